//! A rule of the catalogue: one record from which everything said about the rule is read.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use begrip::expr::{Expr, Scope, Stated, SyntaxError, Type, TypeFault, TypeFaultKind, check_as, domain};
use begrip::kind::population::Population;
use begrip::{Allow, Content, Date, Definition, Graph, Link, Node, Registry, Relation, Time, Unresolved};
use rayon::prelude::*;

use crate::diff::{Diff, Pair};
use crate::finding::{Findings, Severity};
use crate::logic::followable::Followable;
use crate::logic::judged::Judged;
use crate::logic::standing::Standing;
use crate::message::{Message, Said};
use crate::words::collapsed;

/// A rule: what it asks, why, and how to mend what it finds.
///
/// Terminal, JSON and documentation read this record, and its two examples run as tests.
#[derive(Debug)]
pub struct Rule {
    /// Its name, which is also the name of its file and never changes.
    pub name: &'static str,
    /// How loud it is unless a registry says otherwise.
    pub severity: Severity,
    /// What part of a registry it is about.
    pub group: Group,
    /// What it asks, in one sentence.
    pub summary: Said,
    /// Why, in one or two sentences.
    pub why: Said,
    /// How to mend what it finds.
    pub fix: Said,
    /// Files in which it finds something; a line `# file: <path>` begins each. What follows a line `# before` are those
    /// of the earlier state that they are held against.
    pub fires: &'static str,
    /// The same files, mended.
    pub passes: &'static str,
    pub(crate) check: fn(&Context<'_>, &mut Findings<'_>),
}

/// What part of a registry a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Files and their notation.
    Files,
    /// What refers to what.
    References,
    /// Versions, status and validity.
    Versions,
    /// Labels and definitions in words.
    Text,
    /// Code lists and correspondences.
    Codes,
    /// Dated amounts.
    Parameters,
    /// Rules as expressions.
    Rules,
    /// Figures about populations.
    Indicators,
    /// Data about people.
    Privacy,
    /// What is claimed about two definitions.
    Alignments,
    /// What changed since an earlier state of the registry.
    History,
}

impl Group {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::References => "references",
            Self::Versions => "versions",
            Self::Text => "text",
            Self::Codes => "codes",
            Self::Parameters => "parameters",
            Self::Rules => "rules",
            Self::Indicators => "indicators",
            Self::Privacy => "privacy",
            Self::Alignments => "alignments",
            Self::History => "history",
        }
    }
}

/// What a rule looks at.
#[derive(Debug)]
pub(crate) struct Context<'r> {
    pub(crate) registry: &'r Registry,
    pub(crate) graph: &'r Graph,
    /// Every reference, in the order of the definitions and their fields, but for those to definitions whose file
    /// cannot be read: nothing is known of these, so nothing is said of them either.
    pub(crate) references: Vec<Resolved<'r>>,
    /// Every expression that a definition states, read and held against its names, types and units.
    pub(crate) expressions: Vec<Read<'r>>,
    /// What changed since an earlier state, if the registry is held against one.
    pub(crate) since: Option<&'r Diff>,
    /// Today, as far as it is known.
    pub(crate) today: Option<Date>,
    /// The definitions whose rules can be followed to their leaves.
    pub(crate) followable: Followable,
    /// What is wrong with each of their rules by itself.
    pub(crate) judged: Judged,
    /// The comments that allow what no rule finds; known once all other rules have run.
    pub(crate) unused: Vec<&'r Allow>,
}

/// An expression that a definition states, as far as it could be read.
#[derive(Debug)]
pub(crate) struct Read<'r> {
    pub(crate) definition: &'r Definition,
    pub(crate) stated: Stated<'r>,
    pub(crate) parsed: Result<Expr, SyntaxError>,
    /// Everything that does not fit; empty if it could not be read.
    pub(crate) faults: Vec<TypeFault<'r>>,
}

/// A reference that a definition makes, with the version that it means on no day in particular.
#[derive(Debug)]
pub(crate) struct Resolved<'r> {
    pub(crate) definition: &'r Definition,
    pub(crate) link: Link<'r>,
    pub(crate) target: Result<&'r Definition, Unresolved>,
}

impl<'r> Context<'r> {
    pub(crate) fn new(registry: &'r Registry, since: Option<&'r Diff>, today: Option<Date>) -> Self {
        let references = registry.definitions().par_iter().flat_map_iter(|definition| {
            let known = definition.links().into_iter().filter(|link| !registry.is_lost(link.reference.id()));
            known.map(move |link| {
                let target = registry.resolve(link.reference, Time::Any);
                Resolved { definition, link, target }
            })
        });
        let expressions = registry.definitions().par_iter().flat_map_iter(|definition| {
            definition.stated().into_iter().map(move |stated| read(registry, definition, stated))
        });
        let mut context = Self {
            registry,
            graph: registry.graph(),
            references: references.collect(),
            expressions: expressions.collect(),
            since,
            today,
            followable: Followable::default(),
            judged: Judged::default(),
            unused: Vec::new(),
        };
        context.followable = Followable::of(&context);
        context.judged = Judged::of(&context);
        context
    }
}

