//! `check --fix`: what certainly mends findings is written, and said.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use begrip::{Date, Definition, Lock, Registry};
use begrip_report::Lang;
use begrip_review::{Finding, Fix, Message, Report, digest};

use crate::document::Document;
use crate::failure::Failure;
use crate::output::{move_files, write_files};
use crate::released::{locked, release_date};

/// What is done about the findings, before any of it is.
#[derive(Debug, Default)]
pub(super) struct Mended {
    /// New texts by path.
    texts: BTreeMap<String, String>,
    /// Old paths and new ones.
    moves: BTreeMap<String, String>,
    done: Vec<Message>,
    /// What is left, and why.
    left: Vec<Message>,
}

/// Plans the fixes of all findings of a registry; what comes into the lock does so as of a day.
pub(super) fn plan(registry: &Registry, report: &Report, date: Date) -> Mended {
    let mut mended = Mended::default();
    for finding in &report.findings {
        let about = finding.id.as_ref().zip(finding.version.as_ref());
        let definition = about.and_then(|(id, version)| {
            let versions = registry.versions(id).iter();
            let mut here = versions.filter(|one| path(registry, one) == finding.place.file);
            here.find(|one| one.version() == version)
        });
        if let (Some(fix), Some(definition)) = (&finding.fix, definition) {
            mended.take(registry, finding, fix, definition);
        }
    }
    mended.lock(registry, report, date);
    mended
}

impl Mended {
    fn take(&mut self, registry: &Registry, finding: &Finding, fix: &Fix, definition: &Definition) {
        let file = &finding.place.file;
        match fix {
            Fix::Write { pointer, text } => {
                let said = format!("{file}:{} {pointer}: {text}", finding.place.line);
                let edited = |document: &Document| document.with_text(pointer, text);
                self.edit(registry, definition, edited, Message::new(said.clone(), said));
            }
            Fix::Order { pointer, order } => {
                let said = Message::new(
                    format!("{file}:{} {pointer}: put in order", finding.place.line),
                    format!("{file}:{} {pointer}: op volgorde gezet", finding.place.line),
                );
                self.edit(registry, definition, |document| document.with_order(pointer, order), said);
            }
            Fix::Move { path } => self.move_to(file, path),
            Fix::Lock => {}
        }
    }

    /// Changes a file, unless what it says is locked.
    fn edit(
        &mut self,
        registry: &Registry,
        definition: &Definition,
        edited: impl Fn(&Document) -> Result<Document, Failure>,
        said: Message,
    ) {
        let path = path(registry, definition);
        let source = registry.sources().by_path(path).map(begrip::SourceFile::text).unwrap_or_default();
        let text = self.texts.get(path).map_or(source, String::as_str);
        match Document::read(path, text).and_then(|document| edited(&document)) {
            Err(failure) => self.left.push(Message::new(failure.to_string(), failure.to_string())),
            Ok(next) if is_locked_otherwise(registry, definition, next.definition()) => {
                let (id, version) = (definition.id(), definition.version());
                self.left.push(Message::new(
                    format!("{path}: {id} {version} is released, so it is mended in its next version (`begrip release`)"),
                    format!("{path}: {id} {version} is uitgebracht, dus dit wordt hersteld in de volgende versie (`begrip release`)"),
                ));
            }
            Ok(next) => {
                self.texts.insert(path.to_owned(), next.text().to_owned());
                self.done.push(said);
            }
        }
    }

    fn move_to(&mut self, from: &str, to: &str) {
        if self.moves.values().any(|other| other == to) {
            self.left.push(Message::new(
                format!("{from}: another file goes to `{to}`; one of the two has to go or to change"),
                format!("{from}: een ander bestand gaat naar `{to}`; een van de twee moet weg of veranderen"),
            ));
            return;
        }
        self.moves.insert(from.to_owned(), to.to_owned());
        self.done
            .push(Message::new(format!("{from}: moved to {to}"), format!("{from}: verplaatst naar {to}")));
    }

    /// Puts into the lock what it lacks, as it will be.
    fn lock(&mut self, registry: &Registry, report: &Report, date: Date) {
        let lacking: BTreeSet<_> = report
            .findings
            .iter()
            .filter(|finding| finding.fix == Some(Fix::Lock))
            .filter_map(|finding| finding.id.clone().zip(finding.version.clone()))
            .collect();
        let Some(lock) = registry.lock().filter(|_| !lacking.is_empty()) else { return };
        let mut lock = lock.clone();
        for (id, version) in lacking {
            let Some(definition) = registry.versions(&id).iter().find(|one| *one.version() == version) else {
                continue;
            };
            let path = path(registry, definition);
            let next = self.texts.get(path).and_then(|text| Document::read(path, text).ok());
            let now = next.as_ref().map_or(definition, Document::definition);
            lock.insert(locked(now, release_date(now).unwrap_or(date)));
            self.done.push(Message::new(
                format!("{}: {id} {version} added", Lock::PATH),
                format!("{}: {id} {version} toegevoegd", Lock::PATH),
            ));
        }
        self.texts.insert(Lock::PATH.to_owned(), lock.to_string());
    }

    /// Writes it all.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Failure> {
        let texts = self.texts.iter().map(|(path, text)| (folder.join(path), text.as_str()));
        write_files(&texts.collect::<Vec<(PathBuf, &str)>>())?;
        let moves = self.moves.iter().map(|(from, to)| (folder.join(from), folder.join(to)));
        move_files(&moves.collect::<Vec<(PathBuf, PathBuf)>>())
    }

    /// What was done, or would be, a line each, and what was left.
    pub(super) fn said(&self, lang: Lang, is_written: bool) -> String {
        let done = if is_written {
            lang.pick("mended", "hersteld")
        } else {
            lang.pick("would mend", "zou herstellen")
        };
        let left = lang.pick("left", "gelaten");
        let line = |word: &str, message: &Message| format!("{word}: {}\n", lang.say(message));
        let done = self.done.iter().map(|message| line(done, message));
        done.chain(self.left.iter().map(|message| line(left, message))).collect()
    }
}

fn path<'r>(registry: &'r Registry, definition: &Definition) -> &'r str {
    registry.sources().file(definition.file()).map(begrip::SourceFile::path).unwrap_or_default()
}

/// Whether the lock holds what a version says now and would not hold what it is to say.
fn is_locked_otherwise(registry: &Registry, now: &Definition, next: &Definition) -> bool {
    let locked = registry.lock().and_then(|lock| lock.get(now.id(), now.version()));
    locked.is_some_and(|locked| locked.digest == digest(now) && locked.digest != digest(next))
}
