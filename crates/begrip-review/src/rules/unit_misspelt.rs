//! `unit-misspelt`: a unit of measure is written the way others write it.

use begrip::ValueDomain;

use super::bounds_reversed::values;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "unit-misspelt",
    severity: Severity::Warning,
    group: Group::Rules,
    summary: Said {
        en: "a unit of measure is written the way others write it",
        nl: "een maateenheid is geschreven zoals andere haar schrijven",
    },
    why: Said {
        en: "To a machine `euro` and `EUR` are two units: amounts in the one cannot be compared with those in the other, nor months with a `maand`.",
        nl: "Voor een machine zijn `euro` en `EUR` twee eenheden: bedragen in de ene zijn niet te vergelijken met die in de andere, en maanden niet met een `maand`.",
    },
    fix: Said {
        en: "Write the symbol that is meant: `EUR`, `percent`, `ratio`, `person`, `household`, `dwelling`, `year`, `month`.",
        nl: "Schrijf het symbool dat bedoeld is: `EUR`, `percent`, `ratio`, `person`, `household`, `dwelling`, `year`, `month`.",
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
values: { number: euro/month }
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
",
    check,
};

/// Other ways to write a symbol, in small letters, and the symbol.
const OTHER: &[(&str, &str)] = &[
    ("eur", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("per-cent", "percent"),
    ("percentage", "percent"),
    ("procent", "percent"),
    ("pct", "percent"),
    ("persons", "person"),
    ("people", "person"),
    ("persoon", "person"),
    ("personen", "person"),
    ("households", "household"),
    ("huishouden", "household"),
    ("huishoudens", "household"),
    ("dwellings", "dwelling"),
    ("woning", "dwelling"),
    ("woningen", "dwelling"),
    ("years", "year"),
    ("jaar", "year"),
    ("months", "month"),
    ("maand", "month"),
    ("maanden", "month"),
    ("ratios", "ratio"),
    ("percents", "percent"),
];

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let (unit, field) = match values(definition) {
            Some(ValueDomain::Number(domain)) => (&domain.number, "number"),
            Some(ValueDomain::Integer(domain)) => (&domain.integer, "integer"),
            _ => continue,
        };
        for (written, symbol) in unit.factors().filter_map(|(written, _)| Some((written, usual(written)?))) {
            let message = Message::new(
                format!("`{written}` is a unit of its own here; others write `{symbol}`"),
                format!("`{written}` is hier een eigen eenheid; andere schrijven `{symbol}`"),
            );
            let help = Message::new(format!("write `{symbol}`"), format!("schrijf `{symbol}`"));
            findings.value(definition, &format!("/values/{field}"), message, help);
        }
    }
}

/// The usual symbol, if this is another way to write it.
fn usual(written: &str) -> Option<&'static str> {
    let small = written.to_lowercase();
    let usual = OTHER.iter().find(|(other, symbol)| *other == small || symbol.to_lowercase() == small)?.1;
    (usual != written).then_some(usual)
}
