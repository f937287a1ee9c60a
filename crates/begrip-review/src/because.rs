//! Why a definition says what it says of a unit, in a sentence.

use begrip::Validity;
use begrip::eval::{Explanation, Origin, Outcome, Piece, Trouble, Value};
use begrip::expr::Comparison;

use crate::amount::value;
use crate::language::Lang;
use crate::message::Message;

/// How many reasons are written out.
const MAX_REASONS: usize = 4;

/// How many steps are written out beside a finding.
const MAX_STEPS: usize = 12;

/// How many leaves that are not given are written out.
const MAX_MISSING: usize = 8;

/// Why a definition says what it says of a unit: the parts of its rule that decide, with the values in place.
pub fn because(explanation: &Explanation<'_>) -> Message {
    both(|lang| sentence(explanation, lang))
}

/// What goes into an answer, in the order in which the rules name it, and where it comes from.
pub(crate) fn trace(explanation: &Explanation<'_>) -> Message {
    both(|lang| {
        let named = explanation.steps.iter().filter_map(|step| {
            let name = step.name.as_ref()?.replace('_', " ");
            let value = value(&step.value, lang);
            Some(match &step.origin {
                Origin::Amount { parameter, days: stretch, .. } => {
                    format!(
                        "{name} {value} ({} {}, {})",
                        parameter.id(),
                        parameter.version(),
                        days(*stretch, lang)
                    )
                }
                Origin::Rule(definition) => {
                    format!("{name} {value} ({} {})", definition.id(), definition.version())
                }
                _ => format!("{name} {value}"),
            })
        });
        shortened(named.collect(), MAX_STEPS, lang).join("; ")
    })
}

fn both(say: impl Fn(Lang) -> String) -> Message {
    Message::new(say(Lang::En), say(Lang::Nl))
}

fn sentence(explanation: &Explanation<'_>, lang: Lang) -> String {
    let and = lang.pick(", and ", ", en ");
    match &explanation.outcome {
        Outcome::Unknown(_) => troubles(&explanation.troubles, lang),
        Outcome::Value(_) | Outcome::NotApplicable => {
            let decisive = explanation.decisive.iter().filter_map(|at| explanation.steps.get(*at));
            let mut reasons: Vec<String> = decisive.map(|step| formula(&step.formula, lang)).collect();
            reasons.dedup();
            let reasons = shortened(reasons, MAX_REASONS, lang);
            if reasons.is_empty() {
                lang.pick("it was given", "het is gegeven").to_owned()
            } else {
                reasons.join(and)
            }
        }
    }
}

/// What keeps a value from being known.
pub fn troubles(troubles: &[Trouble<'_>], lang: Lang) -> String {
    let leaf = |trouble: &Trouble<'_>| match trouble {
        Trouble::NotGiven(leaf) | Trouble::NotComputed { leaf, .. } => Some(leaf.to_string()),
        _ => None,
    };
    let missing: Vec<String> = troubles.iter().filter_map(leaf).collect();
    let mut said: Vec<String> = Vec::new();
    if !missing.is_empty() {
        let missing = shortened(missing, MAX_MISSING, lang);
        said.push(format!("{} {}", lang.pick("not given:", "niet gegeven:"), missing.join(", ")));
    }
    let others = troubles.iter().filter(|trouble| leaf(trouble).is_none());
    said.extend(others.map(|trouble| one(trouble, lang)));
    shortened(said, MAX_REASONS, lang).join("; ")
}

/// The first of them, and how many more there are.
fn shortened(mut said: Vec<String>, most: usize, lang: Lang) -> Vec<String> {
    if said.len() > most + 1 {
        let more = said.len() - most;
        said.truncate(most);
        said.push(lang.pick(format!("and {more} more"), format!("en nog {more}")));
    }
    said
}

fn one(trouble: &Trouble<'_>, lang: Lang) -> String {
    let (en, nl) = match trouble {
        Trouble::NotGiven(leaf) | Trouble::NotComputed { leaf, .. } => {
            (format!("not given: {leaf}"), format!("niet gegeven: {leaf}"))
        }
        Trouble::NoMembers(unit) => (format!("no `{unit}` is given"), format!("er is geen `{unit}` gegeven")),
        Trouble::GivenAsUnknown(leaf) => {
            (format!("{leaf} is given as not known"), format!("{leaf} is als niet bekend gegeven"))
        }
        Trouble::Null => ("the rule leaves it open".to_owned(), "de regel laat het open".to_owned()),
        Trouble::NotInForce(leaf) => (
            format!("not given, and no version in force: {leaf}"),
            format!("niet gegeven, en geen versie van kracht: {leaf}"),
        ),
        Trouble::NoAmount { parameter, name, keys, period, known } => {
            return no_amount((parameter.map(ToString::to_string), name, keys), *period, known, lang);
        }
        Trouble::Ambiguous { name, period } => {
            let days = period.map(|period| days(period, lang)).unwrap_or_default();
            (
                format!("`{name}` changes within {days}, and the rule does not say which amount is meant"),
                format!("`{name}` verandert binnen {days}, en de regel zegt niet welk bedrag is bedoeld"),
            )
        }
        Trouble::NotApplicable(leaf) => (
            format!("{leaf} is not applicable to this unit"),
            format!("{leaf} is niet van toepassing op deze eenheid"),
        ),
        Trouble::DivisionByZero(pieces) => {
            let formula = formula(pieces, lang);
            (format!("divided by zero: {formula}"), format!("gedeeld door nul: {formula}"))
        }
        Trouble::TooLarge => ("a number becomes too large".to_owned(), "een getal wordt te groot".to_owned()),
        Trouble::DoesNotFit => (
            "the rule does not fit its inputs; see `begrip check`".to_owned(),
            "de regel past niet bij haar invoeren; zie `begrip check`".to_owned(),
        ),
    };
    lang.pick(en, nl)
}

