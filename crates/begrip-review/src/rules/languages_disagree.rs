//! `languages-disagree`: a definition names the same percentages and amounts in every language.

use begrip::Definition;
use begrip::eval::Number;
use std::collections::BTreeSet;

use crate::finding::{Findings, Severity};
use crate::language::Lang;
use crate::logic::followable::has_rule;
use crate::message::{Message, Said};
use crate::prose::{Figure, Told, figures};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "languages-disagree",
    severity: Severity::Warning,
    group: Group::Text,
    summary: Said {
        en: "a definition names the same percentages and amounts in every language",
        nl: "een definitie noemt in elke taal dezelfde percentages en bedragen",
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

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        // where there is a rule, its numbers say which of the texts is wrong
        if has_rule(definition) {
            continue;
        }
        let text = &definition.header().definition;
        let (Some(nl), Some(en)) = (text.get("nl"), text.get("en")) else { continue };
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
    let list = |numbers: &[&Number]| {
        let numbers: Vec<String> = numbers.iter().map(|number| format!("`{number}`")).collect();
        numbers.join(", ")
    };
    let (own, other) = (list(own), list(other));
    let message = Message::new(
        format!("the Dutch text says {own} where the English one says {other}"),
        format!("de Nederlandse tekst zegt {own} waar de Engelse {other} zegt"),
    );
    let help = Message::from(RULE.fix);
    let finding = findings.part(definition, "/definition/nl", &figure.span, message, help);
    finding.relate(
        context.registry,
        definition,
        "/definition/en",
        Message::new("the English text", "de Engelse tekst"),
    );
}
