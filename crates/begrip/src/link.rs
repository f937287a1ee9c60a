//! Links: every reference that a definition makes, with what it means and where it is written.

use std::borrow::Cow;
use std::fmt;

use crate::input::{Input, Inputs};
use crate::kind::Kind;
use crate::period::TimePeriod;
use crate::reference::Reference;
use crate::source::tree::escape;

/// What a reference means to the definition that makes it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The concept that it makes measurable.
    Concept,
    /// What is counted.
    Unit,
    /// Which units take part.
    Population,
    /// The wider population.
    Within,
    /// What a rule uses.
    Input,
    /// An amount that a rule uses.
    Parameter,
    /// What is taken of each member.
    Member,
    /// What holds for every unit names it.
    Always,
    /// The codes that may be used.
    CodeList,
    /// Where the data come from.
    DataSource,
    /// What an indicator is about.
    Of,
    /// What a ratio is divided by.
    Denominator,
    /// By what an indicator is published.
    Dimension,
    /// The list of areas.
    Area,
    /// The list that a correspondence maps.
    From,
    /// The list that a correspondence maps to.
    To,
    /// Who keeps a data source.
    Steward,
    /// The wider concept.
    Broader,
    /// The larger unit or authority.
    PartOf,
    /// A concept that has to do with it.
    Related,
    /// A concept of another owner.
    Match,
    /// What it takes the place of.
    Supersedes,
    /// The one side of an alignment.
    Left,
    /// The other side of an alignment.
    Right,
    /// What an alignment asks to be granted.
    Assumption,
}

impl Relation {
    /// The word by which results name the relation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Concept => "concept",
            Self::Unit => "unit",
            Self::Population => "population",
            Self::Within => "within",
            Self::Input => "input",
            Self::Parameter => "parameter",
            Self::Member => "member",
            Self::Always => "always",
            Self::CodeList => "code_list",
            Self::DataSource => "data_source",
            Self::Of => "of",
            Self::Denominator => "denominator",
            Self::Dimension => "dimension",
            Self::Area => "area",
            Self::From => "from",
            Self::To => "to",
            Self::Steward => "steward",
            Self::Broader => "broader",
            Self::PartOf => "part_of",
            Self::Related => "related",
            Self::Match => "match",
            Self::Supersedes => "supersedes",
            Self::Left => "left",
            Self::Right => "right",
            Self::Assumption => "assumption",
        }
    }

    /// Whether the definition rests on what it refers to: without it, it would not mean what it means.
    ///
    /// History (`supersedes`), looser ties (`related`, `match`), claims (alignments) and what is said *about* a unit
    /// (`always`) are not rested on, and so are no part of cycles.
    pub fn is_dependency(self) -> bool {
        !matches!(
            self,
            Self::Related
                | Self::Match
                | Self::Supersedes
                | Self::Always
                | Self::Left
                | Self::Right
                | Self::Assumption
        )
    }

    /// The kinds that a reference of a definition of the kind `from` may lead to; `None` means any.
    ///
    /// Of an input it depends on how it is used, which [`Link::expects`] knows.
    fn expects(self, from: Kind) -> Option<&'static [Kind]> {
        match self {
            Self::Concept | Self::Broader | Self::Related => Some(&[Kind::Concept]),
            Self::Unit => Some(&[Kind::UnitType]),
            Self::Population | Self::Within => Some(&[Kind::Population]),
            Self::Input | Self::Always => Some(Use::Value.expects()),
            Self::Parameter => Some(&[Kind::Parameter]),
            Self::Member => Some(Use::OfMembers("count").expects()),
            Self::CodeList | Self::Area | Self::From | Self::To => Some(&[Kind::CodeList]),
            Self::DataSource => Some(&[Kind::DataSource]),
            Self::Of => Some(&[Kind::Variable, Kind::Population, Kind::UnitType]),
            Self::Denominator => Some(&[Kind::Variable, Kind::Indicator, Kind::Population, Kind::UnitType]),
            Self::Dimension => Some(&[Kind::Variable]),
            Self::Steward => Some(&[Kind::Authority]),
            Self::PartOf if from == Kind::Authority => Some(&[Kind::Authority]),
            Self::PartOf => Some(&[Kind::UnitType]),
            Self::Match => Some(&[Kind::Concept]),
            Self::Supersedes | Self::Left | Self::Right | Self::Assumption => None,
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One reference that a definition makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'d> {
    /// What the reference means.
    pub relation: Relation,
    /// What is referred to.
    pub reference: &'d Reference,
    /// Where it is written, as a JSON pointer.
    pub pointer: Cow<'static, str>,
    /// By how many periods the input lies away from the period of the definition.
    pub shift: i32,
    /// The period that the input is fixed on.
    pub fixed_period: Option<&'d TimePeriod>,
    /// How an expression uses it; absent for what is no input of one.
    pub used: Option<Use>,
}

