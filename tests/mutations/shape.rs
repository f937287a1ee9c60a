//! Edits of the shape of a file: something less, something twice, two things in each other's place.

use begrip_tests::Random;

use crate::edit::{below, one_of};
use crate::tree::{Node, Path, Tree};

/// Where an edit was made, and what it was.
pub type Made = Option<(String, String)>;

/// Longer texts are shown so far.
const SHOWN: usize = 60;

/// A random node but the root: the path of its parent, its place there, its pointer and its text.
fn entry(tree: &Tree, random: &mut Random) -> Option<(Path, usize, String, String)> {
    let nodes = tree.nodes();
    let node = one_of(&nodes[1..], random)?;
    let (at, parent) = node.path.split_last()?;
    Some((parent.to_vec(), *at, node.pointer.clone(), shown(&node.tree.text())))
}

pub fn shown(text: &str) -> String {
    let short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}

pub fn delete(tree: &mut Tree, random: &mut Random) -> Made {
    let (parent, at, pointer, text) = entry(tree, random)?;
    match tree.at(&parent) {
        Tree::Map(entries) => drop(entries.remove(at)),
        Tree::List(items) => drop(items.remove(at)),
        Tree::Scalar(..) => return None,
    }
    Some((pointer, format!("less {text}")))
}

pub fn duplicate(tree: &mut Tree, random: &mut Random) -> Made {
    let (parent, at, pointer, text) = entry(tree, random)?;
    match tree.at(&parent) {
        Tree::Map(entries) => entries.insert(at, entries[at].clone()),
        Tree::List(items) => items.insert(at, items[at].clone()),
        Tree::Scalar(..) => return None,
    }
    Some((pointer, format!("twice {text}")))
}

pub fn swap(tree: &mut Tree, random: &mut Random) -> Made {
    let nodes = tree.nodes();
    let able: Vec<(&Node<'_>, Vec<(usize, usize)>)> =
        nodes.iter().map(|node| (node, pairs(node.tree))).filter(|(_, pairs)| !pairs.is_empty()).collect();
    let (node, pairs) = one_of(&able, random)?;
    let (one, other) = *one_of(pairs, random)?;
    let children = node.tree.children();
    let what = format!("{} for {}", shown(&children[one].text()), shown(&children[other].text()));
    let (path, pointer) = (node.path.clone(), node.pointer.clone());
    let names = match node.tree {
        Tree::Map(entries) => format!("{pointer}/{{{},{}}}", entries[one].0, entries[other].0),
        _ => format!("{pointer}/{{{one},{other}}}"),
    };
    match tree.at(&path) {
        Tree::Map(entries) => {
            let kept = entries[one].1.clone();
            entries[one].1 = std::mem::replace(&mut entries[other].1, kept);
        }
        Tree::List(items) => items.swap(one, other),
        Tree::Scalar(..) => return None,
    }
    Some((names, what))
}

/// The children of a node that can stand in each other's place and differ.
fn pairs(tree: &Tree) -> Vec<(usize, usize)> {
    let children = tree.children();
    let all = (0..children.len()).flat_map(|one| (one + 1..children.len()).map(move |other| (one, other)));
    all.filter(|(one, other)| {
        let (one, other) = (children[*one], children[*other]);
        one != other && (matches!(tree, Tree::List(_)) || form(one) == form(other))
    })
    .collect()
}

/// The type of a value, as far as its notation shows it.
fn form(tree: &Tree) -> &'static str {
    match tree {
        Tree::Map(_) => "map",
        Tree::List(_) => "list",
        Tree::Scalar(text, _) if is_date(text) => "date",
        Tree::Scalar(text, _) if text.parse::<f64>().is_ok() => "number",
        Tree::Scalar(text, _) if text.contains('@') => "reference",
        Tree::Scalar(text, _) if text.contains(' ') => "text",
        Tree::Scalar(..) => "word",
    }
}

/// Whether a text is written as a day.
pub fn is_date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |from: usize, to: usize| bytes[from..to].iter().all(u8::is_ascii_digit);
    bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' && digits(0, 4) && digits(5, 7) && digits(8, 10)
}

/// One of the groups that have something in them, then one of that group.
pub fn of_groups<T>(groups: Vec<Vec<T>>, random: &mut Random) -> Option<T> {
    let mut groups: Vec<Vec<T>> = groups.into_iter().filter(|group| !group.is_empty()).collect();
    let mut group =
        if groups.is_empty() { return None } else { groups.swap_remove(below(groups.len(), random)) };
    Some(group.swap_remove(below(group.len(), random)))
}
