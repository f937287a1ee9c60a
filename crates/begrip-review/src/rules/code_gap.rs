//! `code-gap`: a rule that gives codes gives every unit one.

use crate::amount::unit_in_words;
use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "code-gap",
    severity: Severity::Warning,
    group: Group::Codes,
    summary: Said {
        en: "a rule that gives codes gives one to every unit of its population",
        nl: "een regel die codes geeft, geeft er een aan elke eenheid van zijn populatie",
    },
    why: Said {
        en: "A unit to which no branch applies has no code although everything is known of it, and is missing from every table by these codes.",
        nl: "Een eenheid waarop geen tak van toepassing is, heeft geen code hoewel alles ervan bekend is, en ontbreekt in elke tabel naar deze codes.",
    },
    fix: Said {
        en: "Close the gap between the conditions, or write `ELSE` with the code of what is left; `ELSE NULL` says that there is none.",
        nl: "Sluit het gat tussen de voorwaarden, of schrijf `ELSE` met de code van wat overblijft; `ELSE NULL` zegt dat er geen is.",
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
rule: CASE WHEN members > 4 THEN 'many' WHEN members < 4 AND members > 1 THEN 'few' WHEN members = 1 THEN 'one' END
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
rule: CASE WHEN members > 4 THEN 'many' WHEN members <= 4 AND members > 1 THEN 'few' WHEN members = 1 THEN 'one' END
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (read, standing) in context.judged() {
        let Some(gap) = &standing.gap else { continue };
        let unit = unit_in_words(&gap.given);
        let [day, dag] =
            gap.on.map_or_else(Default::default, |on| [format!(" on {on}"), format!(" op {on}")]);
        let message = Message::new(
            format!("no branch gives this unit a code{day}: {}", unit.en),
            format!("geen tak geeft deze eenheid een code{dag}: {}", unit.nl),
        );
        let help = Message::new(
            "close the gap between the conditions, or write `ELSE` with the code of what is left, or `ELSE NULL`",
            "sluit het gat tussen de voorwaarden, of schrijf `ELSE` met de code van wat overblijft, of `ELSE NULL`",
        );
        findings.part(read.definition, &read.stated.pointer, &gap.span, message, help);
    }
}
