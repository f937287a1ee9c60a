//! Random edits of the shipped definitions, one at a time: none panics or hangs, and most are noticed.
//!
//! An edit is *noticed* if a check finds something (rule, id and message) that it does not find without the edit: by
//! itself, or held against the registry as it was. Of an edit it is decided by what was read, not by what is found,
//! whether it changes what the definition means (`mutations/meaning.rs`):
//!
//! - *same*: the definition that is read is equal, or only a list without order is in another order;
//! - *editorial*: what differs is `note`, `because`, `sources`, an address or the label of an example, or a word of a
//!   text is misspelt;
//! - *unreadable*: the file is no definition any more, so that everything that it meant is gone;
//! - *meaning*: all else.
//!
//! The share is that of the last two, and of *meaning* by itself. What is checked is the part of the registry that has to
//! do with the file, so that a rule that looks across the registry may speak of more; some edits are checked in the whole. `MUTATIONS=10000` makes as many; with `--nocapture` the
//! tables of `docs/mutations.md` are printed, and `MUTATIONS_SHOW=1` adds every edit with the rules that speak of it.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use edit::Kind;
use meaning::Weight;
use shipped::{Drawn, Outcome, Shipped};

#[path = "mutations/edit.rs"]
mod edit;
#[path = "mutations/meaning.rs"]
mod meaning;
#[path = "mutations/part.rs"]
mod part;
#[path = "mutations/scalar.rs"]
mod scalar;
#[path = "mutations/shape.rs"]
mod shape;
#[path = "mutations/shipped.rs"]
mod shipped;
#[path = "mutations/tree.rs"]
mod tree;

/// How many edits are made unless `MUTATIONS` says otherwise.
const EDITS: u64 = 600;
/// How many of them are checked in the whole registry too.
const WHOLE: u64 = 24;
/// Of so many edits in a hundred that change a meaning some rule speaks.
const AIM: usize = 95;
/// No check takes longer, on the slowest machine.
const LONGEST: Duration = Duration::from_secs(30);

fn number_of_edits() -> u64 {
    std::env::var("MUTATIONS").ok().and_then(|number| number.parse().ok()).unwrap_or(EDITS)
}

#[test]
fn what_is_written_anew_says_the_same() {
    let shipped = Shipped::read();
    let anew = shipped.anew();
    for (one, other) in shipped.registry.definitions().iter().zip(anew.definitions()) {
        assert!(one.says_the_same(other), "{}", one.id());
    }
    assert_eq!(shipped.registry.definitions().len(), anew.definitions().len());
}

/// The edits up to a number, each checked; those of one file share the parts that have to do with it.
fn outcomes(shipped: &Shipped, edits: u64) -> Vec<Outcome> {
    let mut by_file: BTreeMap<usize, Vec<Drawn>> = BTreeMap::new();
    for drawn in (0..edits).map(|number| shipped.draw(number)) {
        by_file.entry(drawn.at).or_default().push(drawn);
    }
    let of_file = |(at, drawn): (usize, Vec<Drawn>)| -> Vec<Outcome> {
        let parts = shipped.parts(at);
        drawn.par_iter().map(|drawn| shipped.outcome(drawn, &parts)).collect()
    };
    by_file.into_par_iter().flat_map_iter(of_file).collect()
}

/// How many edits there are, and how many of them are noticed.
#[derive(Debug, Default, Clone, Copy)]
struct Row {
    all: usize,
    alone: usize,
    either: usize,
}

impl Row {
    fn of<'o>(outcomes: impl Iterator<Item = &'o Outcome>) -> Self {
        outcomes.fold(Self::default(), |row, outcome| {
            let alone = !outcome.alone.is_empty();
            let either = alone || !outcome.against.is_empty();
            let add = |count: usize, is: bool| count + usize::from(is);
            Self { all: row.all + 1, alone: add(row.alone, alone), either: add(row.either, either) }
        })
    }

    /// The count and the two shares, as cells of a table.
    fn cells(self) -> String {
        let share = |part: usize| match part * 1000 / self.all.max(1) {
            _ if self.all == 0 => "–".to_owned(),
            share => format!("{}.{} %", share / 10, share % 10),
        };
        format!("{} | {} | {}", self.all, share(self.alone), share(self.either))
    }
}

const HEAD: &str = "edits | noticed by `check` | or by `--against`";

/// A table with a row for each kind of edit and one for all, of the edits that have one of these weights.
fn table(outcomes: &[Outcome], weights: &[Weight]) -> String {
    let rows = Kind::ALL.into_iter().map(Some).chain([None]);
    let mut table = format!("| edit | {HEAD} |\n|---|---|---|---|\n");
    for kind in rows {
        let fits = |outcome: &&Outcome| {
            kind.is_none_or(|kind| kind == outcome.edit.kind) && weights.contains(&outcome.weight)
        };
        let name = kind.map_or("all".to_owned(), |kind| kind.to_string());
        let row = Row::of(outcomes.iter().filter(fits));
        writeln!(table, "| {name} | {} |", row.cells()).unwrap();
    }
    table
}

fn show(outcomes: &[Outcome]) {
    for (name, weights) in [
        ("Edits that change what a definition means", &[Weight::Meaning, Weight::Unreadable][..]),
        ("Those of them after which the file can still be read", &[Weight::Meaning]),
        ("Editorial edits", &[Weight::Editorial]),
        ("Edits that change nothing", &[Weight::Same]),
    ] {
        eprintln!("{name}\n\n{}", table(outcomes, weights));
    }
    for outcome in outcomes.iter().filter(|_| std::env::var_os("MUTATIONS_SHOW").is_some()) {
        let Outcome { path, edit, weight, alone, against, .. } = outcome;
        eprintln!(
            "@@ {weight:?} {} {path} {} | {} | {alone:?} | {against:?}",
            edit.kind, edit.pointer, edit.what
        );
    }
}

#[test]
fn most_edits_that_change_what_a_definition_means_are_noticed() {
    let shipped = Shipped::read();
    let start = Instant::now();
    let outcomes = outcomes(&shipped, number_of_edits());
    let longest = outcomes.iter().max_by_key(|outcome| outcome.took).unwrap();
    eprintln!("{} edits in {:?}, the longest check {:?}", outcomes.len(), start.elapsed(), longest.took);
    show(&outcomes);
    assert!(longest.took < LONGEST, "{} {:?} took {:?}", longest.path, longest.edit, longest.took);
    let share = |weights: &[Weight]| {
        let row = Row::of(outcomes.iter().filter(|outcome| weights.contains(&outcome.weight)));
        row.either * 100 / row.all
    };
    assert!(share(&[Weight::Meaning, Weight::Unreadable]) >= AIM);
    assert!(share(&[Weight::Meaning]) >= AIM);
}

#[test]
fn what_is_noticed_in_a_part_of_the_registry_is_noticed_in_the_whole() {
    let shipped = Shipped::read();
    let whole = shipped.whole();
    let is_lost = |number: u64| {
        let drawn = shipped.draw(number);
        let in_part = shipped.outcome(&drawn, &shipped.parts(drawn.at));
        let in_whole = shipped.outcome_in(&drawn, &whole);
        assert_eq!(in_part.weight, in_whole.weight);
        let alone = in_part.alone.difference(&in_whole.alone).next();
        let against = in_part.against.difference(&in_whole.against).next();
        alone.or(against).map(|name| format!("{name} of {} {:?}", in_part.path, in_part.edit))
    };
    let lost: Vec<String> = (0..WHOLE).into_par_iter().filter_map(is_lost).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}
