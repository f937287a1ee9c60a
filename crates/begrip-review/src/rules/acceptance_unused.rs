//! `acceptance-unused`: what is accepted is there.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "acceptance-unused",
    severity: Severity::Warning,
    group: Group::History,
    summary: Said {
        en: "every accepted change is one that was made",
        nl: "elke aanvaarde verandering is er een die is aangebracht",
    },
    why: Said {
        en: "An entry of `accepted-changes.yaml` that fits no change is a leftover, or its fingerprint is wrong and the change that was meant is not accepted.",
        nl: "Een regel in `accepted-changes.yaml` die bij geen verandering past, is een overblijfsel, of de vingerafdruk klopt niet en de bedoelde verandering is niet aanvaard.",
    },
    fix: Said {
        en: "Take the entry out, or copy the fingerprint from `begrip diff --format json`.",
        nl: "Haal de regel weg, of neem de vingerafdruk over uit `begrip diff --format json`.",
    },
    fires: "
# file: accepted-changes.yaml
- { id: nl/poverty, facet: meaning, fingerprint: 00f1, who: J. Jansen, why: agreed in the working group }
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
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
status: adopted
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
    let Some(since) = context.since else { return };
    for accepted in context.registry.accepted() {
        let is_expired = context.today.zip(accepted.until).is_some_and(|(today, until)| until < today);
        let fits = since.pairs.iter().filter(|pair| pair.id == accepted.id).any(|pair| {
            pair.changes.iter().any(|change| {
                change.facet.as_str() == accepted.facet && change.fingerprint == accepted.fingerprint
            })
        });
        if fits || is_expired {
            continue;
        }
        let message = Message::new(
            format!("no change of `{}` in facet `{}` has this fingerprint", accepted.id, accepted.facet),
            format!(
                "geen verandering van `{}` in facet `{}` heeft deze vingerafdruk",
                accepted.id, accepted.facet
            ),
        );
        let help = Message::new(
            "take the entry out, or copy the fingerprint from `begrip diff --format json`",
            "haal de regel weg, of neem de vingerafdruk over uit `begrip diff --format json`",
        );
        findings.at(None, accepted.place.clone(), message, help);
    }
}
