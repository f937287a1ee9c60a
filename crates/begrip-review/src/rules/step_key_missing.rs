//! `step-key-missing`: every step of a parameter has an amount for every value of its keys.

use std::collections::BTreeSet;

use begrip::kind::code_list::Code;
use begrip::kind::parameter::{Amount, Amounts, Key, OTHERWISE, Parameter, Step};
use begrip::{Content, Date, Definition, DefinitionId, Registry, Time, Validity, nearest};
use indexmap::IndexMap;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

mod whole;

use whole::integers;

pub(crate) const RULE: Rule = Rule {
    name: "step-key-missing",
    severity: Severity::Error,
    group: Group::Parameters,
    summary: Said {
        en: "every step of a parameter has an amount for every value of its keys, and for no other",
        nl: "elke stap van een parameter heeft een bedrag voor elke waarde van zijn sleutels, en voor geen andere",
    },
    why: Said {
        en: "Where an amount is missing the rule has no outcome, and an amount under a wrong code is never used.",
        nl: "Waar een bedrag ontbreekt, heeft de regel geen uitkomst, en een bedrag onder een verkeerde code wordt nooit gebruikt.",
    },
    fix: Said {
        en: "Write the amounts nested in the order of `by`, with one entry for every code; `null` where an amount exists and is not known, `otherwise` for all values that are not listed.",
        nl: "Schrijf de bedragen genest in de volgorde van `by`, met één regel voor elke code; `null` waar een bedrag bestaat en niet bekend is, `otherwise` voor alle waarden die er niet staan.",
    },
    fires: "
# file: definitions/nl/household-type.yaml
kind: code_list
id: nl/household-type
version: 1.0.0
status: adopted
codes: [{ code: single }, { code: couple }]
# file: definitions/nl/norm.yaml
kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
values: { number: EUR/month }
by: [{ key: household_type, codes: nl/household-type@^1 }]
steps:
  - { from: 2023-01-01, amounts: { single: 1200 } }
",
    passes: "
# file: definitions/nl/household-type.yaml
kind: code_list
id: nl/household-type
version: 1.0.0
status: adopted
codes: [{ code: single }, { code: couple }]
# file: definitions/nl/norm.yaml
kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
values: { number: EUR/month }
by: [{ key: household_type, codes: nl/household-type@^1 }]
steps:
  - { from: 2023-01-01, amounts: { single: 1200, couple: 1700 } }
",
    check,
};

/// So many names are listed in a message; of the others it gives the number.
const LISTED: usize = 20;

/// One key of the parameter, and which values it has.
struct Level<'r> {
    name: &'r str,
    values: Values<'r>,
}

enum Values<'r> {
    Codes {
        list: &'r DefinitionId,
        codes: &'r [Code],
    },
    Integers,
    /// The list cannot be found, of which other rules speak.
    NotKnown,
}

/// Amounts by the values of one key.
type Entries = IndexMap<String, Amounts>;

/// What is wrong, and what to do.
type Advice = (Message, Message);

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Parameter(parameter) = definition.content() else { continue };
        let mut starts: Vec<Date> = parameter.steps.iter().filter_map(|step| step.from).collect();
        starts.sort_unstable();
        let levels = levels(context.registry, parameter);
        for (index, step) in parameter.steps.iter().enumerate() {
            if let Some((pointer, (message, help))) = misfit(parameter, step) {
                findings.key(definition, &format!("/steps/{index}{pointer}"), message, help);
            }
            if let (false, Some(amounts)) = (parameter.by.is_empty(), &step.amounts) {
                let step = Stretch { days: days(step, &starts), pointer: format!("/steps/{index}/amounts") };
                check_amounts(definition, step, &levels, amounts, findings);
            }
        }
    }
}

/// The days of the step; one without `until` runs to the day before the next.
fn days(step: &Step, starts: &[Date]) -> Validity {
    let next = starts.partition_point(|start| step.from.is_some_and(|from| *start <= from));
    let until = step.until.or_else(|| starts.get(next).and_then(|start| start.previous()));
    Validity { from: step.from, until }
}

/// What is wrong if the step does not have `amount` or `amounts`, whichever the parameter asks for.
fn misfit(parameter: &Parameter, step: &Step) -> Option<(&'static str, Advice)> {
    let keys: Vec<&str> = parameter.by.iter().map(Key::name).collect();
    match (keys.is_empty(), &step.amount, &step.amounts) {
        (true, _, Some(_)) => Some(("/amounts", amounts_without_keys())),
        (false, Some(_), _) => Some(("/amount", amount_with_keys(&keys))),
        (false, None, Some(Amounts::One(Amount::Known(_)))) => Some(("/amounts", amount_with_keys(&keys))),
        (true, None, None) => Some(("", nothing("amount"))),
        (false, None, None) => Some(("", nothing("amounts"))),
        (true, Some(_), None) | (false, None, Some(_)) => None,
    }
}

