//! References by what they lead to: another definition, another version of it, or the same one written differently.

use begrip::{Definition, Reference, Relation};

use super::{Changes, Effect, Shown, Spot, caused_by};
use crate::change::{Cause, Change, ChangeKind};
use crate::facet::Facet;
use crate::impact::{Bump, Impact};
use crate::message::Message;
use crate::reach::arrives;

/// How a reference is used, and how far it reaches that it is new, gone, or to another definition.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Referred {
    pub(crate) relation: Relation,
    pub(crate) effect: Effect,
}

/// How many of the changes behind a reference a sentence names.
const NAMED: usize = 2;

/// How many steps to other versions are told one within the other.
const NESTED: usize = 2;

/// How many of the changes behind a reference are kept as causes.
const CAUSES: usize = 8;

impl<'r> Changes<'_, 'r> {
    /// A reference on both sides.
    pub(crate) fn reference(
        &mut self,
        spot: Spot,
        old: Option<&'r Reference>,
        new: Option<&'r Reference>,
        referred: Referred,
    ) {
        match (old, new) {
            (Some(old), Some(new)) if self.is_same_id(old, new) => {
                self.repinned(spot, (old, new), referred.relation);
            }
            (old, new) if old == new => {}
            (old, new) => {
                self.shown(spot, old.map(Shown::of), new.map(Shown::of), referred.effect);
            }
        }
    }

    /// References in a list, each known by the definition that it leads to.
    pub(crate) fn references(
        &mut self,
        spot: &Spot,
        old: &'r [Reference],
        new: &'r [Reference],
        referred: Referred,
    ) {
        let called = self.called();
        let matched = super::matched(&spot.new, old, new, |reference| called(reference.id()).to_string());
        for item in matched {
            let here = Spot::item(spot.facet, &item.at, "", spot.what.clone());
            self.reference(here, item.old, item.new, referred);
        }
    }

    fn is_same_id(&self, old: &Reference, new: &Reference) -> bool {
        self.called()(old.id()) == *new.id()
    }

    /// The same definition: only another version of it is a change of meaning.
    fn repinned(&mut self, spot: Spot, (old, new): (&'r Reference, &'r Reference), relation: Relation) {
        if old.requirement() == new.requirement() {
            return;
        }
        let sides = (Self::resolved(self.old, old), Self::resolved(self.new, new));
        let (Some(from), Some(to)) = sides else {
            // where it led, or leads, cannot be told
            self.shown(spot, Some(Shown::of(old)), Some(Shown::of(new)), Effect::BREAKING);
            return;
        };
        let (impact, behind) = self.behind((from, to), relation);
        let named: Vec<&Change> = behind.iter().take(NAMED).copied().collect();
        let breaks = behind.iter().any(|change| change.impact == Impact::Breaking);
        let message = if impact == Impact::Breaking && !breaks && relation == Relation::DataSource {
            other_source(&message(&spot.what, (old, new), (from, to), &[]))
        } else {
            message(&spot.what, (old, new), (from, to), &named)
        };
        let mut causes: Vec<Cause> = Vec::new();
        for cause in behind.iter().flat_map(|change| caused_by(change, to.id())) {
            if causes.len() < CAUSES && !causes.contains(&cause) {
                causes.push(cause);
            }
        }
        let depth = 1 + behind.iter().map(|change| change.depth).max().unwrap_or(0);
        let shown = (Some(Shown::of(old)), Some(Shown::of(new)));
        let change = self.push(spot, ChangeKind::Changed, impact, shown, message);
        change.depth = depth;
        if breaks {
            change.causes = causes;
        }
    }

    /// How far it reaches that another version is meant, and the changes that reach as far.
    fn behind(
        &self,
        (from, to): (&'r Definition, &'r Definition),
        relation: Relation,
    ) -> (Impact, Vec<&Change>) {
        if from.version() == to.version() {
            return (Impact::Editorial, Vec::new());
        }
        let in_words = to.stated().iter().all(|stated| stated.pointer != "/rule");
        let reaching: Vec<&Change> = self
            .ledger
            .settled(from, to)
            .iter()
            .filter(|change| arrives(change.facet, relation, in_words).is_some())
            .collect();
        let least = match Bump::between(from.version(), to.version()) {
            Bump::Major | Bump::Minor => Impact::Compatible,
            Bump::Patch | Bump::None => Impact::Editorial,
        };
        let most = reaching.iter().map(|change| change.impact).max().unwrap_or(Impact::None);
        let is_back = to.version().major < from.version().major;
        let comes_back = is_back
            && reaching
                .iter()
                .any(|change| change.facet != Facet::Meaning && change.impact >= Impact::Compatible);
        let is_other_source = relation == Relation::DataSource && to.version().major != from.version().major;
        let behind = reaching.into_iter().filter(|change| change.impact == most).collect();
        // what a major took away comes back with the one before it; and another major of a source is another source
        let impact = if comes_back || is_other_source { Impact::Breaking } else { most.max(least) };
        (impact, behind)
    }
}

/// Of a source whose texts alone differ: that it is another one is what its owner says by the major version.
fn other_source(message: &Message) -> Message {
    Message::new(
        format!("{} (another major version of a source is another source)", message.en),
        format!("{} (een andere hoofdversie van een bron is een andere bron)", message.nl),
    )
}

/// What a change behind a reference says: of a step that tells of others in turn only what these began with.
fn reason(change: &Change) -> Option<&Message> {
    if change.depth < NESTED {
        Some(&change.message)
    } else {
        change.causes.first().map(|cause| &cause.message)
    }
}

/// `input `factor`: `cbs/equivalence-factor` 1.0.0 → 2.0.0 (…)`
fn message(
    what: &Message,
    (old, new): (&Reference, &Reference),
    (from, to): (&Definition, &Definition),
    behind: &[&Change],
) -> Message {
    let id = to.id();
    if from.version() == to.version() {
        let version = to.version();
        return Message::new(
            format!("{}: written `{old}` → `{new}`, which means {version} as before", what.en),
            format!("{}: geschreven als `{old}` → `{new}`, wat net als eerst {version} betekent", what.nl),
        );
    }
    let versions = format!("`{id}` {} → {}", from.version(), to.version());
    let because = |pick: fn(&Message) -> &str| {
        let mut said: Vec<&str> = behind.iter().filter_map(|change| Some(pick(reason(change)?))).collect();
        said.dedup();
        if said.is_empty() { String::new() } else { format!(" ({})", said.join("; ")) }
    };
    Message::new(
        format!("{}: {versions}{}", what.en, because(|message| &message.en)),
        format!("{}: {versions}{}", what.nl, because(|message| &message.nl)),
    )
}
