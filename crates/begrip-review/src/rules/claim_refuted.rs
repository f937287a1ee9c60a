//! `claim-refuted`: the rules do not say otherwise than an alignment claims.

use begrip::kind::alignment::{Alignment, Claim};
use begrip::{Content, Definition, Reference, Registry, Time};
use rayon::prelude::*;

use crate::amount::unit_in_words;
use crate::claims::{ClaimChecked, ClaimState, checked, claim_in_words};
use crate::compare::granted;
use crate::finding::{Findings, Severity};
use crate::logic::between::{is_nowhere, is_there};
use crate::logic::followable::selects;
use crate::logic::witness::Wanted;
use crate::message::{Message, Said};
use crate::relation::{Two, Witness};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "claim-refuted",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "what an alignment claims is not refuted by the rules of its two definitions",
        nl: "wat een alignment beweert, wordt niet weerlegd door de regels van de twee definities",
    },
    why: Said {
        en: "Readers put figures side by side because an alignment says that they may; a unit that the rules treat otherwise shows that they may not.",
        nl: "Lezers zetten cijfers naast elkaar omdat een alignment zegt dat het mag; een eenheid waarover de regels anders oordelen, laat zien dat het niet mag.",
    },
    fix: Said {
        en: "Correct the claim, or the rule that is wrong; what has to be granted for it stands under `assume`.",
        nl: "Verbeter de bewering, of de regel die niet klopt; wat ervoor moet worden aangenomen, staat onder `assume`.",
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
values: { number: EUR/month, minimum: 0 }
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1200 }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income <= 1.30 * line
# file: definitions/utrecht/poor.yaml
kind: variable
id: utrecht/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income <= 1.25 * line
# file: definitions/den-haag/poor-and-utrecht.yaml
kind: alignment
id: den-haag/poor-and-utrecht
version: 1.0.0
status: adopted
left: den-haag/poor@^1
right: utrecht/poor@^1
claim: part-of
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
values: { number: EUR/month, minimum: 0 }
# file: definitions/nl/line.yaml
kind: parameter
id: nl/line
version: 1.0.0
status: adopted
values: { number: EUR/month }
steps:
  - { from: 2023-01-01, amount: 1200 }
# file: definitions/den-haag/poor.yaml
kind: variable
id: den-haag/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income <= 1.30 * line
# file: definitions/utrecht/poor.yaml
kind: variable
id: utrecht/poor
version: 1.0.0
status: adopted
valid: { from: 2023-01-01 }
unit: nl/household@^1
values: boolean
period: month
inputs:
  income: nl/income@^1
  line: nl/line@^1
rule: income <= 1.25 * line
# file: definitions/den-haag/poor-and-utrecht.yaml
kind: alignment
id: den-haag/poor-and-utrecht
version: 1.0.0
status: adopted
left: den-haag/poor@^1
right: utrecht/poor@^1
claim: includes
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let claims: Vec<(&Definition, &Alignment)> = context
        .registry
        .definitions()
        .iter()
        .filter(|definition| context.followable.contains(definition))
        .filter_map(|definition| match definition.content() {
            Content::Alignment(alignment) => Some((definition, alignment)),
            _ => None,
        })
        .collect();
    let refuted: Vec<Option<ClaimChecked>> =
        claims.par_iter().map(|(definition, alignment)| refuted(context, definition, alignment)).collect();
    for ((definition, alignment), refuted) in claims.iter().zip(refuted) {
        if let Some(claim) = refuted {
            let (message, help) = advice(alignment, &claim);
            findings.value(definition, "/claim", message, help);
        }
    }
}

/// The claim with all that shows that it is not so; asked in few steps first, because most claims are.
fn refuted(context: &Context<'_>, definition: &Definition, alignment: &Alignment) -> Option<ClaimChecked> {
    let registry = context.registry;
    let two = two(registry, alignment)?;
    let is_followed =
        |one: &Definition| selects(one) && context.followable.contains(one) && context.judged.is_sound(one);
    if !is_followed(two.left) || !is_followed(two.right) || !may_be_refuted(&two, alignment.claim) {
        return None;
    }
    let claim = checked(registry, definition, alignment);
    (claim.state == ClaimState::Refuted).then_some(claim)
}

