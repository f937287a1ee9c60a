//! Facet by facet: what each side says, how that relates, and why.

use begrip::{Content, Definition, Measure, Reference, Text, Time, ValueDomain};

use super::{FacetCompared, FacetRelation, rules};
use crate::facet::Facet;
use crate::language::Lang;
use crate::message::Message;
use crate::relation::{Ground, Part, Related, Two, Valued, relate};

/// Every facet that both sides have.
pub(super) fn all(
    ground: &Ground<'_>,
    related: Option<&Related>,
    valued: Option<&Valued>,
) -> Vec<FacetCompared> {
    let two = &ground.two;
    let mut found = vec![unit(two)];
    let population = population(ground);
    // of the same people the rules say what the whole says
    let whole = related.filter(|_| population.relation.is_same()).map(|related| related.relation.into());
    found.push(population);
    if two.left.kind() == two.right.kind() || related.is_some() {
        found.push(rule(ground, valued, whole));
        found.extend(criteria(two));
        found.push(values(two, valued));
        found.push(period(two));
    }
    found.extend(statistic(two));
    found.push(by_reference(two, Facet::Source, data_source, ["data sources", "gegevensbronnen"]));
    found.push(validity(two));
    found.push(area(two));
    found
}

/// Facets of measurement that differ: they change no verdict, and are to be minded.
pub(super) fn reservations(facets: &[FacetCompared]) -> Vec<Message> {
    let of_measurement = |facet: &&FacetCompared| {
        matches!(facet.facet, Facet::Source | Facet::Validity | Facet::Area | Facet::Protection)
    };
    facets
        .iter()
        .filter(of_measurement)
        .filter(|facet| !facet.relation.is_same())
        .map(|facet| facet.because.clone())
        .collect()
}

fn unit(two: &Two<'_>) -> FacetCompared {
    let of = |definition: &Definition| match definition.content() {
        Content::Variable(variable) => Some(variable.unit.clone()),
        Content::Population(population) => Some(population.unit.clone()),
        _ => None,
    };
    let (left, right) = (of(two.left), of(two.right));
    let relation = match (&left, &right) {
        (Some(left), Some(right)) if left.id() == right.id() => FacetRelation::Same,
        (Some(left), Some(right)) if is_granted(two, left, right) => FacetRelation::Equivalent,
        (None, None) => FacetRelation::Same,
        _ => FacetRelation::Different,
    };
    facet(two, Facet::Unit, relation, [left.as_ref(), right.as_ref()], ["unit types", "eenheidstypen"])
}

/// Whether two definitions are taken to be the same.
fn is_granted(two: &Two<'_>, left: &Reference, right: &Reference) -> bool {
    two.assume.iter().any(|assumption| match assumption {
        begrip::kind::alignment::Assumption::Equal(equal) => {
            let [one, other] = &equal.equal;
            (one.id() == left.id() && other.id() == right.id())
                || (one.id() == right.id() && other.id() == left.id())
        }
        begrip::kind::alignment::Assumption::Holds(_) => false,
    })
}

fn population(ground: &Ground<'_>) -> FacetCompared {
    let two = &ground.two;
    let of = |definition: &Definition| match definition.content() {
        Content::Variable(variable) => variable.population.clone(),
        Content::Indicator(indicator) => indicator.population.clone(),
        Content::Population(population) => population.within.clone(),
        _ => None,
    };
    let (left, right) = (of(two.left), of(two.right));
    let relation = match (&left, &right) {
        (Some(left), Some(right)) if left.id() == right.id() => FacetRelation::Same,
        (None, None) => FacetRelation::Same,
        _ => relate(ground, Part::Population, false).relation.into(),
    };
    facet(two, Facet::Population, relation, [left.as_ref(), right.as_ref()], ["populations", "populaties"])
}

