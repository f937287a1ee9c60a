//! Two code lists as Markdown.

use begrip_review::{CodeOutcome, Comparison, Lang, ListsCompared};

use super::sentence;
use crate::listed::{mapped, mapped_title, pair, same, title};

/// How many codes of a group are shown.
const SHOWN: usize = 50;

/// The codes in groups, and the correspondences.
pub(crate) fn report(found: &Comparison, lists: &ListsCompared, lang: Lang) -> String {
    let mut text = String::new();
    for outcome in CodeOutcome::ALL {
        let count = lists.count(*outcome);
        if count == 0 {
            continue;
        }
        text.push_str(&format!("\n**{}**\n\n", sentence(&title(found, *outcome, count, lang))));
        if *outcome == CodeOutcome::Same {
            let sides = lists.of(*outcome).filter_map(|pair| pair.left.as_ref());
            let codes: Vec<_> = sides.map(|side| &side.code).collect();
            text.push_str(&format!("- {}\n", sentence(&same(&codes, lang))));
        }
        let is_shown =
            |one: &&begrip_review::CodePair| one.outcome != CodeOutcome::Same || one.parents.is_some();
        for one in lists.of(*outcome).filter(is_shown).take(SHOWN) {
            text.push_str(&format!("- {}\n", sentence(&pair(one, lang))));
        }
        let more = if *outcome == CodeOutcome::Same { 0 } else { count.saturating_sub(SHOWN) };
        if more > 0 {
            text.push_str(&lang.pick(format!("- … and {more} more\n"), format!("- … en nog {more}\n")));
        }
    }
    for maps in lists.correspondences.iter().chain(lists.through.iter().flatten()) {
        text.push_str(&format!("\n**{}**\n\n", sentence(&mapped_title(maps, lang))));
        text.extend(mapped(maps, lang).iter().map(|said| format!("- {}\n", sentence(said))));
    }
    text
}
