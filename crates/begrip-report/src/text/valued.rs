//! Values of two owners for people: the pairs of codes that can occur, and a unit to which they give other values.

use begrip::Registry;
use begrip_review::{Answer, Comparison, Lang, ValuePair, Valued};

use super::compare::one_unit;
use super::{Style, table};
use crate::compared::code_of;

/// The pairs of codes, and a unit that shows a difference.
pub(super) fn section(
    registry: &Registry,
    found: &Comparison,
    valued: &Valued,
    lang: Lang,
    style: Style,
) -> String {
    let mut text = String::new();
    if !valued.pairs.is_empty() {
        let title = lang.pick("Codes that one unit can have", "Codes die één eenheid kan hebben");
        text.push_str(&format!("\n{}\n", style.bold(title)));
        text.push_str(&pairs(registry, found, &valued.pairs, lang, style));
    }
    if let Some(witness) = &valued.differ {
        let title = lang.pick("Other values, for instance", "Andere waarden, bijvoorbeeld");
        text.push_str(&one_unit(registry, found, (title, witness), lang, style));
    }
    text
}

fn pairs(registry: &Registry, found: &Comparison, pairs: &[ValuePair], lang: Lang, style: Style) -> String {
    let mut rows = vec![vec![found.left.0.to_string(), found.right.0.to_string(), String::new()]];
    for pair in pairs {
        let side =
            |id, code: &Option<String>| super::cut(&code_of(registry, found, id, code.as_deref(), lang), 40);
        let note = if pair.answer == Answer::Unknown {
            lang.pick("it could not be told whether this occurs", "of dit voorkomt, is niet uit te maken")
        } else {
            ""
        };
        rows.push(vec![side(&found.left.0, &pair.left), side(&found.right.0, &pair.right), note.to_owned()]);
    }
    table(&rows, "  ", style.width.min(100))
}
