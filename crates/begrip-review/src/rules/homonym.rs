//! `homonym`: one label means one thing, or it is said that it does not.

use std::collections::{BTreeMap, BTreeSet};

use begrip::kind::concept::{MatchRelation, Target};
use begrip::{Content, Definition, DefinitionId, Reference, Registry, Time};
use rayon::prelude::*;

use crate::amount::unit_in_words;
use crate::finding::{Findings, Severity};
use crate::logic::between::{claims_about, is_current, told_apart};
use crate::logic::followable::{has_rule, selects};
use crate::message::{Message, Said};
use crate::relation::{Two, Witness, unit_of};
use crate::rule::{Context, Group, Rule};
use crate::words::collapsed;

pub(crate) const RULE: Rule = Rule {
    name: "homonym",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "two authorities that mean different units by one label say so",
        nl: "twee instanties die met één label verschillende eenheden bedoelen, zeggen dat",
    },
    why: Said {
        en: "Figures under one label are put side by side; where the rules select different units the difference is not one in the world.",
        nl: "Cijfers onder één label worden naast elkaar gezet; waar de regels verschillende eenheden selecteren, is het verschil er niet een in de wereld.",
    },
    fix: Said {
        en: "Say in an alignment how the two relate, or that their concepts are `not-same`, or give one of them another label.",
        nl: "Zeg in een alignment hoe de twee zich verhouden, of dat hun begrippen `not-same` zijn, of geef een ervan een ander label.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month, minimum: 0 }
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1200 }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
label: { nl: Minimahuishouden, en: Minimum-income household }
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income <= 1.30 * line
# file: definitions/utrecht/poor.yaml
kind: variable
id: utrecht/poor
version: 1.0.0
status: adopted
label: { nl: Minimahuishouden, en: Minimum-income household }
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income <= 1.25 * line
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/income.yaml
kind: variable
id: nl/income
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { number: EUR/month, minimum: 0 }
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1200 }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
label: { nl: Minimahuishouden, en: Minimum-income household }
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income <= 1.30 * line
# file: definitions/utrecht/poor.yaml
kind: variable
id: utrecht/poor
version: 1.0.0
status: adopted
label: { nl: Minimahuishouden, en: Minimum-income household }
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income <= 1.25 * line
# file: definitions/den-haag/poor-and-utrecht.yaml
kind: alignment
id: den-haag/poor-and-utrecht
version: 1.0.0
status: adopted
left: den-haag/poor@^1
right: utrecht/poor@^1
claim: includes
",
    check,
};

/// How many definitions of one label are held against each other.
const MOST: usize = 20;

/// Two definitions with one label, in a language.
type Namesakes<'r> = (&'r Definition, &'r Definition, String);

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if !context.is_complete() {
        return;
    }
    let pairs = namesakes(context);
    let apart: Vec<Option<Witness>> =
        pairs.par_iter().map(|(one, other, _)| difference(context, one, other)).collect();
    for ((one, other, language), witness) in pairs.iter().zip(apart) {
        if let Some(witness) = witness {
            report(context, (one, other), language, &witness, findings);
        }
    }
}

/// Definitions of two authorities that have one label for one type of unit; each pair in the first language only.
fn namesakes<'r>(context: &Context<'r>) -> Vec<Namesakes<'r>> {
    let mut by_label: BTreeMap<(String, String, &DefinitionId), Vec<&'r Definition>> = BTreeMap::new();
    for definition in context.registry.definitions() {
        let is_told = selects(definition)
            && has_rule(definition)
            && context.followable.contains(definition)
            && context.judged.is_sound(definition);
        let Some(unit) = unit_of(context.registry, definition).filter(|_| is_told) else { continue };
        for (language, label) in definition.header().label.iter() {
            let label = collapsed(label).to_lowercase();
            by_label.entry((language.to_string(), label, unit.id())).or_default().push(definition);
        }
    }
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for ((language, _, _), named) in by_label.into_iter().filter(|(_, named)| named.len() > 1) {
        let named = named.into_iter().filter(|one| is_current(context.registry, one)).take(MOST);
        let named: Vec<&Definition> = named.collect();
        for (at, other) in named.iter().enumerate() {
            for one in named.iter().take(at).filter(|one| one.id().authority() != other.id().authority()) {
                if seen.insert((one.node(), other.node())) {
                    found.push((*one, *other, language.clone()));
                }
            }
        }
    }
    found
}

/// A unit that only one of the two counts, unless something says how they relate.
fn difference(context: &Context<'_>, one: &Definition, other: &Definition) -> Option<Witness> {
    let registry = context.registry;
    if !claims_about(registry, one, other).is_empty() || are_told_apart(registry, one, other) {
        return None;
    }
    let own = |definition: &Definition| {
        let version = format!("={}", definition.version()).parse().ok();
        Reference::new(definition.id().clone(), version)
    };
    let on = registry.latest_day(&[own(one), own(other)]);
    let is_valid = |definition: &Definition| on.is_none_or(|on| definition.header().valid.contains(on));
    if !is_valid(one) || !is_valid(other) {
        return None;
    }
    told_apart(&Two { registry, left: one, right: other, on, assume: Vec::new() })
}

/// Whether a concept says that it is not the other one, or not the concept of the other.
fn are_told_apart(registry: &Registry, one: &Definition, other: &Definition) -> bool {
    let concept = |definition: &Definition| {
        let concept = definition.header().concept.as_ref()?;
        registry.resolve(concept, Time::Any).ok()
    };
    let denies = |from: &Definition, to: &Definition| {
        let Some(Content::Concept(content)) = concept(from).map(Definition::content) else { return false };
        let ids = [Some(to.id()), concept(to).map(Definition::id)];
        content.matches.iter().any(|one| match &one.to {
            Target::Definition(target) => {
                one.relation == MatchRelation::NotSame && ids.contains(&Some(target.id()))
            }
            Target::Uri(_) => false,
        })
    };
    denies(one, other) || denies(other, one)
}

fn report(
    context: &Context<'_>,
    (one, other): (&Definition, &Definition),
    language: &str,
    witness: &Witness,
    findings: &mut Findings<'_>,
) {
    let (counts, not) = if witness.is_in_left() { (one, other) } else { (other, one) };
    let unit = unit_in_words(&witness.given);
    let message = Message::new(
        format!(
            "`{}` has the same label and means other units: one with {} counts for `{}` and not for `{}`",
            one.id(),
            unit.en,
            counts.id(),
            not.id()
        ),
        format!(
            "`{}` heeft hetzelfde label en bedoelt andere eenheden: een met {} telt voor `{}` en niet voor `{}`",
            one.id(),
            unit.nl,
            counts.id(),
            not.id()
        ),
    );
    let help = Message::new(
        "say in an alignment how the two relate, or give one of them another label",
        "zeg in een alignment hoe de twee zich verhouden, of geef een ervan een ander label",
    );
    let there = Message::new("the same label stands here", "hetzelfde label staat hier");
    let pointer = format!("/label/{language}");
    findings.value(other, &pointer, message, help).relate(context.registry, one, &pointer, there);
}
