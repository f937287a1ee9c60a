//! `step-ambiguous`: an amount that changes within a period is read at its start, its end or as a mean.

use begrip::kind::parameter::{Amount, Amounts, Step};
use begrip::{
    Content, Date, Definition, Input, PlacedInput, ReferencePeriod, Registry, Selection, Time, Validity,
};

use crate::because::days;
use crate::finding::{Findings, Severity};
use crate::language::Lang;
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "step-ambiguous",
    severity: Severity::Warning,
    group: Group::Rules,
    summary: Said {
        en: "an amount that changes within a period is read at its start, its end or as a mean",
        nl: "een bedrag dat binnen een periode verandert, wordt gelezen aan het begin, aan het eind of als gemiddelde",
    },
    why: Said {
        en: "Which of two amounts counts for a year decides who is counted in it; in such a period the rule says nothing.",
        nl: "Welk van twee bedragen voor een jaar telt, bepaalt wie erin wordt geteld; in zo'n periode zegt de regel niets.",
    },
    fix: Said {
        en: "Say `at: start`, `at: end` or `at: mean` at the input.",
        nl: "Zeg `at: start`, `at: end` of `at: mean` bij de invoer.",
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
# file: definitions/nl/norm.yaml
kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
values: { number: EUR/month }
sources: [{ key: law, title: The law }]
steps:
  - { from: 2023-01-01, until: 2023-06-30, amount: 1195.66, source: law }
  - { from: 2023-07-01, until: 2023-12-31, amount: 1216.62, source: law }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01, until: 2023-12-31 }
unit: nl/household@^1
values: boolean
period: year
inputs:
  income: nl/income@^1
  norm: nl/norm@^1
rule: income <= norm
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
# file: definitions/nl/norm.yaml
kind: parameter
id: nl/norm
version: 1.0.0
status: adopted
values: { number: EUR/month }
sources: [{ key: law, title: The law }]
steps:
  - { from: 2023-01-01, until: 2023-06-30, amount: 1195.66, source: law }
  - { from: 2023-07-01, until: 2023-12-31, amount: 1216.62, source: law }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01, until: 2023-12-31 }
unit: nl/household@^1
values: boolean
period: year
inputs:
  income: nl/income@^1
  norm: { of: nl/norm@^1, at: start }
rule: income <= norm
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let period = match definition.content() {
            Content::Variable(variable) => variable.period.as_ref(),
            _ => None,
        };
        for placed in definition.inputs() {
            if let Some((step, within)) = ambiguous(context.registry, definition, period, placed.input) {
                let (message, help) = advice(&placed, step, within);
                findings.value(definition, &placed.pointer, message, help);
            }
        }
    }
}

/// The first day on which a parameter changes within a period in which it is read, and that period.
fn ambiguous(
    registry: &Registry,
    definition: &Definition,
    period: Option<&ReferencePeriod>,
    input: &Input,
) -> Option<(Date, Validity)> {
    let Input::Value(Selection { of, at: None, .. }) = input else { return None };
    let Content::Parameter(parameter) = registry.resolve(of, Time::Any).ok()?.content() else { return None };
    parameter.steps.windows(2).find_map(|pair| {
        let [before, step] = pair else { return None };
        let from = step.from?;
        let within = match input.fixed_period() {
            Some(fixed) => fixed.days(),
            None => read_in(period?, input.shift(), from, definition.header().valid)?,
        };
        let differs = before.amount != step.amount || before.amounts != step.amounts;
        let moves = differs && is_known(before) && is_known(step);
        // a period of one day has one amount, whatever happens in the year around it
        (moves && within.contains(from) && within.from != Some(from)).then_some((from, within))
    })
}

/// The period around a day, if it is one that an input is read in for a period in which the definition is valid.
fn read_in(period: &ReferencePeriod, shift: i32, day: Date, valid: Validity) -> Option<Validity> {
    let within = period.around(day)?;
    // a day that comes once a year is a year away from the next
    let back = -shift * period.months().unwrap_or(12);
    let own = if shift == 0 { within } else { period.around(within.from?.plus_months(back)?)? };
    valid.intersection(&own).map(|_| within)
}

/// A period of which some amount is not known has none, whatever is meant.
fn is_known(step: &Step) -> bool {
    step.amount != Some(Amount::Unknown) && step.amounts != Some(Amounts::One(Amount::Unknown))
}

fn advice(placed: &PlacedInput<'_>, step: Date, within: Validity) -> (Message, Message) {
    let (name, of) = (placed.name, placed.input.reference());
    let message = Message::new(
        format!(
            "`{name}` changes on {step}, within {}, and it is not said which amount is meant",
            days(within, Lang::En)
        ),
        format!(
            "`{name}` verandert op {step}, binnen {}, en er staat niet welk bedrag is bedoeld",
            days(within, Lang::Nl)
        ),
    );
    let is_of_another = placed.input.shift() != 0 || placed.input.fixed_period().is_some();
    let help = if is_of_another {
        Message::new("add `at: start`, or `end` or `mean`", "voeg `at: start` toe, of `end` of `mean`")
    } else {
        Message::new(
            format!("write `{{ of: {of}, at: start }}`, or `end` or `mean`"),
            format!("schrijf `{{ of: {of}, at: start }}`, of `end` of `mean`"),
        )
    };
    (message, help)
}
