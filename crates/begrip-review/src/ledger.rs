//! What changed between any two versions that references lead to: each pair is compared once, those it rests on first.

use std::collections::{BTreeMap, HashMap, HashSet};

use begrip::{Date, Definition, DefinitionId, Node, Registry, Time};

use crate::aspects::Aspects;
use crate::change::{Change, ChangeKind};
use crate::changes::{Changes, Shown, Side, Spot};
use crate::facet::Facet;
use crate::facet::meaning::compare_identity;
use crate::impact::Impact;
use crate::message::Message;

/// Two states of a registry, and every comparison that has been made between them.
pub(crate) struct Ledger<'r> {
    pub(crate) old: &'r Registry,
    pub(crate) new: &'r Registry,
    /// Definitions of the old side that have another id on the new one.
    pub(crate) renamed: BTreeMap<DefinitionId, DefinitionId>,
    /// Today, as far as it is known; a period that begins later is not in force yet.
    pub(crate) today: Option<Date>,
    settled: HashMap<(Node, Node), Vec<Change>>,
}

impl<'r> Ledger<'r> {
    pub(crate) fn new(
        old: &'r Registry,
        new: &'r Registry,
        renamed: BTreeMap<DefinitionId, DefinitionId>,
        today: Option<Date>,
    ) -> Self {
        Self { old, new, renamed, today, settled: HashMap::new() }
    }

    /// The changes from one definition to another; what their references lead to is compared before.
    ///
    /// A pair that rests on itself is taken as unchanged where it comes round. The chain may be of any length.
    pub(crate) fn settle(&mut self, old: &'r Definition, new: &'r Definition) -> &[Change] {
        let mut begun = HashSet::new();
        let mut open = vec![(old, new, false)];
        while let Some((old, new, ready)) = open.pop() {
            let pair = (old.node(), new.node());
            if self.settled.contains_key(&pair) {
                continue;
            }
            if ready {
                let changes = self.compare(old, new);
                self.settled.insert(pair, changes);
            } else if begun.insert(pair) {
                open.push((old, new, true));
                open.extend(self.repinned(old, new).into_iter().map(|(old, new)| (old, new, false)));
            }
        }
        self.settled(old, new)
    }

    /// The changes from one definition to another, if the pair has been settled.
    pub(crate) fn settled(&self, old: &Definition, new: &Definition) -> &[Change] {
        self.settled.get(&(old.node(), new.node())).map(Vec::as_slice).unwrap_or_default()
    }

    /// The pairs of versions that references of both sides to one definition lead to, where these differ.
    fn repinned(&self, old: &'r Definition, new: &'r Definition) -> Vec<(&'r Definition, &'r Definition)> {
        if old.says_the_same(new) {
            return Vec::new();
        }
        let links = new.links();
        let mut pairs = Vec::new();
        for before in old.links() {
            let id = self.renamed.get(before.reference.id()).unwrap_or(before.reference.id());
            let same = links.iter().filter(|after| after.reference.id() == id);
            for after in same.filter(|after| after.reference != before.reference) {
                let from = self.old.resolve(before.reference, Time::Any);
                let to = self.new.resolve(after.reference, Time::Any);
                if let (Ok(from), Ok(to)) = (from, to)
                    && from.version() != to.version()
                {
                    pairs.push((from, to));
                }
            }
        }
        pairs
    }

    fn compare(&self, old: &'r Definition, new: &'r Definition) -> Vec<Change> {
        if old.says_the_same(new) {
            return Vec::new();
        }
        let sides =
            (Side { registry: self.old, definition: old }, Side { registry: self.new, definition: new });
        let mut changes = Changes::new(sides.0, sides.1, self);
        let names = |definition: &'r Definition| {
            let header = definition.header();
            (&header.label, &header.definition)
        };
        compare_identity(&mut changes, names(old), names(new));
        if old.kind() == new.kind() {
            Aspects::of(old).compare(&Aspects::of(new), &mut changes);
        } else {
            other_kind(&mut changes, old, new);
        }
        changes.finish()
    }
}

/// A definition that is of another kind: nothing else can be compared.
fn other_kind(changes: &mut Changes<'_, '_>, old: &Definition, new: &Definition) {
    let spot = Spot::new(Facet::Meaning, "/kind", "kind", "soort");
    let message = Message::new(
        format!("kind: {} → {}", old.kind(), new.kind()),
        format!("soort: {} → {}", old.kind(), new.kind()),
    );
    let shown = (Some(Shown::of(&old.kind())), Some(Shown::of(&new.kind())));
    changes.push(spot, ChangeKind::Changed, Impact::Breaking, shown, message);
}
