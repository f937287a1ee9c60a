//! One random edit of one definition file, of eight kinds.

use std::fmt;

use begrip_tests::Random;

use crate::scalar;
use crate::shape;
use crate::tree::Tree;

/// What somebody does to a file by accident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A field or an item less.
    Delete,
    /// A field or an item twice.
    Duplicate,
    /// Two items, or the values of two fields of one type, in each other's place.
    Swap,
    /// A word with a letter less, a letter twice, or two letters in each other's place.
    Misspell,
    /// Another number.
    Number,
    /// Another day.
    Date,
    /// Another definition, or other versions of it.
    Reference,
    /// Another code.
    Code,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Delete,
        Self::Duplicate,
        Self::Swap,
        Self::Misspell,
        Self::Number,
        Self::Date,
        Self::Reference,
        Self::Code,
    ];
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Delete => "delete",
            Self::Duplicate => "duplicate",
            Self::Swap => "swap",
            Self::Misspell => "misspell",
            Self::Number => "number",
            Self::Date => "date",
            Self::Reference => "reference",
            Self::Code => "code",
        })
    }
}

/// An edit that was made.
#[derive(Debug, Clone)]
pub struct Edit {
    /// Of which kind it is.
    pub kind: Kind,
    /// Where, as a JSON pointer into the file as it was.
    pub pointer: String,
    /// What, for a reader.
    pub what: String,
}

/// What an edit can take from other files: every id, with the kind of definition.
pub struct World {
    /// Ids and kinds.
    pub ids: Vec<(String, String)>,
}

impl World {
    /// The ids of these files.
    pub fn of<'t>(files: impl Iterator<Item = &'t Tree>) -> Self {
        let field = |tree: &Tree, name: &str| match tree {
            Tree::Map(entries) => entries.iter().find_map(|(key, value)| match value {
                Tree::Scalar(text, _) if key == name => Some(text.clone()),
                _ => None,
            }),
            _ => None,
        };
        let mut ids: Vec<_> =
            files.filter_map(|tree| Some((field(tree, "id")?, field(tree, "kind")?))).collect();
        ids.sort();
        ids.dedup();
        Self { ids }
    }
}

/// Makes an edit of a kind in a file; `None` if the place that was drawn has nothing that it could change.
pub fn edit(kind: Kind, file: &Tree, world: &World, random: &mut Random) -> Option<(Tree, Edit)> {
    let mut edited = file.clone();
    let (pointer, what) = match kind {
        Kind::Delete => shape::delete(&mut edited, random),
        Kind::Duplicate => shape::duplicate(&mut edited, random),
        Kind::Swap => shape::swap(&mut edited, random),
        Kind::Misspell => scalar::misspell(&mut edited, random),
        Kind::Number => scalar::number(&mut edited, random),
        Kind::Date => scalar::date(&mut edited, random),
        Kind::Reference => scalar::reference(&mut edited, world, random),
        Kind::Code => scalar::code(&mut edited, random),
    }?;
    (edited != *file).then_some((edited, Edit { kind, pointer, what }))
}

/// A random one of some things.
pub fn one_of<'a, T>(things: &'a [T], random: &mut Random) -> Option<&'a T> {
    things.get(below(things.len(), random))
}

/// A random number below a limit.
pub fn below(limit: usize, random: &mut Random) -> usize {
    usize::try_from(random.below(limit as u64)).unwrap_or_default()
}
