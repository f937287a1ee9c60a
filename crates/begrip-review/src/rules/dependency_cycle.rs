//! `dependency-cycle`: no definition rests on itself, near or far.

use std::borrow::Cow;
use std::collections::BTreeSet;

use begrip::{Definition, Edge, Link, Registry, Time};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "dependency-cycle",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "no definition rests on itself, directly or through other definitions",
        nl: "geen definitie rust op zichzelf, rechtstreeks of via andere definities",
    },
    why: Said {
        en: "Definitions that explain each other in a circle explain nothing, and none of them can be computed first.",
        nl: "Definities die elkaar in een kring verklaren, verklaren niets, en geen ervan is als eerste te berekenen.",
    },
    fix: Said {
        en: "Take away one of the references in the circle. A value of an earlier period (`shift: -1`) may be used, also of the variable itself.",
        nl: "Haal een van de verwijzingen in de kring weg. Een waarde uit een eerdere periode (`shift: -1`) mag wel, ook die van de variabele zelf.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
broader: nl/low-income@^1
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.0.0
status: adopted
broader: nl/poverty@^1
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.0.0
status: adopted
broader: nl/poverty@^1
",
    check,
};

/// One reference of a cycle and where it is written.
struct Step<'r> {
    from: &'r Definition,
    to: &'r Definition,
    pointer: Cow<'static, str>,
    /// By how many periods the one lies away from the other.
    shift: i32,
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let registry = context.registry;
    let cycles = context.graph.cycles().into_iter().chain(context.graph.cycles_over_time(registry));
    for cycle in cycles {
        let steps: Vec<Step<'_>> = cycle.iter().filter_map(|edge| step(registry, *edge)).collect();
        // the reference may have meant the version whose file cannot be read
        if !steps.iter().any(|step| registry.is_lost(step.to.id())) {
            report(registry, &steps, findings);
        }
    }
}

fn step(registry: &Registry, edge: Edge) -> Option<Step<'_>> {
    let (from, to) = (registry.get(edge.from)?, registry.get(edge.to)?);
    let leads_there = |link: &Link<'_>| {
        let target = registry.resolve(link.reference, Time::Any);
        let is_meant = link.relation.is_dependency() && link.shift == edge.shift;
        is_meant && target.is_ok_and(|target| target.node() == edge.to)
    };
    let link = from.links().into_iter().find(leads_there)?;
    Some(Step { from, to, pointer: link.pointer, shift: edge.shift })
}

fn report(registry: &Registry, steps: &[Step<'_>], findings: &mut Findings<'_>) {
    let Some((first, further)) = steps.split_first() else { return };
    let name = namer(steps);
    let mut names = vec![name(first.from)];
    names.extend(steps.iter().map(|step| name(step.to)));
    let path = names.join(" → ");
    let (message, help) = advice(&path, steps.iter().any(|step| step.shift != 0));
    let finding = findings.value(first.from, &first.pointer, message, help);
    for step in further {
        let (from, to) = (name(step.from), name(step.to));
        let there = Message::new(format!("`{from}` rests on `{to}`"), format!("`{from}` rust op `{to}`"));
        finding.relate(registry, step.from, &step.pointer, there);
    }
}

fn advice(path: &str, is_over_time: bool) -> (Message, Message) {
    if is_over_time {
        return (
            Message::new(
                format!(
                    "by way of other periods this definition rests on itself in the same period: `{path}`"
                ),
                format!("via andere perioden rust deze definitie op zichzelf in dezelfde periode: `{path}`"),
            ),
            Message::new(
                "take away one of the references in this circle, or let all of them lead to earlier periods",
                "haal een van de verwijzingen in deze kring weg, of laat ze alle naar eerdere perioden leiden",
            ),
        );
    }
    (
        Message::new(
            format!("this definition rests on itself: `{path}`"),
            format!("deze definitie rust op zichzelf: `{path}`"),
        ),
        Message::new(
            "take away one of the references in this circle; a value of an earlier period (`shift: -1`) may be used",
            "haal een van de verwijzingen in deze kring weg; een waarde uit een eerdere periode (`shift: -1`) mag wel",
        ),
    )
}

/// Names definitions by their id, and by their version too if an id occurs more than once in the cycle.
fn namer(steps: &[Step<'_>]) -> impl Fn(&Definition) -> String + use<> {
    let ids: BTreeSet<_> = steps.iter().map(|step| step.from.id()).collect();
    let nodes: BTreeSet<_> = steps.iter().map(|step| step.from.node()).collect();
    let by_id = ids.len() == nodes.len();
    move |definition| match definition.id() {
        id if by_id => id.to_string(),
        id => format!("{id} {}", definition.version()),
    }
}
