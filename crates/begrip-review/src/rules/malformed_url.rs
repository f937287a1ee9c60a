//! `malformed-url`: an address is one that a browser can open.

use begrip::{Content, Definition};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "malformed-url",
    severity: Severity::Error,
    group: Group::References,
    summary: Said {
        en: "an address is one that a browser can open",
        nl: "een adres is er een dat een browser kan openen",
    },
    why: Said {
        en: "An address that is none is a source that nobody can look up.",
        nl: "Een adres dat er geen is, is een bron die niemand kan naslaan.",
    },
    fix: Said {
        en: "Write the whole address, from `https://` on and without spaces.",
        nl: "Schrijf het hele adres, vanaf `https://` en zonder spaties.",
    },
    fires: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
sources:
  - { title: Armoede in Nederland, url: \"www.cbs.nl/armoede\" }
",
    passes: "
# file: definitions/nl/poverty.yaml
kind: concept
id: nl/poverty
version: 1.0.0
status: adopted
sources:
  - { title: Armoede in Nederland, url: \"https://www.cbs.nl/armoede\" }
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (pointer, url) in wrong(definition) {
            let message =
                Message::new(format!("`{url}` is not an address"), format!("`{url}` is geen adres"));
            findings.value(definition, &pointer, message, RULE.fix.as_help());
        }
    }
}

/// The addresses of a definition that are none, with their pointers.
fn wrong(definition: &Definition) -> Vec<(String, &str)> {
    let is_wrong = |url: &&str| !is_address(url);
    let sources = definition.header().sources.iter().enumerate();
    let mut wrong: Vec<(String, &str)> = sources
        .filter_map(|(index, source)| {
            let url = source.url.as_deref().filter(is_wrong)?;
            Some((format!("/sources/{index}/url"), url))
        })
        .collect();
    if let Content::Authority(authority) = definition.content() {
        let homepage = authority.homepage.as_deref().filter(is_wrong);
        wrong.extend(homepage.map(|homepage| ("/homepage".to_owned(), homepage)));
    }
    wrong
}

/// Whether the text has a scheme of the web, a host with a domain, and no white space.
fn is_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let Some(host) = rest.and_then(|rest| rest.split(['/', '?', '#']).next()) else { return false };
    let parts: Vec<&str> = host.split(':').next().unwrap_or_default().split('.').collect();
    let is_domain = parts.len() > 1 && parts.iter().all(|part| !part.is_empty());
    is_domain && !url.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '|'))
}
