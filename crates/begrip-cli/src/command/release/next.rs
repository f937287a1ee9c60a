//! `release REF`: the next version of one definition.

use std::path::Path;

use begrip::{Date, Definition, Locked, Reference, Registry, Status, Time};
use begrip_review::{Message, digest};
use semver::Version;

use super::plan::Plan;
use super::version::Bump;
use crate::document::Document;
use crate::failure::Failure;
use crate::git::{knows, registry_at};
use crate::released::{locked, release_date};
use crate::workplace::find;

/// One release: what there is now, and what comes of it.
struct Step<'r> {
    folder: &'r Path,
    registry: &'r Registry,
    /// The definition as its file has it now.
    now: &'r Definition,
    path: &'r str,
    to: Version,
    date: Date,
}

/// The content of the version that a release starts from.
struct Old {
    document: Document,
    /// Where it was found, for people.
    from: Message,
}

/// What a release of the definition writes.
pub(super) fn plan(
    folder: &Path,
    registry: &Registry,
    reference: &str,
    bump: Bump,
    date: Date,
) -> Result<Plan, Failure> {
    let now = meant(registry, reference)?;
    let (id, version) = (now.id(), now.version());
    if registry.is_lost(id) {
        return Err(Failure::Usage(format!("a file of `{id}` cannot be read; see `begrip check`")));
    }
    let path = registry.sources().file(now.file()).map(begrip::SourceFile::path).unwrap_or_default();
    let to = bump.of(version).ok_or_else(|| Failure::Usage(format!("no version comes after {version}")))?;
    let step = Step { folder, registry, now, path, to, date };
    step.plan()
}

/// The highest version that a reference may mean, also if it is a draft; of two files that have it, the one that is
/// not the place of an older major version.
fn meant<'r>(registry: &'r Registry, text: &str) -> Result<&'r Definition, Failure> {
    let reference: Reference = text.parse()?;
    let candidates = registry.candidates(&reference);
    let highest = candidates.last().map(|definition| definition.version());
    let is_kept = |definition: &&&Definition| {
        registry.sources().file(definition.file()).is_some_and(|file| file.path().contains('@'))
    };
    let same = candidates.iter().filter(|definition| Some(definition.version()) == highest);
    match same.min_by_key(is_kept) {
        Some(definition) => Ok(definition),
        // says what is near
        None => find(registry, text, Time::Any),
    }
}

