//! Nothing is reported exactly where nothing is said otherwise.

use begrip_review::{DiffOptions, diff_registries};
use begrip_tests::{Edit, Random, registry};
use proptest::prelude::*;

use crate::case::{between, cases, config, read, told, touched};
use crate::oracle::{plainly, same};

proptest! {
    #![proptest_config(config(24))]

    /// However the files are written: re-serialised, as JSON, with maps in another order, with comments, with CRLF.
    #[test]
    fn notation_of_files_is_no_change(case in cases(&[Edit::CONTENT, Edit::IDENTITY]), salt in any::<u64>()) {
        let (folder, _) = case.after();
        let plain = read(&folder);
        let other = registry(&folder.rewritten(&mut Random::new(salt)));
        let diff = diff_registries(&plain, &other, DiffOptions::default());
        prop_assert_eq!(diff.pairs, []);
        prop_assert_eq!(diff.reached, []);
        prop_assert!(diff_registries(&plain, &plain, DiffOptions::default()).pairs.is_empty());
    }

    #[test]
    fn a_definition_changed_if_its_tree_says_something_else(case in cases(&[Edit::CONTENT])) {
        let (first, (second, made)) = (case.before(), case.after());
        let (old, new) = (read(&first), read(&second));
        for (before, after) in touched((&first, &old), (&second, &new)).into_values() {
            let pair = between((&old, before), (&new, after));
            prop_assert_eq!(
                pair.changes.is_empty(),
                same(before, after),
                "{} after {:#?}\n{}\n{}\n{:#?}",
                after.id(), made, plainly(before), plainly(after), told(&pair)
            );
        }
    }
}

/// What a tree needs no edit for to be told apart.
#[test]
fn every_edit_can_be_made() {
    for edit in Edit::CONTENT.iter().chain(Edit::IDENTITY) {
        let made = (0..3).filter_map(|salt| {
            let case = crate::case::Case { seed: salt, edits: vec![(*edit, salt)] };
            let (folder, made) = case.after();
            read(&folder);
            made.first().cloned()
        });
        assert!(made.count() > 0, "{edit:?}");
    }
}
