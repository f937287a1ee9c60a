//! Reach: whom a change of each facet reaches, by which way, and what those have to do.

use begrip::{Reference, Registry, Time};
use begrip_review::{Diff, DiffOptions, Facet, Reached, diff_registries, impact};
use begrip_tests::registry_of_blocks;

#[path = "reach/bumps.rs"]
mod bumps;
#[path = "reach/facets.rs"]
mod facets;

/// Four authorities: `nl` owns what all share, `a` says who is poor, `b` which of those rent, `c` counts them.
const BASE: &str = "
kind: concept
id: nl/poverty
definition: { en: Too little to live on }

kind: concept
id: nl/hardship
broader: [nl/poverty@^1]

kind: unit_type
id: nl/household

kind: unit_type
id: nl/person
part_of: [nl/household@^1]

kind: data_source
id: nl/register
type: register

kind: code_list
id: nl/tenure
codes: [{ code: owned }, { code: rented }, { code: mixed }]

kind: variable
id: nl/institutional
unit: nl/household@^1
values: boolean
period: year

kind: population
id: nl/private
unit: nl/household@^1
inputs: { institutional: nl/institutional@^1 }
rule: NOT institutional

kind: variable
id: nl/income
unit: nl/household@^1
values: { number: EUR/year }
period: year
data_source: nl/register@^1

kind: variable
id: nl/tenure-of-household
unit: nl/household@^1
values: { codes: nl/tenure@^1 }
period: year

kind: parameter
id: a/limit
values: { number: EUR/year }
change: indexation
steps:
  - { from: 2020-01-01, until: 2020-12-31, amount: 10 }
  - { from: 2021-01-01, until: 2021-12-31, amount: 11 }

kind: variable
id: a/poor
label: { en: Poor }
concept: nl/poverty@^1
unit: nl/household@^1
population: nl/private@^1
values: boolean
period: year
inputs: { income: nl/income@^1, limit: a/limit@^1 }
rule: income < limit

kind: variable
id: b/poor-renter
unit: nl/household@^1
values: boolean
period: year
inputs: { poor: a/poor@^1, tenure: nl/tenure-of-household@^1 }
rule: poor AND tenure = 'rented'

kind: alignment
id: b/renters-among-poor
left: b/poor-renter@^1
right: a/poor@^1
claim: part-of

kind: indicator
id: c/poor-renters
of: b/poor-renter@^1
population: nl/private@^1
statistic: count
values: { integer: household }
period: year
";

/// The text with the block of a definition changed, each replacement in it found.
fn with(text: &str, id: &str, replacements: &[(&str, &str)]) -> String {
    let named = format!("id: {id}");
    let blocks = text.trim().split("\n\n").map(|block| {
        if !block.lines().any(|line| line == named) {
            return block.to_owned();
        }
        replacements.iter().fold(block.to_owned(), |block, (old, new)| {
            assert!(block.contains(old), "{id}: {old}");
            block.replacen(old, new, 1)
        })
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}

/// The new side: a definition is changed and has this version.
fn changed(id: &str, version: &str, replacements: &[(&str, &str)]) -> String {
    let line = format!("id: {id}");
    with(&with(BASE, id, replacements), id, &[(&line, &format!("{line}\nversion: {version}"))])
}

fn between(old: &str, new: &str) -> Diff {
    let options = DiffOptions { today: "2021-06-01".parse().ok() };
    diff_registries(&registry_of_blocks(old), &registry_of_blocks(new), options)
}

/// `bump rule: a/poor > b/poor-renter`: what to do, the facet that changed, and the way.
fn told(reached: &[Reached]) -> Vec<String> {
    let one = |reached: &Reached| {
        let path: Vec<&str> = reached.path.iter().map(begrip::DefinitionId::as_str).collect();
        assert_eq!(path.last(), Some(&reached.id.as_str()));
        format!("{} {}: {}", reached.action.as_str(), reached.facet, path.join(" > "))
    };
    let mut lines: Vec<String> = reached.iter().map(one).collect();
    lines.sort();
    lines
}

fn sorted(lines: &[&str]) -> Vec<String> {
    let mut lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    lines.sort();
    lines
}

fn impact_of(registry: &Registry, reference: &str, facet: Option<Facet>) -> Vec<String> {
    let reference: Reference = reference.parse().unwrap();
    told(&impact(registry, registry.resolve(&reference, Time::Any).unwrap(), facet))
}