impl Step<'_> {
    fn is_free(&self) -> Result<(), Failure> {
        let (id, to) = (self.now.id(), &self.to);
        let there = self.registry.versions(id).iter().any(|definition| definition.version() == to);
        let locked = self.registry.lock().is_some_and(|lock| lock.get(id, to).is_some());
        match (there, locked) {
            (true, _) => Err(Failure::Usage(format!("`{id}` has a version {to} already"))),
            (_, true) => Err(Failure::Usage(format!("begrip.lock has `{id} {to}`: it was released already"))),
            _ => Ok(()),
        }
    }

    fn plan(&self) -> Result<Plan, Failure> {
        let text = self.registry.sources().file(self.now.file()).map(begrip::SourceFile::text);
        let now = Document::read(self.path, text.unwrap_or_default())?;
        let is_major = self.to.major > self.now.version().major;
        let beside = is_major.then(|| self.frozen_path()).transpose()?;
        self.is_free()?;
        let mut next = now.with_version(&self.to)?;
        let mut plan = Plan::default();
        let old = if is_major || self.locked().is_none() { Some(self.old(now)?) } else { None };
        let mut kept = None;
        if let (Some(beside), Some(old)) = (&beside, &old) {
            let frozen = self.frozen(beside, old)?;
            next = self.superseding(&next, old)?;
            plan.write(&frozen, self.frozen_said(&frozen, old));
            kept = Some(frozen);
        }
        plan.write(&next, self.next_said(is_major));
        if !is_major {
            plan.notes.extend(self.left_behind());
        }
        // a copy that was made by hand may have its validity closed already
        let before = kept.as_ref().or(old.as_ref().map(|old| &old.document));
        self.lock(&mut plan, before.map(Document::definition), next.definition());
        Ok(plan)
    }

    fn locked(&self) -> Option<&Locked> {
        self.registry.lock()?.get(self.now.id(), self.now.version())
    }

    /// The content of the version as it was released: what is locked, else what git has, else what the file has.
    fn old(&self, now: Document) -> Result<Old, Failure> {
        let released = || Message::new("as it was released", "zoals die is uitgebracht");
        let Some(locked) = self.locked() else {
            return Ok(match self.at_head()? {
                Some(document) => {
                    Old { document, from: Message::new("as git has it", "zoals git die heeft") }
                }
                None => Old { document: now, from: Message::new("as it was", "zoals die was") },
            });
        };
        // the status is no part of the digest
        if digest(now.definition()) == locked.digest && self.status().is_released() {
            return Ok(Old { document: now, from: released() });
        }
        let document = self.at_head()?.filter(|document| digest(document.definition()) == locked.digest);
        document.map(|document| Old { document, from: released() }).ok_or_else(|| {
            let (id, version, path) = (self.now.id(), self.now.version(), self.path);
            Failure::Usage(format!(
                "`{id} {version}` is no longer what begrip.lock has of it, and the last commit does not have that either; put what was released back into `{path}`, release, and then make the change"
            ))
        })
    }

    /// The version as the last commit has it; `None` without git, or where it did not have that version.
    fn at_head(&self) -> Result<Option<Document>, Failure> {
        if !knows(self.folder, "HEAD") {
            return Ok(None);
        }
        let head = match registry_at(self.folder, "HEAD") {
            Ok(registry) => registry,
            // a registry that is not yet in git
            Err(Failure::Usage(_)) => return Ok(None),
            Err(failure) => return Err(failure),
        };
        let versions = head.versions(self.now.id());
        let then = versions.iter().find(|definition| definition.version() == self.now.version());
        let file = then.and_then(|definition| head.sources().file(definition.file()));
        file.map(|file| Document::read(self.path, file.text())).transpose()
    }

    /// The version before as it is kept beside the new one.
    fn frozen(&self, path: &str, old: &Old) -> Result<Document, Failure> {
        let mut frozen = Document::read(path, old.document.text())?;
        if let Some(file) = self.registry.sources().by_path(path) {
            let there = Document::read(path, file.text())?;
            if digest(there.definition()) != digest(frozen.definition()) {
                let id = self.now.id();
                return Err(Failure::Usage(format!(
                    "`{path}` is there already and does not have `{id} {}`; move it away, or mend it",
                    self.now.version()
                )));
            }
            frozen = there;
        }
        // as long as the new version is a draft, the one before stays in force
        let is_superseded =
            frozen.definition().header().status == Status::Adopted && self.status().is_released();
        if is_superseded { frozen.with_status(Status::Superseded) } else { Ok(frozen) }
    }

    /// `definitions/cbs/poverty/low-income-household@3.yaml`
    fn frozen_path(&self) -> Result<String, Failure> {
        let (id, major) = (self.now.id(), self.now.version().major);
        let (folder, file) = self.path.rsplit_once('/').unwrap_or(("", self.path));
        let (stem, extension) = file.rsplit_once('.').unwrap_or((file, "yaml"));
        let newer = self.registry.versions(id).iter().find(|other| other.version().major > major);
        if let Some(newer) = newer {
            return Err(Failure::Usage(format!(
                "`{}` holds an older major version of `{id}`, of which there is a {}; give the newest its next major version",
                self.path,
                newer.version()
            )));
        }
        if stem.contains('@') {
            let path = self.path;
            return Err(Failure::Usage(format!(
                "`{path}` is the place of an older major version, and there is no newer one; rename it without the `@{major}` first"
            )));
        }
        let name = id.name().unwrap_or(id.authority());
        Ok(format!("{folder}/{name}@{major}.{extension}"))
    }

    /// The new version supersedes the one before, and no longer what that one superseded.
    fn superseding(&self, next: &Document, old: &Old) -> Result<Document, Failure> {
        let (id, version) = (self.now.id(), self.now.version());
        if next.definition().supersedes(id, version) {
            return Document::read(next.path(), next.text());
        }
        let reference: Reference = format!("{id}@={version}").parse()?;
        next.superseding(&reference, &old.document.definition().header().supersedes)
    }

    /// References that mean the version which no file has after this, and can mean no other.
    fn left_behind(&self) -> Vec<Message> {
        let (id, from) = (self.now.id(), self.now.version());
        let versions = self.registry.versions(id).iter().map(Definition::version);
        let left: Vec<&Version> = versions.filter(|version| *version != from).chain([&self.to]).collect();
        let is_left_behind = |reference: &&Reference| {
            let requirement = reference.requirement().filter(|_| reference.id() == id);
            requirement
                .is_some_and(|only| only.matches(from) && !left.iter().any(|other| only.matches(other)))
        };
        let others = self.registry.definitions().iter().filter(|other| other.node() != self.now.node());
        let links =
            others.flat_map(|other| other.links().into_iter().map(move |link| (other, link.reference)));
        let said = |(other, reference): (&Definition, &Reference)| {
            let name = format!("{} {}", other.id(), other.version());
            Message::new(
                format!("{name} names {reference}, which is in no file after this"),
                format!("{name} noemt {reference}, wat hierna in geen bestand meer staat"),
            )
        };
        links.filter(|(_, reference)| is_left_behind(reference)).map(said).collect()
    }

    fn status(&self) -> Status {
        self.now.header().status
    }

    fn frozen_said(&self, frozen: &Document, old: &Old) -> Message {
        let (version, status) = (self.now.version(), frozen.definition().header().status.as_str());
        Message::new(
            format!("version {version} {}, status {status}", old.from.en),
            format!("versie {version} {}, status {status}", old.from.nl),
        )
    }

    fn next_said(&self, is_major: bool) -> Message {
        let (id, from, to) = (self.now.id(), self.now.version(), &self.to);
        if is_major {
            Message::new(
                format!("version {to}, supersedes {id}@={from}"),
                format!("versie {to}, vervangt {id}@={from}"),
            )
        } else {
            Message::new(format!("version {to}, was {from}"), format!("versie {to}, was {from}"))
        }
    }

    /// Locks what is released of both versions, and says what is not.
    fn lock(&self, plan: &mut Plan, old: Option<&Definition>, next: &Definition) {
        let missing = old.filter(|_| self.locked().is_none());
        let dated = missing.map(|old| (old, release_date(old).unwrap_or(self.date)));
        let (released, unreleased): (Vec<_>, Vec<_>) = dated
            .into_iter()
            .chain([(next, self.date)])
            .partition(|(one, _)| one.header().status.is_released());
        plan.write_lock(self.registry, released.into_iter().map(|(one, date)| locked(one, date)).collect());
        for (one, _) in unreleased {
            let (id, version, status) = (one.id(), one.version(), one.header().status.as_str());
            plan.notes.push(Message::new(
                format!("not locked: {id} {version}, which is {status}"),
                format!("niet vastgelegd: {id} {version}, want de status is {status}"),
            ));
        }
    }
}
