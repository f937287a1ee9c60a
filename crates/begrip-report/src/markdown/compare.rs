//! A comparison of two owners as Markdown.

use begrip::Registry;
use begrip_review::{Comparison, Lang, Matrix, Valued};

use super::cell;
use crate::compared::{code_of, lists, relation, scope, sentence, verdict};
use crate::text::diff::facet_in_words;

/// The answer, the facets in a table, and units that show it.
pub fn report(registry: &Registry, found: &Comparison, lang: Lang) -> String {
    let mut text = format!("### {}\n\n", cell(lang.say(&found.in_words())));
    let because = super::sentence(lang.say(&found.because));
    text.push_str(&format!("**{}**: {because}\n\n", verdict(found.verdict, lang)));
    text.push_str(&scope(found, lang).map(|scope| format!("{}\n\n", cell(&scope))).unwrap_or_default());
    let (left, right) = (cell(found.left.0.as_str()), cell(found.right.0.as_str()));
    let head = lang.pick("relation", "verhouding");
    text.push_str(&format!("| facet | {head} | {left} | {right} |\n|---|---|---|---|\n"));
    for facet in &found.facets {
        let (name, relation) = (facet_in_words(facet.facet, lang), relation(facet.relation, lang));
        let (left, right) = (cell(lang.say(&facet.left)), cell(lang.say(&facet.right)));
        text.push_str(&format!("| {name} | {relation} | {left} | {right} |\n"));
    }
    if let Some(lists) = &found.lists {
        text.push_str(&super::lists::report(found, lists, lang));
    }
    if let Some(amounts) = &found.amounts {
        text.push_str(&super::amounts::report(found, amounts, lang));
    }
    let related = found.related.as_ref();
    let witnesses = related.map(|related| [&related.left_only, &related.right_only, &related.both]);
    let differ = found.valued.as_ref().and_then(|valued| valued.differ.as_ref());
    let shown: Vec<String> = witnesses
        .into_iter()
        .flatten()
        .flatten()
        .chain(differ)
        .map(|witness| format!("- {}\n", super::sentence(&sentence(registry, found, witness, lang))))
        .collect();
    if !shown.is_empty() {
        text.push_str(&format!("\n{}", shown.concat()));
    }
    if let Some(valued) = found.valued.as_ref().filter(|valued| !valued.pairs.is_empty()) {
        text.push_str(&pairs(registry, found, valued, lang));
    }
    for (title, items) in lists(found, lang) {
        let items: Vec<String> = items.iter().map(|item| format!("- {}\n", cell(item))).collect();
        text.push_str(&format!("\n**{}**\n\n{}", cell(&title), items.concat()));
    }
    text
}

/// The pairs of codes that one unit can have.
fn pairs(registry: &Registry, found: &Comparison, valued: &Valued, lang: Lang) -> String {
    let (left, right) = (&found.left.0, &found.right.0);
    let title = lang.pick("Codes that one unit can have", "Codes die één eenheid kan hebben");
    let mut text =
        format!("\n**{title}**\n\n| {} | {} |\n|---|---|\n", cell(left.as_str()), cell(right.as_str()));
    for pair in &valued.pairs {
        let code = |id, code: &Option<String>| cell(&code_of(registry, found, id, code.as_deref(), lang));
        text.push_str(&format!("| {} | {} |\n", code(left, &pair.left), code(right, &pair.right)));
    }
    text
}

/// All definitions of a concept against each other.
pub fn matrix(found: &Matrix, lang: Lang) -> String {
    let mut text = lang
        .pick(
            "| left | right | relation | verdict |\n|---|---|---|---|\n",
            "| links | rechts | verhouding | oordeel |\n|---|---|---|---|\n",
        )
        .to_owned();
    for one in &found.cells {
        let (left, right) = (cell(one.left.as_str()), cell(one.right.as_str()));
        let (relation, verdict) = (relation(one.relation.into(), lang), verdict(one.verdict, lang));
        text.push_str(&format!("| {left} | {right} | {relation} | {verdict} |\n"));
    }
    text
}
