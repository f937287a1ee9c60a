//! Amounts of two parameters as Markdown.

use begrip_review::{AmountsCompared, Comparison, Lang};

use super::cell;
use crate::amounts::{GROUPS, cells, converted, heads, not_known, rows, title};

/// How many rows of a group are shown.
const SHOWN: usize = 100;

/// The amounts in groups, a table each.
pub(crate) fn report(found: &Comparison, amounts: &AmountsCompared, lang: Lang) -> String {
    let mut text = String::new();
    text.push_str(&converted(amounts, lang).map(|said| format!("\n{}\n", cell(&said))).unwrap_or_default());
    for group in GROUPS {
        let count = rows(amounts, group).count();
        if count == 0 {
            continue;
        }
        let heads = heads(found, amounts, group, lang);
        text.push_str(&format!("\n**{}**\n\n", cell(&title(amounts, group, count, lang))));
        text.push_str(&line(&heads, heads.len()));
        text.push_str(&format!("|{}\n", "---|".repeat(heads.len())));
        let shown = rows(amounts, group).take(SHOWN);
        text.extend(shown.map(|row| line(&cells(amounts, row, lang), heads.len())));
        let more = count.saturating_sub(SHOWN);
        if more > 0 {
            text.push_str(&lang.pick(format!("\n… and {more} more\n"), format!("\n… en nog {more}\n")));
        }
    }
    text.push_str(&not_known(amounts, lang).map(|said| format!("\n{}\n", cell(&said))).unwrap_or_default());
    text
}

fn line(cells: &[String], columns: usize) -> String {
    let mut text = "|".to_owned();
    for at in 0..columns {
        text.push_str(&format!(" {} |", cells.get(at).map(|shown| cell(shown)).unwrap_or_default()));
    }
    text.push('\n');
    text
}
