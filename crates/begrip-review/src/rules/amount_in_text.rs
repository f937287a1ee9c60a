//! `amount-in-text`: an amount of money in a definition is that of a parameter.

use begrip::{Content, Definition};

use super::number_in_text_differs::{beneath, may_be_supported};
use crate::finding::{Findings, Severity};
use crate::language::Lang;
use crate::message::{Message, Said};
use crate::prose::{Figure, Told, figures};
use crate::quantity::{Quantities, Sort};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "amount-in-text",
    severity: Severity::Info,
    group: Group::Parameters,
    summary: Said {
        en: "an amount of money in a definition is that of a parameter",
        nl: "een geldbedrag in een definitie is dat van een parameter",
    },
    why: Said {
        en: "Amounts change every year or half year; in a text nobody finds them to change them, and no rule computes with them.",
        nl: "Bedragen veranderen elk jaar of halfjaar; in een tekst vindt niemand ze om ze aan te passen, en geen regel rekent ermee.",
    },
    fix: Said {
        en: "Make a parameter of the amount, with its days and its source, and let the text and the rule refer to it.",
        nl: "Maak een parameter van het bedrag, met zijn dagen en zijn bron, en laat tekst en regel daarnaar verwijzen.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/little-wealth.yaml
kind: variable
id: nl/little-wealth
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
definition:
  nl: Huishouden met een vermogen van hoogstens 7.575 euro
  en: Household with wealth of at most 7,575 euros
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/little-wealth.yaml
kind: variable
id: nl/little-wealth
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
definition:
  nl: Huishouden met een vermogen van hoogstens de vermogensgrens van de bijstand
  en: Household with wealth of at most the wealth limit of social assistance
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let all = context.registry.definitions().iter();
    for definition in all.filter(|one| matches!(one.content(), Content::Variable(_) | Content::Population(_)))
    {
        // a text about days that have an end says what held then
        let Some((pointer, amount)) =
            amount(definition).filter(|_| definition.header().valid.until.is_none())
        else {
            continue;
        };
        let own = Quantities::of(context.registry, definition);
        // where the rule has amounts, another rule holds the text against them
        let has_money = own.unknown_money || own.all.iter().any(|quantity| quantity.sort == Sort::Money);
        let is_below =
            || beneath(context.registry, definition).iter().any(|below| may_be_supported(&amount, below));
        if own.unknown_input || has_money || is_below() {
            continue;
        }
        let number = &amount.number;
        let message = Message::new(
            format!("the text names an amount of {number} euros, and no parameter of the definition has it"),
            format!(
                "de tekst noemt een bedrag van {number} euro, en geen parameter van de definitie heeft het"
            ),
        );
        findings.part(definition, &pointer, &amount.span, message, RULE.fix.as_help());
    }
}

/// The first amount of money in a text of the definition, with the place of that text.
fn amount(definition: &Definition) -> Option<(String, Figure)> {
    definition.header().definition.iter().find_map(|(tag, text)| {
        let lang: Lang = tag.as_str().split('-').next()?.parse().ok()?;
        let amount = figures(text, lang).into_iter().find(|figure| figure.told == Told::Money)?;
        Some((format!("/definition/{tag}"), amount))
    })
}
