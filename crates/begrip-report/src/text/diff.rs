//! What changed, for people: field by field, with both places.

use begrip::Place;
use begrip_review::{Change, ChangeKind, Diff, Pair};
use serde_json::Value;

use super::{Style, count, plain};
use begrip_review::Lang;

/// The definitions that changed, each with its changes.
pub fn report(diff: &Diff, lang: Lang, style: Style) -> String {
    if diff.pairs.iter().all(|pair| pair.changes.is_empty()) {
        return format!("{}\n", lang.pick("nothing changed", "er is niets veranderd"));
    }
    let changes: usize = diff.pairs.iter().map(|pair| pair.changes.len()).sum();
    let (definitions, changes) = match lang {
        Lang::En => (
            count(diff.pairs.len(), "definition", "definitions"),
            count(changes, "field changed", "fields changed"),
        ),
        Lang::Nl => (
            count(diff.pairs.len(), "definitie", "definities"),
            count(changes, "veld veranderd", "velden veranderd"),
        ),
    };
    let mut text = format!("{definitions}, {changes}\n");
    for pair in &diff.pairs {
        text.push('\n');
        text.push_str(&style.bold(&title(pair, lang)));
        text.push('\n');
        for change in &pair.changes {
            text.push_str(&one(change, lang, style));
        }
    }
    text
}

fn title(pair: &Pair, lang: Lang) -> String {
    let id = &pair.id;
    match (&pair.from, &pair.to) {
        (Some(from), Some(to)) if from == to => format!("{id} {from}"),
        (Some(from), Some(to)) => format!("{id} {from} → {to}"),
        (Some(from), None) => format!("{id} {from} {}", lang.pick("is gone", "is verdwenen")),
        (None, Some(to)) => format!("{id} {to} {}", lang.pick("is new", "is nieuw")),
        (None, None) => id.to_string(),
    }
}

fn one(change: &Change, lang: Lang, style: Style) -> String {
    let mut text = String::new();
    if !change.field.is_empty() {
        let facet = change.facet.map(|facet| format!("  ({facet})")).unwrap_or_default();
        let happened = match change.kind {
            ChangeKind::Added => lang.pick(", new", ", nieuw"),
            ChangeKind::Removed => lang.pick(", gone", ", verdwenen"),
            ChangeKind::Changed => "",
        };
        text.push_str(&format!("  {}{happened}{facet}\n", change.field));
    }
    text.push_str(&side("-", change.old.as_ref(), lang, style));
    text.push_str(&side("+", change.new.as_ref(), lang, style));
    let place = |place: &Place| format!("{}:{}:{}", place.file, place.line, place.column);
    let places: Vec<String> =
        [&change.old_place, &change.new_place].into_iter().flatten().map(place).collect();
    text.push_str(&format!("      {}\n", places.join("\n      ")));
    text
}

fn side(sign: &str, value: Option<&Value>, lang: Lang, style: Style) -> String {
    let Some(value) = value else { return String::new() };
    style.wrap(&shown(value, lang), &format!("    {sign} "), "      ")
}

/// A value as a file would have it, in one line.
fn shown(value: &Value, lang: Lang) -> String {
    match value {
        Value::String(text) => plain(text),
        Value::Null => lang.pick("not known", "niet bekend").to_owned(),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(|item| shown(item, lang)).collect::<Vec<_>>().join(", "))
        }
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| format!("{name}: {}", shown(value, lang)));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}
