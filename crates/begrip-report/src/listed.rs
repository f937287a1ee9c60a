//! Code lists side by side in words: what every format for people has.

use begrip::CodeValue;
use begrip::kind::correspondence::WeightBy;
use begrip_review::{CodeOutcome, CodePair, CodeSide, Comparison, Lang, Mapped, Merged, Split, decimal};

/// How many codes are named in a row.
const NAMED: usize = 12;

/// What a group of codes is, with how many there are.
pub(crate) fn title(found: &Comparison, outcome: CodeOutcome, count: usize, lang: Lang) -> String {
    let (left, right) = (&found.left.0, &found.right.0);
    let words = match (outcome, lang) {
        (CodeOutcome::OtherMeaning, Lang::En) => "CAREFUL: same code, another meaning".to_owned(),
        (CodeOutcome::OtherMeaning, Lang::Nl) => "PAS OP: dezelfde code, een andere betekenis".to_owned(),
        (CodeOutcome::Unclear, Lang::En) => "Same code, perhaps another meaning".to_owned(),
        (CodeOutcome::Unclear, Lang::Nl) => "Dezelfde code, misschien een andere betekenis".to_owned(),
        (CodeOutcome::OtherCode, Lang::En) => "Same meaning, another code".to_owned(),
        (CodeOutcome::OtherCode, Lang::Nl) => "Dezelfde betekenis, een andere code".to_owned(),
        (CodeOutcome::OnlyLeft, Lang::En) => format!("Only in {left}"),
        (CodeOutcome::OnlyLeft, Lang::Nl) => format!("Alleen in {left}"),
        (CodeOutcome::OnlyRight, Lang::En) => format!("Only in {right}"),
        (CodeOutcome::OnlyRight, Lang::Nl) => format!("Alleen in {right}"),
        (CodeOutcome::Same, Lang::En) => "The same in both".to_owned(),
        (CodeOutcome::Same, Lang::Nl) => "In beide hetzelfde".to_owned(),
    };
    format!("{words} ({count})")
}

/// A code with its name on either side.
pub(crate) fn pair(pair: &CodePair, lang: Lang) -> String {
    let mut text = match (&pair.left, &pair.right) {
        (Some(left), Some(right)) => both(left, right, pair.outcome, lang),
        (Some(only), None) | (None, Some(only)) => one(only, lang),
        (None, None) => String::new(),
    };
    for said in [&pair.because, &pair.parents].into_iter().flatten() {
        let said = lang.say(said);
        // the names are in the sentence already
        if !(said.starts_with(lang.pick("left `", "links `")) && pair.outcome != CodeOutcome::Same) {
            text.push_str(&format!("; {said}"));
        }
    }
    text
}

fn one(side: &CodeSide, lang: Lang) -> String {
    let name = lang.text(&side.label);
    if name.is_empty() { format!("`{}`", side.code) } else { format!("`{}` {name}", side.code) }
}

fn both(left: &CodeSide, right: &CodeSide, outcome: CodeOutcome, lang: Lang) -> String {
    let (here, there) = (lang.pick("left", "links"), lang.pick("right", "rechts"));
    let (one_name, other_name) = (lang.text(&left.label), lang.text(&right.label));
    match outcome {
        CodeOutcome::OtherCode => format!("{here} `{}`, {there} `{}`: {one_name}", left.code, right.code),
        CodeOutcome::Same => one(left, lang),
        _ if one_name == other_name => one(left, lang),
        _ => format!("`{}`: {here} “{one_name}”, {there} “{other_name}”", left.code),
    }
}

/// Codes in a row, cut where there are many.
pub(crate) fn codes<'c>(codes: impl IntoIterator<Item = &'c CodeValue>, lang: Lang) -> String {
    let all: Vec<&CodeValue> = codes.into_iter().collect();
    let named: Vec<String> = all.iter().take(NAMED).map(|code| format!("`{code}`")).collect();
    let row = named.join(", ");
    match all.len() - named.len() {
        0 => row,
        more => lang.pick(format!("{row} and {more} more"), format!("{row} en nog {more}")),
    }
}

