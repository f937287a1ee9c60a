//! `number-in-text-differs`: the percentages, amounts and ages in a definition are those of its rule.

use begrip::eval::Number;
use begrip::{Content, Definition, Registry, Relation, Text, Time};
use rayon::prelude::*;

use crate::finding::{Findings, Related, Severity};
use crate::language::Lang;
use crate::message::{Message, Said};
use crate::prose::{Bound, Figure, Told, figures};
use crate::quantity::{Quantities, Quantity, Sort};
use crate::rule::{Context, Group, Read, Rule};

mod words;

use words::{both, rule_says, text_says};

pub(crate) const RULE: Rule = Rule {
    name: "number-in-text-differs",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "the percentages, amounts and ages in a definition are those of its rule",
        nl: "de percentages, bedragen en leeftijden in een definitie zijn die van haar regel",
    },
    why: Said {
        en: "People read the text and machines the rule; where they name different numbers, one of them is wrong.",
        nl: "Mensen lezen de tekst en machines de regel; waar ze andere getallen noemen, is een van beide fout.",
    },
    fix: Said {
        en: "Correct the text or the rule; what no rule can say belongs under `unformalised`.",
        nl: "Verbeter de tekst of de regel; wat geen regel kan zeggen, hoort onder `unformalised`.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
# file: definitions/nl/norm.yaml
kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1195.66 }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
definition:
  nl: Huishouden met een inkomen tot en met 120 procent van de norm.
  en: Household with an income of at most 130 per cent of the norm.
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
inputs:
  income: nl/income@^1
  norm: nl/norm@^1
rule: income <= 1.30 * norm
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month }
# file: definitions/nl/norm.yaml
kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1195.66 }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
definition:
  nl: Huishouden met een inkomen tot en met 130 procent van de norm.
  en: Household with an income of at most 130 per cent of the norm.
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
inputs:
  income: nl/income@^1
  norm: nl/norm@^1
rule: income <= 1.30 * norm
",
    check,
};

/// A number in a text, and the pointer of that text.
struct Place {
    pointer: String,
    figure: Figure,
}

/// A number that the rule contradicts, with every place where the definition says it.
struct Contradiction<'r> {
    definition: &'r Definition,
    places: Vec<Place>,
    /// What the rule says instead.
    rule: Message,
}

impl Contradiction<'_> {
    fn says(&self, figure: &Figure) -> bool {
        self.places
            .iter()
            .any(|place| (place.figure.told, &place.figure.number) == (figure.told, &figure.number))
    }
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let same = |a: &Read<'_>, b: &Read<'_>| a.definition.node() == b.definition.node();
    let all = context.expressions.par_chunk_by(same);
    let found: Vec<_> = all.flat_map_iter(|reads| contradictions(context.registry, reads)).collect();
    for contradiction in found {
        report(context.registry, &contradiction, findings);
    }
}

/// What the expressions of one definition contradict.
fn contradictions<'r>(registry: &'r Registry, reads: &[Read<'r>]) -> Vec<Contradiction<'r>> {
    let is_sound = |read: &Read<'_>| read.stated.pointer == "/rule" && read.faults.is_empty();
    let Some(definition) = reads.iter().find(|read| is_sound(read)).map(|read| read.definition) else {
        return Vec::new();
    };
    let mut places = read(&definition.header().definition);
    if places.is_empty() {
        return Vec::new();
    }
    let mut own = Quantities::default();
    for read in reads {
        // of a rule that cannot be read it is not known what it says
        let Ok(rule) = &read.parsed else { return Vec::new() };
        own.written_out(registry, definition, (&read.stated, rule));
    }
    places.retain(|place| !is_supported(&place.figure, &own));
    // amounts are many and most texts name none, so they are read only for what is left
    if places.is_empty() {
        return Vec::new();
    }
    own.amounts(registry, definition);
    if own.unknown_input {
        return Vec::new();
    }
    places.retain(|place| is_comparable(&place.figure, &own) && !is_supported(&place.figure, &own));
    places.retain(|place| !is_left_to_words(&place.figure, definition));
    if places.is_empty() {
        return Vec::new();
    }
    let beneath = beneath(registry, definition);
    places.retain(|place| !beneath.iter().any(|below| may_be_supported(&place.figure, below)));
    let mut found: Vec<Contradiction<'r>> = Vec::new();
    for place in places {
        let same = |known: &&mut Contradiction<'_>| known.says(&place.figure);
        if let Some(known) = found.iter_mut().find(same) {
            known.places.push(place);
        } else {
            let rule = both(|lang| rule_says(&place.figure, &own, lang));
            found.push(Contradiction { definition, places: vec![place], rule });
        }
    }
    found
}

/// The numbers in a text in Dutch and in English; other languages write numbers in yet other ways.
fn read(text: &Text) -> Vec<Place> {
    let texts = text.iter().filter_map(|(tag, text)| {
        let lang: Lang = tag.as_str().split('-').next()?.parse().ok()?;
        let pointer = move || format!("/definition/{tag}");
        Some(figures(text, lang).into_iter().map(move |figure| Place { pointer: pointer(), figure }))
    });
    texts.flatten().collect()
}

/// Whether the definition itself says that no rule expresses it.
fn is_left_to_words(figure: &Figure, definition: &Definition) -> bool {
    let unformalised = match definition.content() {
        Content::Variable(variable) => &variable.unformalised,
        Content::Population(population) => &population.unformalised,
        _ => return false,
    };
    let same = |other: &Figure| {
        let kinds = std::mem::discriminant(&other.told) == std::mem::discriminant(&figure.told);
        kinds && other.number == figure.number
    };
    unformalised.iter().flat_map(read).any(|place| same(&place.figure))
}

/// The numbers of the variables and populations that the definition rests on directly.
pub(super) fn beneath(registry: &Registry, definition: &Definition) -> Vec<Quantities> {
    let rests = |relation| {
        matches!(relation, Relation::Input | Relation::Member | Relation::Population | Relation::Within)
    };
    let links = definition.links();
    let references = links.iter().filter(|link| rests(link.relation)).map(|link| link.reference);
    let targets = references.filter_map(|reference| registry.resolve(reference, Time::Any).ok());
    targets.map(|target| Quantities::of(registry, target)).collect()
}

fn sorts(told: Told) -> &'static [Sort] {
    match told {
        Told::Percentage => &[Sort::Ratio, Sort::Percent],
        Told::Money => &[Sort::Money],
        Told::Age(_) => &[Sort::Age],
    }
}

