//! What kept a file from being read as a definition: data, never an `Err`, so that the other files are read all the same.

use thiserror::Error;

mod faults;

pub(crate) use faults::Faults;

use crate::id::DefinitionId;
use crate::scalar::Scalar;
use crate::source::file::FileId;
use crate::source::place::Place;
use crate::source::tree::Span;

/// One thing that is wrong with the reading of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file.
    pub file: FileId,
    /// Where in the file.
    pub place: Place,
    /// What is wrong.
    pub kind: FaultKind,
    /// The definition that the file holds, as far as that can still be told.
    pub id: Option<DefinitionId>,
    /// The version that the file holds, as far as that can still be told.
    pub version: Option<semver::Version>,
}

/// A fault at bytes of a text that has no file yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) span: Span,
    pub(crate) pointer: String,
    pub(crate) kind: FaultKind,
}

impl Fault {
    pub(crate) fn new(span: Span, kind: FaultKind) -> Self {
        Self { span, pointer: String::new(), kind }
    }
}

/// What can be wrong with the reading of a file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FaultKind {
    /// The operating system did not give the file.
    #[error("the file cannot be read: {message}")]
    NotReadable {
        /// What the operating system says.
        message: String,
    },
    /// The operating system did not list a folder, so that nothing is known of what is in it.
    #[error("the folder cannot be read: {message}")]
    FolderNotReadable {
        /// What the operating system says.
        message: String,
    },
    /// It is a folder by a link, a pipe, a socket or a device.
    #[error("this is not a file but a folder, a pipe, a socket or a device")]
    NotAFile,
    /// A link to what is outside of the registry.
    #[error("the link leads out of the registry")]
    LinkLeadsOut,
    /// The name of the file is not UTF-8, so that it cannot be shown or referred to.
    #[error("the name of the file is not UTF-8")]
    NameNotUtf8,
    /// The file is larger than any definition is.
    #[error("the file is {size} bytes, more than the {limit} that a file of a registry may have")]
    TooLarge {
        /// Size in bytes.
        size: u64,
        /// Largest size in bytes.
        limit: u64,
    },
    /// The bytes are not UTF-8.
    #[error("the byte 0x{byte:02X} is not UTF-8")]
    NotUtf8 {
        /// The first byte that is wrong.
        byte: u8,
    },
    /// The file holds nothing.
    #[error("the file holds no definition")]
    Empty,
    /// The text is not YAML.
    #[error("this is not YAML: {message}")]
    Syntax {
        /// What the YAML parser says.
        message: String,
    },
    /// A tab stands where YAML wants spaces.
    #[error("a tab is used for indentation, which YAML does not allow")]
    Tab,
    /// Lists and mappings are nested deeper than any definition needs.
    #[error("lists and mappings are nested deeper than {limit} levels")]
    TooDeep {
        /// Deepest level that is read.
        limit: usize,
    },
    /// Something that YAML allows and a definition file does not.
    #[error("{0} not part of a definition file")]
    Refused(Refused),
    /// A key occurs twice in one mapping.
    #[error("the key `{key}` occurs twice")]
    DuplicateKey {
        /// The key.
        key: String,
    },
    /// A key is longer than any name or code is.
    #[error("a key is longer than {limit} bytes")]
    KeyTooLong {
        /// Longest key in bytes.
        limit: usize,
    },
    /// More is wrong with the file than is told; the place is that of the first that is left out.
    #[error("more faults in this file: {more}")]
    More {
        /// How many.
        more: usize,
    },
    /// The `kind` is not one of the eleven.
    #[error("`{found}` is not a kind of definition")]
    UnknownKind {
        /// What is written.
        found: String,
        /// The nearest kind.
        nearest: Option<String>,
    },
    /// A field that every definition of this kind has is not there.
    #[error("the field `{field}` is missing")]
    MissingField {
        /// The field.
        field: String,
    },
    /// A field that this place does not have.
    #[error("`{field}` is not a field of `{owner}`")]
    UnknownField {
        /// What is written.
        field: String,
        /// What has no such field: a kind, or the field that holds the mapping.
        owner: String,
        /// The nearest field that it has.
        nearest: Option<String>,
        /// All fields that it has.
        allowed: Vec<String>,
    },
    /// A word outside the list of words that a field may have.
    #[error("`{found}` is not one of {}", list(allowed))]
    UnknownWord {
        /// What is written.
        found: String,
        /// What may be written.
        allowed: Vec<String>,
        /// The nearest of these.
        nearest: Option<String>,
    },
    /// A text where a mapping is expected, and the like.
    #[error("{expected} is expected here, not {found}")]
    WrongForm {
        /// What may stand here.
        expected: Form,
        /// What stands here.
        found: Form,
    },
    /// A text that is not what its field holds.
    #[error("`{text}` is not {scalar}")]
    InvalidScalar {
        /// What is written.
        text: String,
        /// What the field holds.
        scalar: Scalar,
    },
    /// The parts of a value are right, and together they are not.
    #[error("{message}")]
    Contradiction {
        /// Why not.
        message: String,
    },
    /// The file begins with a byte-order mark; it is read without it.
    #[error("the file begins with a byte-order mark")]
    ByteOrderMark,
    /// Lines end with carriage return and line feed; they are read as line feeds.
    #[error("lines end with carriage return and line feed")]
    CarriageReturn,
}

impl FaultKind {
    /// Whether the definition is lost by this; if not, it is read and only its notation is unusual.
    pub fn is_fatal(&self) -> bool {
        !matches!(self, Self::ByteOrderMark | Self::CarriageReturn)
    }
}

fn list(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// What YAML allows and a definition file does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refused {
    /// `&name`
    #[error("an anchor (`&…`) is")]
    Anchor,
    /// `*name`
    #[error("an alias (`*…`) is")]
    Alias,
    /// `!tag`
    #[error("a tag (`!…`) is")]
    Tag,
    /// `<<:`
    #[error("a merge key (`<<`) is")]
    MergeKey,
    /// A list or mapping as key.
    #[error("a key that is not one word or text is")]
    ComplexKey,
    /// A second document after `---`.
    #[error("a second document is")]
    SecondDocument,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Form {
    /// One text.
    #[error("a text")]
    Text,
    /// `true` or `false`.
    #[error("`true` or `false`")]
    Truth,
    /// A whole number.
    #[error("a whole number")]
    Whole,
    /// A list.
    #[error("a list")]
    List,
    /// Names with values.
    #[error("a mapping (`name: value`)")]
    Mapping,
    /// Nothing.
    #[error("nothing")]
    Nothing,
}
