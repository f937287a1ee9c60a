//! Amounts of two parameters for people: those that differ first.

use begrip_review::{AmountRelation, AmountsCompared, Comparison, Lang};

use super::{Style, cut, table};
use crate::amounts::{GROUPS, cells, converted, heads, not_known, rows, title};

/// How many rows of a group are shown.
const SHOWN: usize = 30;
/// How many of those that are the same.
const SAME: usize = 5;

/// The amounts in groups.
pub(crate) fn report(found: &Comparison, amounts: &AmountsCompared, lang: Lang, style: Style) -> String {
    let mut text = String::new();
    if let Some(said) = converted(amounts, lang) {
        text.push_str(&format!("\n{}", style.wrap(&said, "", "")));
    }
    for group in GROUPS {
        let count = rows(amounts, group).count();
        if count == 0 {
            continue;
        }
        text.push_str(&format!("\n{}\n", style.bold(&title(amounts, group, count, lang))));
        let shown = if group.contains(&AmountRelation::Same) { SAME } else { SHOWN };
        let mut lines = vec![heads(found, amounts, group, lang)];
        lines.extend(rows(amounts, group).take(shown).map(|row| cells(amounts, row, lang)));
        let key = usize::from(!amounts.keys.is_empty());
        for cell in lines.iter_mut().filter_map(|line| line.get_mut(key)) {
            *cell = cut(&super::plain(cell), 30);
        }
        text.push_str(&table(&lines, "  ", style.width.min(100)));
        text.push_str(&more(group, count.saturating_sub(shown), lang));
    }
    text.push_str(&not_known(amounts, lang).map(|said| format!("\n{said}\n")).unwrap_or_default());
    text
}

fn more(group: [AmountRelation; 2], more: usize, lang: Lang) -> String {
    if more == 0 {
        return String::new();
    }
    match (group, lang) {
        ([AmountRelation::Same, _], Lang::En) => format!("  … and {more} more that are the same\n"),
        ([AmountRelation::Same, _], Lang::Nl) => format!("  … en nog {more} die gelijk zijn\n"),
        (_, Lang::En) => format!("  … and {more} more\n"),
        (_, Lang::Nl) => format!("  … en nog {more}\n"),
    }
}
