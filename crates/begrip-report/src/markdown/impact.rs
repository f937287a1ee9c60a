//! Who is reached if a definition changes, as Markdown.

use begrip::Definition;
use begrip_review::{Lang, Reached};

use super::cell;
use crate::changed::{strongest, way};
use crate::text::Why;

/// A table of those that are reached.
pub fn report(definition: &Definition, all: &[Reached], lang: Lang) -> String {
    let title = format!("{} {}", definition.id(), definition.version());
    format!("### {}\n\n{}", cell(&title), table(all, way, lang))
}

/// The definitions that are reached, each once, with what its owner has to do.
pub(crate) fn table(all: &[Reached], why: Why, lang: Lang) -> String {
    let rows = strongest(all);
    if rows.is_empty() {
        return format!("{}\n", lang.pick("Nothing rests on it.", "Niets berust erop."));
    }
    let mut text = lang
        .pick("| reached | to do | by |\n|---|---|---|\n", "| geraakt | te doen | door |\n|---|---|---|\n")
        .to_owned();
    for reached in rows {
        let id = format!("{} {}", reached.id, reached.version);
        let (action, by) = (reached.in_words(), why(reached, lang));
        text.push_str(&format!("| {} | {} | {} |\n", cell(&id), cell(lang.say(&action)), cell(&by)));
    }
    text
}
