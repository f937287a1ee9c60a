//! Two owners for people: the answer, the reasons facet by facet, and a unit that shows it.

use begrip::Registry;
use begrip_review::{Comparison, Lang, Matrix, Witness};

use super::diff::facet_in_words;
use super::{Style, table};
use crate::compared::{self, relation, says, scope, stretch, unit, verdict, world};

/// What two definitions have in common, and what not.
pub fn report(registry: &Registry, found: &Comparison, lang: Lang, style: Style) -> String {
    let mut text = style.bold(style.wrap(lang.say(&found.in_words()), "", "").trim_end());
    text.push('\n');
    let lead = lang.pick("verdict", "oordeel");
    let answer = format!("{lead}: {}, {}", verdict(found.verdict, lang), lang.say(&found.because));
    text.push_str(&style.wrap(&answer, "", ""));
    text.push_str(&scope(found, lang).map(|scope| format!("{scope}\n")).unwrap_or_default());
    if let Some(suggested) = &found.suggested {
        let lead = lang.pick("it would be settled", "het zou uit te maken zijn");
        text.push_str(&style.wrap(&format!("{lead}: {}", lang.say(&suggested.in_words())), "", "  "));
        let options: Vec<String> =
            suggested.equal.iter().map(|[one, other]| format!("--assume '{one} = {other}'")).collect();
        text.push_str(&style.wrap(&options.join(" "), "  ", "  "));
    }
    text.push('\n');
    text.push_str(&facets(found, lang, style));
    if let Some(lists) = &found.lists {
        text.push_str(&super::lists::report(found, lists, lang, style));
    }
    if let Some(amounts) = &found.amounts {
        text.push_str(&super::amounts::report(found, amounts, lang, style));
    }
    text.push_str(&lists(found, lang, style));
    if let Some(related) = &found.related {
        let (left, right) = (&found.left.0, &found.right.0);
        let only = |id: &begrip::DefinitionId| match lang {
            Lang::En => format!("Counted by {id} only, for instance"),
            Lang::Nl => format!("Alleen geteld door {id}, bijvoorbeeld"),
        };
        let both = lang.pick("Counted by both, for instance", "Door beide geteld, bijvoorbeeld").to_owned();
        let shown =
            [(only(left), &related.left_only), (only(right), &related.right_only), (both, &related.both)];
        for (title, witness) in shown {
            if let Some(witness) = witness {
                text.push_str(&one_unit(registry, found, (&title, witness), lang, style));
            }
        }
    }
    if let Some(valued) = &found.valued {
        text.push_str(&super::valued::section(registry, found, valued, lang, style));
    }
    text
}

fn facets(found: &Comparison, lang: Lang, style: Style) -> String {
    let mut rows = vec![vec![
        lang.pick("facet", "facet").to_owned(),
        lang.pick("relation", "verhouding").to_owned(),
        found.left.0.to_string(),
        found.right.0.to_string(),
    ]];
    let cut = |text: &str| super::cut(&super::plain(text), 34);
    for facet in &found.facets {
        rows.push(vec![
            facet_in_words(facet.facet, lang).to_owned(),
            relation(facet.relation, lang).to_owned(),
            cut(lang.say(&facet.left)),
            cut(lang.say(&facet.right)),
        ]);
    }
    table(&rows, "", style.width.min(100))
}

/// What to mind, what only one side asks, what no rule says, and what was granted.
fn lists(found: &Comparison, lang: Lang, style: Style) -> String {
    let mut text = String::new();
    for (title, items) in compared::lists(found, lang) {
        text.push_str(&format!("\n{}\n", style.bold(&title)));
        for item in items {
            text.push_str(&style.wrap(&item, "  ", "    "));
        }
    }
    text
}

pub(super) fn one_unit(
    registry: &Registry,
    found: &Comparison,
    (title, witness): (&str, &Witness),
    lang: Lang,
    style: Style,
) -> String {
    let on = found.on.map(|on| format!(" {} {on}", lang.pick("on", "op"))).unwrap_or_default();
    let mut text = format!("\n{}\n", style.bold(&format!("{title}{on}")));
    text.push_str(&style.wrap(&unit(registry, witness, lang), "  ", "    "));
    for (id, value, because) in [
        (&found.left.0, &witness.left, &witness.left_because),
        (&found.right.0, &witness.right, &witness.right_because),
    ] {
        let says = says(registry, found, id, value, lang);
        text.push_str(&style.wrap(&format!("{id} {says}: {}", lang.say(because)), "  ", "    "));
    }
    if let Some(world) = world(registry, witness, lang) {
        text.push_str(&style.wrap(&world, "  ", "    "));
    }
    if witness.left != witness.right {
        let lead =
            lang.pick("with the rest as it is, this is so for", "met de rest zoals hier is dit zo voor");
        for boundary in &witness.boundaries {
            text.push_str(&style.wrap(
                &format!("{lead} {}", stretch(registry, boundary, lang)),
                "  ",
                "    ",
            ));
        }
    }
    text
}

/// All definitions of a concept: the pairs, and those that are the same.
pub fn matrix(found: &Matrix, lang: Lang, style: Style) -> String {
    let mut rows = vec![vec![
        lang.pick("left", "links").to_owned(),
        lang.pick("right", "rechts").to_owned(),
        lang.pick("relation", "verhouding").to_owned(),
        lang.pick("verdict", "oordeel").to_owned(),
    ]];
    for cell in &found.cells {
        rows.push(vec![
            cell.left.to_string(),
            cell.right.to_string(),
            relation(cell.relation.into(), lang).to_owned(),
            verdict(cell.verdict, lang).to_owned(),
        ]);
    }
    let mut text = table(&rows, "", style.width);
    let same = found.groups.iter().filter(|group| group.len() > 1);
    for group in same {
        let ids: Vec<&str> = group.iter().map(begrip::DefinitionId::as_str).collect();
        let title = lang.pick("the same:", "hetzelfde:");
        text.push_str(&style.wrap(&format!("{title} {}", ids.join(", ")), "", "  "));
    }
    text
}
