//! Whatever a file holds, it is judged without panic, and every place that is shown lies in it.

use std::fs::write;
use std::sync::LazyLock;

use begrip::{Place, Registry, Settings};
use begrip_tests::texts;
use proptest::prelude::*;
use proptest::sample::Index;

use super::{BAD, HEAD, found, registry};

/// Every place that is shown lies in its file.
fn assert_places_within(path: &str, text: &str) -> Result<(), TestCaseError> {
    let registry = Registry::from_texts(Settings::default(), [(path, text)]);
    for finding in found(&registry) {
        let related = finding.related.iter().map(|related| &related.place);
        for place in std::iter::once(&finding.place).chain(related) {
            prop_assert!(is_within(place, text), "{} at {place:?}", finding.message.en);
        }
    }
    Ok(())
}

fn is_within(place: &Place, text: &str) -> bool {
    let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
    let is_there = |line: u32, column: u32| {
        let length = (line as usize).checked_sub(1).and_then(|index| lines.get(index));
        column >= 1 && length.is_some_and(|length| column as usize <= length + 1)
    };
    is_there(place.line, place.column)
        && is_there(place.end_line, place.end_column)
        && (place.line, place.column) <= (place.end_line, place.end_column)
}

static SHIPPED: LazyLock<Vec<(String, String)>> = LazyLock::new(texts);

/// A change to a text at random places: deletes, doubles or replaces a chunk, or puts something in.
#[derive(Debug, Clone)]
enum Mutation {
    Delete(Index, usize),
    Double(Index, usize, Index),
    Insert(Index, String),
}

impl Mutation {
    fn apply(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let at = |index: &Index| index.index(chars.len() + 1);
        let chunk = |start: usize, length: usize| start..(start + length).min(chars.len());
        let mut changed = chars.clone();
        match self {
            Self::Delete(start, length) => drop(changed.drain(chunk(at(start), *length))),
            Self::Double(start, length, to) => {
                let doubled = chars[chunk(at(start), *length)].to_vec();
                changed.splice(at(to)..at(to), doubled).for_each(drop);
            }
            Self::Insert(to, what) => changed.splice(at(to)..at(to), what.chars()).for_each(drop),
        }
        changed.into_iter().collect()
    }
}

/// What means something to YAML, to the reading of lines, or to a terminal.
const TELLING: &[&str] = &[
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\0",
    ":",
    ": ",
    "- ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "&a ",
    "*a",
    "!!x ",
    "<<: ",
    "|",
    ">-\n",
    "---\n",
    "...\n",
    "# ",
    "%",
    "@",
    ",",
    "~",
    "null",
    " ",
    "\u{1b}",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "ë",
    "👩‍👩‍👧",
];

fn inserted() -> impl Strategy<Value = String> {
    prop_oneof![4 => prop::sample::select(TELLING).prop_map(str::to_owned), 1 => any::<String>()]
}

fn mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        (any::<Index>(), 1..80_usize).prop_map(|(start, length)| Mutation::Delete(start, length)),
        (any::<Index>(), 1..80_usize, any::<Index>())
            .prop_map(|(start, length, to)| Mutation::Double(start, length, to)),
        (any::<Index>(), inserted()).prop_map(|(to, what)| Mutation::Insert(to, what)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

    #[test]
    fn any_text_is_judged_without_panic_and_at_places_within_it(text in any::<String>()) {
        assert_places_within(BAD, &text)?;
    }

    #[test]
    fn any_jumble_of_what_yaml_knows_is_judged_at_places_within_it(
        parts in prop::collection::vec(prop_oneof![inserted(), "[a-z]{1,4}: ", "\n {0,6}"], 0..40),
    ) {
        assert_places_within(BAD, &parts.concat())?;
        assert_places_within(BAD, &format!("{HEAD}{}", parts.concat()))?;
    }

    #[test]
    fn a_shipped_file_that_is_damaged_is_judged_at_places_within_it(
        file in any::<Index>(),
        mutations in prop::collection::vec(mutation(), 1..4),
    ) {
        let (path, text) = file.get(&SHIPPED);
        let damaged = mutations.iter().fold(text.clone(), |text, mutation| mutation.apply(&text));
        assert_places_within(path, &damaged)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_bytes_in_a_shipped_file_are_judged_at_places_within_it(
        file in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = file.get(&SHIPPED).1.clone().into_bytes();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (_folder, registry) = registry(|folder| write(folder.join(BAD), bytes).unwrap());
        for finding in found(&registry).iter().filter(|finding| finding.place.file == BAD) {
            prop_assert!(is_within(&finding.place, &text), "{} at {:?}", finding.message.en, finding.place);
        }
    }
}
