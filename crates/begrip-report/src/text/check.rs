//! The findings of a check for people: the line with a caret under it, and what to do.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use begrip::{Place, Sources};
use begrip_review::{Finding, Report, Severity, Summary};

use super::{Style, count, plain};
use begrip_review::Lang;

/// The findings with the lines that they are about, and a last line that can be read alone.
pub fn report(report: &Report, sources: &Sources, lang: Lang, style: Style) -> String {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(style.width.min(140));
    let mut text = String::new();
    for finding in &report.findings {
        text.push_str(&render(finding, sources, lang, &renderer));
        text.push_str("\n\n");
    }
    text.push_str(&summary(&report.summary, lang));
    text
}

/// One finding a line: `file:line:column: severity[rule]: message`.
pub fn concise(report: &Report, lang: Lang) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        let Place { file, line, column, .. } = &finding.place;
        let (severity, rule) = (finding.severity, finding.rule);
        let message = plain(lang.say(&finding.message));
        text.push_str(&format!("{file}:{line}:{column}: {severity}[{rule}]: {message}\n"));
    }
    text.push_str(&summary(&report.summary, lang));
    text
}

fn render(finding: &Finding, sources: &Sources, lang: Lang, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(lang.pick("error", "fout")),
        Severity::Warning => Level::WARNING.with_name(lang.pick("warning", "waarschuwing")),
        Severity::Info => Level::INFO.with_name(lang.pick("info", "informatie")),
    };
    let message = plain(lang.say(&finding.message));
    let help = plain(lang.say(&finding.help));
    let mut group =
        level.primary_title(message.as_str()).id(finding.rule).element(snippet(finding, sources, lang));
    for related in elsewhere(finding) {
        let label = plain(lang.say(&related.message));
        let text = sources.by_path(&related.place.file).map(begrip::SourceFile::text).unwrap_or_default();
        let annotation = AnnotationKind::Context.span(span(text, &related.place)).label(label);
        group = group.element(Snippet::source(text).path(related.place.file.as_str()).annotation(annotation));
    }
    let help =
        Group::with_title(Level::HELP.with_name(lang.pick("help", "hulp")).secondary_title(help.as_str()));
    renderer.render(&[group, help])
}

/// The line that a finding is about, with the related places in the same file.
fn snippet<'s>(
    finding: &'s Finding,
    sources: &'s Sources,
    lang: Lang,
) -> Snippet<'s, annotate_snippets::Annotation<'s>> {
    let text = sources.by_path(&finding.place.file).map(begrip::SourceFile::text).unwrap_or_default();
    let primary = AnnotationKind::Primary.span(span(text, &finding.place));
    let mut snippet = Snippet::source(text).path(finding.place.file.as_str()).annotation(primary);
    for related in finding.related.iter().filter(|related| related.place.file == finding.place.file) {
        let label = plain(lang.say(&related.message));
        snippet = snippet.annotation(AnnotationKind::Context.span(span(text, &related.place)).label(label));
    }
    snippet
}

fn elsewhere(finding: &Finding) -> impl Iterator<Item = &begrip_review::Related> {
    finding.related.iter().filter(|related| related.place.file != finding.place.file)
}

/// The bytes of a place; at least one character where the text has one.
fn span(text: &str, place: &Place) -> Range<usize> {
    let start = offset(text, place.line, place.column);
    let end = offset(text, place.end_line, place.end_column).max(start);
    let next = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    start..if end == start { start + next } else { end }
}

fn offset(text: &str, line: u32, column: u32) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1) as usize).map(str::len).sum();
    let rest = text.get(before..).unwrap_or_default();
    let within: usize = rest.chars().take(column.saturating_sub(1) as usize).map(char::len_utf8).sum();
    (before + within).min(text.len())
}

fn summary(summary: &Summary, lang: Lang) -> String {
    let Summary { definitions, authorities, with_rule, examples, errors, warnings, infos } = *summary;
    let looked = match lang {
        Lang::En => format!(
            "{} of {}, {with_rule} with a rule, {}",
            count(definitions, "definition", "definitions"),
            count(authorities, "authority", "authorities"),
            count(examples, "worked example", "worked examples"),
        ),
        Lang::Nl => format!(
            "{} van {}, {with_rule} met een regel, {}",
            count(definitions, "definitie", "definities"),
            count(authorities, "instantie", "instanties"),
            count(examples, "uitgewerkt voorbeeld", "uitgewerkte voorbeelden"),
        ),
    };
    let found = match lang {
        Lang::En => {
            [none_or(errors, "error", "errors", "no"), none_or(warnings, "warning", "warnings", "no")]
        }
        Lang::Nl => [
            none_or(errors, "fout", "fouten", "geen"),
            none_or(warnings, "waarschuwing", "waarschuwingen", "geen"),
        ],
    };
    let more = if infos == 0 {
        String::new()
    } else {
        format!(", {infos} {}", lang.pick("for information", "ter informatie"))
    };
    format!("{looked}\n{}{more}\n", found.join(", "))
}

fn none_or(number: usize, one: &str, many: &str, none: &str) -> String {
    if number == 0 { format!("{none} {many}") } else { count(number, one, many) }
}