fn amounts_without_keys() -> Advice {
    (
        Message::new(
            "this step has `amounts` by key, and the parameter has no keys (`by`)",
            "deze stap heeft bedragen per sleutel (`amounts`), en de parameter heeft geen sleutels (`by`)",
        ),
        Message::new("write one `amount`, or add `by`", "schrijf één bedrag (`amount`), of voeg `by` toe"),
    )
}

fn amount_with_keys(keys: &[&str]) -> Advice {
    let keys = listed(keys);
    (
        Message::new(
            format!("this step has one amount, and the parameter asks for amounts by {}", keys.en),
            format!("deze stap heeft één bedrag, en de parameter vraagt om bedragen per {}", keys.nl),
        ),
        Message::new(
            format!("write `amounts` by {}, or leave `by` out of the parameter", keys.en),
            format!("schrijf `amounts` per {}, of laat `by` weg uit de parameter", keys.nl),
        ),
    )
}

fn nothing(field: &str) -> Advice {
    (
        Message::new(format!("this step has no `{field}`"), format!("deze stap heeft geen `{field}`")),
        Message::new(
            format!("add `{field}`, or `{field}: null` if it is not known"),
            format!("voeg `{field}` toe, of `{field}: null` als het niet bekend is"),
        ),
    )
}

fn levels<'r>(registry: &'r Registry, parameter: &'r Parameter) -> Vec<Level<'r>> {
    parameter.by.iter().map(|key| Level { name: key.name(), values: values(registry, key) }).collect()
}

fn values<'r>(registry: &'r Registry, key: &'r Key) -> Values<'r> {
    let reference = match key {
        Key::Codes(key) => &key.codes,
        Key::Integers(_) => return Values::Integers,
    };
    let target = registry.resolve(reference, Time::Any).map(Definition::content);
    match target {
        Ok(Content::CodeList(list)) if !registry.is_lost(reference.id()) => {
            Values::Codes { list: reference.id(), codes: &list.codes }
        }
        _ => Values::NotKnown,
    }
}

/// A map of amounts in a step: the days of the step, and where the map stands.
struct Stretch {
    days: Validity,
    pointer: String,
}

