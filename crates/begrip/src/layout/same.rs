//! Whether two texts say the same and have the same comments: what a layout has to hold.

use std::collections::HashMap;

use super::comment::Comments;
use crate::source::parse::parse;
use crate::source::tree::{NodeId, Tree};

/// Whether two files say the same, apart from the order of keys.
pub(super) fn says_the_same(left: &Tree<'_>, right: &Tree<'_>) -> bool {
    match (left.root(), right.root()) {
        (Some(l), Some(r)) => same(left, l, right, r),
        (None, None) => true,
        _ => false,
    }
}

/// Nesting is bounded by the parser.
fn same(left: &Tree<'_>, l: NodeId, right: &Tree<'_>, r: NodeId) -> bool {
    if left.is_mapping(l) && right.is_mapping(r) {
        let theirs: HashMap<&str, NodeId> =
            right.entries(r).filter_map(|(key, value)| Some((right.scalar(key)?, value))).collect();
        let mut ours = 0;
        let is_there = left.entries(l).all(|(key, value)| {
            ours += 1;
            let other = left.scalar(key).and_then(|key| theirs.get(key));
            other.is_some_and(|other| same(left, value, right, *other))
        });
        return is_there && ours == theirs.len();
    }
    if left.is_sequence(l) && right.is_sequence(r) {
        let mut theirs = right.children(r);
        return left
            .children(l)
            .all(|ours| theirs.next().is_some_and(|other| same(left, ours, right, other)))
            && theirs.next().is_none();
    }
    left.scalar(l).is_some() && left.scalar(l) == right.scalar(r) && left.is_null(l) == right.is_null(r)
}

/// The comments of a text in an order of their own, so that none is lost or doubled.
pub(super) fn comments(text: &str) -> Vec<&str> {
    let tree = parse(text).0;
    let spans = tree.scalars().map(|(span, _)| span.start..span.end);
    let mut found: Vec<&str> =
        Comments::between(text, spans).until(usize::MAX, 0).into_iter().map(|comment| comment.text).collect();
    found.sort_unstable();
    found
}
