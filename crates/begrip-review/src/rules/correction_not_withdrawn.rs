//! `correction-not-withdrawn`: a version that was wrong is not left standing.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "correction-not-withdrawn",
    severity: Severity::Error,
    group: Group::History,
    summary: Said {
        en: "a version that is corrected becomes withdrawn",
        nl: "een versie die wordt verbeterd, wordt ingetrokken",
    },
    why: Said {
        en: "As long as the wrong version stands, somebody can mean it, and figures made with it are not known to be wrong.",
        nl: "Zolang de onjuiste versie staat, kan iemand haar bedoelen, en is van cijfers die ermee zijn gemaakt niet te zien dat ze onjuist zijn.",
    },
    fix: Said {
        en: "Set `status: withdrawn` in the file of the version that was wrong.",
        nl: "Zet `status: withdrawn` in het bestand van de versie die onjuist was.",
    },
    fires: "
# file: definitions/nl/limit@1.yaml
kind: parameter
id: nl/limit
version: 1.0.0
status: superseded
values: { number: year }
steps:
  - { from: 2016-10-01, amount: 15 }
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.1.0
status: adopted
supersedes: [nl/limit@=1.0.0]
release: { corrects: [/steps/0] }
values: { number: year }
steps:
  - { from: 2016-10-01, amount: 10 }
# before
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.0.0
status: adopted
values: { number: year }
steps:
  - { from: 2016-10-01, amount: 15 }
",
    passes: "
# file: definitions/nl/limit@1.yaml
kind: parameter
id: nl/limit
version: 1.0.0
status: withdrawn
values: { number: year }
steps:
  - { from: 2016-10-01, amount: 15 }
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.1.0
status: adopted
supersedes: [nl/limit@=1.0.0]
release: { corrects: [/steps/0] }
values: { number: year }
steps:
  - { from: 2016-10-01, amount: 10 }
# before
# file: definitions/nl/limit.yaml
kind: parameter
id: nl/limit
version: 1.0.0
status: adopted
values: { number: year }
steps:
  - { from: 2016-10-01, amount: 15 }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (pair, now) in context.changed() {
        // as long as the correction is a draft or a proposal, the wrong version is the one in force
        if !now.header().status.is_released() {
            continue;
        }
        let Some(wrong) = &pair.to_withdraw else { continue };
        let versions = context.registry.versions(&pair.id).iter();
        let Some(old) = versions.into_iter().find(|other| other.version() == wrong) else { continue };
        let version = now.version();
        let message = Message::new(
            format!("{version} corrects {wrong}, which is not withdrawn"),
            format!("{version} verbetert {wrong}, die niet is ingetrokken"),
        );
        let help = Message::new("set `status: withdrawn` here", "zet hier `status: withdrawn`");
        let corrects = Message::new("what was wrong", "wat onjuist was");
        findings.value(old, "/status", message, help).relate(
            context.registry,
            now,
            "/release/corrects",
            corrects,
        );
    }
}
