//! Two code lists for people: dangerous codes first, those that are the same last and in one line.

use begrip_review::{CodeOutcome, Comparison, Lang, ListsCompared};

use super::Style;
use crate::listed::{mapped, mapped_title, pair, same, title};

/// How many codes of a group are shown.
const SHOWN: usize = 20;

/// The codes in groups, and the correspondences.
pub(crate) fn report(found: &Comparison, lists: &ListsCompared, lang: Lang, style: Style) -> String {
    let mut text = String::new();
    for outcome in CodeOutcome::ALL {
        let count = lists.count(*outcome);
        if count > 0 {
            text.push_str(&format!("\n{}\n", style.bold(&title(found, *outcome, count, lang))));
            text.push_str(&group(lists, *outcome, lang, style));
        }
    }
    for maps in lists.correspondences.iter().chain(lists.through.iter().flatten()) {
        let heading = style.wrap(&mapped_title(maps, lang), "", "  ");
        text.push_str(&format!("\n{}\n", style.bold(heading.trim_end())));
        for said in mapped(maps, lang) {
            text.push_str(&style.wrap(&said, "  ", "    "));
        }
    }
    text
}

fn group(lists: &ListsCompared, outcome: CodeOutcome, lang: Lang, style: Style) -> String {
    if outcome == CodeOutcome::Same {
        let codes: Vec<_> =
            lists.of(outcome).filter_map(|pair| pair.left.as_ref()).map(|side| &side.code).collect();
        let mut text = style.wrap(&same(&codes, lang), "  ", "    ");
        for moved in lists.of(outcome).filter(|pair| pair.parents.is_some()).take(SHOWN) {
            text.push_str(&style.wrap(&pair(moved, lang), "  ", "    "));
        }
        return text;
    }
    let mut text = String::new();
    for one in lists.of(outcome).take(SHOWN) {
        text.push_str(&style.wrap(&pair(one, lang), "  ", "    "));
    }
    let more = lists.count(outcome).saturating_sub(SHOWN);
    if more > 0 {
        text.push_str(&lang.pick(format!("  … and {more} more\n"), format!("  … en nog {more}\n")));
    }
    text
}
