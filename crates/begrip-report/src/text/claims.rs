//! The claims of a registry for people: what is refuted first, and a last line that can be read alone.

use begrip_review::{ClaimChecked, ClaimState, Lang, claim_in_words};

use super::{Style, count};

/// Every claim, and what came of it.
pub fn report(all: &[ClaimChecked], lang: Lang, style: Style) -> String {
    let mut text = String::new();
    for state in [ClaimState::Refuted, ClaimState::Open, ClaimState::Proved] {
        let those: Vec<&ClaimChecked> = all.iter().filter(|one| one.state == state).collect();
        if those.is_empty() {
            continue;
        }
        text.push_str(&format!("{}\n", style.bold(title(state, lang))));
        for one in those {
            text.push_str(&self::one(one, lang, style));
        }
        text.push('\n');
    }
    text.push_str(&format!("{}\n", summary(all, lang)));
    text
}

fn one(checked: &ClaimChecked, lang: Lang, style: Style) -> String {
    let claim = format!("{}: {}", checked.id, claim_in_words(checked.claim));
    let mut text = style.wrap(&claim, "  ", "    ");
    text.push_str(&style.wrap(lang.say(&checked.because), "      ", "      "));
    text
}

/// The state as people call it.
pub(crate) fn title(state: ClaimState, lang: Lang) -> &'static str {
    match state {
        ClaimState::Refuted => lang.pick("Refuted", "Weerlegd"),
        ClaimState::Open => lang.pick("Open", "Open"),
        ClaimState::Proved => lang.pick("Proved", "Bewezen"),
    }
}

/// `79 claims: 40 proved, 0 refuted, 39 open`
pub(crate) fn summary(all: &[ClaimChecked], lang: Lang) -> String {
    let of = |state| all.iter().filter(|one| one.state == state).count();
    let (proved, refuted, open) = (of(ClaimState::Proved), of(ClaimState::Refuted), of(ClaimState::Open));
    match lang {
        Lang::En => {
            format!(
                "{}: {proved} proved, {refuted} refuted, {open} open",
                count(all.len(), "claim", "claims")
            )
        }
        Lang::Nl => format!(
            "{}: {proved} bewezen, {refuted} weerlegd, {open} open",
            count(all.len(), "bewering", "beweringen")
        ),
    }
}
