//! `portable-text`: a file is plain UTF-8 with line feeds, so that every tool shows the same text.

use begrip::FaultKind;

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "portable-text",
    severity: Severity::Info,
    group: Group::Files,
    summary: Said {
        en: "a file has no byte-order mark, and its lines end with a line feed",
        nl: "een bestand heeft geen byte-order mark, en zijn regels eindigen op een line feed",
    },
    why: Said {
        en: "The file is read all the same, but git shows such a file as changed from top to bottom when another editor saves it.",
        nl: "Het bestand wordt gewoon gelezen, maar git toont zo'n bestand als geheel gewijzigd zodra een andere editor het opslaat.",
    },
    fix: Said {
        en: "Save the file as UTF-8 without byte-order mark and with LF line ends; `* text=auto eol=lf` in .gitattributes keeps it so.",
        nl: "Sla het bestand op als UTF-8 zonder byte-order mark en met LF als regeleinde; `* text=auto eol=lf` in .gitattributes houdt dat zo.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
\u{20}
kind: concept\r
id: nl/poverty\r
version: 1.0.0\r
status: adopted\r
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for problem in context.registry.problems() {
        let (en, nl) = match problem.kind {
            FaultKind::ByteOrderMark => {
                ("the file begins with a byte-order mark", "het bestand begint met een byte-order mark")
            }
            FaultKind::CarriageReturn => (
                "lines end with carriage return and line feed (CRLF)",
                "regels eindigen op carriage return en line feed (CRLF)",
            ),
            _ => continue,
        };
        let finding = findings.at(None, problem.place.clone(), Message::new(en, nl), RULE.fix.as_help());
        finding.id.clone_from(&problem.id);
        finding.version.clone_from(&problem.version);
    }
}