/// One finding for every map of amounts in which something is wrong.
fn check_amounts(
    definition: &Definition,
    step: Stretch,
    levels: &[Level<'_>],
    amounts: &Amounts,
    findings: &mut Findings<'_>,
) {
    let mut open = vec![(step.pointer, levels, amounts)];
    while let Some((pointer, levels, amounts)) = open.pop() {
        let (Amounts::By(entries), Some((level, deeper))) = (amounts, levels.split_first()) else { continue };
        let advice = advice(level, deeper.first(), entries, step.days);
        if let Some((message, help)) = joined(&advice) {
            findings.key(definition, &pointer, message, help);
        }
        let inner = entries.iter().filter(|(_, amounts)| matches!(amounts, Amounts::By(_)));
        open.extend(inner.map(|(key, amounts)| {
            (format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1")), deeper, amounts)
        }));
    }
}

fn advice(level: &Level<'_>, next: Option<&Level<'_>>, entries: &Entries, days: Validity) -> Vec<Advice> {
    let mut advice = match &level.values {
        Values::Codes { list, codes } => {
            vec![
                unknown_codes(list, codes, entries),
                codes_of_other_days(codes, entries, days),
                missing_codes(codes, entries, days),
            ]
        }
        Values::Integers | Values::NotKnown if entries.is_empty() => vec![Some(no_amounts(level.name))],
        Values::Integers => integers(entries),
        Values::NotKnown => Vec::new(),
    };
    advice.push(match next {
        Some(next) => too_shallow(next, entries),
        None => too_deep(level, entries),
    });
    advice.into_iter().flatten().collect()
}

fn joined(advice: &[Advice]) -> Option<Advice> {
    let all =
        |part: fn(&Advice) -> &str, between: &str| advice.iter().map(part).collect::<Vec<_>>().join(between);
    let message = Message::new(all(|(what, _)| &what.en, ", and "), all(|(what, _)| &what.nl, ", en "));
    let help = Message::new(all(|(_, help)| &help.en, "; "), all(|(_, help)| &help.nl, "; "));
    (!advice.is_empty()).then_some((message, help))
}

fn unknown_codes(list: &DefinitionId, codes: &[Code], entries: &Entries) -> Option<Advice> {
    let all = || codes.iter().map(|code| code.code.as_str());
    // few lists are long; for one that is, looking each key up in order would take too long
    let known: Option<BTreeSet<&str>> = (codes.len() > 32).then(|| all().collect());
    let is_known =
        |key: &str| known.as_ref().map_or_else(|| all().any(|code| code == key), |known| known.contains(key));
    let names = entries.keys().map(String::as_str);
    let unknown: Vec<&str> = names.filter(|key| *key != OTHERWISE && !is_known(key)).collect();
    let first = *unknown.first()?;
    let names = listed(&unknown);
    let (en, nl) =
        if unknown.len() == 1 { ("is no code", "is geen code") } else { ("are no codes", "zijn geen codes") };
    let help = match nearest(first, all()) {
        Some(near) => Message::new(
            format!("perhaps `{near}` is meant by `{first}`"),
            format!("met `{first}` is misschien `{near}` bedoeld"),
        ),
        None => Message::new(format!("write codes of `{list}`"), format!("schrijf codes van `{list}`")),
    };
    let message =
        Message::new(format!("{} {en} of `{list}`", names.en), format!("{} {nl} van `{list}`", names.nl));
    Some((message, help))
}

fn codes_of_other_days(codes: &[Code], entries: &Entries, days: Validity) -> Option<Advice> {
    if days.is_reversed() || codes.iter().all(|code| code.valid.is_open()) {
        return None;
    }
    let valid = codes.iter().filter(|code| code.valid.intersection(&days).is_some());
    let valid: BTreeSet<&str> = valid.map(|code| code.code.as_str()).collect();
    let all: BTreeSet<&str> = codes.iter().map(|code| code.code.as_str()).collect();
    let names = entries.keys().map(String::as_str).filter(|key| all.contains(key) && !valid.contains(key));
    let names: Vec<&str> = names.collect();
    let codes = listed(&names);
    let (en, nl) = if names.len() == 1 { ("is", "is") } else { ("are", "zijn") };
    (!names.is_empty()).then(|| {
        (
            Message::new(
                format!("{} {en} not valid on any day of the step", codes.en),
                format!("{} {nl} op geen dag van de stap geldig", codes.nl),
            ),
            Message::new(
                "leave out what is not valid then, or mend the days of the step or of the code",
                "laat weg wat dan niet geldig is, of verbeter de dagen van de stap of van de code",
            ),
        )
    })
}

fn missing_codes(codes: &[Code], entries: &Entries, days: Validity) -> Option<Advice> {
    let is_missing =
        |code: &&Code| !entries.contains_key(code.code.as_str()) && code.valid.intersection(&days).is_some();
    let mut seen = BTreeSet::new();
    let missing = codes.iter().filter(is_missing).map(|code| code.code.as_str());
    let missing: Vec<&str> = missing.filter(|code| seen.insert(*code)).collect();
    if missing.is_empty() || entries.contains_key(OTHERWISE) {
        return None;
    }
    Some(no_amount_for(&missing))
}

fn no_amount_for(missing: &[&str]) -> Advice {
    let keys = listed(missing);
    (
        Message::new(
            format!("there is no amount for {}", keys.en),
            format!("er is geen bedrag voor {}", keys.nl),
        ),
        Message::new(
            "add what is missing, `null` where the amount is not known, or `otherwise` for all others",
            "voeg toe wat ontbreekt, `null` waar het bedrag niet bekend is, of `otherwise` voor alle andere",
        ),
    )
}

fn no_amounts(key: &str) -> Advice {
    (
        Message::new(
            format!("there is no amount for any `{key}`"),
            format!("er is voor geen enkele `{key}` een bedrag"),
        ),
        Message::new(
            "write the amounts, or `null` if they are not known",
            "schrijf de bedragen, of `null` als ze niet bekend zijn",
        ),
    )
}

fn too_shallow(next: &Level<'_>, entries: &Entries) -> Option<Advice> {
    let is_one = |amounts: &Amounts| matches!(amounts, Amounts::One(Amount::Known(_)));
    let shallow: Vec<&str> =
        entries.iter().filter(|(_, amounts)| is_one(amounts)).map(|(key, _)| key.as_str()).collect();
    let (keys, next) = (listed(&shallow), next.name);
    (!shallow.is_empty()).then(|| {
        (
            Message::new(
                format!("{} should have amounts by `{next}` rather than one amount", keys.en),
                format!("bij {} horen bedragen per `{next}` in plaats van één bedrag", keys.nl),
            ),
            Message::new(
                format!("write the amounts by `{next}` below it"),
                format!("schrijf daaronder de bedragen per `{next}`"),
            ),
        )
    })
}

fn too_deep(last: &Level<'_>, entries: &Entries) -> Option<Advice> {
    let is_map = |amounts: &Amounts| matches!(amounts, Amounts::By(_));
    let deep: Vec<&str> =
        entries.iter().filter(|(_, amounts)| is_map(amounts)).map(|(key, _)| key.as_str()).collect();
    let (keys, last) = (listed(&deep), last.name);
    (!deep.is_empty()).then(|| {
        (
            Message::new(
                format!("{} should have one amount, for `{last}` is the last key in `by`", keys.en),
                format!("bij {} hoort één bedrag, want `{last}` is de laatste sleutel in `by`", keys.nl),
            ),
            Message::new(
                "write one amount there, or add the key that is missing to `by`",
                "schrijf daar één bedrag, of voeg de ontbrekende sleutel aan `by` toe",
            ),
        )
    })
}

/// The names in backticks; of a long list the first and the number of the others.
fn listed(names: &[&str]) -> Message {
    let shown: Vec<String> = names.iter().take(LISTED).map(|name| format!("`{name}`")).collect();
    let shown = shown.join(", ");
    match names.len().saturating_sub(LISTED) {
        0 => Message::new(shown.clone(), shown),
        more => Message::new(format!("{shown} and {more} more"), format!("{shown} en nog {more}")),
    }
}
