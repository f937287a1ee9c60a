//! The findings of a check as Markdown: the summary of a build step, or a comment.

use begrip_review::{Finding, Lang, Report};

use super::{cell, sentence};
use crate::checked::{self, Selected, severity_in_words};

/// A comment longer than this, in bytes, is refused by the sites that show it.
const LONGEST: usize = 60_000;

/// Room for the lines below the table.
const NOTE: usize = 400;

/// What was found in one sentence, then a row for each finding, at most `limit` and as many as a comment holds.
pub fn report(report: &Report, limit: usize, lang: Lang) -> String {
    let title = lang.pick("Check of the definitions", "Controle van de definities");
    let mut text = format!("## {title}\n\n{}\n", cell(&checked::sentence(&report.summary, lang)));
    if report.findings.is_empty() {
        return text;
    }
    let selected = Selected::new(report, limit);
    let rows: Vec<String> = selected.findings.iter().map(|finding| row(finding, lang)).collect();
    let room = LONGEST.saturating_sub(text.len() + NOTE);
    let fitting = rows
        .iter()
        .scan(0, |length, row| {
            *length += row.len();
            (*length <= room).then_some(())
        })
        .count();
    let selected = Selected::new(report, limit.min(fitting));
    text.push_str(lang.pick(
        "\n| | rule | where | what, and what to do |\n|---|---|---|---|\n",
        "\n| | regel | waar | wat, en wat te doen |\n|---|---|---|---|\n",
    ));
    text.extend(selected.findings.iter().map(|finding| row(finding, lang)));
    if let Some(more) = selected.more(lang) {
        text.push_str(&format!("\n*{}*\n", cell(&more)));
    }
    text
}

/// How many findings each rule has, instead of the findings.
pub fn statistics(report: &Report, lang: Lang) -> String {
    let title = lang.pick("Check of the definitions", "Controle van de definities");
    let mut text = format!("## {title}\n\n{}\n", cell(&checked::sentence(&report.summary, lang)));
    if !report.findings.is_empty() {
        text.push_str(lang.pick(
            "\n| findings | | rule |\n|---:|---|---|\n",
            "\n| bevindingen | | regel |\n|---:|---|---|\n",
        ));
    }
    for (rule, severity, count) in checked::statistics(report) {
        text.push_str(&format!("| {count} | {} | {rule} |\n", severity_in_words(severity, lang)));
    }
    text
}

fn row(finding: &Finding, lang: Lang) -> String {
    let severity = severity_in_words(finding.severity, lang);
    let place = format!("{}:{}", finding.place.file, finding.place.line);
    // within a table a bar has to be escaped in code too
    let said = [&finding.message, &finding.help]
        .map(|message| sentence(lang.say(message)).replace("\\|", "|").replace('|', "\\|"));
    let [message, help] = said;
    format!("| **{severity}** | {} | {} | {message}<br>{help} |\n", finding.rule, cell(&place))
}
