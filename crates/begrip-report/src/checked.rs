//! What is shown of a check in every format: the loudest findings up to a limit, how many there are of each rule, and
//! the sentence that says it all.

use std::collections::{BTreeMap, BTreeSet};

use begrip_review::{Finding, Lang, Report, Severity, Summary};

use crate::text::count;

/// The findings that are shown, in their order, and how many more there are of each severity.
pub(crate) struct Selected<'r> {
    pub(crate) findings: Vec<&'r Finding>,
    more: [usize; 3],
}

impl<'r> Selected<'r> {
    /// The loudest findings, at most so many; of equals the first.
    pub(crate) fn new(report: &'r Report, limit: usize) -> Self {
        let mut order: Vec<usize> = (0..report.findings.len()).collect();
        let severity = |at: &usize| report.findings.get(*at).map(|finding| finding.severity);
        order.sort_by_key(|at| std::cmp::Reverse(severity(at)));
        let kept: BTreeSet<usize> = order.into_iter().take(limit).collect();
        let (shown, hidden): (Vec<_>, Vec<_>) =
            report.findings.iter().enumerate().partition(|(at, _)| kept.contains(at));
        let of = |severity| hidden.iter().filter(|(_, finding)| finding.severity == severity).count();
        let more = [of(Severity::Error), of(Severity::Warning), of(Severity::Info)];
        let findings = shown.into_iter().map(|(_, finding)| finding).collect();
        Self { findings, more }
    }

    /// How many findings are not shown, and how to see them; `None` if all are.
    pub(crate) fn more(&self, lang: Lang) -> Option<String> {
        let [errors, warnings, infos] = self.more;
        let total = errors + warnings + infos;
        let said = in_words([errors, warnings, infos], false, lang);
        (total > 0).then(|| match lang {
            Lang::En => format!("and {total} more: {said}; --limit 0 shows all"),
            Lang::Nl => format!("en nog {total}: {said}; --limit 0 toont alles"),
        })
    }

    /// The findings of each file, in order.
    pub(crate) fn by_file(&self) -> impl Iterator<Item = &[&'r Finding]> {
        self.findings.chunk_by(|a, b| a.place.file == b.place.file)
    }
}

/// How many findings each rule has, most first, with the loudest of their severities.
pub(crate) fn statistics(report: &Report) -> Vec<(&'static str, Severity, usize)> {
    let mut rules: BTreeMap<&'static str, (Severity, usize)> = BTreeMap::new();
    for finding in &report.findings {
        let (severity, count) = rules.entry(finding.rule).or_insert((finding.severity, 0));
        *severity = (*severity).max(finding.severity);
        *count += 1;
    }
    let mut all: Vec<_> =
        rules.into_iter().map(|(rule, (severity, count))| (rule, severity, count)).collect();
    all.sort_by_key(|(rule, _, count)| (std::cmp::Reverse(*count), *rule));
    all
}

/// `3 errors, no warnings, 1 allowed in 391 definitions`.
pub(crate) fn sentence(summary: &Summary, lang: Lang) -> String {
    let Summary { definitions, errors, warnings, infos, .. } = *summary;
    let found = in_words([errors, warnings, infos], true, lang);
    let allowed = allowed(summary, lang);
    match lang {
        Lang::En => format!("{found}{allowed} in {}", count(definitions, "definition", "definitions")),
        Lang::Nl => format!("{found}{allowed} in {}", count(definitions, "definitie", "definities")),
    }
}

/// `, 1 allowed`, or nothing.
pub(crate) fn allowed(summary: &Summary, lang: Lang) -> String {
    match summary.allowed {
        0 => String::new(),
        allowed => format!(", {allowed} {}", lang.pick("allowed", "toegestaan")),
    }
}

/// How many findings there are of each severity; errors and warnings also if there are none, if that is asked for.
pub(crate) fn in_words([errors, warnings, infos]: [usize; 3], none_too: bool, lang: Lang) -> String {
    let none = |words: &str| format!("{} {words}", lang.pick("no", "geen"));
    let (error, errors_) = lang.pick(("error", "errors"), ("fout", "fouten"));
    let (warning, warnings_) = lang.pick(("warning", "warnings"), ("waarschuwing", "waarschuwingen"));
    let mut parts = Vec::new();
    for (number, one, many) in [(errors, error, errors_), (warnings, warning, warnings_)] {
        match number {
            0 if none_too => parts.push(none(many)),
            0 => {}
            number => parts.push(count(number, one, many)),
        }
    }
    if infos > 0 {
        parts.push(format!("{infos} {}", lang.pick("for information", "ter informatie")));
    }
    parts.join(", ")
}

/// The word for a severity.
pub(crate) fn severity_in_words(severity: Severity, lang: Lang) -> &'static str {
    match severity {
        Severity::Error => lang.pick("error", "fout"),
        Severity::Warning => lang.pick("warning", "waarschuwing"),
        Severity::Info => lang.pick("info", "informatie"),
    }
}