fn rule(ground: &Ground<'_>, valued: Option<&Valued>, whole: Option<FacetRelation>) -> FacetCompared {
    let two = &ground.two;
    let of = |definition: &Definition| -> Option<String> {
        let rule = match definition.content() {
            Content::Variable(variable) => variable.rule.clone(),
            Content::Population(population) => population.rule.clone(),
            _ => None,
        };
        rule.map(|rule| crate::words::collapsed(&rule))
    };
    let (left, right) = (of(two.left), of(two.right));
    let relation = if left.is_none() && right.is_none() && two.left.id() != two.right.id() {
        FacetRelation::Unknown
    } else {
        rules::relation(ground, valued, whole)
    };
    let because = match relation {
        FacetRelation::Same | FacetRelation::Equivalent => Message::new(
            "the rules say the same of every unit",
            "de regels zeggen van elke eenheid hetzelfde",
        ),
        FacetRelation::PartOf => Message::new(
            "whoever the left counts, the right counts too",
            "wie links wordt geteld, wordt rechts ook geteld",
        ),
        FacetRelation::Includes => Message::new(
            "whoever the right counts, the left counts too",
            "wie rechts wordt geteld, wordt links ook geteld",
        ),
        FacetRelation::Overlapping => Message::new(
            "each counts units that the other does not",
            "elk telt eenheden die de ander niet telt",
        ),
        FacetRelation::Disjoint => {
            Message::new("they count no unit in common", "zij tellen geen eenheid samen")
        }
        FacetRelation::Different | FacetRelation::Convertible => match valued {
            Some(valued) => valued.in_words(two.left.id().as_str(), two.right.id().as_str()),
            None => Message::new(
                "there is a unit to which they give other values",
                "er is een eenheid waaraan zij andere waarden geven",
            ),
        },
        FacetRelation::Unknown => Message::new("it could not be told", "het is niet uit te maken"),
    };
    let words = |rule: Option<String>, definition: &Definition| match rule {
        Some(rule) => Message::new(rule.clone(), rule),
        None => said(&definition.header().definition),
    };
    FacetCompared {
        facet: Facet::Rule,
        relation,
        left: words(left, two.left),
        right: words(right, two.right),
        because,
    }
}

/// What no rule says; it is the same only where it is written so.
fn criteria(two: &Two<'_>) -> Option<FacetCompared> {
    let of = |definition: &Definition| match definition.content() {
        Content::Variable(variable) => variable.unformalised.clone(),
        Content::Population(population) => population.unformalised.clone(),
        _ => Vec::new(),
    };
    let (left, right) = (of(two.left), of(two.right));
    if left.is_empty() && right.is_empty() {
        return None;
    }
    let (relation, because) = if left == right {
        (FacetRelation::Same, because(FacetRelation::Same, ["criteria in words", "criteria in woorden"]))
    } else {
        let because = Message::new(
            "whether the criteria that no rule expresses leave out or add units is not known",
            "of de criteria die geen regel uitdrukt eenheden weglaten of toevoegen, is niet bekend",
        );
        (FacetRelation::Unknown, because)
    };
    let words = |texts: Vec<Text>| {
        let say = |lang: Lang| texts.iter().map(|text| lang.text(text)).collect::<Vec<_>>().join("; ");
        if texts.is_empty() { Message::new("–", "–") } else { Message::new(say(Lang::En), say(Lang::Nl)) }
    };
    Some(FacetCompared { facet: Facet::Criteria, relation, left: words(left), right: words(right), because })
}

