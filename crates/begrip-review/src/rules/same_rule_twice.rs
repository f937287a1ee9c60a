//! `same-rule-twice`: an authority says one thing once.

use std::collections::{BTreeMap, BTreeSet};

use begrip::kind::alignment::Claim;
use begrip::{Content, Definition, Reference, Time};
use rayon::prelude::*;

use crate::finding::{Findings, Severity};
use crate::logic::between::{Ruled, claims_about, is_current, say_the_same};
use crate::logic::standing::Standing;
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Read, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "same-rule-twice",
    severity: Severity::Warning,
    group: Group::Rules,
    summary: Said {
        en: "an authority has one definition for one rule",
        nl: "een instantie heeft één definitie voor één regel",
    },
    why: Said {
        en: "Of two definitions that say the same one is changed some day and the other forgotten, and figures under two names are taken for two things.",
        nl: "Van twee definities die hetzelfde zeggen, wordt er ooit een gewijzigd en de andere vergeten, en cijfers onder twee namen worden voor twee dingen gehouden.",
    },
    fix: Said {
        en: "Keep one of the two and let the other supersede or use it, or say in an alignment that they are equivalent and why there are two.",
        nl: "Houd een van de twee en laat de andere die vervangen of gebruiken, of zeg in een alignment dat ze equivalent zijn en waarom er twee zijn.",
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
# file: definitions/den-haag/low-income.yaml
kind: variable
id: den-haag/low-income
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: 10 * income <= 11 * line
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income <= 1.10 * line
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
# file: definitions/den-haag/low-income.yaml
kind: variable
id: den-haag/low-income
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: 10 * income <= 12 * line
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income <= 1.10 * line
",
    check,
};

/// How many definitions that hang on the same are held against each other.
const MOST: usize = 40;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    if !context.is_complete() {
        return;
    }
    let mut alike: BTreeMap<(&str, &BTreeSet<String>), Vec<&Read<'_>>> = BTreeMap::new();
    let silent = |standing: &Standing| standing.leaves.is_empty() || standing.is_wrong();
    for (read, standing) in context.judged().filter(|(_, standing)| !silent(standing)) {
        let group = alike.entry((read.definition.id().authority(), &standing.leaves)).or_default();
        if group.len() < MOST && is_told_whole(read.definition) {
            group.push(read);
        }
    }
    let pairs: Vec<(&Read<'_>, &Read<'_>)> = alike.values().flat_map(|group| pairs(context, group)).collect();
    let same: Vec<bool> = pairs.par_iter().map(|(one, other)| says_the_same(context, one, other)).collect();
    for ((one, other), _) in pairs.into_iter().zip(same).filter(|(_, same)| *same) {
        report(context, one, other, findings);
    }
}

fn report(context: &Context<'_>, one: &Read<'_>, other: &Read<'_>, findings: &mut Findings<'_>) {
    let id = one.definition.id();
    let message = Message::new(
        format!("this says the same of every unit as `{id}`, whatever the amounts"),
        format!("dit zegt van elke eenheid hetzelfde als `{id}`, wat de bedragen ook zijn"),
    );
    let help = Message::new(
        "keep one of the two, or say in an alignment that they are equivalent and why there are two",
        "houd een van de twee, of zeg in een alignment dat ze equivalent zijn en waarom er twee zijn",
    );
    let there = Message::new("the same stands here", "hetzelfde staat hier");
    findings.value(other.definition, "/rule", message, help).relate(
        context.registry,
        one.definition,
        "/rule",
        there,
    );
}

/// Whether nothing is left open that the rule does not say.
fn is_told_whole(definition: &Definition) -> bool {
    let criteria = match definition.content() {
        Content::Variable(variable) => &variable.unformalised,
        Content::Population(population) => &population.unformalised,
        _ => return false,
    };
    criteria.is_empty() && definition.header().open.is_empty()
}

fn pairs<'c, 'r>(context: &Context<'_>, group: &[&'c Read<'r>]) -> Vec<(&'c Read<'r>, &'c Read<'r>)> {
    let mut found = Vec::new();
    for (at, other) in group.iter().enumerate() {
        let before = group.iter().take(at);
        let fits = before.filter(|one| are_comparable(context, one.definition, other.definition));
        found.extend(fits.map(|one| (*one, *other)));
    }
    found
}

/// Whether the two are about the same units, periods and sources, and nothing says why there are two.
fn are_comparable(context: &Context<'_>, one: &Definition, other: &Definition) -> bool {
    let registry = context.registry;
    let means = |reference: &Reference| registry.resolve(reference, Time::Any).ok().map(Definition::node);
    let maybe = |reference: Option<&Reference>| reference.map(means);
    let same = match (one.content(), other.content()) {
        (Content::Variable(a), Content::Variable(b)) => {
            means(&a.unit) == means(&b.unit)
                && maybe(a.population.as_ref()) == maybe(b.population.as_ref())
                && maybe(a.data_source.as_ref()) == maybe(b.data_source.as_ref())
                && a.values == b.values
                && a.period == b.period
        }
        (Content::Population(a), Content::Population(b)) => {
            means(&a.unit) == means(&b.unit)
                && maybe(a.within.as_ref()) == maybe(b.within.as_ref())
                && a.area == b.area
        }
        _ => false,
    };
    let replaces = |a: &Definition, b: &Definition| a.supersedes(b.id(), b.version());
    let uses = |a: &Definition, b: &Definition| {
        context.graph.references(a.node()).iter().any(|edge| edge.to == b.node())
    };
    same && one.id() != other.id()
        && one.header().valid.intersection(&other.header().valid).is_some()
        && ![(one, other), (other, one)].into_iter().any(|(a, b)| replaces(a, b) || uses(a, b))
}

fn says_the_same(context: &Context<'_>, one: &Read<'_>, other: &Read<'_>) -> bool {
    let registry = context.registry;
    let (Ok(left), Ok(right)) = (&one.parsed, &other.parsed) else { return false };
    let [left, right] = [(one, left), (other, right)].map(|(read, rule)| Ruled {
        definition: read.definition,
        inputs: read.stated.inputs,
        rule,
    });
    let are_current = [one, other].into_iter().all(|read| is_current(registry, read.definition));
    are_current
        && say_the_same(registry, left, right)
        && !claims_about(registry, one.definition, other.definition).contains(&Claim::Equivalent)
}
