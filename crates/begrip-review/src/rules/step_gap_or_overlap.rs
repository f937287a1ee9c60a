//! `step-gap-or-overlap`: the steps of a parameter follow each other day by day.

use begrip::kind::parameter::{Parameter, Step};
use begrip::{Content, Date, Definition, Registry, Validity};

use crate::days::in_words;
use crate::finding::{Findings, Severity};
use crate::fix::Fix;
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "step-gap-or-overlap",
    severity: Severity::Error,
    group: Group::Parameters,
    summary: Said {
        en: "the steps of a parameter are written in order and follow each other without gap or overlap",
        nl: "de stappen van een parameter staan op volgorde en sluiten op elkaar aan, zonder gat of overlap",
    },
    why: Said {
        en: "On a day without a step there is no amount to compute with, and on a day with two it is not clear which one applies.",
        nl: "Op een dag zonder stap is er geen bedrag om mee te rekenen, en op een dag met twee is niet duidelijk welk bedrag geldt.",
    },
    fix: Said {
        en: "Let each step begin on the day after the one before ends. A step without `until` runs to the day before the next. For days whose amount is not known, write a step with `null`.",
        nl: "Laat elke stap beginnen op de dag nadat de vorige eindigt. Een stap zonder `until` loopt tot de dag voor de volgende. Schrijf voor dagen waarvan het bedrag niet bekend is een stap met `null`.",
    },
    fires: "
# file: definitions/nl/poverty-line.yaml
kind: parameter
id: nl/poverty-line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2022-01-01, until: 2022-11-30, amount: 1200 }
  - { from: 2023-01-01, amount: 1300 }
",
    passes: "
# file: definitions/nl/poverty-line.yaml
kind: parameter
id: nl/poverty-line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2022-01-01, until: 2022-12-31, amount: 1200 }
  - { from: 2023-01-01, amount: 1300 }
",
    check,
};

/// A step with its place in the list.
type Numbered<'r> = (usize, &'r Step);

/// What is wrong between a step and one before it.
enum Fault {
    Disorder,
    SameStart,
    Gap(Validity),
    Overlap(Validity),
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Parameter(parameter) = definition.content() else { continue };
        let steps: Vec<Numbered<'_>> = parameter.steps.iter().enumerate().collect();
        // of a step that ends before it begins the days are not known, so nothing follows from it
        for run in steps.split(|(_, step)| step.days().is_reversed()) {
            for (earlier, later, fault) in faults(run) {
                report(context.registry, (definition, parameter), earlier, later, &fault, findings);
            }
        }
    }
}

/// The first step that is out of order, or else every step that does not follow the one before.
fn faults<'r>(run: &[Numbered<'r>]) -> Vec<(Numbered<'r>, Numbered<'r>, Fault)> {
    let mut pairs = run.iter().zip(run.iter().skip(1));
    if let Some((earlier, later)) = pairs.find(|(earlier, later)| later.1.from < earlier.1.from) {
        return vec![(*earlier, *later, Fault::Disorder)];
    }
    let mut faults = Vec::new();
    let Some((mut last, rest)) = run.split_first() else { return faults };
    for later in rest {
        faults.extend(between(last.1, later.1).map(|fault| (*last, *later, fault)));
        if last.1.until.is_none_or(|end| later.1.until.is_none_or(|until| until >= end)) {
            last = later;
        }
    }
    faults
}

fn between(earlier: &Step, later: &Step) -> Option<Fault> {
    if earlier.from == later.from {
        return Some(Fault::SameStart);
    }
    let end = earlier.until?;
    let gap = Validity { from: end.next(), until: later.from.and_then(Date::previous) };
    match earlier.days().intersection(&later.days()) {
        Some(days) => Some(Fault::Overlap(days)),
        None => (!gap.is_reversed()).then_some(Fault::Gap(gap)),
    }
}

fn report(
    registry: &Registry,
    (definition, parameter): (&Definition, &Parameter),
    (earlier, before): Numbered<'_>,
    (later, step): Numbered<'_>,
    fault: &Fault,
    findings: &mut Findings<'_>,
) {
    let (message, help) = match fault {
        Fault::Disorder => disorder(before, step),
        Fault::SameStart => same_start(step),
        Fault::Gap(days) => gap(*days, parameter),
        Fault::Overlap(days) => overlap(*days),
    };
    let finding = findings.value(definition, &format!("/steps/{later}/from"), message, help);
    finding.fix = matches!(fault, Fault::Disorder).then(|| in_order(parameter));
    let there = Message::new("the other step", "de andere stap");
    let field = if matches!(fault, Fault::Gap(_) | Fault::Overlap(_)) { "until" } else { "from" };
    finding.relate(registry, definition, &format!("/steps/{earlier}/{field}"), there);
}

fn in_order(parameter: &Parameter) -> Fix {
    let mut order: Vec<usize> = (0..parameter.steps.len()).collect();
    order.sort_by_key(|step| parameter.steps.get(*step).and_then(|step| step.from));
    Fix::Order { pointer: "/steps".to_owned(), order }
}

fn disorder(before: &Step, step: &Step) -> (Message, Message) {
    let (before_en, before_nl) = start(before);
    let (en, nl) = start(step);
    (
        Message::new(
            format!(
                "the steps are not in order: the one that begins {en} comes after the one that begins {before_en}"
            ),
            format!(
                "de stappen staan niet op volgorde: de stap die {nl} begint, staat na de stap die {before_nl} begint"
            ),
        ),
        Message::new(
            "put the steps in order of `from`, the earliest first",
            "zet de stappen op volgorde van `from`, de vroegste eerst",
        ),
    )
}

fn same_start(step: &Step) -> (Message, Message) {
    let (en, nl) = start(step);
    (
        Message::new(format!("two steps begin {en}"), format!("twee stappen beginnen {nl}")),
        Message::new(
            "correct `from` of one of the two, or delete it",
            "verbeter `from` van een van de twee, of verwijder die stap",
        ),
    )
}

fn start(step: &Step) -> (String, String) {
    match step.from {
        Some(from) => (format!("on {from}"), format!("op {from}")),
        None => ("without a first day".to_owned(), "zonder eerste dag".to_owned()),
    }
}

fn gap(days: Validity, parameter: &Parameter) -> (Message, Message) {
    let field = if parameter.by.is_empty() { "amount" } else { "amounts" };
    (
        Message::new(
            format!("there is no amount {}: no step covers these days", in_words(days).en),
            format!("er is geen bedrag {}: geen stap dekt deze dagen", in_words(days).nl),
        ),
        Message::new(
            format!("let the steps join up, or add a step with `{field}: null` if the amount is not known"),
            format!(
                "laat de stappen aansluiten, of voeg een stap met `{field}: null` toe als het bedrag niet bekend is"
            ),
        ),
    )
}

fn overlap(days: Validity) -> (Message, Message) {
    (
        Message::new(
            format!("there are two amounts {}: two steps cover these days", in_words(days).en),
            format!("er zijn twee bedragen {}: twee stappen dekken deze dagen", in_words(days).nl),
        ),
        Message::new(
            "let the earlier step end on the day before this one begins",
            "laat de eerdere stap eindigen op de dag voordat deze begint",
        ),
    )
}
