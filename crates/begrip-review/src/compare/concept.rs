//! All definitions of a concept against each other, or against one of them.

use begrip::{Date, Definition, DefinitionId, Reference, Registry, Time};
use rayon::prelude::*;

use super::{CompareOptions, Comparison, Verdict, compare};
use crate::relation::UnitRelation;

/// The definitions of a concept and of those narrower than it, each compared with the others.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// The definitions, in order.
    pub definitions: Vec<DefinitionId>,
    /// The one with which the others are compared, if it is one.
    pub reference: Option<DefinitionId>,
    /// The comparisons, each pair once.
    pub cells: Vec<Cell>,
    /// Definitions that are proved to select the same units, those of several first.
    pub groups: Vec<Vec<DefinitionId>>,
}

/// One comparison of a matrix.
#[derive(Debug, Clone)]
pub struct Cell {
    /// The left definition.
    pub left: DefinitionId,
    /// The right definition.
    pub right: DefinitionId,
    /// Whether their figures may stand side by side.
    pub verdict: Verdict,
    /// How the units that they select relate.
    pub relation: UnitRelation,
    /// The day whose amounts were used.
    pub on: Option<Date>,
}

/// Compares all definitions of a concept, or each with the reference; `None` for a reference that means nothing.
pub fn compare_concept(
    registry: &Registry,
    concept: &DefinitionId,
    reference: Option<&Reference>,
    on: Option<Date>,
) -> Option<Matrix> {
    let mut ids: Vec<&DefinitionId> = registry.variables_of(concept);
    ids.retain(|id| {
        let newest = registry.resolve(&Reference::new((*id).clone(), None), Time::Any);
        newest.is_ok_and(|definition: &Definition| super::rules::selects(definition))
    });
    let against = match reference {
        Some(reference) => Some(registry.resolve(reference, Time::Any).ok()?.id().clone()),
        None => None,
    };
    let mut pairs: Vec<(&DefinitionId, &DefinitionId)> = Vec::new();
    for (at, left) in ids.iter().enumerate() {
        match &against {
            Some(reference) if *left != reference => pairs.push((left, reference)),
            Some(_) => {}
            None => pairs.extend(ids.iter().skip(at + 1).map(|right| (*left, *right))),
        }
    }
    let options = CompareOptions { on, witnesses: false, ..CompareOptions::default() };
    let one = |(left, right): &(&DefinitionId, &DefinitionId)| {
        let reference = |id: &DefinitionId| Reference::new(id.clone(), None);
        compare(registry, &reference(left), &reference(right), &options).ok().map(|found| cell(&found))
    };
    let cells: Vec<Cell> = pairs.par_iter().filter_map(one).collect();
    let groups = groups(&ids, &cells);
    Some(Matrix { definitions: ids.into_iter().cloned().collect(), reference: against, cells, groups })
}

fn cell(found: &Comparison) -> Cell {
    Cell {
        left: found.left.0.clone(),
        right: found.right.0.clone(),
        verdict: found.verdict,
        relation: found.related.as_ref().map_or(UnitRelation::Unknown, |related| related.relation),
        on: found.on,
    }
}

/// Definitions that are the same, together.
fn groups(ids: &[&DefinitionId], cells: &[Cell]) -> Vec<Vec<DefinitionId>> {
    let mut groups: Vec<Vec<DefinitionId>> = ids.iter().map(|id| vec![(*id).clone()]).collect();
    // a household and a person in it are not counted together
    let is_same =
        |cell: &&Cell| cell.relation == UnitRelation::Equivalent && cell.verdict != Verdict::NotComparable;
    for cell in cells.iter().filter(is_same) {
        let at = |groups: &[Vec<DefinitionId>], id| groups.iter().position(|group| group.contains(id));
        if let (Some(one), Some(other)) = (at(&groups, &cell.left), at(&groups, &cell.right))
            && one != other
        {
            let moved = groups.remove(one.max(other));
            if let Some(group) = groups.get_mut(one.min(other)) {
                group.extend(moved);
            }
        }
    }
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}