fn values(two: &Two<'_>, valued: Option<&Valued>) -> FacetCompared {
    let of = |definition: &Definition| match definition.content() {
        Content::Variable(variable) => Some(variable.values.clone()),
        Content::Parameter(parameter) => Some(parameter.values.clone()),
        Content::Indicator(indicator) => indicator.values.clone(),
        Content::Population(_) => Some(ValueDomain::Boolean),
        _ => None,
    };
    let (left, right) = (of(two.left), of(two.right));
    let unit = |domain: &Option<ValueDomain>| {
        domain.as_ref().and_then(|domain| domain.unit_of_measure().map(Measure::from))
    };
    let list = |domain: &Option<ValueDomain>| domain.as_ref().and_then(|domain| domain.code_list().cloned());
    let relation = match (unit(&left), unit(&right)) {
        (Some(left), Some(right)) if left == right => FacetRelation::Same,
        (Some(left), Some(right)) if left.conversion(&right).is_some() => FacetRelation::Convertible,
        (None, None) => match (list(&left), list(&right)) {
            (Some(left), Some(right)) if left.id() == right.id() => FacetRelation::Same,
            (Some(left), Some(right)) if has_correspondence(two, &left, &right) => FacetRelation::Convertible,
            (Some(_), Some(_)) if valued.is_some_and(Valued::converts) => FacetRelation::Convertible,
            (None, None) if left == right => FacetRelation::Same,
            _ => FacetRelation::Different,
        },
        _ => FacetRelation::Different,
    };
    let words = |domain: &Option<ValueDomain>| {
        let shown = domain.as_ref().map(crate::changes::Shown::of);
        shown.map_or_else(|| Message::new("–", "–"), |shown| shown.text)
    };
    let because = because(relation, ["values", "waarden"]);
    FacetCompared { facet: Facet::Values, relation, left: words(&left), right: words(&right), because }
}

/// Whether a correspondence leads from one list to the other, either way.
fn has_correspondence(two: &Two<'_>, left: &Reference, right: &Reference) -> bool {
    two.registry.definitions().iter().any(|definition| match definition.content() {
        Content::Correspondence(maps) => {
            let ends = (maps.from.id(), maps.to.id());
            ends == (left.id(), right.id()) || ends == (right.id(), left.id())
        }
        _ => false,
    })
}

fn period(two: &Two<'_>) -> FacetCompared {
    let of = |definition: &Definition| match definition.content() {
        Content::Variable(variable) => variable.period.clone(),
        Content::Indicator(indicator) => indicator.period.clone(),
        _ => None,
    };
    let (left, right) = (of(two.left), of(two.right));
    // a population has no period of its own
    let relation = match (&left, &right) {
        (Some(left), Some(right)) if left != right => FacetRelation::Different,
        _ => FacetRelation::Same,
    };
    let words = |period: Option<begrip::ReferencePeriod>| {
        let shown = period.as_ref().map(crate::changes::Shown::of);
        shown.map_or_else(|| Message::new("–", "–"), |shown| shown.text)
    };
    let because = because(relation, ["reference periods", "verslagperioden"]);
    FacetCompared { facet: Facet::Period, relation, left: words(left), right: words(right), because }
}

fn statistic(two: &Two<'_>) -> Option<FacetCompared> {
    let (Content::Indicator(left), Content::Indicator(right)) = (two.left.content(), two.right.content())
    else {
        return None;
    };
    let relation = if left.statistic == right.statistic && left.denominator == right.denominator {
        FacetRelation::Same
    } else {
        FacetRelation::Different
    };
    let words =
        |indicator: &begrip::kind::indicator::Indicator| crate::changes::Shown::of(&indicator.statistic).text;
    let because = because(relation, ["statistics", "maten"]);
    Some(FacetCompared { facet: Facet::Statistic, relation, left: words(left), right: words(right), because })
}

fn data_source(definition: &Definition) -> Option<Reference> {
    match definition.content() {
        Content::Variable(variable) => variable.data_source.clone(),
        _ => None,
    }
}

pub(super) fn validity(two: &Two<'_>) -> FacetCompared {
    let (left, right) = (two.left.header().valid, two.right.header().valid);
    let relation = if left == right { FacetRelation::Same } else { FacetRelation::Different };
    let because = because(relation, ["days for which they are meant", "dagen waarvoor zij zijn bedoeld"]);
    let words = crate::days::in_words;
    FacetCompared { facet: Facet::Validity, relation, left: words(left), right: words(right), because }
}

