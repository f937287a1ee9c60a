//! `amount-in-rule`: an amount of money in a rule is that of a parameter.

use begrip::Definition;
use begrip::eval::Number;
use rayon::prelude::*;

use crate::finding::{Findings, Severity};
use crate::language::Lang;
use crate::message::{Message, Said};
use crate::prose::{Told, figures};
use crate::quantity::{Quantities, Quantity, Sort};
use crate::rule::{Context, Group, Read, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "amount-in-rule",
    severity: Severity::Info,
    group: Group::Parameters,
    summary: Said {
        en: "an amount of money in a rule is that of a parameter",
        nl: "een geldbedrag in een regel is dat van een parameter",
    },
    why: Said {
        en: "Amounts change, and a rule does not: with the amount of one year it says something false of the next, without a step that shows it.",
        nl: "Bedragen veranderen, en een regel niet: met het bedrag van het ene jaar zegt zij iets onwaars over het volgende, zonder een stap die het laat zien.",
    },
    fix: Said {
        en: "Make a parameter of the amount, with its days and its source, and use its name in the rule.",
        nl: "Maak een parameter van het bedrag, met zijn dagen en zijn bron, en gebruik de naam ervan in de regel.",
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
values: { number: EUR/month }
# file: definitions/nl/poor.yaml
kind: variable
id: nl/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
rule: income < 1200
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
values: { number: EUR/month }
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps: [{ from: 2023-01-01, amount: 1200 }]
# file: definitions/nl/poor.yaml
kind: variable
id: nl/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income < line
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let open: Vec<&Read<'_>> =
        context.rules().filter(|read| read.definition.header().valid.until.is_none()).collect();
    let found: Vec<_> = open.par_iter().filter_map(|read| Some((*read, amount(context, read)?))).collect();
    for (read, quantity) in found {
        let written = &quantity.written;
        let message = Message::new(
            format!("`{written}` has an amount of {} euros in it that holds for ever", quantity.number),
            format!("in `{written}` staat een bedrag van {} euro dat voor altijd geldt", quantity.number),
        );
        findings.value(read.definition, &read.stated.pointer, message, RULE.fix.as_help());
    }
}

/// The first amount of money that a rule writes out; none is an amount too, and never changes.
fn amount(context: &Context<'_>, read: &Read<'_>) -> Option<Quantity> {
    let Ok(rule) = &read.parsed else { return None };
    if !read.stated.text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut own = Quantities::default();
    own.written_out(context.registry, read.definition, (&read.stated, rule));
    let one = Number::from(1);
    let mut money = own.all.into_iter().filter(|one| one.sort == Sort::Money);
    // what the text says too does not hide: whoever changes the one sees the other
    money.find(|quantity| quantity.number.absolute() > one && !is_told(read.definition, &quantity.number))
}

fn is_told(definition: &Definition, amount: &Number) -> bool {
    let mut texts = definition.header().definition.iter();
    texts.any(|(tag, text)| {
        let lang = tag.as_str().split('-').next().and_then(|tag| tag.parse::<Lang>().ok());
        let mut told = lang.map(|lang| figures(text, lang)).into_iter().flatten();
        told.any(|figure| figure.told == Told::Money && figure.number == *amount)
    })
}