fn no_amount(
    (parameter, name, keys): (Option<String>, &str, &[Value]),
    period: Option<Validity>,
    known: &[Validity],
    lang: Lang,
) -> String {
    let keys: Vec<String> = keys.iter().map(|key| value(key, lang)).collect();
    let keys = if keys.is_empty() { String::new() } else { format!(" ({})", keys.join(", ")) };
    let name = parameter.unwrap_or_else(|| name.to_owned());
    let when = period.map(|period| days(period, lang)).unwrap_or_default();
    let mut known: Vec<String> = known.iter().map(|stretch| days(*stretch, lang)).collect();
    let more = known.len().saturating_sub(4);
    known.drain(..more);
    let known = if known.is_empty() {
        lang.pick("none is known", "er is er geen bekend").to_owned()
    } else {
        format!(
            "{} {}{}",
            lang.pick("known:", "bekend:"),
            if more > 0 { "…, " } else { "" },
            known.join(", ")
        )
    };
    lang.pick(
        format!("no amount of {name}{keys} for {when}; {known}"),
        format!("geen bedrag van {name}{keys} voor {when}; {known}"),
    )
}

/// A stretch of days: `2022`, `2022-07`, `2015-01-01 – 2020-12-31`, `from 2024-01-01`.
pub fn days(days: Validity, lang: Lang) -> String {
    let (Some(from), Some(until)) = (days.from, days.until) else {
        return match (days.from, days.until) {
            (Some(from), _) => format!("{} {from}", lang.pick("from", "vanaf")),
            (_, Some(until)) => format!("{} {until}", lang.pick("until", "tot en met")),
            (None, None) => lang.pick("every day", "elke dag").to_owned(),
        };
    };
    let (first, last) = (from.to_string(), until.to_string());
    if first == last {
        return first;
    }
    let is_until = |months: i32| from.plus_months(months).and_then(begrip::Date::previous) == Some(until);
    match (first.strip_suffix("-01-01"), first.strip_suffix("-01")) {
        (Some(year), _) if is_until(12) => year.to_owned(),
        (_, Some(month)) if is_until(1) => month.to_owned(),
        _ => format!("{first} – {last}"),
    }
}

/// A formula with the values in place, as people write it: `income 1,400 ≤ 1.3 × norm 1,101.82 = 1,432.366`.
pub fn formula(pieces: &[Piece], lang: Lang) -> String {
    let mut text = String::new();
    let mut tight = true;
    for piece in pieces {
        let (word, sticks) = match piece {
            Piece::Name(name) => (name.replace('_', " "), false),
            Piece::Value(found) => (value(found, lang), false),
            Piece::Symbol("between") => (lang.pick("lies between", "ligt tussen").to_owned(), false),
            Piece::Symbol("not between") => {
                (lang.pick("does not lie between", "ligt niet tussen").to_owned(), false)
            }
            Piece::Symbol("and") => (lang.pick("and", "en").to_owned(), false),
            Piece::Symbol("known") => (lang.pick("is known", "is bekend").to_owned(), false),
            Piece::Symbol("not known") => (lang.pick("is not known", "is niet bekend").to_owned(), false),
            Piece::Symbol("∈") => (lang.pick("is one of", "is een van").to_owned(), false),
            Piece::Symbol("∉") => (lang.pick("is none of", "is geen van").to_owned(), false),
            Piece::Symbol(symbol) => ((*symbol).to_owned(), *symbol == "("),
            Piece::Relation(relation) => (sign(*relation).to_owned(), false),
        };
        if !tight && !matches!(piece, Piece::Symbol(")" | ",")) {
            text.push(' ');
        }
        // a rounded result is about so much
        if word.starts_with('≈') && text.ends_with("= ") {
            text.truncate(text.len() - 2);
        }
        text.push_str(&word);
        tight = sticks;
    }
    text
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "≠",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "≤",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => "≥",
    }
}
