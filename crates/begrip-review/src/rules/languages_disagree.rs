//! `languages-disagree`: a definition names the same numbers in every language.

use begrip::eval::Number;
use begrip::{Definition, Text};
use std::collections::BTreeSet;

use crate::finding::{Findings, Severity};
use crate::language::Lang;
use crate::logic::followable::has_rule;
use crate::message::{Message, Said};
use crate::prose::{Figure, Told, figures, numbers};
use crate::rule::{Context, Group, Rule};
use crate::texts::across;

pub(crate) const RULE: Rule = Rule {
    name: "languages-disagree",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "a definition names the same numbers in every language",
        nl: "een definitie noemt in elke taal dezelfde getallen",
    },
    why: Said {
        en: "Readers of one language would count other units than readers of the other.",
        nl: "Lezers van de ene taal zouden andere eenheden tellen dan lezers van de andere.",
    },
    fix: Said {
        en: "Look up which number is right, and write it in both languages.",
        nl: "Zoek op welk getal klopt, en schrijf dat in beide talen.",
    },
    fires: "
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.0.0
status: adopted
label: { nl: Laag inkomen, en: Low income }
definition:
  nl: Inkomen tot 120 procent van de norm
  en: Income of up to 130 per cent of the norm
",
    passes: "
# file: definitions/nl/low-income.yaml
kind: concept
id: nl/low-income
version: 1.0.0
status: adopted
label: { nl: Laag inkomen, en: Low income }
definition:
  nl: Inkomen tot 130 procent van de norm
  en: Income of up to 130 per cent of the norm
",
    check,
};

/// No age is higher.
const OLDEST: i64 = 120;

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let before = findings.found.len();
        // where there is a rule, its numbers say which of the texts is wrong
        if !has_rule(definition) {
            in_definition(context, definition, findings);
        }
        let is_told = has_rule(definition) || findings.found.len() > before;
        for (pointer, [dutch, english]) in across(definition, different) {
            if pointer == "/definition" && is_told {
                continue;
            }
            let message = message(
                &dutch.difference(&english).collect::<Vec<_>>(),
                &english.difference(&dutch).collect::<Vec<_>>(),
            );
            findings.value(definition, &pointer, message, RULE.fix.as_help());
        }
    }
}

/// The numbers of a text in Dutch and in English, if they are as many and not the same.
fn different(text: &Text) -> Option<[BTreeSet<Number>; 2]> {
    let (nl, en) = (text.get("nl")?, text.get("en")?);
    let sorted = |text, lang| {
        let mut numbers = numbers(text, lang);
        numbers.sort();
        numbers
    };
    let (dutch, english) = (sorted(nl, Lang::Nl), sorted(en, Lang::En));
    // `tot 21 jaar` is `aged up to 20`
    let is_near = |(one, other): (&Number, &Number)| {
        let after =
            |number: &Number| number.plus(&Number::from(1)).filter(|next| *next <= Number::from(OLDEST));
        after(one).as_ref() == Some(other) || after(other).as_ref() == Some(one)
    };
    // one language may say in words what the other says in digits
    let mut pairs = dutch.iter().zip(&english).filter(|(one, other)| one != other).peekable();
    let differ = dutch.len() == english.len() && pairs.peek().is_some() && !pairs.all(is_near);
    differ.then(|| [dutch, english].map(BTreeSet::from_iter))
}

/// The percentages and amounts of a definition in prose, each with its place in the text.
fn in_definition(context: &Context<'_>, definition: &Definition, findings: &mut Findings<'_>) {
    let text = &definition.header().definition;
    if let (Some(nl), Some(en)) = (text.get("nl"), text.get("en")) {
        let (dutch, english) = (figures(nl, Lang::Nl), figures(en, Lang::En));
        for told in [Told::Percentage, Told::Money] {
            let (here, there) = (of_sort(&dutch, told), of_sort(&english, told));
            // one language may say in words what the other says in digits
            if here.is_empty() || here.len() != there.len() || here == there {
                continue;
            }
            let (own, other) = (only(&here, &there), only(&there, &here));
            let figure = dutch.iter().find(|figure| figure.told == told && own.contains(&&figure.number));
            if let Some(figure) = figure {
                report(context, definition, figure, (&own, &other), findings);
            }
        }
    }
}

fn of_sort(figures: &[Figure], told: Told) -> BTreeSet<&Number> {
    figures.iter().filter(|figure| figure.told == told).map(|figure| &figure.number).collect()
}

fn only<'n>(here: &BTreeSet<&'n Number>, there: &BTreeSet<&'n Number>) -> Vec<&'n Number> {
    here.difference(there).copied().collect()
}

fn report(
    context: &Context<'_>,
    definition: &Definition,
    figure: &Figure,
    (own, other): (&[&Number], &[&Number]),
    findings: &mut Findings<'_>,
) {
    let message = message(own, other);
    let help = RULE.fix.as_help();
    let finding = findings.part(definition, "/definition/nl", &figure.span, message, help);
    finding.relate(
        context.registry,
        definition,
        "/definition/en",
        Message::new("the English text", "de Engelse tekst"),
    );
}

fn message(own: &[&Number], other: &[&Number]) -> Message {
    let list = |numbers: &[&Number]| {
        let numbers: Vec<String> = numbers.iter().map(|number| format!("`{number}`")).collect();
        numbers.join(", ")
    };
    let (own, other) = (list(own), list(other));
    Message::new(
        format!("the Dutch text says {own} where the English one says {other}"),
        format!("de Nederlandse tekst zegt {own} waar de Engelse {other} zegt"),
    )
}
