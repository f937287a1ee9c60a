//! From the bytes of files to what they hold, and from all files to the registry.

use super::OpenError;
use crate::allow;
use crate::definition::Definition;
use crate::lock::Lock;
use crate::problem::{Fault, FaultKind, Problem};
use crate::read::{Read, read};
use crate::registry::{Loaded, Node, Registry};
use crate::settings::Settings;
use crate::source::file::{FileId, SourceFile, Sources};
use crate::source::place::Lines;
use crate::source::tree::Span;

/// What the files at the root of a registry say.
pub(super) struct Root {
    pub(super) settings: Settings,
    pub(super) lock: Option<Lock>,
}

impl Root {
    pub(super) fn parse(settings: Option<&str>, lock: Option<&str>) -> Result<Self, OpenError> {
        let settings = settings.map(Settings::parse).transpose()?.unwrap_or_default();
        Ok(Self { settings, lock: lock.map(Lock::parse).transpose()? })
    }
}

/// One file with what it gave.
pub(super) struct Opened {
    file: SourceFile,
    read: Read,
    /// Whether it may have a comment that allows something.
    marked: bool,
}

impl Opened {
    /// A file that could not be had.
    pub(super) fn unread(path: String, fault: FaultKind) -> Self {
        let read = Read { faults: vec![Fault::new(Span::default(), fault)], ..Read::default() };
        Self { file: SourceFile::new(path, String::new()), read, marked: false }
    }

    /// Reads the bytes of one file: UTF-8, with or without a byte-order mark, with any line ends.
    pub(super) fn decode(path: String, bytes: Vec<u8>) -> Self {
        let mut text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => return not_utf8(path, error.utf8_error().valid_up_to(), error.as_bytes()),
        };
        let mark = text.starts_with('\u{feff}');
        if mark {
            text.remove(0);
        }
        let mut read = read(&path, &text);
        read.faults.extend(mark.then(|| Fault::new(Span::default(), FaultKind::ByteOrderMark)));
        if let Some(at) = text.find("\r\n") {
            read.faults.push(Fault::new(Span { start: at, end: at + 1 }, FaultKind::CarriageReturn));
        }
        let marked = allow::is_marked(&text);
        Self { file: SourceFile::new(path, text), read, marked }
    }
}

/// A file that is not UTF-8 from some byte on; its identity is looked for in what comes before.
fn not_utf8(path: String, offset: usize, bytes: &[u8]) -> Opened {
    let byte = bytes.get(offset).copied().unwrap_or_default();
    let text = String::from_utf8_lossy(bytes).into_owned();
    let span = Span { start: offset, end: offset + '\u{fffd}'.len_utf8() };
    let read = read(&path, text.get(..offset).unwrap_or_default());
    let Read { definition, id, version, supersedes, .. } = read;
    let supersedes = definition.map_or(supersedes, |(header, _)| header.supersedes);
    let faults = vec![Fault::new(span, FaultKind::NotUtf8 { byte })];
    Opened {
        file: SourceFile::new(path, text),
        read: Read { definition: None, faults, id, version, supersedes, accepted: Vec::new() },
        marked: false,
    }
}

pub(super) fn assemble(root: Root, files: Vec<Opened>) -> Registry {
    let mut sources = Sources::default();
    let mut loaded = Loaded { lock: root.lock, ..Loaded::default() };
    for (index, Opened { file, read, marked }) in files.into_iter().enumerate() {
        let id = FileId(u32::try_from(index).unwrap_or(u32::MAX));
        let lost = read.definition.is_none();
        let is_folder =
            read.faults.iter().any(|fault| matches!(fault.kind, FaultKind::FolderNotReadable { .. }));
        if is_folder {
            loaded.lost_authorities.extend(authority_of_path(file.path()));
        }
        let identity = read.id.or_else(|| identity_of_path(file.path())).filter(|_| !is_folder);
        // nearly every file has none, and then its lines are not looked for
        let lines = Lines::new(if read.faults.is_empty() { "" } else { file.text() });
        for fault in read.faults {
            loaded.problems.push(Problem {
                file: id,
                place: lines.place(file.path(), fault.span, &fault.pointer),
                kind: fault.kind,
                id: identity.clone(),
                version: read.version.clone(),
            });
        }
        if let (true, Some(identity)) = (lost, identity) {
            loaded.lost.insert(identity);
            loaded.lost_supersedes.extend(read.supersedes);
        }
        loaded.accepted.extend(read.accepted);
        if let Some((header, content)) = read.definition {
            // its number follows when all are in order
            if marked {
                loaded.allows.extend(allow::read(file.path(), file.text(), id));
            }
            loaded.definitions.push(Definition { header, content, file: id, node: Node(0) });
        }
        sources.files.push(file);
    }
    Registry::new(root.settings, sources, loaded)
}

/// The authority of the definitions in a folder.
fn authority_of_path(path: &str) -> Option<crate::DefinitionId> {
    path.strip_prefix("definitions/")?.split('/').next()?.parse().ok()
}

/// `definitions/cbs/poverty/low-income-household@3.yaml` is where `cbs/low-income-household` belongs.
fn identity_of_path(path: &str) -> Option<crate::DefinitionId> {
    let mut parts = path.strip_prefix("definitions/")?.split('/');
    let (first, last) = (parts.next()?, parts.next_back());
    let stem = |name: &str| {
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        stem.split('@').next().unwrap_or_default().to_owned()
    };
    let id = match last {
        Some(last) => format!("{first}/{}", stem(last)),
        None => stem(first),
    };
    id.parse().ok()
}
