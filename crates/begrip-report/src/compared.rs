//! A comparison in words: what every format for people has.

use begrip::eval::{Leaf, Value};
use begrip::{Content, Definition, DefinitionId, Registry, Time, ValueDomain};
use begrip_review::{
    Boundary, Comparison, FacetRelation, Holds, Lang, UnitRelation, Verdict, Witness, value,
};

/// The verdict as people call it.
pub(crate) fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Undetermined => lang.pick("undetermined", "niet uit te maken"),
        Verdict::NotComparable => lang.pick("not comparable", "niet vergelijkbaar"),
        Verdict::Bounded => lang.pick("bounded", "begrensd"),
        Verdict::Convertible => lang.pick("convertible", "om te rekenen"),
        Verdict::Comparable => lang.pick("comparable", "vergelijkbaar"),
    }
}

/// How a facet relates, as people call it.
pub(crate) fn relation(relation: FacetRelation, lang: Lang) -> &'static str {
    match relation {
        FacetRelation::Same => lang.pick("same", "hetzelfde"),
        FacetRelation::Equivalent => lang.pick("equivalent", "gelijkwaardig"),
        FacetRelation::PartOf => lang.pick("part of", "deel van"),
        FacetRelation::Includes => lang.pick("includes", "omvat"),
        FacetRelation::Overlapping => lang.pick("overlapping", "overlappend"),
        FacetRelation::Disjoint => lang.pick("disjoint", "gescheiden"),
        FacetRelation::Convertible => lang.pick("convertible", "om te rekenen"),
        FacetRelation::Different => lang.pick("different", "anders"),
        FacetRelation::Unknown => lang.pick("not known", "niet bekend"),
    }
}

/// For what the relation holds: always, or with the amounts of a day.
pub(crate) fn scope(found: &Comparison, lang: Lang) -> Option<String> {
    let related = found.related.as_ref()?;
    let proved = match related.relation {
        UnitRelation::PartOf => related.left_in_right.holds,
        UnitRelation::Includes => related.right_in_left.holds,
        UnitRelation::Disjoint => related.common.holds,
        UnitRelation::Equivalent if related.left_in_right.holds == related.right_in_left.holds => {
            related.left_in_right.holds
        }
        UnitRelation::Unknown => return None,
        UnitRelation::Equivalent | UnitRelation::Overlapping => Holds::OnDate,
    };
    let on = found.on.map(|on| on.to_string()).unwrap_or_default();
    Some(match (proved, lang) {
        (Holds::Always, Lang::En) => "holds on every date, whatever the amounts".to_owned(),
        (Holds::Always, Lang::Nl) => "geldt op elke datum, wat de bedragen ook zijn".to_owned(),
        (Holds::OnDate, Lang::En) => format!("with the amounts of {on}"),
        (Holds::OnDate, Lang::Nl) => format!("met de bedragen van {on}"),
        (Holds::UnderAssumptions, Lang::En) => {
            format!("under the assumptions below, with the amounts of {on}")
        }
        (Holds::UnderAssumptions, Lang::Nl) => {
            format!("onder de aannamen hieronder, met de bedragen van {on}")
        }
    })
}

/// What was granted, what to mind, what only one side asks and what no rule says: each list that is not empty.
pub(crate) fn lists(found: &Comparison, lang: Lang) -> Vec<(String, Vec<String>)> {
    let said = |messages: &[begrip_review::Message]| -> Vec<String> {
        messages.iter().map(|message| lang.say(message).to_owned()).collect()
    };
    let only = |id: &DefinitionId| match lang {
        Lang::En => format!("Only in the rule of {id}"),
        Lang::Nl => format!("Alleen in de regel van {id}"),
    };
    let words = found.unformalised.iter().map(|(id, text)| format!("{} ({id})", lang.text(text))).collect();
    let lists = [
        (lang.pick("Granted", "Aangenomen").to_owned(), said(&found.assumptions)),
        (
            lang.pick("Mind when comparing", "Let op bij het vergelijken").to_owned(),
            said(&found.reservations),
        ),
        (only(&found.left.0), found.clauses.left_only.clone()),
        (only(&found.right.0), found.clauses.right_only.clone()),
        (lang.pick("Not in any rule, or not known", "In geen regel, of niet bekend").to_owned(), words),
    ];
    lists.into_iter().filter(|(_, items)| !items.is_empty()).collect()
}

