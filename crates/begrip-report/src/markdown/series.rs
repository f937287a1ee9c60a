//! A series as Markdown.

use begrip_review::{Lang, Series};

use super::cell;
use crate::story::{Line, story};

/// A table: versions and breaks in order of time.
pub fn report(series: &Series, lang: Lang) -> String {
    let mut text = format!("### {}\n\n", cell(series.id.as_str()));
    text.push_str(lang.pick(
        "| version | days | what happens |\n|---|---|---|\n",
        "| versie | dagen | wat er gebeurt |\n|---|---|---|\n",
    ));
    for line in story(series, lang) {
        match line {
            Line::Segment { version, days } => {
                text.push_str(&format!("| {} | {} | |\n", cell(&version), cell(&days)));
            }
            Line::Between { sign, what, causes } => {
                let causes: Vec<String> = causes.iter().map(|cause| cell(cause)).collect();
                let causes =
                    if causes.is_empty() { String::new() } else { format!(": {}", causes.join("; ")) };
                text.push_str(&format!("| | | {sign} **{}**{causes} |\n", cell(&what)));
            }
        }
    }
    text
}
