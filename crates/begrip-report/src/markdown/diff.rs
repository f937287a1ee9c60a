//! What changed as Markdown: a comment that a reviewer reads in a pull request.

use begrip_review::{Bump, Change, Diff, Lang, Pair};

use super::cell;
use super::impact::table as reached;
use crate::changed::{Alike, Told, alike, by_impact, headline, impact_on, renumbered, sentence, why};
use crate::text::diff::{bump_in_words, facet_in_words, impact_in_words, named};

/// A comment longer than this, in bytes, is refused by the sites that show it.
const LONGEST: usize = 60_000;

/// Room for the note on what was left out.
const NOTE: usize = 400;

/// A summary, then each definition with its changes, breaking ones first; cut with a note where it would be too long.
pub fn report(diff: &Diff, lang: Lang) -> String {
    let title = lang.pick("Definitions that changed", "Veranderde definities");
    let mut text = format!("## {title}\n\n");
    if diff.pairs.is_empty() {
        text.push_str(lang.pick("Nothing changed.\n", "Er is niets veranderd.\n"));
        return text;
    }
    text.push_str(&format!("{}\n\n", cell(&headline(diff, lang))));
    if let Some(sentence) = renumbered(diff, lang) {
        text.push_str(&format!("{}\n\n", cell(&sentence)));
    }
    let (groups, alone) = alike(diff);
    let told = by_impact(&alone);
    let mut blocks = vec![summary(&told, lang)];
    blocks.extend(groups.iter().map(|group| one_group(group, lang)));
    // what owes a bump because of another is in the table, and has nothing more to tell
    let changed = told.iter().filter(|(_, changes)| !changes.is_empty());
    blocks.extend(changed.map(|(pair, changes)| details(pair, changes, lang)));
    if !diff.reached.is_empty() {
        let title = lang.pick("Reached", "Geraakt");
        blocks.push(format!("\n### {title}\n\n{}", reached(&diff.reached, why, lang)));
    }
    join(text, blocks, lang)
}

/// The blocks that fit, with a note on how many do not.
fn join(mut text: String, blocks: Vec<String>, lang: Lang) -> String {
    let mut left_out = 0;
    for block in blocks {
        if text.len() + block.len() + NOTE <= LONGEST {
            text.push_str(&block);
        } else {
            left_out += 1;
        }
    }
    if left_out > 0 {
        text.push_str(&match lang {
            Lang::En => format!("\n*{left_out} more parts are left out, for a comment may not be longer; `begrip diff` shows all.*\n"),
            Lang::Nl => format!("\n*{left_out} andere delen zijn weggelaten, omdat een opmerking niet langer mag zijn; `begrip diff` toont alles.*\n"),
        });
    }
    text
}

/// How many definitions the table of the summary names.
const ROWS: usize = 100;

fn summary(told: &[Told<'_>], lang: Lang) -> String {
    let mut text = lang
        .pick(
            "| definition | version | impact | needs |\n|---|---|---|---|\n",
            "| definitie | versie | gevolg | vraagt |\n|---|---|---|---|\n",
        )
        .to_owned();
    for (pair, _) in told.iter().take(ROWS) {
        let satisfied = if pair.is_satisfied() { "✓" } else { "✗" };
        let needs = if pair.required == Bump::None {
            "–".to_owned()
        } else {
            let because = pair.because_of.as_ref();
            let because =
                because.map(|id| format!(" {} {}", lang.pick("because of", "door"), cell(id.as_str())));
            format!("{} {satisfied}{}", bump_in_words(pair.required, lang), because.unwrap_or_default())
        };
        let impact = impact_in_words(impact_on(pair), lang);
        text.push_str(&format!(
            "| {} | {} | {impact} | {needs} |\n",
            cell(&named(pair)),
            cell(&versions(pair))
        ));
    }
    if told.len() > ROWS {
        text.push_str(&format!("| {} {} | | | |\n", lang.pick("and more:", "en meer:"), told.len() - ROWS));
    }
    text
}

fn versions(pair: &Pair) -> String {
    let show = |version: &Option<semver::Version>| {
        version.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string)
    };
    if pair.from == pair.to { show(&pair.to) } else { format!("{} → {}", show(&pair.from), show(&pair.to)) }
}

fn one_group(group: &Alike<'_>, lang: Lang) -> String {
    let facet = facet_in_words(group.change.facet, lang);
    let said = format!("{}: {}", sentence(group.change, facet, lang), group.whose(lang));
    format!("\n- **{facet}** {}\n", super::sentence(&said))
}

fn details(pair: &Pair, changes: &[&Change], lang: Lang) -> String {
    let versions = crate::text::diff::versions(pair, lang);
    let impact = impact_in_words(pair.impact(), lang);
    let title = format!("{} {versions} ({impact})", named(pair));
    let open = if pair.is_satisfied() { "" } else { " open" };
    let mut text = format!("\n<details{open}><summary>{}</summary>\n\n", html(&title));
    for change in changes {
        text.push_str(&one(change, lang));
    }
    text.push_str("\n</details>\n");
    text
}

fn one(change: &Change, lang: Lang) -> String {
    let (facet, impact) = (facet_in_words(change.facet, lang), impact_in_words(change.impact, lang));
    let place = change.new_place.as_ref().or(change.old_place.as_ref());
    let place = place.map(|place| format!(" ({}:{})", cell(&place.file), place.line)).unwrap_or_default();
    let said = super::sentence(&sentence(change, facet, lang));
    format!("- **{facet}** {said}, *{impact}*{place}\n")
}

/// A text within HTML.
fn html(text: &str) -> String {
    crate::text::plain(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
