//! Which value of a key of one parameter is which of the other.

use std::collections::HashMap;

use begrip::kind::parameter::{CodesKey, Key};
use begrip::{Definition, Reference, Time};

use crate::compare::lists;
use crate::message::Message;
use crate::relation::Two;

/// How the values of a key belong together.
pub(super) enum Aligned {
    /// By code; another code of the right is named by that of the left.
    Codes(HashMap<String, String>),
    /// By whole number.
    Integers,
}

/// The keys of two parameters side by side, or why they do not go together.
pub(super) fn align(two: &Two<'_>, left: &[Key], right: &[Key]) -> Result<Vec<Aligned>, Message> {
    if left.len() != right.len() {
        return Err(other_keys(left, right));
    }
    left.iter().zip(right).map(|(one, other)| key(two, one, other)).collect()
}

fn key(two: &Two<'_>, left: &Key, right: &Key) -> Result<Aligned, Message> {
    match (left, right) {
        (Key::Integers(one), Key::Integers(other)) if one.key == other.key => Ok(Aligned::Integers),
        (Key::Codes(one), Key::Codes(other)) => codes(two, one, other),
        _ => Err(other_keys(std::slice::from_ref(left), std::slice::from_ref(right))),
    }
}

fn codes(two: &Two<'_>, left: &CodesKey, right: &CodesKey) -> Result<Aligned, Message> {
    if left.codes == right.codes {
        return Ok(Aligned::Codes(HashMap::new()));
    }
    let lists = resolved(two, &left.codes).zip(resolved(two, &right.codes));
    let same = lists.and_then(|(left, right)| {
        let lists = Two { registry: two.registry, left, right, on: two.on, assume: Vec::new() };
        lists::one_to_one(&lists)
    });
    same.map(Aligned::Codes).ok_or_else(|| other_lists(left, right))
}

fn resolved<'r>(two: &Two<'r>, list: &Reference) -> Option<&'r Definition> {
    let found = two.registry.resolve(list, two.on.map_or(Time::Any, Time::On));
    found.or_else(|_| two.registry.resolve(list, Time::Any)).ok()
}

fn other_lists(left: &CodesKey, right: &CodesKey) -> Message {
    let (one, other) = (left.codes.id(), right.codes.id());
    Message::new(
        format!(
            "the left gives amounts by the codes of `{one}` and the right by those of `{other}`, which are not the \
             same categories"
        ),
        format!(
            "links geeft bedragen naar de codes van `{one}` en rechts naar die van `{other}`, en dat zijn niet \
             dezelfde categorieën"
        ),
    )
}

fn other_keys(left: &[Key], right: &[Key]) -> Message {
    let say = |keys: &[Key], [none, by, and]: [&str; 3]| {
        let names: Vec<String> = keys.iter().map(|key| format!("`{}`", key.name())).collect();
        if names.is_empty() { none.to_owned() } else { format!("{by} {}", names.join(and)) }
    };
    let (en, nl) = (["without keys", "by", " and "], ["zonder sleutels", "naar", " en "]);
    Message::new(
        format!("the left gives amounts {}, the right {}", say(left, en), say(right, en)),
        format!("links geeft bedragen {}, rechts {}", say(left, nl), say(right, nl)),
    )
}
