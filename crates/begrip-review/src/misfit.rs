//! What does not fit of what is given of a unit, in a sentence.

use begrip::Decimal;
use begrip::eval::MisfitKind;
use begrip::expr::Type;

use crate::message::Message;

/// How many codes are written out.
const MAX_CODES: usize = 12;

/// What does not fit of the value that is given under a key.
pub(crate) fn in_words(kind: &MisfitKind<'_>, key: &str) -> Message {
    match kind {
        MisfitKind::NoInput => Message::new(
            format!("`{key}` is nothing that the rule rests on"),
            format!("`{key}` is niets waarop de regel berust"),
        ),
        MisfitKind::LookedUp => Message::new(
            format!("`{key}` is looked up in its definition and cannot be given"),
            format!("`{key}` wordt in zijn definitie opgezocht en kan niet worden gegeven"),
        ),
        MisfitKind::NoValue(expected) => {
            let codes = codes(expected);
            Message::new(
                format!("this is no value of `{key}`, which is {expected}{codes}"),
                format!("dit is geen waarde van `{key}`, dat is {}{codes}", expected.in_dutch()),
            )
        }
        MisfitKind::OutOfBounds { minimum, maximum, whole } => {
            let list = |[integer, least, most]: [&str; 3]| {
                let bound =
                    |word: &str, bound: &Option<Decimal>| bound.map(|bound| format!("{word} {bound}"));
                let parts = [whole.then(|| integer.to_owned()), bound(least, minimum), bound(most, maximum)];
                parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
            };
            Message::new(
                format!(
                    "`{key}` cannot have this value: it is {}",
                    list(["a whole number", "at least", "at most"])
                ),
                format!(
                    "`{key}` kan deze waarde niet hebben: het is {}",
                    list(["een geheel getal", "ten minste", "ten hoogste"])
                ),
            )
        }
    }
}

/// The first codes of a list.
fn codes(expected: &Type<'_>) -> String {
    let Type::Code(codes) = expected else { return String::new() };
    let mut listed: Vec<&str> = codes.codes().take(MAX_CODES + 1).collect();
    if listed.len() > MAX_CODES {
        listed.truncate(MAX_CODES);
        listed.push("…");
    }
    format!(": {}", listed.join(", "))
}