/// A unit in words: `household type single, net household income 1,300 EUR/month`.
pub(crate) fn unit(registry: &Registry, witness: &Witness, lang: Lang) -> String {
    if witness.given.is_empty() {
        return lang.pick("any unit", "elke eenheid").to_owned();
    }
    let one = |(key, value): &(String, Value)| given(registry, key, value, lang);
    witness.given.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn given(registry: &Registry, key: &str, value: &Value, lang: Lang) -> String {
    let leaf: Option<Leaf> = key.parse().ok();
    let reference = leaf.map(|leaf| begrip::Reference::new(leaf.id, None));
    let definition = reference.and_then(|reference| registry.resolve(&reference, Time::Any).ok());
    let (label, unit) = named(registry, key, lang);
    let shown = match (value, definition.and_then(values)) {
        (Value::Text(code), Some(ValueDomain::Codes(list))) => code_label(registry, list, code, lang),
        (Value::Number(_), Some(_)) => format!("{}{unit}", self::value(value, lang)),
        _ => self::value(value, lang),
    };
    format!("{label}: {shown}")
}

fn values(definition: &Definition) -> Option<&ValueDomain> {
    match definition.content() {
        Content::Variable(variable) => Some(&variable.values),
        _ => None,
    }
}

fn code_label(registry: &Registry, list: &begrip::Reference, code: &str, lang: Lang) -> String {
    let Ok(Content::CodeList(list)) = registry.resolve(list, Time::Any).map(Definition::content) else {
        return code.to_owned();
    };
    let entry = list.codes.iter().find(|entry| entry.code.as_str() == code);
    let label = entry.map(|entry| lang.text(&entry.label)).filter(|label| !label.is_empty());
    label.map_or_else(|| code.to_owned(), first_small)
}

/// A label within a sentence; abbreviations stay as they are.
fn first_small(label: &str) -> String {
    let mut chars = label.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(chars).collect(),
        _ => label.to_owned(),
    }
}

/// A unit, and what each side says of it, in one sentence.
pub(crate) fn sentence(registry: &Registry, found: &Comparison, witness: &Witness, lang: Lang) -> String {
    let says = |id: &DefinitionId, value: &Value, because: &str| match (value, lang) {
        (Value::Boolean(true), Lang::En) => format!("counted by {id} ({because})"),
        (Value::Boolean(true), Lang::Nl) => format!("geteld door {id} ({because})"),
        (Value::Boolean(false), Lang::En) => format!("not counted by {id} ({because})"),
        (Value::Boolean(false), Lang::Nl) => format!("niet geteld door {id} ({because})"),
        (value, _) => format!("{id} {} ({because})", given_by(registry, found, id, value, lang)),
    };
    let left = says(&found.left.0, &witness.left, lang.say(&witness.left_because));
    let right = says(&found.right.0, &witness.right, lang.say(&witness.right_because));
    let world = world(registry, witness, lang).map(|world| format!("; {world}")).unwrap_or_default();
    format!("{}: {left}, {right}{world}", unit(registry, witness, lang))
}

/// The amounts that were chosen where none is known: `poverty line (single person) 1,200 EUR/month`.
pub(crate) fn world(registry: &Registry, witness: &Witness, lang: Lang) -> Option<String> {
    let one = |(parameter, keys, amount): &(DefinitionId, Vec<String>, begrip::eval::Number)| {
        let reference = begrip::Reference::new(parameter.clone(), None);
        let definition = registry.resolve(&reference, Time::Any).ok();
        let label = first_small(definition.map_or(parameter.as_str(), |definition| lang.label(definition)));
        let keys = if keys.is_empty() { String::new() } else { format!(" ({})", keys.join(", ")) };
        format!("{label}{keys} {}", self::value(&Value::Number(amount.clone()), lang))
    };
    let all: Vec<String> = witness.world.iter().map(one).collect();
    let lead = lang.pick(
        "whatever the amounts that are not known; here taken as",
        "wat de onbekende bedragen ook zijn; hier genomen als",
    );
    (!all.is_empty()).then(|| format!("{lead} {}", all.join(", ")))
}

