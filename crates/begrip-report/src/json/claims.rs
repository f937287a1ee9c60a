//! The claims of a registry as JSON.

use begrip_review::{ClaimChecked, ClaimState, Lang, claim_in_words};
use schemars::JsonSchema;
use serde::Serialize;

/// Every claim, and what came of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.compare/1`
    format: &'static str,
    /// How many there are of each state.
    summary: Summary,
    /// The claims, in the order of the alignments.
    claims: Vec<Claim>,
}

/// How many claims there are of each state.
#[derive(Debug, Serialize, JsonSchema)]
struct Summary {
    /// The rules prove it.
    proved: usize,
    /// The rules say otherwise.
    refuted: usize,
    /// The rules do not settle it.
    open: usize,
}

/// One claim.
#[derive(Debug, Serialize, JsonSchema)]
struct Claim {
    /// The alignment.
    id: String,
    /// Its version.
    version: String,
    /// The left definition; null if its reference means no version.
    left: Option<String>,
    /// The right definition; null if its reference means no version.
    right: Option<String>,
    /// What is claimed.
    claim: &'static str,
    /// `proved`, `refuted` or `open`.
    state: &'static str,
    /// Why.
    because: String,
    /// The day whose versions and amounts were used.
    on: Option<String>,
    /// How the units that they select relate.
    relation: Option<&'static str>,
    /// What had to be granted.
    assumptions: Vec<String>,
}

/// Every claim, and what came of it.
pub fn report(all: &[ClaimChecked], lang: Lang) -> String {
    let count = |state| all.iter().filter(|one| one.state == state).count();
    super::print(&super::compare::Any::Claims(Document {
        format: "begrip.compare/1",
        summary: Summary {
            proved: count(ClaimState::Proved),
            refuted: count(ClaimState::Refuted),
            open: count(ClaimState::Open),
        },
        claims: all.iter().map(|one| claim(one, lang)).collect(),
    }))
}

fn claim(checked: &ClaimChecked, lang: Lang) -> Claim {
    let found = checked.comparison.as_ref();
    let related = found.and_then(|found| found.related.as_ref());
    Claim {
        id: checked.id.to_string(),
        version: checked.version.to_string(),
        left: found.map(|found| found.left.0.to_string()),
        right: found.map(|found| found.right.0.to_string()),
        claim: claim_in_words(checked.claim),
        state: checked.state.as_str(),
        because: lang.say(&checked.because).to_owned(),
        on: found.and_then(|found| found.on).map(|on| on.to_string()),
        relation: related.map(|related| related.relation.as_str()),
        assumptions: found
            .map(|found| found.assumptions.iter().map(|said| lang.say(said).to_owned()).collect())
            .unwrap_or_default(),
    }
}
