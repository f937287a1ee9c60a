//! Many changes at once: an owner that moves to other ids, and the same change everywhere, are told as one.

use begrip_report::Lang;
use begrip_review::{ChangeKind, Diff, DiffOptions, diff_registries};
use begrip_tests::{Edit, Folder, Random, generate, registry, society};
use serde_json::{Value, json};

use crate::case::read;

fn difference(old: &Folder, new: &Folder) -> Diff {
    diff_registries(&read(old), &read(new), DiffOptions::default())
}

/// The pairs of which something else than the name changed.
fn really(diff: &Diff) -> Vec<String> {
    let is_real =
        |pair: &&begrip_review::Pair| pair.changes.iter().any(|change| change.kind != ChangeKind::Renamed);
    diff.pairs.iter().filter(is_real).map(|pair| pair.id.to_string()).collect()
}

fn moved(folder: &Folder) -> Folder {
    let mut folder = folder.clone();
    Edit::Move.apply(&mut folder, &mut Random::new(1));
    folder
}

fn definition<'f>(folder: &'f mut Folder, id: &str) -> &'f mut Value {
    folder.files.values_mut().find(|tree| tree["id"] == id).unwrap()
}

fn text(diff: &Diff) -> String {
    begrip_report::text::diff::report(diff, Lang::En, begrip_report::text::Style::default())
}

#[test]
fn an_owner_that_moves_is_renumbered_and_nothing_else() {
    let old = Folder::read(generate(3, 236));
    let new = moved(&old);
    let diff = difference(&old, &new);
    let renamed = diff.pairs.iter().filter(|pair| pair.renamed_from.is_some()).count();
    assert_eq!((renamed, diff.pairs.len(), really(&diff)), (236, 236, Vec::<String>::new()));
    assert!(diff.reached.is_empty());
    assert_eq!(diff.required(), begrip_review::Bump::None);
    let said = text(&diff);
    assert!(said.contains("236 renumbered, 0 of them changed"), "{said}");
    assert!(said.lines().count() < 8, "{said}");
}

#[test]
fn real_changes_amid_a_move_are_told_apart() {
    let old = Folder::read(generate(3, 236));
    let mut new = moved(&old);
    definition(&mut new, "z9/amount-1")["steps"][0]["amounts"]["c0"] = json!("1.5");
    definition(&mut new, "z9/variable-7")["values"]["minimum"] = json!("12");
    let diff = difference(&old, &new);
    assert_eq!(diff.pairs.iter().filter(|pair| pair.renamed_from.is_some()).count(), 236);
    assert_eq!(really(&diff), ["z9/amount-1", "z9/variable-7"]);
    assert!(text(&diff).contains("236 renumbered, 2 of them changed"));
}

/// The same with every kind of definition, and with an owner who stays and refers to the one that moves.
#[test]
fn every_kind_of_definition_moves_without_a_change() {
    let old = Folder::read(society(5));
    let diff = difference(&old, &moved(&old));
    let changes =
        diff.pairs.iter().flat_map(|pair| &pair.changes).filter(|change| change.kind != ChangeKind::Renamed);
    assert_eq!(changes.map(|change| &change.message.en).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(diff.reached.is_empty());
}

#[test]
fn the_same_change_everywhere_is_told_once() {
    let old = Folder::read(generate(3, 500));
    let mut new = old.clone();
    new.files.values_mut().for_each(|tree| tree["status"] = json!("superseded"));
    let diff = difference(&old, &new);
    assert_eq!(diff.pairs.len(), 500);
    let (text, markdown) = (text(&diff), begrip_report::markdown::diff::report(&diff, Lang::En));
    for said in [&text, &markdown] {
        assert_eq!(said.matches("adopted → superseded").count(), 1, "{said}");
        assert!(said.contains("497 more"), "{said}");
    }
    assert!(text.lines().count() < 8, "{text}");
}

#[test]
fn a_comment_is_never_too_long_and_says_what_it_leaves_out() {
    let concept = |at: usize, name: &str| {
        let text = format!(
            "kind: concept\nid: x/c{at}\nversion: 1.0.0\nstatus: adopted\nlabel: {{ nl: Een, en: {name} {at} }}\n"
        );
        (format!("definitions/x/c{at}.yaml"), text)
    };
    let all = |name: &str| registry(&(0..5_000).map(|at| concept(at, name)).collect::<Vec<_>>());
    let diff = diff_registries(&all("Old name"), &all("New name"), DiffOptions::default());
    assert_eq!(diff.pairs.len(), 5_000);
    for lang in [Lang::En, Lang::Nl] {
        let markdown = begrip_report::markdown::diff::report(&diff, lang);
        assert!(markdown.chars().count() < 60_000, "{}", markdown.len());
        let told = markdown.matches("<details").count();
        let left_out = format!("{} ", 5_000 - told);
        let says = markdown.lines().any(|line| line.starts_with('*') && line.contains(&left_out));
        assert!(says, "{}", &markdown[markdown.len() - 300..]);
    }
}
