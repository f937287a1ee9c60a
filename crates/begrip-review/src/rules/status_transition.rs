//! `status-transition`: a status goes forward, from draft to retired or withdrawn.

use begrip::Status;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "status-transition",
    severity: Severity::Error,
    group: Group::History,
    summary: Said {
        en: "a status goes forward, from draft to retired or withdrawn",
        nl: "een status gaat vooruit, van draft naar retired of withdrawn",
    },
    why: Said {
        en: "Once adopted or withdrawn a version is relied upon as such; going back takes the ground from under figures that were published with it.",
        nl: "Op een versie die eenmaal vastgesteld of ingetrokken is, wordt zo gebouwd; teruggaan haalt de grond weg onder cijfers die ermee gepubliceerd zijn.",
    },
    fix: Said {
        en: "Put the status back, and make a new version for what should be otherwise.",
        nl: "Zet de status terug, en maak een nieuwe versie voor wat anders moet.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: draft
# before
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: retired
# before
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for (pair, now) in context.changed().filter(|(pair, _)| pair.from == pair.to) {
        let Some(change) = pair.changes.iter().find(|change| change.pointer == "/status") else { continue };
        let new = now.header().status;
        let old = change.old.as_ref().and_then(|old| serde_json::from_value(old.clone()).ok());
        let Some(old) = old.filter(|old| !is_forward(*old, new)) else { continue };
        let (old, new) = (old.as_str(), new.as_str());
        let message = Message::new(
            format!("the status was `{old}` and cannot become `{new}`"),
            format!("de status was `{old}` en kan niet `{new}` worden"),
        );
        findings.value(now, "/status", message, RULE.fix.as_help());
    }
}

/// Whether a version of the one status may get the other.
fn is_forward(old: Status, new: Status) -> bool {
    use Status::{Adopted, Draft, Proposed, Retired, Superseded, Withdrawn};
    match old {
        Draft | Proposed => true,
        Adopted => matches!(new, Adopted | Superseded | Retired | Withdrawn),
        // what was no longer used may still turn out to have been wrong, or to have a successor
        Superseded | Retired => matches!(new, Superseded | Retired | Withdrawn),
        Withdrawn => new == Withdrawn,
    }
}
