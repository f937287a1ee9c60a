//! Checking a registry: every rule, in parallel, and the findings in a fixed order.

use std::collections::{BTreeSet, HashSet};
use std::fmt;

use begrip::{Content, Date, Definition, DefinitionId, Example, Registry, Settings, nearest};
use rayon::prelude::*;
use thiserror::Error;

use crate::allowed::{self, Allowed};
use crate::diff::{DiffOptions, diff_registries};
use crate::finding::{Finding, Findings, Severity, fingerprint};
use crate::fix::Fix;
use crate::rule::{Context, Rule};
use crate::rules::{RULES, rule};

/// What a check found, and how much it looked at.
#[derive(Debug)]
pub struct Report {
    /// Findings by file, line, column and rule.
    pub findings: Vec<Finding>,
    /// What comments in the files allow, in the same order.
    pub allowed: Vec<Allowed>,
    /// How much was looked at.
    pub summary: Summary,
}

/// How much a check looked at, and how many findings there are of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Versions of definitions that could be read.
    pub definitions: usize,
    /// Authorities that own them.
    pub authorities: usize,
    /// Versions with a rule that says who or what is meant.
    pub with_rule: usize,
    /// Worked examples.
    pub examples: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are information.
    pub infos: usize,
    /// Findings that comments allow, which are none of the above.
    pub allowed: usize,
}

/// What is wrong with `[rules]` in `begrip.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RulesError {
    /// There is no such rule.
    #[error("{at}: [rules] names `{name}`, which is not a rule{}", nearest.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    UnknownRule {
        /// What is written.
        name: String,
        /// The nearest rule.
        nearest: Option<String>,
        /// Where.
        at: KeyPlace,
    },
    /// There is no such severity.
    #[error("{at}: [rules] gives `{rule}` the severity `{word}`; it is one of error, warning, info, off")]
    UnknownSeverity {
        /// The rule.
        rule: String,
        /// What is written.
        word: String,
        /// Where.
        at: KeyPlace,
    },
}

/// Where a key stands in `begrip.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyPlace(Option<(usize, usize)>);

impl fmt::Display for KeyPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some((line, column)) => write!(f, "{}:{line}:{column}", Settings::PATH),
            None => f.write_str(Settings::PATH),
        }
    }
}

/// What a registry is held against beside the rules that look at it alone.
#[derive(Debug, Clone, Copy, Default)]
pub struct CheckOptions<'r> {
    /// An earlier state: what was adopted then has to stay, and what changed since owes its version bumps.
    pub against: Option<&'r Registry>,
    /// Today: what has expired, and what is not in force yet. Without it nothing expires.
    pub today: Option<Date>,
}

/// Holds every rule against a registry.
///
/// Findings in definitions of authorities that `begrip.toml` does not list as its own are one step less loud and have no
/// fix, except for files that cannot be read and for what `begrip.lock` lacks. What a comment `# begrip: allow RULE: reason` beside the thing allows is no finding.
///
/// # Errors
///
/// Fails if `[rules]` in `begrip.toml` names a rule or a severity that does not exist.
pub fn check(registry: &Registry) -> Result<Report, RulesError> {
    check_with(registry, CheckOptions::default())
}

/// The same, against an earlier state of the registry, or on a day.
///
/// # Errors
///
/// Fails as [`check`] does.
pub fn check_with(registry: &Registry, options: CheckOptions<'_>) -> Result<Report, RulesError> {
    let active = active_rules(registry)?;
    let CheckOptions { against, today } = options;
    let since = against.map(|old| diff_registries(old, registry, DiffOptions { today }));
    let mut context = Context::new(registry, since.as_ref(), today);
    let (last, first): (Vec<_>, Vec<_>) =
        active.into_iter().partition(|(rule, _)| rule.name == allowed::LAST);
    let found = run(&first, &context);
    let (mut findings, mut allowed) = allowed::split(found, registry, today);
    let ran: HashSet<&str> = first.iter().map(|(rule, _)| rule.name).collect();
    context.unused = allowed::unused(registry, &allowed, &ran, &context);
    findings.extend(run(&last, &context));
    findings.sort_by(|a, b| (&a.place, a.rule, &a.message).cmp(&(&b.place, b.rule, &b.message)));
    allowed.sort_by(|a, b| (&a.finding.place, a.finding.rule).cmp(&(&b.finding.place, b.finding.rule)));
    fingerprint(findings.iter_mut().chain(allowed.iter_mut().map(|allowed| &mut allowed.finding)));
    let summary = summarise(registry, &findings, allowed.len());
    Ok(Report { findings, allowed, summary })
}