/// The two definitions on the day on which they are compared.
fn two<'r>(registry: &'r Registry, alignment: &'r Alignment) -> Option<Two<'r>> {
    let on = registry.latest_day(&[alignment.left.clone(), alignment.right.clone()]);
    let find = |reference: &Reference| {
        let found = registry.resolve(reference, on.map_or(Time::Any, Time::On));
        found.or_else(|_| registry.resolve(reference, Time::Any)).ok()
    };
    let (left, right) = (find(&alignment.left)?, find(&alignment.right)?);
    Some(Two { registry, left, right, on, assume: granted(registry, left, right) })
}

/// Whether there is a unit that must not be there, or none where there must be one.
fn may_be_refuted(two: &Two<'_>, claim: Claim) -> bool {
    use Wanted::{Both, LeftOnly, RightOnly};
    match claim {
        Claim::Equivalent => is_there(two, &LeftOnly) || is_there(two, &RightOnly),
        Claim::PartOf => is_there(two, &LeftOnly),
        Claim::Includes => is_there(two, &RightOnly),
        Claim::Disjoint => is_there(two, &Both),
        Claim::Overlapping => [LeftOnly, RightOnly, Both].iter().any(|wanted| is_nowhere(two, wanted)),
        Claim::NotSame => is_nowhere(two, &LeftOnly) && is_nowhere(two, &RightOnly),
        Claim::Related => false,
    }
}

fn advice(alignment: &Alignment, claim: &ClaimChecked) -> (Message, Message) {
    let (left, right, word) = (&alignment.left, &alignment.right, claim_in_words(alignment.claim));
    let related = claim.comparison.as_ref().and_then(|comparison| comparison.related.as_ref());
    let against = match (alignment.claim, related) {
        (Claim::PartOf, Some(related)) => related.left_only.as_ref(),
        (Claim::Includes, Some(related)) => related.right_only.as_ref(),
        (Claim::Disjoint, Some(related)) => related.both.as_ref(),
        (Claim::Equivalent, Some(related)) => related.left_only.as_ref().or(related.right_only.as_ref()),
        _ => None,
    };
    let Message { en, nl } = against.map_or_else(|| Message::new("", ""), |unit| shown(left, right, unit));
    let because = &claim.because;
    (
        Message::new(
            format!("the rules refute that `{left}` and `{right}` are `{word}`: {}{en}", because.en),
            format!("de regels weerleggen dat `{left}` en `{right}` `{word}` zijn: {}{nl}", because.nl),
        ),
        Message::new(
            "correct the claim, or the rule that is wrong; what has to be granted for it goes under `assume`",
            "verbeter de bewering, of de regel die niet klopt; wat ervoor moet worden aangenomen, hoort onder `assume`",
        ),
    )
}

/// A unit that shows it, and what each of the two says of it.
fn shown(left: &Reference, right: &Reference, witness: &Witness) -> Message {
    let unit = unit_in_words(&witness.given);
    let [yes_en, no_en] = ["counts", "does not count"];
    let [yes_nl, no_nl] = ["telt", "telt niet"];
    let en = |is: bool| if is { yes_en } else { no_en };
    let nl = |is: bool| if is { yes_nl } else { no_nl };
    let (one, other) = (left.id(), right.id());
    let (why, also) = (&witness.left_because, &witness.right_because);
    Message::new(
        format!(
            "; of a unit with {} `{one}` says that it {} ({}), `{other}` that it {} ({})",
            unit.en,
            en(witness.is_in_left()),
            why.en,
            en(witness.is_in_right()),
            also.en
        ),
        format!(
            "; van een eenheid met {} zegt `{one}` dat die {} ({}), `{other}` dat die {} ({})",
            unit.nl,
            nl(witness.is_in_left()),
            why.nl,
            nl(witness.is_in_right()),
            also.nl
        ),
    )
}
