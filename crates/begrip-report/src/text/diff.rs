//! What changed, for people: the answer, then each definition with what breaks first, then whom it reaches.

use begrip::Place;
use begrip_review::{Action, Bump, Change, Diff, Impact, Lang, Pair, Reached};
use unicode_width::UnicodeWidthStr;

use super::{Style, Why, count, plain};
use crate::changed::{Alike, alike, by_impact, headline, impact_on, renumbered, sentence, why};

/// The definitions that changed, each with its changes, and the definitions that are reached.
pub fn report(diff: &Diff, lang: Lang, style: Style) -> String {
    if diff.pairs.is_empty() {
        return format!("{}\n", lang.pick("nothing changed", "er is niets veranderd"));
    }
    let mut text = style.wrap(&headline(diff, lang), "", "");
    if let Some(sentence) = renumbered(diff, lang) {
        text.push_str(&style.wrap(&sentence, "", ""));
    }
    let (groups, alone) = alike(diff);
    if !groups.is_empty() {
        text.push('\n');
    }
    for group in &groups {
        text.push_str(&one_group(group, lang, style));
    }
    for (pair, changes) in by_impact(&alone) {
        text.push('\n');
        text.push_str(&title(pair, lang, style));
        for change in changes {
            text.push_str(&one(change, lang, style));
        }
    }
    text.push_str(&reached(&diff.reached, why, lang, style));
    text
}

/// `BREAKING  den-haag/minimum-household  2.1.0 → 2.2.0, needs 3.0.0`
fn title(pair: &Pair, lang: Lang, style: Style) -> String {
    let loud = impact_on(pair);
    let word = impact_in_words(loud, lang);
    let word = if loud == Impact::Breaking { word.to_uppercase() } else { word.to_owned() };
    let line = format!("{word}  {}  {}", named(pair), versions(pair, lang));
    format!("{}\n", style.bold(&line))
}

/// The definition, with the id that it had if that was another one.
pub(crate) fn named(pair: &Pair) -> String {
    match &pair.renamed_from {
        Some(before) => format!("{before} → {}", pair.id),
        None => pair.id.to_string(),
    }
}

/// The versions of a pair, and the one that it should have.
pub(crate) fn versions(pair: &Pair, lang: Lang) -> String {
    let mut text = match (&pair.from, &pair.to) {
        (Some(from), Some(to)) if from == to => from.to_string(),
        (Some(from), Some(to)) => format!("{from} → {to}"),
        (Some(from), None) => format!("{from} {}", lang.pick("is gone", "is verdwenen")),
        (None, Some(to)) => format!("{to} {}", lang.pick("is new", "is nieuw")),
        (None, None) => String::new(),
    };
    if let (false, Some(needed)) = (pair.is_satisfied(), pair.needed()) {
        if pair.declared() < Some(pair.required) {
            text.push_str(&format!(", {} {needed}", lang.pick("needs", "moet worden")));
        }
        if let Some(wrong) = &pair.to_withdraw {
            let must = lang.pick("must be withdrawn", "moet worden ingetrokken");
            text.push_str(&format!(", {wrong} {must}"));
        }
    }
    if let Some(because) = &pair.because_of {
        text.push_str(&format!(", {} {because}", lang.pick("because of", "door")));
    }
    text
}

/// How far a change reaches, in a word for people.
pub(crate) fn impact_in_words(impact: Impact, lang: Lang) -> &'static str {
    match impact {
        Impact::Breaking => lang.pick("breaking", "breekt"),
        Impact::Correction => lang.pick("correction", "correctie"),
        Impact::Compatible => lang.pick("compatible", "verenigbaar"),
        Impact::Editorial => lang.pick("editorial", "redactioneel"),
        Impact::None => lang.pick("no effect", "geen gevolg"),
    }
}

const FACET: usize = 13;

fn one(change: &Change, lang: Lang, style: Style) -> String {
    let facet = facet_in_words(change.facet, lang);
    let first = format!("  {facet:FACET$}  ");
    let rest = " ".repeat(FACET + 4);
    let mut text = style.wrap(&sentence(change, facet, lang), &first, &rest);
    let place = |place: &Place| format!("{}:{}:{}", place.file, place.line, place.column);
    if let Some(here) = change.new_place.as_ref().or(change.old_place.as_ref()) {
        text.push_str(&format!("{rest}{}\n", plain(&place(here))));
    }
    text
}

