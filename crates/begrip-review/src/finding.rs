//! Findings: what a rule says about a place.

use std::collections::HashMap;
use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use begrip::{Allow, Definition, DefinitionId, Part, Place, Registry};
use semver::Version;
use xxhash_rust::xxh3::xxh3_64;

use crate::fix::Fix;
use crate::message::Message;
use crate::rule::Rule;

/// How loud a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Probably wrong.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// The word by which results name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// One step less loud; information stays what it is.
    pub(crate) fn softened(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Info => Self::Info,
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Severity {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "info" => Ok(Self::Info),
            "warning" => Ok(Self::Warning),
            "error" => Ok(Self::Error),
            _ => Err(()),
        }
    }
}

/// What a rule says about a place: what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the rule.
    pub rule: &'static str,
    /// How loud it is.
    pub severity: Severity,
    /// The definition, as far as it is known.
    pub id: Option<DefinitionId>,
    /// Its version, as far as it is known.
    pub version: Option<Version>,
    /// Where.
    pub place: Place,
    /// What is wrong, and why.
    pub message: Message,
    /// What to do.
    pub help: Message,
    /// Other places that have to do with it.
    pub related: Vec<Related>,
    /// What certainly mends it, if anything does; nothing in the files of authorities that are not the registry's own.
    pub fix: Option<Fix>,
    /// A name for the finding that survives unrelated edits: the same as long as rule, definition and message are.
    pub fingerprint: String,
}

/// Another place that has to do with a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is there.
    pub message: Message,
}

/// Collects what one rule finds.
#[derive(Debug)]
pub(crate) struct Findings<'r> {
    rule: &'static Rule,
    registry: &'r Registry,
    pub(crate) found: Vec<Finding>,
}

impl<'r> Findings<'r> {
    pub(crate) fn new(rule: &'static Rule, registry: &'r Registry) -> Self {
        Self { rule, registry, found: Vec::new() }
    }

    /// A finding about the value at a pointer of a definition.
    pub(crate) fn value(
        &mut self,
        definition: &Definition,
        pointer: &str,
        message: Message,
        help: Message,
    ) -> &mut Finding {
        let place = self.registry.place(definition, pointer, Part::Value);
        self.at(Some((definition.id(), definition.version())), place, message, help)
    }

    /// A finding about the key at a pointer of a definition.
    pub(crate) fn key(
        &mut self,
        definition: &Definition,
        pointer: &str,
        message: Message,
        help: Message,
    ) -> &mut Finding {
        let place = self.registry.place(definition, pointer, Part::Key);
        self.at(Some((definition.id(), definition.version())), place, message, help)
    }

    /// A finding about a part of the expression at a pointer of a definition.
    pub(crate) fn part(
        &mut self,
        definition: &Definition,
        pointer: &str,
        part: &Range<usize>,
        message: Message,
        help: Message,
    ) -> &mut Finding {
        let place = self.registry.sources().place_within(definition.file(), pointer, part);
        self.at(Some((definition.id(), definition.version())), place, message, help)
    }

    /// A finding about any place.
    pub(crate) fn at(
        &mut self,
        about: Option<(&DefinitionId, &Version)>,
        place: Place,
        message: Message,
        help: Message,
    ) -> &mut Finding {
        let finding = Finding {
            rule: self.rule.name,
            severity: self.rule.severity,
            id: about.map(|(id, _)| id.clone()),
            version: about.map(|(_, version)| version.clone()),
            place,
            message,
            help,
            related: Vec::new(),
            fix: None,
            fingerprint: String::new(),
        };
        self.found.push(finding);
        let last = self.found.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "a finding has just been pushed")]
        &mut self.found[last]
    }
}

impl Findings<'_> {
    /// A finding about a comment in the file of a definition.
    pub(crate) fn comment(&mut self, allow: &Allow, message: Message, help: Message) {
        let mut definitions = self.registry.definitions().iter();
        let about = definitions.find(|definition| definition.file() == allow.file);
        let about = about.map(|definition| (definition.id(), definition.version()));
        self.at(about, allow.place.clone(), message, help);
    }
}

impl Finding {
    /// Adds another place, the value at a pointer of a definition.
    pub(crate) fn relate(
        &mut self,
        registry: &Registry,
        definition: &Definition,
        pointer: &str,
        message: Message,
    ) {
        let place = registry.place(definition, pointer, Part::Value);
        self.related.push(Related { place, message });
    }
}

/// Gives every finding its fingerprint; findings that are equal but for their place are numbered in the order of these.
pub(crate) fn fingerprint<'f>(findings: impl Iterator<Item = &'f mut Finding>) {
    let mut findings: Vec<&mut Finding> = findings.collect();
    findings.sort_by(|a, b| a.place.cmp(&b.place));
    let mut seen: HashMap<u64, u32> = HashMap::new();
    for finding in findings {
        let about = finding.id.as_ref().map_or(finding.place.file.as_str(), DefinitionId::as_str);
        let key = xxh3_64(format!("{}\n{about}\n{}", finding.rule, finding.message.en).as_bytes());
        let count = seen.entry(key).and_modify(|count| *count += 1).or_insert(0);
        finding.fingerprint = format!("{:016x}", key.wrapping_add(u64::from(*count)));
    }
}