/// Holds only `[rules]` in `begrip.toml` against the rules that there are.
///
/// # Errors
///
/// Fails as [`check`] does.
pub fn check_settings(registry: &Registry) -> Result<(), RulesError> {
    active_rules(registry).map(|_| ())
}

/// What these rules find, each finding as loud as the registry has it.
fn run(rules: &[(&'static Rule, Severity)], context: &Context<'_>) -> Vec<Finding> {
    let own = context.registry.settings().registry.own.as_deref();
    let found = rules.par_iter().flat_map_iter(|(rule, severity)| {
        let mut findings = Findings::new(rule, context.registry);
        (rule.check)(context, &mut findings);
        findings.found.into_iter().map(move |mut finding| {
            finding.severity = *severity;
            if is_imported(own, &finding) {
                finding.severity = severity.softened();
                // the file is that of its authority; the lock is this registry's own
                finding.fix = finding.fix.filter(|fix| *fix == Fix::Lock);
            }
            finding
        })
    });
    found.collect()
}

fn is_imported(own: Option<&[DefinitionId]>, finding: &Finding) -> bool {
    match (own, &finding.id) {
        (Some(own), Some(id)) if finding.rule != "unreadable-file" => !own.contains(&id.of_authority()),
        _ => false,
    }
}

/// The rules that are not switched off, with the severity that this registry gives them.
fn active_rules(registry: &Registry) -> Result<Vec<(&'static Rule, Severity)>, RulesError> {
    let settings = &registry.settings().rules;
    for (name, word) in settings {
        let at = KeyPlace(registry.settings().place(&format!("rules.{name}")));
        if rule(name).is_none() {
            let nearest = nearest(name, RULES.iter().map(|rule| rule.name));
            return Err(RulesError::UnknownRule { name: name.clone(), nearest, at });
        }
        if word != "off" && word.parse::<Severity>().is_err() {
            return Err(RulesError::UnknownSeverity { rule: name.clone(), word: word.clone(), at });
        }
    }
    let severity = |rule: &&'static Rule| match settings.get(rule.name).map(String::as_str) {
        Some("off") => None,
        Some(word) => Some((*rule, word.parse().unwrap_or(rule.severity))),
        None => Some((*rule, rule.severity)),
    };
    Ok(RULES.iter().filter_map(severity).collect())
}

fn summarise(registry: &Registry, findings: &[Finding], allowed: usize) -> Summary {
    let definitions = registry.definitions();
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    Summary {
        definitions: definitions.len(),
        authorities: definitions
            .iter()
            .map(|definition| definition.id().authority())
            .collect::<BTreeSet<_>>()
            .len(),
        with_rule: definitions.iter().filter(|definition| has_rule(definition)).count(),
        examples: definitions.iter().map(|definition| examples(definition).len()).sum(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        infos: count(Severity::Info),
        allowed,
    }
}

fn has_rule(definition: &Definition) -> bool {
    match definition.content() {
        Content::Variable(variable) => variable.rule.is_some(),
        Content::Population(population) => population.rule.is_some(),
        _ => false,
    }
}

/// The worked examples of a definition.
pub(crate) fn examples(definition: &Definition) -> &[Example] {
    match definition.content() {
        Content::Variable(variable) => &variable.examples,
        Content::Population(population) => &population.examples,
        _ => &[],
    }
}
