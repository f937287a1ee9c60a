//! One version of one definition.

use semver::Version;
use serde::Serialize;

use crate::header::Header;
use crate::id::DefinitionId;
use crate::kind::{Content, Kind};
use crate::link::{Link, Links, Relation};
use crate::reference::Reference;
use crate::registry::Node;
use crate::source::file::FileId;

/// One version of one definition: what every kind has, what this kind says, and the file that says it.
#[derive(Debug, Clone)]
pub struct Definition {
    // boxed, because definitions are sorted and passed on, and are large
    pub(crate) header: Box<Header>,
    pub(crate) content: Box<Content>,
    pub(crate) file: FileId,
    pub(crate) node: Node,
}

impl Definition {
    /// Its id.
    pub fn id(&self) -> &DefinitionId {
        &self.header.id
    }

    /// Its version.
    pub fn version(&self) -> &Version {
        &self.header.version
    }

    /// Its kind.
    pub fn kind(&self) -> Kind {
        self.content.kind()
    }

    /// What every kind has.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// What this kind says.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The file that it stands in.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// Its number within the registry.
    pub fn node(&self) -> Node {
        self.node
    }

    /// Whether it says that it takes the place of this version.
    pub fn supersedes(&self, id: &DefinitionId, version: &Version) -> bool {
        let meant = |reference: &Reference| {
            reference.id() == id
                && reference.requirement().is_none_or(|requirement| requirement.matches(version))
        };
        self.header.supersedes.iter().any(meant)
    }

    /// Every reference that it makes, in the order of the fields.
    pub fn links(&self) -> Vec<Link<'_>> {
        let mut links = Links::default();
        links.option(Relation::Concept, self.header.concept.as_ref(), "/concept");
        self.content.links(&mut links);
        links.list(Relation::Supersedes, &self.header.supersedes, "/supersedes");
        links.0
    }

    /// Whether two definitions say the same, wherever they stand.
    pub fn says_the_same(&self, other: &Self) -> bool {
        self.header == other.header && self.content == other.content
    }
}

/// Writes the definition as its file has it: kind first, then header and content.
impl Serialize for Definition {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct File<'d> {
            kind: Kind,
            #[serde(flatten)]
            header: &'d Header,
            #[serde(flatten)]
            content: &'d Content,
        }
        File { kind: self.kind(), header: &self.header, content: &self.content }.serialize(serializer)
    }
}