/// How an expression uses what is referred to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Its value, amount or codes.
    Value,
    /// What this function takes of members.
    OfMembers(&'static str),
}

impl Use {
    /// The kinds of definition that can be used so.
    fn expects(self) -> &'static [Kind] {
        match self {
            Self::Value => {
                &[Kind::Variable, Kind::Parameter, Kind::Indicator, Kind::Population, Kind::CodeList]
            }
            Self::OfMembers("count" | "any") => &[Kind::UnitType, Kind::Variable, Kind::Population],
            Self::OfMembers("all") => &[Kind::Variable, Kind::Population],
            Self::OfMembers(_) => &[Kind::Variable],
        }
    }
}

impl Link<'_> {
    /// The kinds that the reference may lead to; `None` means any.
    ///
    /// `from` is the kind of the definition that makes the reference.
    pub fn expects(&self, from: Kind) -> Option<&'static [Kind]> {
        self.used.map_or_else(|| self.relation.expects(from), |used| Some(used.expects()))
    }

    /// Whether the definition rests on what it refers to, in the same period.
    ///
    /// An input of another period is no part of a cycle: long-term low income may use last year's value of itself.
    pub fn is_dependency(&self) -> bool {
        self.relation.is_dependency() && self.shift == 0
    }
}

/// Collects links in the order in which the fields are declared.
#[derive(Debug, Default)]
pub(crate) struct Links<'d>(pub(crate) Vec<Link<'d>>);

impl<'d> Links<'d> {
    pub(crate) fn add(
        &mut self,
        relation: Relation,
        reference: &'d Reference,
        pointer: impl Into<Cow<'static, str>>,
    ) {
        let pointer = pointer.into();
        self.0.push(Link { relation, reference, pointer, shift: 0, fixed_period: None, used: None });
    }

    pub(crate) fn option(
        &mut self,
        relation: Relation,
        reference: Option<&'d Reference>,
        pointer: &'static str,
    ) {
        if let Some(reference) = reference {
            self.add(relation, reference, pointer);
        }
    }

    /// The references of a field that is a list, or that may be written as its only item.
    pub(crate) fn list(&mut self, relation: Relation, references: &'d [Reference], pointer: &str) {
        for (index, reference) in references.iter().enumerate() {
            self.add(relation, reference, format!("{pointer}/{index}"));
        }
    }

    /// The inputs of a rule, and those of their members.
    pub(crate) fn inputs(&mut self, relation: Relation, inputs: &'d Inputs, pointer: &str) {
        for (name, input) in inputs {
            let pointer = format!("{pointer}/{}", escape(name));
            match input {
                Input::Value(selection) => {
                    let short =
                        selection.shift.is_none() && selection.at.is_none() && selection.period.is_none();
                    self.0.push(Link {
                        relation,
                        reference: &selection.of,
                        pointer: if short { pointer } else { format!("{pointer}/of") }.into(),
                        shift: input.shift(),
                        fixed_period: selection.period.as_ref(),
                        used: Some(Use::Value),
                    });
                }
                Input::Aggregate(aggregate) => {
                    let (function, of) = aggregate.function();
                    self.0.push(Link {
                        relation: if relation == Relation::Input { Relation::Member } else { relation },
                        reference: of,
                        pointer: format!("{pointer}/{function}").into(),
                        shift: 0,
                        fixed_period: None,
                        used: Some(Use::OfMembers(function)),
                    });
                    self.inputs(relation, aggregate.with(), &format!("{pointer}/with"));
                }
            }
        }
    }
}
