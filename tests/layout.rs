//! The canonical layout of files: cases that are written down, and laws of texts that are laid out in any way at all.
//!
//! A case is a file under `layout/`: a text, a line `=====`, and the text as it has to be laid out.

#![expect(clippy::disallowed_methods, reason = "a test reads the cases that it is about")]

use begrip::{LayoutError, Registry, Settings, lay_out};
use begrip_tests::Random;
use begrip_tests::{repository, texts};

#[path = "layout/messy.rs"]
mod messy;
#[path = "layout/scrambled.rs"]
mod scrambled;

/// How many texts are made up.
const MADE_UP: u64 = 3_000;

fn laid_out(text: &str) -> String {
    lay_out(text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

/// What an independent reader reads.
fn read(text: &str) -> serde_yaml::Value {
    serde_yaml::from_str(text).unwrap_or_else(|error| panic!("{error}:\n{text}"))
}

#[test]
fn cases_are_laid_out_as_they_say() {
    let mut paths: Vec<_> = std::fs::read_dir(repository().join("tests/layout"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    paths.sort();
    assert!(paths.len() >= 8, "{paths:?}");
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let (before, after) = text.split_once("=====\n").unwrap();
        assert_eq!(laid_out(before), after, "{}", path.display());
        assert_eq!(laid_out(after), after, "{}, a second time", path.display());
    }
}

#[test]
fn a_text_laid_out_in_any_way_says_the_same_and_keeps_every_comment() {
    for seed in 0..MADE_UP {
        let (text, comments) = messy::text(&mut Random::new(seed));
        let once = laid_out(&text);
        assert_eq!(read(&once), read(&text), "seed {seed}:\n{text}\nbecame\n{once}");
        assert_eq!(laid_out(&once), once, "seed {seed}, a second time:\n{text}");
        for comment in 0..comments {
            let mark = format!("# c{comment}.");
            assert_eq!(once.matches(&mark).count(), 1, "seed {seed}, {mark}\n{text}\nbecame\n{once}");
        }
    }
}

#[test]
fn shipped_definitions_are_laid_out_already() {
    for (path, text) in texts() {
        assert_eq!(laid_out(&text), text, "{path}");
    }
}

/// Because the shipped files are laid out, each way to put them into disorder has to come back to the very same bytes.
#[test]
fn shipped_definitions_in_disorder_come_back_to_what_they_were() {
    for (number, (path, text)) in texts().into_iter().enumerate() {
        let random = &mut Random::new(number as u64);
        let mixed = scrambled::fields(&text, random);
        assert_eq!(laid_out(&mixed), text, "{path}: fields in another order\n{mixed}");
        let wide = scrambled::indented(&text);
        assert_eq!(laid_out(&wide), text, "{path}: four spaces a level\n{wide}");
        let windows = text.replace('\n', "\r\n");
        assert_eq!(laid_out(&windows), windows, "{path}: carriage returns");
        assert_eq!(laid_out(&format!("\u{feff}{text}\n\n")), text, "{path}: a mark before, lines after");
    }
}

#[test]
fn a_definition_says_the_same_in_every_layout() {
    let read = |path: &str, text: &str| Registry::from_texts(Settings::default(), [(path, text)]);
    for (number, (path, text)) in texts().into_iter().enumerate() {
        let mixed = scrambled::fields(&text, &mut Random::new(7 + number as u64));
        let (before, after) = (read(&path, &mixed), read(&path, &laid_out(&mixed)));
        let pairs = before.definitions().iter().zip(after.definitions());
        assert_eq!(pairs.filter(|(before, after)| before.says_the_same(after)).count(), 1, "{path}");
    }
}

#[test]
fn what_cannot_be_read_is_not_laid_out() {
    for text in ["", "# nothing\n", "a: [\n", "a: &x 1\n", "a: 1\n---\nb: 1\n", "a: 1\na: 2\n", "\t\n"] {
        assert_eq!(lay_out(text), Err(LayoutError::Unreadable), "{text:?}");
    }
}

/// Damage that leaves a text readable must not make the layout lose anything, or stop it.
#[test]
fn damaged_files_are_laid_out_safely_or_not_at_all() {
    for (number, (_, text)) in texts().into_iter().enumerate() {
        let random = &mut Random::new(31 + number as u64);
        for _ in 0..20 {
            let damaged = scrambled::damaged(&text, random);
            if let Ok(once) = lay_out(&damaged) {
                assert_eq!(lay_out(&once).as_deref(), Ok(once.as_str()), "a second time:\n{damaged}");
            }
        }
    }
}