/// Whether the rule has a number that a text can contradict.
fn is_comparable(figure: &Figure, own: &Quantities) -> bool {
    let is_unknown = own.unknown_money && figure.told == Told::Money;
    !is_unknown && comparable(figure, own).next().is_some()
}

fn comparable<'q>(figure: &Figure, own: &'q Quantities) -> impl Iterator<Item = &'q Quantity> {
    let sorts = sorts(figure.told);
    own.all.iter().filter(move |quantity| quantity.comparable && sorts.contains(&quantity.sort))
}

/// Whether a number is one of these, or may be one that cannot be read.
pub(super) fn may_be_supported(figure: &Figure, below: &Quantities) -> bool {
    below.unknown_input || is_supported(figure, below)
}

pub(super) fn is_supported(figure: &Figure, quantities: &Quantities) -> bool {
    match figure.told {
        Told::Percentage => is_percentage_of(&figure.number, quantities),
        Told::Money => is_amount_of(&figure.number, quantities),
        Told::Age(bound) => is_age_of(&figure.number, bound, quantities),
    }
}

/// A percentage stands in a rule as a share, as what is left or added, or as it is; all and nothing need not stand there.
fn is_percentage_of(percentage: &Number, quantities: &Quantities) -> bool {
    let (one, hundred) = (Number::from(1), Number::from(100));
    if percentage.is_zero() || *percentage == hundred {
        return true;
    }
    let Some(share) = percentage.over(&hundred) else { return true };
    let guises = [
        Some(percentage.clone()),
        one.minus(&share),
        one.plus(&share),
        share.minus(&one),
        one.over(&share),
        Some(share),
    ];
    let fits = |quantity: &Quantity| guises.iter().flatten().any(|guise| *guise == quantity.number);
    quantities.all.iter().filter(|quantity| !matches!(quantity.sort, Sort::Money | Sort::Age)).any(fits)
}

/// An amount stands in a rule a month or a year, as itself or by a factor; a text may round it to euros or cents.
fn is_amount_of(amount: &Number, quantities: &Quantities) -> bool {
    let twelve = Number::from(12);
    let rounding = Number::fraction(1, if amount.is_whole() { 1 } else { 100 }).unwrap_or(Number::ZERO);
    let is_near = |other: &Number| {
        let difference = other.minus(amount).map(|difference| difference.absolute());
        difference.is_none_or(|difference| difference < rounding)
    };
    let fits = |other: &Number| {
        [Some(other.clone()), other.times(&twelve), other.over(&twelve)].iter().flatten().any(is_near)
    };
    let of_sort = |sort| quantities.all.iter().filter(move |quantity| quantity.sort == sort);
    of_sort(Sort::Bare).any(|quantity| fits(&quantity.number))
        || of_sort(Sort::Money).any(|money| {
            let times =
                |ratio: &Quantity| money.number.times(&ratio.number).is_some_and(|amount| fits(&amount));
            fits(&money.number) || of_sort(Sort::Ratio).any(times)
        })
}

/// `under 18` and `up to and including 17` draw the same line, between 17 and 18.
fn is_age_of(age: &Number, bound: Bound, quantities: &Quantities) -> bool {
    let next = age.plus(&Number::from(1));
    let (this, next) = match bound {
        Bound::AtLeast | Bound::Below => (Some(age), None),
        Bound::Above | Bound::AtMost => (None, next),
        Bound::Near => (Some(age), next),
    };
    let is_birth = bound == Bound::AtLeast && age.is_zero();
    is_birth
        || quantities.all.iter().any(|quantity| match quantity.sort {
            Sort::Age => this == Some(&quantity.number) || next.as_ref() == Some(&quantity.number),
            Sort::Bare => *age == quantity.number,
            _ => false,
        })
}

fn report(registry: &Registry, contradiction: &Contradiction<'_>, findings: &mut Findings<'_>) {
    let Contradiction { definition, places, rule } = contradiction;
    let Some((first, others)) = places.split_first() else { return };
    let text = both(|lang| text_says(&first.figure, lang));
    let message = Message::new(
        format!("the text says {}, the rule {}", text.en, rule.en),
        format!("de tekst zegt {}, de regel {}", text.nl, rule.nl),
    );
    let help = Message::new("correct the text or the rule", "verbeter de tekst of de regel");
    let finding = findings.part(definition, &first.pointer, &first.figure.span, message, help);
    for other in others {
        let place = registry.sources().place_within(definition.file(), &other.pointer, &other.figure.span);
        let message = Message::new("said here as well", "ook hier gezegd");
        finding.related.push(Related { place, message });
    }
}
