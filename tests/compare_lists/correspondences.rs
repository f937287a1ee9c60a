//! Every property of a correspondence between two lists, with pairs of which it follows.

use begrip_review::{Comparison, FacetRelation, Mapped, Verdict};

use super::{code, compared, lists, named, row, two_lists, what};

/// A correspondence with these pairs between two lists that have no code in common.
fn with_maps(maps: &str, from: &str, to: &str) -> Comparison {
    let left = row(&[("a", "Apple"), ("b", "Pear"), ("c", "Plum")]);
    let right = row(&[("x", "Red"), ("y", "Green"), ("z", "Blue")]);
    let correspondence = format!(
        "kind: correspondence\nid: c/maps\nfrom: {from}@^1\nto: {to}@^1\nweight_by: person\nmaps: [{maps}]"
    );
    compared(&two_lists(&left, &right, &correspondence), "a/list", "b/list")
}

fn of_maps(maps: &str) -> (Comparison, Mapped) {
    let found = with_maps(maps, "a/list", "b/list");
    let [maps] = lists(&found).correspondences.as_slice() else { panic!("one correspondence") };
    let maps = maps.clone();
    (found, maps)
}

#[test]
fn one_to_one_loses_nothing() {
    let maps = "{ from: [a], to: [x] }, { from: [b], to: [y] }, { from: [c], to: [z] }";
    let (found, maps) = of_maps(maps);
    assert_eq!(what(&maps), [true; 5]);
    assert_eq!(found.verdict, Verdict::Convertible);
    assert!(found.because.en.contains("`c/maps`, which loses nothing"), "{}", found.because.en);
    assert_eq!(found.facets[0].relation, FacetRelation::Convertible);
}

#[test]
fn merging_has_no_way_back() {
    let (found, maps) = of_maps("{ from: [a, b], to: [x] }, { from: [c], to: [y] }");
    assert_eq!(what(&maps), [true, false, false, true, true]);
    assert_eq!((named(&maps.merged[0].from), maps.merged[0].to.as_str()), (vec!["a", "b"], "x"));
    assert_eq!(named(&maps.not_reached), ["z"]);
    assert_eq!(found.verdict, Verdict::Convertible);
    // pair by pair it is the same
    let (_, maps) = of_maps("{ from: [a], to: [x] }, { from: [c], to: [y] }, { from: [b], to: [x] }");
    assert_eq!(named(&maps.merged[0].from), ["a", "b"]);
}

#[test]
fn a_code_that_is_left_out_does_not_convert() {
    let (found, maps) = of_maps("{ from: [a], to: [x] }, { from: [b], to: [y] }");
    assert_eq!(what(&maps), [false, true, false, false, false]);
    assert_eq!(named(&maps.left_out), ["c"]);
    assert_eq!(found.verdict, Verdict::NotComparable);
}

#[test]
fn shares_convert_if_they_add_up_to_one() {
    let of = |one: &str, other: &str| {
        of_maps(&format!(
            "{{ from: [a], to: [x], weight: {one} }}, {{ from: [a], to: [y], weight: {other} }}, \
             {{ from: [b, c], to: [z] }}"
        ))
    };
    let (found, maps) = of("0.4", "0.6");
    assert_eq!(what(&maps), [true, false, false, true, false]);
    assert_eq!(found.verdict, Verdict::Convertible);
    assert!(found.because.en.contains("estimate"), "{}", found.because.en);
    let (found, maps) = of("0.4", "0.5");
    assert!(!maps.split[0].adds_up && !maps.converts());
    assert_eq!(found.verdict, Verdict::NotComparable);
    // what is split and never merged can be added up again
    let (_, maps) = of_maps(
        "{ from: [a], to: [x], weight: 0.4 }, { from: [a], to: [y], weight: 0.6 }, { from: [b], to: [z] }",
    );
    assert!(!maps.is_lossless(), "`c` is left out");
}

#[test]
fn a_split_is_lossless_if_all_of_it_can_be_added_up() {
    let registry = two_lists(
        &code("a", "Apple"),
        &row(&[("x", "Red"), ("y", "Green")]),
        "kind: correspondence\nid: c/maps\nfrom: a/list@^1\nto: b/list@^1\n\
         maps: [{ from: [a], to: [x], weight: 0.25 }, { from: [a], to: [y], weight: 0.75 }]",
    );
    let found = compared(&registry, "a/list", "b/list");
    assert_eq!(what(&lists(&found).correspondences[0]), [true, false, true, true, false]);
}

#[test]
fn several_codes_together_say_no_shares() {
    let (found, maps) = of_maps("{ from: [a, b], to: [x, y] }, { from: [c], to: [z] }");
    assert_eq!(what(&maps), [true, false, false, false, false]);
    assert_eq!(named(&maps.split[0].from), ["a", "b"]);
    assert_eq!(found.verdict, Verdict::NotComparable);
    // a weight below one that leads to one code only leaves a part behind
    let (_, maps) = of_maps("{ from: [a], to: [x], weight: 0.9 }, { from: [b, c], to: [z] }");
    assert!(!maps.converts());
}

#[test]
fn the_direction_is_that_of_the_correspondence() {
    let found = with_maps(
        "{ from: [x], to: [a] }, { from: [y], to: [b] }, { from: [z], to: [c] }",
        "b/list",
        "a/list",
    );
    assert!(!lists(&found).correspondences[0].is_from_left);
    assert!(found.because.en.starts_with("convert figures by the codes of `b/list` to those of `a/list`"));
}

#[test]
fn codes_that_do_not_exist_are_named_and_do_not_convert() {
    let (found, maps) = of_maps("{ from: [a], to: [gone] }, { from: [b, c, lost], to: [z] }");
    assert_eq!((named(&maps.unknown_from), named(&maps.unknown_to)), (vec!["lost"], vec!["gone"]));
    assert_eq!(named(&maps.astray), ["a"]);
    assert!(maps.is_total() && !maps.converts());
    assert_eq!(found.verdict, Verdict::NotComparable);
    let (_, maps) = of_maps("");
    assert_eq!(named(&maps.left_out), ["a", "b", "c"]);
}
