//! What definitions say of units, for people.

use begrip::eval::{Origin, Step, Value};
use begrip::{Measure, Validity};
use begrip_review::{Lang, days, formula, value};

use super::{Style, plain};
use crate::answer::{Answer, Answers, UnitAnswers, by_verdict, chosen, not_in_force, tally};

/// The column in which the definitions begin.
const COLUMN: usize = 21;

/// For each unit who it is, what each definition says and why, and how many say what.
pub fn report(answers: &Answers<'_>, with_steps: bool, lang: Lang, style: Style) -> String {
    let units = answers.units.iter().enumerate();
    let units = units.map(|(at, unit)| {
        one_unit(unit, (answers.units.len() > 1).then_some(at + 1), answers, with_steps, lang, style)
    });
    units.collect::<Vec<_>>().join("\n")
}

fn one_unit(
    unit: &UnitAnswers<'_>,
    number: Option<usize>,
    answers: &Answers<'_>,
    with_steps: bool,
    lang: Lang,
    style: Style,
) -> String {
    let mut text = String::new();
    let label = plain(lang.text(&unit.label));
    let heading = match (number, label.is_empty()) {
        (None, _) => label,
        (Some(number), true) => format!("{} {number}", lang.pick("unit", "eenheid")),
        (Some(number), false) => format!("{number}. {label}"),
    };
    if !heading.is_empty() {
        text.push_str(&style.wrap(&style.bold(&heading), "", ""));
    }
    let given: Vec<String> = unit.given.iter().map(|(key, value)| format!("{key} {value}")).collect();
    // a label says in words who it is
    if !given.is_empty() && unit.label.is_empty() {
        text.push_str(&style.wrap(&given.join(", "), "", ""));
    }
    if let Some(on) = unit.on {
        let chosen = if answers.chosen { format!(" ({})", chosen(lang)) } else { String::new() };
        text.push_str(&style.wrap(&format!("{} {on}{chosen}", lang.pick("on", "op")), "", ""));
    }
    // a household in words is made for many definitions, of which each needs a part
    if !unit.unused.is_empty() && unit.label.is_empty() {
        let unused = lang.pick("given, and nothing rests on it:", "gegeven, en niets berust erop:");
        text.push_str(&style.wrap(&format!("{unused} {}", unit.unused.join(", ")), "", "    "));
    }
    if !text.is_empty() {
        text.push('\n');
    }
    let several = unit.answers.len() > 1;
    for answer in by_verdict(&unit.answers) {
        if !several || answer.explanation.is_some() {
            text.push_str(&one_answer(answer, with_steps, lang, style));
        }
    }
    if let Some(absent) = not_in_force(&unit.answers, lang).filter(|_| several) {
        text.push_str(&style.wrap(&absent, "", "    "));
    }
    if several {
        text.push_str(&format!("\n{}\n", tally(&unit.answers, lang)));
    }
    text
}

fn one_answer(answer: &Answer<'_>, with_steps: bool, lang: Lang, style: Style) -> String {
    let indent = " ".repeat(COLUMN);
    let says = answer.says(lang);
    let named = format!("{} {}", answer.definition.id(), answer.definition.version());
    let mut text = if says.chars().count() < COLUMN {
        format!("{}{named}\n", style.bold(&format!("{says:<COLUMN$}")))
    } else {
        format!("{}\n{indent}{named}\n", style.bold(&says))
    };
    text.push_str(&style.wrap(&answer.because(lang), &indent, &indent));
    if let Some(provided) = answer.provided(lang) {
        text.push_str(&style.wrap(&provided, &indent, &indent));
    }
    let steps = answer.explanation.iter().flat_map(|explanation| &explanation.steps).filter(|_| with_steps);
    let mut within = answer.definition.node();
    for step in steps {
        if step.definition.node() != within {
            within = step.definition.node();
            text.push_str(&format!("    {} {}\n", step.definition.id(), step.definition.version()));
        }
        text.push_str(&style.wrap(&said(step, lang), "      ", "          "));
    }
    text
}

/// One step: `norm = 1,101.82 EUR/month, nl/social-assistance-norm 2.0.0, 2022-07-01 – 2022-12-31 [key]`.
fn said(step: &Step<'_>, lang: Lang) -> String {
    let measure = step.measure.as_ref().filter(|measure| **measure != Measure::ratio());
    let unit = measure.map(|measure| format!(" {measure}")).unwrap_or_default();
    let unit = if step.value.is_known() { unit } else { String::new() };
    let shown = format!("{}{unit}", value(&step.value, lang));
    match &step.name {
        Some(name) => format!("{} = {shown}{}", name.replace('_', " "), origin(&step.origin, lang)),
        // a calculation ends in its result, and whether a condition holds is said beside it
        None if matches!(step.value, Value::Number(_)) => formula(&step.formula, lang),
        None => format!("{} → {shown}", formula(&step.formula, lang)),
    }
}

fn origin(origin: &Origin<'_>, lang: Lang) -> String {
    match origin {
        Origin::Given(leaf) => {
            let leaf = leaf.as_ref().map(|leaf| format!(": {leaf}")).unwrap_or_default();
            format!(", {}{leaf}", lang.pick("given", "gegeven"))
        }
        Origin::Absent(leaf) => {
            let leaf = leaf.as_ref().map(|leaf| format!(": {leaf}")).unwrap_or_default();
            format!(", {}{leaf}", lang.pick("not given", "niet gegeven"))
        }
        Origin::Amount { parameter, days: stretch, source, .. } => {
            let stretch = if *stretch == Validity::default() {
                String::new()
            } else {
                format!(", {}", days(*stretch, lang))
            };
            let source = source.map(|source| format!(", {}", plain(&source.title))).unwrap_or_default();
            format!(", {} {}{stretch}{source}", parameter.id(), parameter.version())
        }
        Origin::Rule(definition) => format!(", {} {}", definition.id(), definition.version()),
        Origin::Figure(indicator) => format!(", {} {}", indicator.id(), indicator.version()),
        Origin::Members => format!(", {}", lang.pick("from the members", "uit de leden")),
        Origin::Part => String::new(),
    }
}
