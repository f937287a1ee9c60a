//! What definitions say of units, as Markdown.

use begrip_review::Lang;

use super::cell;
use crate::answer::{Answer, Answers, UnitAnswers, by_verdict, chosen, tally};

/// For each unit a table: what each definition says, and why.
pub fn report(answers: &Answers<'_>, lang: Lang) -> String {
    let units = answers.units.iter().enumerate();
    units.map(|(at, unit)| one_unit(unit, at + 1, answers, lang)).collect::<Vec<_>>().join("\n")
}

fn one_unit(unit: &UnitAnswers<'_>, number: usize, answers: &Answers<'_>, lang: Lang) -> String {
    let label = lang.text(&unit.label);
    let heading = match (label.is_empty(), answers.units.len()) {
        (false, _) => cell(label),
        (true, 1) => lang.pick("What definitions say", "Wat definities zeggen").to_owned(),
        (true, _) => format!("{} {number}", lang.pick("Unit", "Eenheid")),
    };
    let mut text = format!("### {heading}\n\n");
    if let Some(on) = unit.on {
        let chosen = if answers.chosen { format!(" ({})", chosen(lang)) } else { String::new() };
        text.push_str(&format!("{} {on}{chosen}\n\n", lang.pick("on", "op")));
    }
    for (key, value) in &unit.given {
        text.push_str(&format!("- {} {}\n", cell(key), cell(value)));
    }
    if !unit.given.is_empty() {
        text.push('\n');
    }
    text.push_str(lang.pick(
        "| definition | says | because |\n|---|---|---|\n",
        "| definitie | zegt | want |\n|---|---|---|\n",
    ));
    for answer in by_verdict(&unit.answers) {
        text.push_str(&row(answer, lang));
    }
    if unit.answers.len() > 1 {
        text.push_str(&format!("\n{}\n", tally(&unit.answers, lang)));
    }
    text
}

fn row(answer: &Answer<'_>, lang: Lang) -> String {
    let provided = answer.provided(lang).map(|provided| format!("; {provided}")).unwrap_or_default();
    let because = cell(&format!("{}{provided}", answer.because(lang)));
    let (id, version) = (cell(answer.definition.id().as_str()), answer.definition.version());
    format!("| {id} {version} | {} | {because} |\n", cell(&answer.says(lang)))
}
