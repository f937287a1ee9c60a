//! Texts by language: which words became which, and in which languages.

use begrip::Text;

use super::{Changes, Shown, Spot};
use crate::change::ChangeKind;
use crate::impact::Impact;
use crate::language::Lang;
use crate::message::Message;
use crate::words::{collapsed, number_differs, replaced};

/// More replaced stretches of words than this are a rewording, and are not spelt out.
const SPELT_OUT: usize = 3;

/// What changed in one language.
struct Reworded<'t> {
    language: &'t str,
    old: Option<&'t str>,
    new: Option<&'t str>,
}

/// Reports two texts that differ: of a text called editorial the impact is editorial, unless a number changed.
pub(super) fn compare(changes: &mut Changes<'_, '_>, spot: Spot, old: &Text, new: &Text, impact: Impact) {
    let differing = differing(old, new);
    if differing.is_empty() {
        return;
    }
    let has_number = differing.iter().any(|one| match (one.old, one.new) {
        (Some(old), Some(new)) => number_differs(old, new),
        _ => false,
    });
    let called_editorial = changes.is_called_editorial(&spot.new);
    let impact = if called_editorial && !has_number { impact.min(Impact::Editorial) } else { impact };
    let stayed: Vec<&str> = new
        .iter()
        .map(|(language, _)| language.as_str())
        .filter(|language| differing.iter().all(|one| one.language != *language))
        .collect();
    let say = |lang: Lang| {
        let mut said = format!("{}: {}", lang.say(&spot.what), in_words(&differing, lang));
        if !stayed.is_empty() && !old.is_empty() {
            let names = stayed.iter().map(|tag| name(tag, lang)).collect::<Vec<_>>().join(", ");
            said.push_str(&format!("; {names} {}", lang.pick("stayed as it was", "bleef zoals het was")));
        }
        if called_editorial && has_number {
            said.push_str(lang.pick(
                "; called editorial, but a number changed",
                "; redactioneel genoemd, maar er is een getal veranderd",
            ));
        }
        said
    };
    let message = Message::new(say(Lang::En), say(Lang::Nl));
    let kind = match (old.is_empty(), new.is_empty()) {
        (true, false) => ChangeKind::Added,
        (false, true) => ChangeKind::Removed,
        _ => ChangeKind::Changed,
    };
    let shown = |text: &Text| (!text.is_empty()).then(|| Shown::of(text));
    changes.push(spot, kind, impact, (shown(old), shown(new)), message);
}

fn differing<'t>(old: &'t Text, new: &'t Text) -> Vec<Reworded<'t>> {
    let languages: std::collections::BTreeSet<&str> =
        old.iter().chain(new.iter()).map(|(language, _)| language.as_str()).collect();
    languages
        .into_iter()
        .map(|language| Reworded { language, old: old.get(language), new: new.get(language) })
        .filter(|one| one.old.map(collapsed) != one.new.map(collapsed))
        .collect()
}

/// `"110" → "130" in Dutch and English`, or language by language where it differs.
fn in_words(differing: &[Reworded<'_>], lang: Lang) -> String {
    let said: Vec<(String, String)> =
        differing.iter().map(|one| (name(one.language, lang), reworded(one, lang))).collect();
    match said.as_slice() {
        [(first, pieces), rest @ ..] if !rest.is_empty() && rest.iter().all(|(_, other)| other == pieces) => {
            let mut names: Vec<&str> = rest.iter().map(|(name, _)| name.as_str()).collect();
            names.insert(0, first);
            format!("{pieces} {} {}", lang.pick("in", "in het"), names.join(lang.pick(" and ", " en ")))
        }
        _ => own_first(differing, &said, lang),
    }
}

/// What changed in the language of the reader, and which others changed too; all of them where that one stayed.
fn own_first(differing: &[Reworded<'_>], said: &[(String, String)], lang: Lang) -> String {
    let in_one = |(name, pieces): &(String, String)| format!("{pieces} {} {name}", lang.pick("in", "in het"));
    let own = differing.iter().zip(said).find(|(one, _)| one.language == lang.tag());
    let Some((_, own)) = own else { return said.iter().map(in_one).collect::<Vec<_>>().join("; ") };
    let others: Vec<&str> =
        said.iter().filter(|other| *other != own).map(|(name, _)| name.as_str()).collect();
    if others.is_empty() {
        return in_one(own);
    }
    let also = lang.pick(", and likewise in ", ", en zo ook in het ");
    format!("{}{also}{}", in_one(own), others.join(", "))
}

fn reworded(one: &Reworded<'_>, lang: Lang) -> String {
    let (Some(old), Some(new)) = (one.old, one.new) else {
        return match one.new {
            Some(_) => lang.pick("new", "nieuw").to_owned(),
            None => lang.pick("gone", "verdwenen").to_owned(),
        };
    };
    let pieces = replaced(old, new);
    if pieces.len() > SPELT_OUT || pieces.iter().any(|piece| piece.old.len() + piece.new.len() > 12) {
        return lang.pick("reworded", "anders gezegd").to_owned();
    }
    let quoted = |words: &[&str]| format!("\"{}\"", words.join(" "));
    let piece = |piece: &crate::words::Replaced<'_>| match (piece.old.as_slice(), piece.new.as_slice()) {
        ([], new) => format!("{} {}", lang.pick("added", "toegevoegd"), quoted(new)),
        (old, []) => format!("{} {}", lang.pick("left out", "weggelaten"), quoted(old)),
        (old, new) => format!("{} → {}", quoted(old), quoted(new)),
    };
    pieces.iter().map(piece).collect::<Vec<_>>().join(", ")
}

fn name(tag: &str, lang: Lang) -> String {
    match tag {
        "nl" => lang.pick("Dutch", "Nederlands").to_owned(),
        "en" => lang.pick("English", "Engels").to_owned(),
        other => other.to_owned(),
    }
}