/// The facet as people call it.
pub(crate) fn facet_in_words(facet: begrip_review::Facet, lang: Lang) -> &'static str {
    use begrip_review::Facet;
    let dutch = match facet {
        Facet::Meaning => "betekenis",
        Facet::Unit => "eenheid",
        Facet::Population => "populatie",
        Facet::Values => "waarden",
        Facet::Rule => "regel",
        Facet::Criteria => "criteria",
        Facet::Period => "periode",
        Facet::Statistic => "maat",
        Facet::Area => "gebied",
        Facet::Source => "bron",
        Facet::Validity => "geldigheid",
        Facet::Codes => "codes",
        Facet::Steps => "bedragen",
        Facet::Mapping => "omzetting",
        Facet::Claim => "bewering",
        Facet::Relations => "relaties",
        Facet::Protection => "bescherming",
        Facet::Agent => "kenmerken",
        Facet::Lifecycle => "levensloop",
        Facet::Documentation => "documentatie",
    };
    let english = match facet {
        Facet::Steps => "amounts",
        Facet::Agent => "features",
        other => other.as_str(),
    };
    lang.pick(english, dutch)
}

fn one_group(group: &Alike<'_>, lang: Lang, style: Style) -> String {
    let facet = facet_in_words(group.change.facet, lang);
    let said = format!("{}: {}", sentence(group.change, facet, lang), group.whose(lang));
    style.wrap(&said, &format!("  {facet:FACET$}  "), &" ".repeat(FACET + 4))
}

/// Whom the changes reach: each definition once, with the strongest thing that it has to do.
pub(crate) fn reached(all: &[Reached], why: Why, lang: Lang, style: Style) -> String {
    let rows = crate::changed::strongest(all);
    let (quiet, loud): (Vec<&Reached>, Vec<&Reached>) =
        rows.into_iter().partition(|reached| reached.action == Action::None);
    if loud.is_empty() && quiet.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", style.bold(lang.pick("Reached", "Geraakt")));
    text.push_str(&rows_of(&loud, why, lang, style));
    if !quiet.is_empty() {
        let number = quiet.len();
        let sentence = match lang {
            Lang::En => format!("{} with nothing to do", count(number, "definition", "definitions")),
            Lang::Nl => format!("{} waarvoor niets te doen is", count(number, "definitie", "definities")),
        };
        let more = if loud.is_empty() { "" } else { lang.pick("and ", "en ") };
        text.push_str(&format!("  {more}{sentence}\n"));
    }
    text
}

/// Rows in columns, of which the last is wrapped: a way may be long, and none of it may be lost.
fn rows_of(loud: &[&Reached], why: Why, lang: Lang, style: Style) -> String {
    let row = |reached: &&Reached| {
        (
            format!("{} {}", reached.id, reached.version),
            lang.say(&reached.in_words()).to_owned(),
            why(reached, lang),
        )
    };
    let rows: Vec<(String, String, String)> = loud.iter().map(row).collect();
    let ids = rows.iter().map(|(id, ..)| id.width()).max().unwrap_or_default();
    let actions = rows.iter().map(|(_, action, _)| action.width()).max().unwrap_or_default();
    let line = |(id, action, why): &(String, String, String)| {
        let first = format!("  {id:ids$}  {action:actions$}  ");
        if first.width() + why.width() <= style.width.clamp(40, 100) {
            format!("{first}{}\n", plain(why))
        } else {
            format!("{}\n{}", first.trim_end(), style.wrap(why, "      ", "        "))
        }
    };
    rows.iter().map(line).collect()
}

/// The bump as people call it.
pub(crate) fn bump_in_words(bump: Bump, lang: Lang) -> &'static str {
    match bump {
        Bump::Major => lang.pick("major", "hoofdversie"),
        Bump::Minor => lang.pick("minor", "tussenversie"),
        Bump::Patch => lang.pick("patch", "patchversie"),
        Bump::None => lang.pick("none", "geen"),
    }
}
