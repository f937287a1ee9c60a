//! A list of definitions for people.

use begrip::Definition;

use super::{Style, count, plain, table};
use begrip_review::Lang;

/// One definition a line: id, version, kind, status, label.
pub fn report(definitions: &[&Definition], lang: Lang, style: Style) -> String {
    let rows: Vec<Vec<String>> = definitions.iter().map(|definition| row(definition, lang)).collect();
    let total = count(
        definitions.len(),
        lang.pick("definition", "definitie"),
        lang.pick("definitions", "definities"),
    );
    format!("{}{total}\n", table(&rows, "", style.width))
}

fn row(definition: &Definition, lang: Lang) -> Vec<String> {
    vec![
        definition.id().to_string(),
        definition.version().to_string(),
        definition.kind().to_string(),
        definition.header().status.as_str().to_owned(),
        plain(lang.label(definition)),
    ]
}