/// How far a number can move: `net household income: more than 1,459.944 and at most 1,581.606 EUR/month`.
pub(crate) fn stretch(registry: &Registry, boundary: &Boundary, lang: Lang) -> String {
    let number = |number: &begrip::eval::Number| self::value(&Value::Number(number.clone()), lang);
    let from = boundary.from.as_ref().map(|(at, within)| {
        let word =
            if *within { lang.pick("at least", "ten minste") } else { lang.pick("more than", "meer dan") };
        format!("{word} {}", number(at))
    });
    let to = boundary.to.as_ref().map(|(at, within)| {
        let word =
            if *within { lang.pick("at most", "ten hoogste") } else { lang.pick("less than", "minder dan") };
        format!("{word} {}", number(at))
    });
    let ends: Vec<String> = from.into_iter().chain(to).collect();
    let (label, unit) = named(registry, &boundary.leaf, lang);
    format!("{label}: {}{unit}", ends.join(lang.pick(" and ", " en ")))
}

/// The label of a leaf, and its unit of measure behind a space.
fn named(registry: &Registry, key: &str, lang: Lang) -> (String, String) {
    let leaf: Option<Leaf> = key.parse().ok();
    let newest =
        |id: &DefinitionId| registry.resolve(&begrip::Reference::new(id.clone(), None), Time::Any).ok();
    let definition = leaf.as_ref().and_then(|leaf| newest(&leaf.id));
    let label = first_small(definition.map_or(key, |definition| lang.label(definition)));
    let unit = definition.and_then(values).and_then(|domain| domain.unit_of_measure());
    let unit = unit.map(|unit| in_words(&unit.to_string(), lang)).unwrap_or_default();
    match leaf.and_then(|leaf| leaf.member) {
        Some(member) => {
            let of = newest(&member.unit).map_or(member.unit.as_str(), |unit| lang.label(unit));
            (format!("{} {}, {label}", first_small(of), member.number), unit)
        }
        None => (label, unit),
    }
}

/// A unit of measure behind an amount, as people write it; nothing of a ratio.
fn in_words(unit: &str, lang: Lang) -> String {
    let word = |word: &str| -> String {
        match (word, lang) {
            ("year", Lang::Nl) => "jaar",
            ("month", Lang::Nl) => "maand",
            ("week", Lang::Nl) => "week",
            ("day", Lang::Nl) => "dag",
            ("person", Lang::Nl) => "persoon",
            ("household", Lang::Nl) => "huishouden",
            (word, _) => word,
        }
        .to_owned()
    };
    if unit == "ratio" {
        return String::new();
    }
    format!(" {}", unit.split('/').map(word).collect::<Vec<_>>().join("/"))
}

/// What a definition says of a unit: `says yes`, `gives couple with children`.
pub(crate) fn says(
    registry: &Registry,
    found: &Comparison,
    id: &DefinitionId,
    value: &Value,
    lang: Lang,
) -> String {
    match value {
        Value::Boolean(true) => lang.pick("says yes", "zegt ja").to_owned(),
        Value::Boolean(false) => lang.pick("says no", "zegt nee").to_owned(),
        value => given_by(registry, found, id, value, lang),
    }
}

fn given_by(registry: &Registry, found: &Comparison, id: &DefinitionId, value: &Value, lang: Lang) -> String {
    let gives = lang.pick("gives", "geeft");
    match value {
        Value::Unknown(_) => lang.pick("gives nothing", "geeft niets").to_owned(),
        Value::Text(code) => format!("{gives} {}", code_of(registry, found, id, Some(code), lang)),
        value => format!("{gives} {}", self::value(value, lang)),
    }
}

/// The label of a code that one of the two definitions gives; a dash for none.
pub(crate) fn code_of(
    registry: &Registry,
    found: &Comparison,
    id: &DefinitionId,
    code: Option<&str>,
    lang: Lang,
) -> String {
    let Some(code) = code else { return "–".to_owned() };
    let version = if found.left.0 == *id { &found.left.1 } else { &found.right.1 };
    let definition = registry.versions(id).iter().find(|definition| definition.version() == version);
    match definition.and_then(values) {
        Some(ValueDomain::Codes(list)) => code_label(registry, list, code, lang),
        _ => code.to_owned(),
    }
}
