//! Whether a code of one list means what a code of another means, as far as their texts tell.

use begrip::Text;
use begrip::kind::code_list::Code;

use crate::message::Message;
use crate::words::{collapsed, is_about_something_else};

/// What the texts of two codes tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    /// They mean the same.
    Same,
    /// They mean something else, and why.
    Other(Message),
    /// It is not settled, and why.
    Unclear(Message),
}

/// How two texts relate in the languages that both have.
enum Texts {
    Equal,
    OtherSubject,
    OtherWords,
    NotShared,
}

/// What the names and definitions of two codes tell; a definition says more than a name.
pub(super) fn of(left: &Code, right: &Code) -> Meaning {
    match (texts(&left.label, &right.label), texts(&left.definition, &right.definition)) {
        (_, Texts::Equal) | (Texts::Equal, Texts::NotShared) => Meaning::Same,
        (Texts::OtherSubject, _) => Meaning::Other(beside(&left.label, &right.label)),
        (_, Texts::OtherSubject) => Meaning::Other(beside(&left.definition, &right.definition)),
        (Texts::OtherWords, _) => Meaning::Unclear(beside(&left.label, &right.label)),
        (_, Texts::OtherWords) => Meaning::Unclear(beside(&left.definition, &right.definition)),
        (Texts::NotShared, Texts::NotShared) => Meaning::Unclear(Message::new(
            "the two say in no common language what it is",
            "de twee zeggen in geen gemeenschappelijke taal wat het is",
        )),
    }
}

/// A text in which case and white space do not count.
pub(super) fn normal(text: &str) -> String {
    collapsed(text).to_lowercase()
}

fn texts(left: &Text, right: &Text) -> Texts {
    let shared: Vec<(String, String)> = left
        .iter()
        .filter_map(|(language, text)| Some((normal(text), normal(right.get(language.as_str())?))))
        .filter(|(left, right)| !left.is_empty() && !right.is_empty())
        .collect();
    if shared.is_empty() {
        Texts::NotShared
    } else if shared.iter().any(|(left, right)| left == right) {
        Texts::Equal
    } else if shared.iter().any(|(left, right)| other_numbers(left, right))
        || shared.iter().all(|(left, right)| is_about_something_else(left, right))
    {
        Texts::OtherSubject
    } else {
        Texts::OtherWords
    }
}

/// Whether both name numbers, and not the same ones.
fn other_numbers(left: &str, right: &str) -> bool {
    let mut one = numbers(left).peekable();
    let mut other = numbers(right).peekable();
    one.peek().is_some() && other.peek().is_some() && !one.eq(other)
}

fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter(|word| word.bytes().any(|b| b.is_ascii_digit()))
}

/// Two texts beside each other.
fn beside(left: &Text, right: &Text) -> Message {
    let of = |text: &Text, language| collapsed(text.in_language(language)).replace('`', "'");
    Message::new(
        format!("left `{}`, right `{}`", of(left, "en"), of(right, "en")),
        format!("links `{}`, rechts `{}`", of(left, "nl"), of(right, "nl")),
    )
}