/// The last line of a row of codes that are the same.
pub(crate) fn same(found: &[&CodeValue], lang: Lang) -> String {
    let named: Vec<String> = found.iter().take(NAMED).map(|code| format!("`{code}`")).collect();
    let row = named.join(", ");
    match found.len() - named.len() {
        0 => row,
        more => lang.pick(
            format!("{row}, … and {more} more that are the same"),
            format!("{row}, … en nog {more} die hetzelfde zijn"),
        ),
    }
}

/// What a correspondence leads from and to.
pub(crate) fn mapped_title(maps: &Mapped, lang: Lang) -> String {
    let Mapped { id, version, from, to, .. } = maps;
    lang.pick(
        format!("Correspondence {id} {version}, from {from} to {to}"),
        format!("Omzetting {id} {version}, van {from} naar {to}"),
    )
}

/// What a correspondence can and cannot do, a sentence each.
pub(crate) fn mapped(maps: &Mapped, lang: Lang) -> Vec<String> {
    let say = |en: &str, nl: &str| lang.pick(en, nl).to_owned();
    let with = |en: &str, nl: &str, list: &[CodeValue]| {
        (!list.is_empty()).then(|| format!("{} {}", lang.pick(en, nl), codes(list, lang)))
    };
    let mut said = vec![if maps.converts() {
        say(
            "figures convert in this direction: every code is mapped",
            "cijfers zijn in deze richting om te zetten: elke code heeft een plaats",
        )
    } else {
        say("figures do not convert in this direction", "cijfers zijn in deze richting niet om te zetten")
    }];
    said.extend(with("not mapped:", "zonder plaats:", &maps.left_out));
    said.extend(maps.merged.iter().map(|one| merged(one, lang)));
    said.extend(maps.split.iter().map(|one| split(one, maps.weight_by, lang)));
    said.push(match (maps.is_one_to_one(), maps.is_lossless()) {
        (true, true) => say("one to one, and back without loss", "een op een, en zonder verlies terug"),
        (true, false) => {
            say("one to one for the codes that are mapped", "een op een voor de codes die een plaats hebben")
        }
        (false, true) => say("back without loss, by adding up", "zonder verlies terug, door op te tellen"),
        (false, false) => {
            say("not one to one, and there is no way back", "niet een op een, en terug kan niet")
        }
    });
    said.extend(with("nothing leads to", "niets leidt naar", &maps.not_reached));
    said.extend(with(
        "it names codes that the list to convert does not have:",
        "zij noemt codes die de lijst waarvan zij uitgaat niet heeft:",
        &maps.unknown_from,
    ));
    said.extend(with(
        "it leads to codes that do not exist there:",
        "zij leidt naar codes die daar niet bestaan:",
        &maps.unknown_to,
    ));
    said.extend(with("so that these go astray:", "zodat deze zoekraken:", &maps.astray));
    said
}

fn merged(one: &Merged, lang: Lang) -> String {
    let (from, to) = (codes(&one.from, lang), &one.to);
    lang.pick(format!("merged: {from} become `{to}`"), format!("samengevoegd: {from} worden `{to}`"))
}

fn split(one: &Split, weight_by: Option<WeightBy>, lang: Lang) -> String {
    let from = codes(&one.from, lang);
    let share = |(code, weight): &(CodeValue, Option<begrip::Decimal>)| match weight {
        Some(weight) => format!("`{code}` ({})", decimal(*weight, lang)),
        None => format!("`{code}`"),
    };
    let to: Vec<String> = one.to.iter().take(NAMED).map(share).collect();
    let to = to.join(", ");
    let by = match (one.adds_up, weight_by) {
        (true, Some(WeightBy::Person)) => lang.pick(", by shares of persons", ", naar aandelen van personen"),
        (true, Some(WeightBy::Area)) => lang.pick(", by shares of area", ", naar aandelen van oppervlakte"),
        (true, Some(WeightBy::Dwelling)) => {
            lang.pick(", by shares of dwellings", ", naar aandelen van woningen")
        }
        (true, None) => lang.pick(", by shares", ", naar aandelen"),
        (false, _) if one.to.iter().all(|(_, weight)| weight.is_some()) => {
            lang.pick(", and the shares do not add up to one", ", en de aandelen zijn samen niet één")
        }
        (false, _) => {
            lang.pick(", and how much goes where is not said", ", en hoeveel waarheen gaat, staat er niet")
        }
    };
    lang.pick(format!("split: {from} → {to}{by}"), format!("gesplitst: {from} → {to}{by}"))
}
