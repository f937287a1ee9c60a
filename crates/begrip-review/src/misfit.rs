//! What does not fit of what is given of a unit, in a sentence.

use begrip::eval::MisfitKind;
use begrip::expr::Type;
use begrip::{Decimal, Validity};

use crate::days;
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
        MisfitKind::NoMember => Message::new(
            format!("this is no `{key}`, which is written with its values by their ids"),
            format!("dit is geen `{key}`, die met zijn waarden bij hun ids wordt geschreven"),
        ),
        MisfitKind::Twice { first } if first == key => {
            Message::new(format!("`{key}` is given twice"), format!("`{key}` is twee keer gegeven"))
        }
        MisfitKind::Twice { first } => Message::new(
            format!("`{key}` is given already, as `{first}`"),
            format!("`{key}` is al gegeven, als `{first}`"),
        ),
        MisfitKind::NotOnDays { code, days, valid } => not_on_days((key, code), *days, valid),
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

fn not_on_days((key, code): (&str, &str), asked: Validity, valid: &[Validity]) -> Message {
    let valid: Vec<Message> = valid.iter().map(|valid| days::in_words(*valid)).collect();
    let (en, nl): (Vec<&str>, Vec<&str>) = valid.iter().map(|days| (&*days.en, &*days.nl)).unzip();
    let asked = days::in_words(asked);
    Message::new(
        format!("`{key}` cannot be `{code}` {}: the code is valid {}", asked.en, en.join(", ")),
        format!("`{key}` kan {} niet `{code}` zijn: de code is geldig {}", asked.nl, nl.join(", ")),
    )
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
