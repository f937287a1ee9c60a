//! Edits as owners make them: one small change of a registry, drawn at random.

use serde_json::Value;

use crate::folder::Folder;
use crate::generator::Random;

mod identity;
mod list;
mod rule;
mod value;

/// A sort of edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    /// Another amount, bound, weight or figure.
    Number,
    /// Another day.
    Date,
    /// More words in a text.
    Text,
    /// More words in a text, in one of its languages.
    TextInOneLanguage,
    /// A reference to another definition of the same kind.
    Reference,
    /// A reference to other versions of the same definition.
    Requirement,
    /// Another word of those that a field may have.
    Word,
    /// Another code for a category.
    Code,
    /// An item more in a list.
    Add,
    /// An item less in a list.
    Remove,
    /// Two items of a list in each other's place.
    Swap,
    /// A field less.
    Drop,
    /// A field more.
    Field,
    /// Another name for an input, in the rule too.
    RenameInput,
    /// An input more that no rule uses.
    SpareInput,
    /// A rule that says something else.
    Rule,
    /// A rule that is written differently and says the same.
    Notation,
    /// More white space in a text.
    Space,
    /// Another status.
    Status,
    /// Another version in place of this one.
    Version,
    /// A new major version beside this one.
    Major,
    /// Another id, in every reference too.
    Rename,
    /// All definitions of an owner under another one.
    Move,
    /// A definition less.
    Delete,
}

impl Edit {
    /// Those that change what one definition says and leave its id and version as they are.
    pub const CONTENT: &'static [Self] = &[
        Self::Number,
        Self::Date,
        Self::Text,
        Self::TextInOneLanguage,
        Self::Reference,
        Self::Requirement,
        Self::Word,
        Self::Code,
        Self::Add,
        Self::Remove,
        Self::Swap,
        Self::Drop,
        Self::Field,
        Self::RenameInput,
        Self::SpareInput,
        Self::Rule,
        Self::Notation,
        Self::Space,
        Self::Status,
    ];

    /// Those that change which definitions and versions there are.
    pub const IDENTITY: &'static [Self] =
        &[Self::Version, Self::Major, Self::Rename, Self::Move, Self::Delete];

    /// Makes the edit somewhere, and says where; `None` if there is nothing that it could change.
    pub fn apply(self, folder: &mut Folder, random: &mut Random) -> Option<String> {
        match self {
            Self::Version => identity::version(folder, random),
            Self::Major => identity::major(folder, random),
            Self::Rename => identity::rename(folder, random),
            Self::Move => Some(identity::move_owner(folder, "a0", "z9")),
            Self::Delete => identity::delete(folder, random),
            _ => self.within(folder, random),
        }
    }

    /// Makes the edit in one file: the first after a random one in which it can be made.
    fn within(self, folder: &mut Folder, random: &mut Random) -> Option<String> {
        let known = identity::ids(folder);
        let paths: Vec<String> = folder.files.keys().cloned().collect();
        let start = index(random, paths.len());
        paths.iter().cycle().skip(start).take(paths.len()).find_map(|path| {
            let tree = folder.files.get_mut(path)?;
            let where_ = self.in_tree(tree, &known, random)?;
            Some(format!("{self:?} {path}{where_}"))
        })
    }

    fn in_tree(self, tree: &mut Value, known: &[(String, String)], random: &mut Random) -> Option<String> {
        match self {
            Self::Number => value::number(tree, random),
            Self::Date => value::date(tree, random),
            Self::Text => value::text(tree, false, random),
            Self::TextInOneLanguage => value::text(tree, true, random),
            Self::Space => value::space(tree, random),
            Self::Reference => value::reference(tree, known, random),
            Self::Requirement => value::requirement(tree, random),
            Self::Word => value::word(tree, random),
            Self::Status => Some(value::status(tree, random)),
            Self::Code => list::code(tree, random),
            Self::Add => list::add(tree, known, random),
            Self::Remove => list::remove(tree, random),
            Self::Swap => list::swap(tree, random),
            Self::Drop => list::drop_field(tree, random),
            Self::Field => list::field(tree, random),
            Self::RenameInput => rule::rename_input(tree, random),
            Self::SpareInput => rule::spare_input(tree, random),
            Self::Rule => rule::change(tree, random),
            Self::Notation => rule::rewrite(tree, random),
            Self::Version | Self::Major | Self::Rename | Self::Move | Self::Delete => None,
        }
    }
}

/// A random index into a list of this length.
fn index(random: &mut Random, length: usize) -> usize {
    usize::try_from(random.below(length as u64)).unwrap_or(0)
}

/// A random one of the places in a tree for which a test holds, as a pointer.
fn place(tree: &Value, random: &mut Random, fits: &dyn Fn(&str, &Value) -> bool) -> Option<String> {
    let mut found = Vec::new();
    walk(tree, "", &mut |pointer, value| {
        if fits(pointer, value) {
            found.push(pointer.to_owned());
        }
    });
    if found.is_empty() { None } else { Some(found.swap_remove(index(random, found.len()))) }
}

fn walk(tree: &Value, pointer: &str, visit: &mut dyn FnMut(&str, &Value)) {
    visit(pointer, tree);
    match tree {
        Value::Object(map) => {
            for (key, value) in map {
                let step = key.replace('~', "~0").replace('/', "~1");
                walk(value, &format!("{pointer}/{step}"), visit);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                walk(item, &format!("{pointer}/{at}"), visit);
            }
        }
        _ => {}
    }
}

/// The last name in a pointer.
fn last(pointer: &str) -> &str {
    pointer.rsplit('/').next().unwrap_or_default()
}
