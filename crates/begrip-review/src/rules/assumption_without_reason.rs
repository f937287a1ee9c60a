//! `assumption-without-reason`: what a reader has to grant comes with a reason.

use begrip::Content;
use begrip::kind::alignment::Assumption;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "assumption-without-reason",
    severity: Severity::Warning,
    group: Group::Alignments,
    summary: Said {
        en: "what a reader has to grant comes with a reason",
        nl: "wat een lezer moet aannemen, komt met een reden",
    },
    why: Said {
        en: "A claim holds as far as its assumptions do, and without a reason nobody can tell whether to grant them.",
        nl: "Een bewering geldt voor zover haar aannames dat doen, en zonder reden kan niemand zien of die aan te nemen zijn.",
    },
    fix: Said {
        en: "Say under `because` why it may be taken to hold.",
        nl: "Zeg onder `because` waarom het aan te nemen is.",
    },
    fires: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/cbs/household.yaml
kind: unit_type
id: cbs/household
version: 1.0.0
status: adopted
# file: definitions/nl/household-and-cbs.yaml
kind: alignment
id: nl/household-and-cbs
version: 1.0.0
status: adopted
left: nl/household@^1
right: cbs/household@^1
claim: related
assume:
  - equal: [nl/household@^1, cbs/household@^1]
",
    passes: "
# file: definitions/nl/household.yaml
kind: unit_type
id: nl/household
version: 1.0.0
status: adopted
# file: definitions/cbs/household.yaml
kind: unit_type
id: cbs/household
version: 1.0.0
status: adopted
# file: definitions/nl/household-and-cbs.yaml
kind: alignment
id: nl/household-and-cbs
version: 1.0.0
status: adopted
left: nl/household@^1
right: cbs/household@^1
claim: related
assume:
  - equal: [nl/household@^1, cbs/household@^1]
    because: { nl: Beide volgen het begrip van het CBS, en: Both follow the concept of CBS }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        let Content::Alignment(alignment) = definition.content() else { continue };
        for (index, assumption) in alignment.assume.iter().enumerate() {
            let (because, field) = match assumption {
                Assumption::Equal(equal) => (&equal.because, "equal"),
                Assumption::Holds(holds) => (&holds.because, "holds"),
            };
            if because.iter().all(|(_, text)| text.trim().is_empty()) {
                let message = Message::new(
                    "this is assumed, and it is not said why",
                    "dit wordt aangenomen, en er staat niet waarom",
                );
                let pointer = format!("/assume/{index}/{field}");
                findings.key(definition, &pointer, message, RULE.fix.as_help());
            }
        }
    }
}
