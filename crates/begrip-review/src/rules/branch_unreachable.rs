//! `branch-unreachable`: every branch of a `CASE` can be reached.

use crate::finding::{Findings, Severity};
use crate::logic::standing::{Unreached, Why};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "branch-unreachable",
    severity: Severity::Warning,
    group: Group::Rules,
    summary: Said {
        en: "every branch of a `CASE` is reached by some unit",
        nl: "elke tak van een `CASE` wordt door een eenheid bereikt",
    },
    why: Said {
        en: "The first branch whose condition holds decides, so that a branch behind a wider one gives its value to nobody.",
        nl: "De eerste tak waarvan de voorwaarde geldt beslist, zodat een tak achter een ruimere aan niemand zijn waarde geeft.",
    },
    fix: Said {
        en: "Put the narrower condition first, correct it, or take the branch away.",
        nl: "Zet de nauwere voorwaarde voorop, verbeter haar, of haal de tak weg.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/members.yaml
kind: variable
id: nl/members
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { integer: person, minimum: 1 }
# file: definitions/nl/size.yaml
kind: code_list
id: nl/size
version: 1.0.0
status: adopted
codes:
  - { code: one, label: { nl: een, en: one } }
  - { code: few, label: { nl: enkele, en: few } }
  - { code: many, label: { nl: veel, en: many } }
# file: definitions/den-haag/size-of-household.yaml
kind: variable
id: den-haag/size-of-household
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { codes: nl/size@^1 }
period: month
inputs:
  members: nl/members@^1
rule: CASE WHEN members > 1 THEN 'few' WHEN members > 4 THEN 'many' ELSE 'one' END
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/nl/members.yaml
kind: variable
id: nl/members
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { integer: person, minimum: 1 }
# file: definitions/nl/size.yaml
kind: code_list
id: nl/size
version: 1.0.0
status: adopted
codes:
  - { code: one, label: { nl: een, en: one } }
  - { code: few, label: { nl: enkele, en: few } }
  - { code: many, label: { nl: veel, en: many } }
# file: definitions/den-haag/size-of-household.yaml
kind: variable
id: den-haag/size-of-household
version: 1.0.0
status: adopted
unit: nl/household@^1
values: { codes: nl/size@^1 }
period: month
inputs:
  members: nl/members@^1
rule: CASE WHEN members > 4 THEN 'many' WHEN members > 1 THEN 'few' ELSE 'one' END
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (read, standing) in context.judged() {
        for branch in &standing.unreached {
            let (message, help) = advice(branch, &read.written(&branch.span));
            findings.part(read.definition, &read.stated.pointer, &branch.span, message, help);
        }
    }
}

fn advice(branch: &Unreached, written: &str) -> (Message, Message) {
    let message = match (branch.is_else, branch.why) {
        (true, Why::Around) => Message::new(
            format!(
                "`ELSE {written}` is never reached: the branches before it take every unit that comes here"
            ),
            format!(
                "`ELSE {written}` wordt nooit bereikt: de takken ervoor nemen elke eenheid die hier komt"
            ),
        ),
        (true, _) => Message::new(
            format!("`ELSE {written}` is never reached: the branches before it take every unit"),
            format!("`ELSE {written}` wordt nooit bereikt: de takken ervoor nemen elke eenheid"),
        ),
        (false, Why::Itself) => Message::new(
            format!("this branch is never reached: `{written}` can never be true, whatever the amounts"),
            format!(
                "deze tak wordt nooit bereikt: `{written}` kan nooit waar zijn, wat de bedragen ook zijn"
            ),
        ),
        (false, Why::Before) => Message::new(
            format!(
                "this branch is never reached: every unit of which `{written}` is true is taken by a branch before it"
            ),
            format!(
                "deze tak wordt nooit bereikt: elke eenheid waarvan `{written}` waar is, valt onder een tak ervoor"
            ),
        ),
        (false, Why::Around) => Message::new(
            format!(
                "this branch is never reached: of the units that come to this CASE none is left for `{written}`"
            ),
            format!(
                "deze tak wordt nooit bereikt: van de eenheden die bij deze CASE komen, blijft er geen over voor `{written}`"
            ),
        ),
    };
    (message, help(branch))
}

fn help(branch: &Unreached) -> Message {
    match (branch.is_else, branch.why) {
        (true, _) => Message::new(
            "take it away, or correct the condition before it",
            "haal het weg, of verbeter de voorwaarde ervoor",
        ),
        (false, Why::Itself) => Message::new("correct the condition", "verbeter de voorwaarde"),
        (false, Why::Before) => Message::new(
            "put the narrower condition first, or take the branch away",
            "zet de nauwere voorwaarde voorop, of haal de tak weg",
        ),
        (false, Why::Around) => Message::new(
            "correct the condition or the one around it, or take the branch away",
            "verbeter de voorwaarde of die eromheen, of haal de tak weg",
        ),
    }
}
