//! A series for people: the versions in order of time, and what breaks between them.

use begrip_review::{Lang, Series};

use super::Style;
use crate::story::{Line, story};

/// The story of a series, a line for each segment and each break.
pub fn report(series: &Series, lang: Lang, style: Style) -> String {
    let lines = story(series, lang);
    if lines.is_empty() {
        return format!(
            "{}\n",
            lang.pick("no version holds on any day", "op geen enkele dag geldt een versie")
        );
    }
    let width = series.segments.iter().map(|segment| segment.version.to_string().len()).max().unwrap_or(5);
    let mut text = String::new();
    for line in &lines {
        match line {
            Line::Segment { version, days } => {
                text.push_str(&style.wrap(days, &format!("{version:width$}   "), "  "));
            }
            Line::Between { sign, what, causes } => {
                text.push_str(&style.bold(&format!(" {sign} {what}")));
                text.push('\n');
                for cause in causes {
                    text.push_str(&style.wrap(cause, "     ", "       "));
                }
            }
        }
    }
    text
}
