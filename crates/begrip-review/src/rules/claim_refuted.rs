//! `claim-refuted`: what an alignment claims is not against the rules.

use begrip::Definition;

use crate::amount::value;
use crate::claims::{ClaimChecked, ClaimState, claim_in_words, claims};
use crate::finding::{Findings, Severity};
use crate::language::Lang;
use crate::message::{Message, Said};
use crate::relation::Witness;
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "claim-refuted",
    severity: Severity::Error,
    group: Group::Alignments,
    summary: Said {
        en: "what an alignment claims of two definitions is not against their rules",
        nl: "wat een afstemming van twee definities beweert, is niet in strijd met hun regels",
    },
    why: Said {
        en: "A reader takes from an alignment whether two figures may stand side by side; where the rules say otherwise, one of the two is wrong.",
        nl: "Een lezer leest uit een afstemming of twee cijfers naast elkaar mogen staan; waar de regels anders zeggen, klopt een van beide niet.",
    },
    fix: Said {
        en: "Look at the unit that is shown. Correct the claim, add what it takes for granted to `assume`, or correct the rule.",
        nl: "Bekijk de eenheid die wordt getoond. Verbeter de bewering, zet wat zij voor waar aanneemt in `assume`, of verbeter de regel.",
    },
    fires: "
# file: definitions/nl/person.yaml
kind: unit-type
id: nl/person
# file: definitions/nl/age.yaml
kind: variable
id: nl/age
unit: nl/person@^1
values: { integer: year, minimum: 0 }
# file: definitions/nl/minor.yaml
kind: variable
id: nl/minor
unit: nl/person@^1
values: boolean
inputs: { age: nl/age@^1 }
rule: age < 18
# file: definitions/nl/child.yaml
kind: variable
id: nl/child
unit: nl/person@^1
values: boolean
inputs: { age: nl/age@^1 }
rule: age < 25
# file: definitions/nl/child-is-minor.yaml
kind: alignment
id: nl/child-is-minor
left: nl/child@^1
right: nl/minor@^1
claim: part-of
",
    passes: "
# file: definitions/nl/person.yaml
kind: unit-type
id: nl/person
# file: definitions/nl/age.yaml
kind: variable
id: nl/age
unit: nl/person@^1
values: { integer: year, minimum: 0 }
# file: definitions/nl/minor.yaml
kind: variable
id: nl/minor
unit: nl/person@^1
values: boolean
inputs: { age: nl/age@^1 }
rule: age < 18
# file: definitions/nl/child.yaml
kind: variable
id: nl/child
unit: nl/person@^1
values: boolean
inputs: { age: nl/age@^1 }
rule: age < 25
# file: definitions/nl/minor-is-child.yaml
kind: alignment
id: nl/minor-is-child
left: nl/minor@^1
right: nl/child@^1
claim: part-of
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for checked in claims(context.registry) {
        if checked.state != ClaimState::Refuted {
            continue;
        }
        let versions = context.registry.versions(&checked.id);
        if let Some(definition) = versions.iter().find(|one| *one.version() == checked.version) {
            report(definition, &checked, findings);
        }
    }
}

fn report(definition: &Definition, checked: &ClaimChecked, findings: &mut Findings<'_>) {
    let claim = claim_in_words(checked.claim);
    let because = &checked.because;
    let message = Message::new(
        format!("the claim `{claim}` is not so: {}", because.en),
        format!("de bewering `{claim}` is niet zo: {}", because.nl),
    );
    let help = shown(checked).unwrap_or_else(|| {
        Message::new(
            "correct the claim, or say in `assume` what it takes for granted",
            "verbeter de bewering, of zeg in `assume` wat zij voor waar aanneemt",
        )
    });
    findings.value(definition, "/claim", message, help);
}

/// One unit of which the two say something else.
fn shown(checked: &ClaimChecked) -> Option<Message> {
    let related = checked.comparison.as_ref()?.related.as_ref()?;
    let witness = related.left_only.as_ref().or(related.right_only.as_ref()).or(related.both.as_ref())?;
    let of = |lang: Lang| {
        let given = |(leaf, given): &(String, begrip::eval::Value)| format!("{leaf} = {}", value(given, lang));
        witness.given.iter().map(given).collect::<Vec<_>>().join(", ")
    };
    Some(Message::new(
        format!("for instance {}: {}", of(Lang::En), said(witness, Lang::En)),
        format!("bijvoorbeeld {}: {}", of(Lang::Nl), said(witness, Lang::Nl)),
    ))
}

fn said(witness: &Witness, lang: Lang) -> String {
    let yes_or_no = |yes| if yes { lang.pick("yes", "ja") } else { lang.pick("no", "nee") };
    let (left, right) = (yes_or_no(witness.left), yes_or_no(witness.right));
    format!(
        "{} {left} ({}), {} {right} ({})",
        lang.pick("the left says", "links zegt"),
        lang.say(&witness.left_because),
        lang.pick("the right says", "rechts zegt"),
        lang.say(&witness.right_because)
    )
}
