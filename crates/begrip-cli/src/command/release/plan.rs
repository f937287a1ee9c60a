//! What a release writes, before anything is written.

use begrip::{Lock, Locked, Registry};
use begrip_review::Message;

use crate::document::Document;

/// The files to write, and what there is to say beside.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) files: Vec<Planned>,
    pub(crate) notes: Vec<Message>,
}

/// One file to write.
#[derive(Debug)]
pub(crate) struct Planned {
    /// The path below the registry.
    pub(crate) path: String,
    pub(crate) text: String,
    /// What is set in it.
    pub(crate) said: Message,
}

impl Plan {
    pub(super) fn write(&mut self, document: &Document, said: Message) {
        self.files.push(Planned { path: document.path().to_owned(), text: document.text().to_owned(), said });
    }

    /// Writes the lock of a registry with entries added to it.
    pub(super) fn write_lock(&mut self, registry: &Registry, added: Vec<Locked>) {
        if added.is_empty() {
            return;
        }
        let said = lock_said(&added);
        let mut lock = registry.lock().cloned().unwrap_or_default();
        for locked in added {
            lock.insert(locked);
        }
        self.files.push(Planned { path: Lock::PATH.to_owned(), text: lock.to_string(), said });
    }
}

fn lock_said(added: &[Locked]) -> Message {
    let name = |locked: &Locked| format!("{} {}", locked.id, locked.version);
    let names: Vec<String> = added.iter().take(2).map(name).collect();
    match added.len() {
        1 | 2 => Message::new(names.join(", "), names.join(", ")),
        count => Message::new(format!("{count} released versions"), format!("{count} uitgebrachte versies")),
    }
}
