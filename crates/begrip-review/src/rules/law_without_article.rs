//! `law-without-article`: a source that is a law says which article.

use begrip::{Source, SourceRole};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "law-without-article",
    severity: Severity::Warning,
    group: Group::References,
    summary: Said {
        en: "a source that is a law says which article",
        nl: "een bron die een wet is, zegt welk artikel",
    },
    why: Said {
        en: "A law has hundreds of articles; without the article nobody can check the definition against it.",
        nl: "Een wet heeft honderden artikelen; zonder artikel kan niemand de definitie eraan toetsen.",
    },
    fix: Said {
        en: "Add `article`, such as `article: \"34\"`, and the law as `bwb` or `eli`.",
        nl: "Voeg `article` toe, zoals `article: \"34\"`, en de wet als `bwb` of `eli`.",
    },
    fires: "
# file: definitions/nl/wealth.yaml
kind: concept
id: nl/wealth
version: 1.0.0
status: adopted
sources:
  - { title: Participatiewet, role: law, law: { bwb: BWBR0015703 } }
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
            let Some(field) = place(source) else { continue };
            let title = &source.title;
            let message = Message::new(
                format!("`{title}` is a law, and no article is named"),
                format!("`{title}` is een wet, en er staat geen artikel bij"),
            );
            findings.value(definition, &format!("/sources/{index}/{field}"), message, RULE.fix.as_help());
        }
    }
}

/// The field at which an article is missing, if one is.
fn place(source: &Source) -> Option<&'static str> {
    if let Some(law) = &source.law {
        return law.article.is_none().then_some("law");
    }
    // the title or the page may say which article it is
    let is_told = source.title.chars().any(|c| c.is_ascii_digit()) || source.url.is_some();
    (source.role == Some(SourceRole::Law) && !is_told).then_some("title")
}
