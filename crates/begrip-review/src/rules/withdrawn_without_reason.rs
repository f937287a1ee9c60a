//! `withdrawn-without-reason`: of what is withdrawn it is said what was wrong.

use begrip::{Definition, Status};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "withdrawn-without-reason",
    severity: Severity::Info,
    group: Group::Versions,
    summary: Said {
        en: "of what is withdrawn it is said what was wrong",
        nl: "van wat ingetrokken is, staat er wat er fout was",
    },
    why: Said {
        en: "Whoever published with it has to know which figures to correct.",
        nl: "Wie ermee gepubliceerd heeft, moet weten welke cijfers verbeterd moeten worden.",
    },
    fix: Said {
        en: "Say under `note` what was wrong, or under `release: { note: … }` of the version that corrects it.",
        nl: "Zeg onder `note` wat er fout was, of onder `release: { note: … }` van de versie die het verbetert.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: withdrawn
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: withdrawn
note: { nl: De definitie was die van armoederisico, en: The definition was that of poverty risk }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for versions in context.registry.definitions().chunk_by(|a, b| a.id() == b.id()) {
        for (index, version) in versions.iter().enumerate() {
            let later = versions.get(index + 1..).unwrap_or_default();
            let is_told =
                !version.header().note.is_empty() || has_note(version) || later.first().is_some_and(has_note);
            if version.header().status != Status::Withdrawn
                || is_told
                || context.registry.is_lost(version.id())
            {
                continue;
            }
            let number = version.version();
            let message = Message::new(
                format!("{number} is withdrawn, and nothing says what was wrong"),
                format!("{number} is ingetrokken, en niets zegt wat er fout was"),
            );
            findings.value(version, "/status", message, RULE.fix.as_help());
        }
    }
}

/// Whether the version says what changed, or which place it corrects.
fn has_note(version: &Definition) -> bool {
    let release = version.header().release.as_ref();
    release.is_some_and(|release| !release.note.is_empty() || !release.corrects.is_empty())
}
