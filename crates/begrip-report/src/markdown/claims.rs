//! The claims of a registry as Markdown.

use begrip_review::{ClaimChecked, Lang, claim_in_words};

use super::cell;
use crate::text::claims::{summary, title};

/// A table of every claim, and what came of it.
pub fn report(all: &[ClaimChecked], lang: Lang) -> String {
    let mut text = format!("{}\n\n", cell(&summary(all, lang)));
    text.push_str(lang.pick(
        "| alignment | claim | state | because |\n|---|---|---|---|\n",
        "| afstemming | bewering | uitkomst | reden |\n|---|---|---|---|\n",
    ));
    let mut sorted: Vec<&ClaimChecked> = all.iter().collect();
    sorted.sort_by_key(|one| one.state);
    for one in sorted {
        let (state, because) = (title(one.state, lang), super::sentence(lang.say(&one.because)));
        let (id, claim) = (cell(one.id.as_str()), claim_in_words(one.claim));
        text.push_str(&format!("| {id} | {claim} | {state} | {because} |\n"));
    }
    text
}
