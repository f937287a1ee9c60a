//! Who is reached if a definition changes, for people.

use begrip::Definition;
use begrip_review::{Facet, Lang, Reached};

use super::diff::{facet_in_words, reached};
use super::{Style, count};
use crate::changed::{strongest, way};

/// Those that are reached, and in which facets a change would reach them.
pub fn report(definition: &Definition, all: &[Reached], lang: Lang, style: Style) -> String {
    let (id, version) = (definition.id(), definition.version());
    let rows = strongest(all);
    if rows.is_empty() {
        let nobody = lang.pick("nothing rests on it", "niets berust erop");
        return format!("{id} {version}: {nobody}\n");
    }
    let mut authorities: Vec<&str> = rows.iter().map(|reached| reached.id.authority()).collect();
    authorities.sort_unstable();
    authorities.dedup();
    let facets: Vec<&str> = facets(all).into_iter().map(|facet| facet_in_words(facet, lang)).collect();
    let headline = match lang {
        Lang::En => format!(
            "a change of {id} {version} in its {} reaches {} of {} ({})",
            facets.join(" or "),
            count(rows.len(), "definition", "definitions"),
            count(authorities.len(), "authority", "authorities"),
            authorities.join(", "),
        ),
        Lang::Nl => format!(
            "een verandering van {id} {version} in {} raakt {} van {} ({})",
            facets.join(" of "),
            count(rows.len(), "definitie", "definities"),
            count(authorities.len(), "instantie", "instanties"),
            authorities.join(", "),
        ),
    };
    let mut text = style.wrap(&headline, "", "");
    text.push_str(&reached(all, way, lang, style));
    text
}

fn facets(all: &[Reached]) -> Vec<Facet> {
    let mut facets: Vec<Facet> = all.iter().map(|reached| reached.facet).collect();
    facets.sort_unstable();
    facets.dedup();
    facets
}

/// The way along which one definition reaches another, a line each step.
pub fn why(path: Option<&[&Definition]>, lang: Lang) -> String {
    let Some(path) = path else {
        return format!("{}\n", lang.pick("there is no way between them", "er is geen weg tussen beide"));
    };
    let mut text = String::new();
    for (at, definition) in path.iter().enumerate() {
        let arrow = if at == 0 { "" } else { "→ " };
        let indent = "  ".repeat(at.min(20));
        text.push_str(&format!("{indent}{arrow}{} {}\n", definition.id(), definition.version()));
    }
    text
}