fn area(two: &Two<'_>) -> FacetCompared {
    let of = |definition: &Definition| {
        let mut population = match definition.content() {
            Content::Variable(variable) => variable.population.clone(),
            Content::Indicator(indicator) => indicator.population.clone(),
            _ => None,
        };
        while let Some(reference) = population {
            let Ok(found) = two.registry.resolve(&reference, Time::Any) else { break };
            let Content::Population(content) = found.content() else { break };
            if let Some(area) = &content.area {
                return area.areas.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            }
            population = content.within.clone().filter(|wider| wider.id() != reference.id());
        }
        String::new()
    };
    let (left, right) = (of(two.left), of(two.right));
    let relation = if left == right { FacetRelation::Same } else { FacetRelation::Different };
    let because = because(relation, ["areas", "gebieden"]);
    let words = |area: String| Message::new(area.clone(), area);
    FacetCompared { facet: Facet::Area, relation, left: words(left), right: words(right), because }
}

fn by_reference(
    two: &Two<'_>,
    of: Facet,
    reference: fn(&Definition) -> Option<Reference>,
    noun: [&str; 2],
) -> FacetCompared {
    let (left, right) = (reference(two.left), reference(two.right));
    let id = |reference: &Option<Reference>| reference.as_ref().map(|reference| reference.id().clone());
    let relation = if id(&left) == id(&right) { FacetRelation::Same } else { FacetRelation::Different };
    facet(two, of, relation, [left.as_ref(), right.as_ref()], noun)
}

/// A facet that is a reference on each side, in words by the labels of what these lead to.
fn facet(
    two: &Two<'_>,
    facet: Facet,
    relation: FacetRelation,
    [left, right]: [Option<&Reference>; 2],
    noun: [&str; 2],
) -> FacetCompared {
    let words = |reference: Option<&Reference>| {
        let found = reference.and_then(|reference| two.registry.resolve(reference, Time::Any).ok());
        found.map_or_else(|| Message::new("–", "–"), |found| said(&found.header().label))
    };
    FacetCompared {
        facet,
        relation,
        left: words(left),
        right: words(right),
        because: because(relation, noun),
    }
}

fn said(text: &Text) -> Message {
    let say = |lang: Lang| crate::words::collapsed(lang.text(text));
    Message::new(say(Lang::En), say(Lang::Nl))
}

/// Why a facet relates as it does, in general words.
fn because(relation: FacetRelation, [en, nl]: [&str; 2]) -> Message {
    match relation {
        FacetRelation::Same => {
            Message::new(format!("the {en} are the same"), format!("de {nl} zijn dezelfde"))
        }
        FacetRelation::Equivalent => {
            Message::new(format!("the {en} come to the same"), format!("de {nl} komen op hetzelfde neer"))
        }
        FacetRelation::PartOf => Message::new(
            format!("of the {en} the left is a part of the right"),
            format!("van de {nl} is de linker een deel van de rechter"),
        ),
        FacetRelation::Includes => Message::new(
            format!("of the {en} the right is a part of the left"),
            format!("van de {nl} is de rechter een deel van de linker"),
        ),
        FacetRelation::Overlapping => {
            Message::new(format!("the {en} overlap"), format!("de {nl} overlappen elkaar"))
        }
        FacetRelation::Disjoint => {
            Message::new(format!("the {en} have nothing in common"), format!("de {nl} hebben niets gemeen"))
        }
        FacetRelation::Convertible => {
            Message::new(format!("the {en} convert exactly"), format!("de {nl} zijn precies om te rekenen"))
        }
        FacetRelation::Different => Message::new(format!("the {en} differ"), format!("de {nl} verschillen")),
        FacetRelation::Unknown => Message::new(
            format!("of the {en} it could not be told"),
            format!("van de {nl} is het niet uit te maken"),
        ),
    }
}
