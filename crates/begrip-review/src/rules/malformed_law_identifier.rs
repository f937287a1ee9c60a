//! `malformed-law-identifier`: the identifier of a law is one of the Dutch collection of laws or of ELI.

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "malformed-law-identifier",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "the identifier of a law is one of the Dutch collection of laws or of ELI",
        nl: "het nummer van een wet is een van het Basiswettenbestand of van ELI",
    },
    why: Said {
        en: "An identifier that is not one leads nowhere, and no law can be looked up by it.",
        nl: "Een nummer dat er geen is, leidt nergens heen, en er is geen wet mee op te zoeken.",
    },
    fix: Said {
        en: "Write `bwb` as BWBR, BWBV or BWBW with seven digits (BWBR0015703), and `eli` as an address or path that has `/eli/` in it.",
        nl: "Schrijf `bwb` als BWBR, BWBV of BWBW met zeven cijfers (BWBR0015703), en `eli` als een adres of pad waar `/eli/` in staat.",
    },
    fires: "
# file: definitions/nl/wealth.yaml
kind: concept
id: nl/wealth
version: 1.0.0
status: adopted
sources:
  - { title: Participatiewet, role: law, law: { bwb: BWB0015703, article: \"34\" } }
",
    passes: "
# file: definitions/nl/wealth.yaml
kind: concept
id: nl/wealth
version: 1.0.0
status: adopted
sources:
  - { title: Participatiewet, role: law, law: { bwb: BWBR0015703, article: \"34\" } }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (index, source) in definition.header().sources.iter().enumerate() {
            let Some(law) = &source.law else { continue };
            let bwb = law.bwb.as_deref().filter(|bwb| !is_bwb(bwb)).map(|text| ("bwb", text));
            let eli = law.eli.as_deref().filter(|eli| !is_eli(eli)).map(|text| ("eli", text));
            for (field, text) in bwb.into_iter().chain(eli) {
                let message = Message::new(
                    format!("`{text}` is not an identifier of a law ({field})"),
                    format!("`{text}` is geen nummer van een wet ({field})"),
                );
                let pointer = format!("/sources/{index}/law/{field}");
                findings.value(definition, &pointer, message, RULE.fix.as_help());
            }
        }
    }
}

/// Whether the text is BWB, a letter for the collection, and seven digits.
fn is_bwb(text: &str) -> bool {
    let digits = text.strip_prefix("BWB").and_then(|rest| rest.strip_prefix(['R', 'V', 'W']));
    digits.is_some_and(|digits| digits.len() == 7 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_eli(text: &str) -> bool {
    let path = text.split_once("://").map_or(text, |(_, rest)| rest);
    let has_eli = path.starts_with("eli/") || path.contains("/eli/");
    has_eli && !text.contains(char::is_whitespace) && !path.ends_with("eli/")
}
