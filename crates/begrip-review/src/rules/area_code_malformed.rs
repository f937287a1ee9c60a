//! `area-code-malformed`: the code of a Dutch area has the right number of digits.

use begrip::{CodeValue, Content, Definition, ValueDomain};

use crate::finding::{Findings, Severity};
use crate::message::{Message, Said};
use crate::rule::{Context, Group, Rule};

pub(crate) const RULE: Rule = Rule {
    name: "area-code-malformed",
    severity: Severity::Error,
    group: Group::Codes,
    summary: Said {
        en: "the code of a Dutch area has the right number of digits",
        nl: "de code van een Nederlands gebied heeft het juiste aantal cijfers",
    },
    why: Said {
        en: "Figures are joined on these codes, and a digit less joins them to nothing.",
        nl: "Cijfers worden op deze codes gekoppeld, en met een cijfer minder koppelen ze aan niets.",
    },
    fix: Said {
        en: "Write GM with four digits for a municipality, WK with six for a district, BU with eight for a neighbourhood.",
        nl: "Schrijf GM met vier cijfers voor een gemeente, WK met zes voor een wijk, BU met acht voor een buurt.",
    },
    fires: "
# file: definitions/den-haag.yaml
kind: authority
id: den-haag
version: 1.0.0
status: adopted
level: municipality
code: GM518
",
    passes: "
# file: definitions/den-haag.yaml
kind: authority
id: den-haag
version: 1.0.0
status: adopted
level: municipality
code: GM0518
",
    check,
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for definition in context.registry.definitions() {
        for (pointer, code) in areas(definition).into_iter().filter(|(_, code)| is_malformed(code.as_str())) {
            let message = Message::new(
                format!("`{code}` has not the digits that the code of an area has"),
                format!("`{code}` heeft niet de cijfers die de code van een gebied heeft"),
            );
            findings.value(definition, &pointer, message, RULE.fix.as_help());
        }
    }
}

/// The codes of areas that a definition names.
pub(super) fn areas(definition: &Definition) -> Vec<(String, &CodeValue)> {
    match definition.content() {
        Content::Authority(authority) => {
            authority.code.iter().map(|code| ("/code".to_owned(), code)).collect()
        }
        Content::Population(population) => {
            let areas = population.area.iter().flat_map(|area| area.areas.iter().enumerate());
            areas.map(|(index, code)| (format!("/area/in/{index}"), code)).collect()
        }
        Content::Variable(variable) => base(&variable.values).into_iter().collect(),
        Content::Indicator(indicator) => {
            let figures = indicator.figures.iter().enumerate().filter_map(|(index, figure)| {
                Some((format!("/figures/{index}/area"), figure.area.as_ref()?))
            });
            indicator.values.as_ref().and_then(base).into_iter().chain(figures).collect()
        }
        _ => Vec::new(),
    }
}

/// The area on which an index is fixed.
pub(super) fn base(values: &ValueDomain) -> Option<(String, &CodeValue)> {
    let ValueDomain::Number(domain) = values else { return None };
    let area = domain.base.as_ref()?.area.as_ref()?;
    Some(("/values/base/area".to_owned(), area))
}

/// Whether a code begins as that of a Dutch area and has too few or too many digits.
pub(super) fn is_malformed(code: &str) -> bool {
    [("GM", 4), ("WK", 6), ("BU", 8)].into_iter().any(|(prefix, count)| {
        code.strip_prefix(prefix).is_some_and(|digits| {
            // other lists may have names that begin with these letters
            let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            all && digits.len() != count
        })
    })
}