/// So many definitions are gone through on the way from one to another.
const FOLLOWED: usize = 300;

impl<'r> Context<'r> {
    /// What changed since the earlier state, each with the definition as it is now.
    pub(crate) fn changed(&self) -> impl Iterator<Item = (&'r Pair, &'r Definition)> {
        let registry = self.registry;
        self.since.into_iter().flat_map(|since| &since.pairs).filter_map(move |pair| {
            let to = pair.to.as_ref()?;
            let now = registry.versions(&pair.id).iter().find(|definition| definition.version() == to)?;
            Some((pair, now))
        })
    }

    /// The rules of variables and populations that can be read and fit their inputs.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &Read<'r>> {
        let sound = |read: &&Read<'r>| read.parsed.is_ok() && read.faults.is_empty();
        self.expressions.iter().filter(|read| read.stated.pointer == "/rule").filter(sound)
    }

    /// The variables and populations whose worked examples can be computed: by a rule of their own, or by those of the
    /// wider populations.
    pub(crate) fn examined(&self) -> impl Iterator<Item = &'r Definition> {
        let without_rule = self.registry.definitions().iter().filter(|definition| {
            let Content::Population(population) = definition.content() else { return false };
            !population.examples.is_empty() && population.rule.is_none() && self.is_told_by_wider(population)
        });
        self.rules().map(|read| read.definition).chain(without_rule)
    }

    /// Whether a population within which this one lies is told by a rule, and not only by words.
    fn is_told_by_wider(&self, population: &'r Population) -> bool {
        let wider = |population: &'r Population| {
            let within = population.within.as_ref()?;
            match self.registry.resolve(within, Time::Any).ok()?.content() {
                Content::Population(wider) => Some(wider),
                _ => None,
            }
        };
        let chain = std::iter::successors(wider(population), |population| wider(population));
        let widest =
            chain.take(FOLLOWED).find(|population| population.rule.is_some() || population.within.is_none());
        widest.is_some_and(|population| population.rule.is_some())
    }

    /// Whether every file could be read; else one that could not may say how two definitions relate.
    pub(crate) fn is_complete(&self) -> bool {
        let read: HashSet<_> = self.registry.definitions().iter().map(Definition::file).collect();
        self.registry.problems().iter().all(|problem| read.contains(&problem.file))
    }

    /// The rules that can be followed to their leaves, with what is wrong with each by itself.
    pub(crate) fn judged(&self) -> impl Iterator<Item = (&Read<'r>, &Standing)> {
        self.rules().filter_map(|read| Some((read, self.judged.of_rule(read.definition)?)))
    }

    /// Whether references of these kinds lead from the one definition to the other, in few steps.
    pub(crate) fn leads(&self, from: Node, to: Node, by: &[Relation]) -> bool {
        let mut seen = BTreeSet::from([from]);
        let mut open = vec![from];
        while let Some(node) = open.pop() {
            for edge in self.graph.references(node) {
                if !by.contains(&edge.relation) || !seen.insert(edge.to) {
                    continue;
                }
                if edge.to == to {
                    return true;
                }
                if seen.len() < FOLLOWED {
                    open.push(edge.to);
                }
            }
        }
        false
    }

    /// A finding for every part of an expression that does not fit and on which a rule has something to say.
    pub(crate) fn each_fault(
        &self,
        findings: &mut Findings<'_>,
        advice: fn(&TypeFaultKind<'_>) -> Option<(Message, Message)>,
    ) {
        for read in &self.expressions {
            for fault in &read.faults {
                if let Some((message, help)) = advice(&fault.kind) {
                    findings.part(read.definition, &read.stated.pointer, &fault.span, message, help);
                }
            }
        }
    }
}

impl Read<'_> {
    /// A part of the expression as it is written, on one line.
    pub(crate) fn written(&self, part: &Range<usize>) -> String {
        collapsed(self.stated.text.get(part.clone()).unwrap_or_default())
    }
}

fn read<'r>(registry: &'r Registry, definition: &'r Definition, stated: Stated<'r>) -> Read<'r> {
    let parsed: Result<Expr, SyntaxError> = stated.text.parse();
    let faults = parsed.as_ref().map_or_else(
        |_| Vec::new(),
        |rule| {
            let scope = Scope::new(registry, stated.inputs, definition.header().valid);
            let declared = stated.gives.map_or(Type::Boolean, |values| domain(registry, values));
            check_as(rule, &scope, &declared)
        },
    );
    Read { definition, stated, parsed, faults }
}

/// The files of an example of a rule: path and text.
pub fn example_files(example: &str) -> Vec<(String, String)> {
    parts(example.split("# before\n").next().unwrap_or_default())
}

/// The files of the earlier state that an example is held against; none if it is about one state.
pub fn example_before(example: &str) -> Option<Vec<(String, String)>> {
    example.split_once("# before\n").map(|(_, before)| parts(before))
}

fn parts(example: &str) -> Vec<(String, String)> {
    let parts = example.split("# file: ").skip(1);
    parts
        .filter_map(|part| {
            let (path, text) = part.split_once('\n')?;
            Some((path.trim().to_owned(), text.to_owned()))
        })
        .collect()
}
