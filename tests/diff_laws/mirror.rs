//! There and back, and by way of a third: what two comparisons have to do with each other.
//!
//! Left out, because they are no laws there: what is judged by the likeness of texts (another meaning under an old id, a
//! sentence reworded or replaced), for likeness does not add up, so edits only add words and every generated sentence has
//! its own; what a release says (`corrects`, `formalises`, `editorial`), which is about one step and in one direction, so
//! no edit writes one; a new major of a parameter that goes on where the one before ends, and a correspondence between
//! two majors of a list, which are told forwards only, so a version is raised in place. Renamed codes and ids are not
//! left out: each is renamed back.

use std::collections::BTreeMap;

use begrip::Registry;
use begrip_review::{Bump, Change, ChangeKind, Facet, Pair};
use begrip_tests::{Edit, Folder};
use proptest::prelude::*;

use crate::case::{between, cases, config, edited, edits, read, told, touched};

/// Where something changed, on the old side and on the new one.
type Places = Vec<(Facet, ChangeKind, String, String)>;

fn places(changes: &[Change], back: bool) -> Places {
    let pointer = |place: &Option<begrip::Place>| place.as_ref().unwrap().pointer.clone();
    let one = |change: &Change| {
        let (old, new) = (pointer(&change.old_place), pointer(&change.new_place));
        if back {
            (change.facet, mirror(change.kind), new, old)
        } else {
            (change.facet, change.kind, old, new)
        }
    };
    let mut places: Places = changes.iter().map(one).collect();
    places.sort();
    places
}

fn mirror(kind: ChangeKind) -> ChangeKind {
    match kind {
        ChangeKind::Added => ChangeKind::Removed,
        ChangeKind::Removed => ChangeKind::Added,
        other => other,
    }
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn back_names_the_same_places(case in cases(&[Edit::CONTENT, Edit::IDENTITY])) {
        let (first, (second, made)) = (case.before(), case.after());
        let (old, new) = (read(&first), read(&second));
        for (before, after) in touched((&first, &old), (&second, &new)).into_values() {
            let (there, back) = (between((&old, before), (&new, after)), between((&new, after), (&old, before)));
            prop_assert_eq!(places(&there.changes, false), places(&back.changes, true), "{} {:#?}", after.id(), made);
        }
    }

    #[test]
    fn a_detour_asks_for_no_less(case in cases(&[Edit::CONTENT]), more in edits(&[Edit::CONTENT])) {
        let (first, (second, made)) = (case.before(), case.after());
        let (third, also) = edited(&second, &more);
        let (one, two, three) = (read(&first), read(&second), read(&third));
        let asked = |old: (&Folder, &Registry), new: (&Folder, &Registry)| -> BTreeMap<String, Pair> {
            let pairs = touched(old, new).into_iter();
            pairs.map(|(path, (before, after))| (path, between((old.1, before), (new.1, after)))).collect()
        };
        let (step, further) = (asked((&first, &one), (&second, &two)), asked((&second, &two), (&third, &three)));
        for (path, whole) in asked((&first, &one), (&third, &three)) {
            let bump = |pairs: &BTreeMap<String, Pair>| pairs.get(&path).map_or(Bump::None, |pair| pair.required);
            let most = bump(&step).max(bump(&further));
            prop_assert!(
                whole.required <= most,
                "{} {} > {}\n{:#?}\n{:#?}\n{:#?}", path, whole.required, most, made, also, told(&whole)
            );
        }
    }
}
