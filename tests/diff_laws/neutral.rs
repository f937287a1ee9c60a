//! What makes no difference to a difference: other definitions, the order of files, the lines on which changes stand.

use std::collections::{BTreeMap, BTreeSet};

use begrip_review::{Diff, DiffOptions, diff_registries};
use begrip_tests::{Edit, Folder, registry};
use proptest::prelude::*;
use serde_json::json;

use crate::case::{Case, cases, config, edited, edits, read};

fn difference(old: &Folder, new: &Folder) -> Diff {
    diff_registries(&read(old), &read(new), DiffOptions { today: "2026-11-25".parse().ok() })
}

/// Both sides of a case.
fn sides(case: &Case) -> (Folder, Folder) {
    (case.before(), case.after().0)
}

/// A definition that nothing refers to and that refers to nothing.
fn with_unrelated(folder: &Folder) -> Folder {
    let mut folder = folder.clone();
    let tree = json!({
        "kind": "concept", "id": "c9/far-away", "version": "1.0.0", "status": "adopted",
        "label": { "en": "Far away", "nl": "Ver weg" },
    });
    folder.files.insert("definitions/c9/far-away.yaml".into(), tree);
    folder
}

/// The names of the changes of each definition.
fn fingerprints(diff: &Diff) -> BTreeMap<String, Vec<String>> {
    let of = |pair: &begrip_review::Pair| {
        let names: Vec<String> = pair.changes.iter().map(|change| change.fingerprint.clone()).collect();
        (format!("{} {:?}", pair.id, pair.to), names)
    };
    diff.pairs.iter().map(of).collect()
}

proptest! {
    #![proptest_config(config(16))]

    #[test]
    fn an_unrelated_definition_changes_nothing_else(case in cases(&[Edit::CONTENT, Edit::IDENTITY])) {
        let (old, new) = sides(&case);
        let diff = difference(&old, &new);
        prop_assert_eq!(&difference(&with_unrelated(&old), &with_unrelated(&new)), &diff);
        let mut added = difference(&old, &with_unrelated(&new));
        added.pairs.retain(|pair| pair.id.authority() != "c9");
        prop_assert_eq!(&added, &diff);
    }

    #[test]
    fn the_order_of_files_does_not_matter(case in cases(&[Edit::CONTENT, Edit::IDENTITY])) {
        let (old, new) = sides(&case);
        let turned = |folder: &Folder| {
            let mut texts = folder.texts();
            texts.reverse();
            registry(&texts)
        };
        let options = DiffOptions { today: "2026-11-25".parse().ok() };
        prop_assert_eq!(diff_registries(&turned(&old), &turned(&new), options), difference(&old, &new));
    }

    /// Lines move, and another definition changes; the same changes keep their names.
    #[test]
    fn a_change_keeps_its_fingerprint(case in cases(&[Edit::CONTENT]), more in edits(&[Edit::CONTENT])) {
        let (old, new) = sides(&case);
        let before = fingerprints(&difference(&old, &new));
        let (elsewhere, _) = edited(&new, &more);
        let moved = |folder: &Folder| {
            let lines = |text: String| format!("# moved\n#\n\n{text}");
            registry(&folder.texts().into_iter().map(|(path, text)| (path, lines(text))).collect::<Vec<_>>())
        };
        let after = diff_registries(&moved(&old), &moved(&elsewhere), DiffOptions { today: "2026-11-25".parse().ok() });
        let after = fingerprints(&after);
        let untouched = new.files.iter().filter(|(path, tree)| elsewhere.files.get(*path) == Some(*tree));
        for (_, tree) in untouched {
            let of = |names: &BTreeMap<String, Vec<String>>| {
                let version: semver::Version = tree["version"].as_str().unwrap().parse().unwrap();
                let name = format!("{} {:?}", tree["id"].as_str().unwrap(), Some(version));
                names.get(&name).cloned().unwrap_or_default()
            };
            prop_assert_eq!(of(&after), of(&before), "{}", tree["id"]);
        }
    }

    #[test]
    fn different_changes_have_different_fingerprints(case in cases(&[Edit::CONTENT, Edit::IDENTITY])) {
        let (old, new) = sides(&case);
        for (id, names) in fingerprints(&difference(&old, &new)) {
            let distinct: BTreeSet<&String> = names.iter().collect();
            prop_assert_eq!(distinct.len(), names.len(), "{}", id);
        }
    }
}
