//! The findings of a check for people: the line with a caret under it, and what to do.

use std::collections::HashSet;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use begrip::{Place, Sources};
use begrip_review::{Finding, Report, Severity, Summary};
use unicode_width::UnicodeWidthStr;

use super::{Style, count, plain, table};
use crate::checked::{self, Selected, severity_in_words};
use begrip_review::Lang;

/// At most `limit` findings with the lines that they are about, file by file, and a last line that can be read alone.
pub fn report(report: &Report, sources: &Sources, limit: usize, lang: Lang, style: Style) -> String {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode).term_width(style.width.min(140));
    let selected = Selected::new(report, limit);
    let (mut text, mut explained) = (String::new(), HashSet::new());
    let is_one_file = selected.by_file().count() < 2;
    for of_file in selected.by_file() {
        if !is_one_file {
            text.push_str(&heading(of_file, lang, style));
        }
        for finding in of_file {
            text.push_str(render(finding, sources, lang, style.width, &renderer).trim_end());
            text.push('\n');
            if explained.insert(finding.rule) {
                let about = lang.pick("about this rule:", "over deze regel:");
                text.push_str(&format!("{about} begrip explain {}\n", finding.rule));
            }
            text.push('\n');
        }
    }
    if let Some(more) = selected.more(lang) {
        text.push_str(&format!("{more}\n"));
    }
    text.push_str(&fixable(report, lang));
    text.push_str(&summary(&report.summary, lang));
    text
}

/// How many of the findings mend themselves if somebody asks for it; nothing if none does.
fn fixable(report: &Report, lang: Lang) -> String {
    let count = report.findings.iter().filter(|finding| finding.fix.is_some()).count();
    match count {
        0 => String::new(),
        1 => lang
            .pick(
                "one of them is mended by `begrip check --fix`\n",
                "een ervan herstelt `begrip check --fix`\n",
            )
            .to_owned(),
        _ => lang.pick(
            format!("{count} of them are mended by `begrip check --fix`\n"),
            format!("{count} ervan herstelt `begrip check --fix`\n"),
        ),
    }
}

/// How many findings each rule has, instead of the findings.
pub fn statistics(report: &Report, lang: Lang, style: Style) -> String {
    let row = |(rule, severity, count): (&'static str, Severity, usize)| {
        vec![format!("{count:>5}"), severity_in_words(severity, lang).to_owned(), rule.to_owned()]
    };
    let rows: Vec<Vec<String>> = checked::statistics(report).into_iter().map(row).collect();
    format!("{}{}", table(&rows, "", style.width), summary(&report.summary, lang))
}

/// A file with how many findings it has.
fn heading(of_file: &[&Finding], lang: Lang, style: Style) -> String {
    let of = |severity| of_file.iter().filter(|finding| finding.severity == severity).count();
    let counts = [of(Severity::Error), of(Severity::Warning), of(Severity::Info)];
    let file = of_file.first().map(|finding| plain(&finding.place.file)).unwrap_or_default();
    format!("{}: {}\n\n", style.bold(&file), checked::in_words(counts, false, lang))
}

fn render(finding: &Finding, sources: &Sources, lang: Lang, width: usize, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let level = level.with_name(severity_in_words(finding.severity, lang));
    let name = severity_in_words(finding.severity, lang);
    let message = wrapped(lang.say(&finding.message), name.width() + finding.rule.len() + 4, width);
    let help_ = lang.pick("help", "hulp");
    let help = wrapped(lang.say(&finding.help), help_.width() + 2, width);
    let mut group =
        level.primary_title(message.as_str()).id(finding.rule).element(snippet(finding, sources, lang));
    for related in elsewhere(finding) {
        let label = plain(lang.say(&related.message));
        let text = sources.by_path(&related.place.file).map(begrip::SourceFile::text).unwrap_or_default();
        let annotation = AnnotationKind::Context.span(span(text, &related.place)).label(label);
        group = group.element(Snippet::source(text).path(related.place.file.as_str()).annotation(annotation));
    }
    let help = Group::with_title(Level::HELP.with_name(help_).secondary_title(help.as_str()));
    renderer.render(&[group, help])
}

/// The text in lines that fit the screen beside what stands before it; one line where there is no screen.
fn wrapped(text: &str, before: usize, width: usize) -> String {
    let text = plain(text);
    if width == usize::MAX {
        return text;
    }
    let options = textwrap::Options::new(width.min(100).saturating_sub(before).max(24)).break_words(false);
    textwrap::fill(&text, options.word_splitter(textwrap::WordSplitter::NoHyphenation))
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

/// How much was looked at and what was found; one line if anything was.
pub(super) fn summary(summary: &Summary, lang: Lang) -> String {
    let Summary { definitions, authorities, with_rule, examples, errors, warnings, infos, .. } = *summary;
    if errors + warnings + infos > 0 {
        return format!("{}\n", checked::sentence(summary, lang));
    }
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
    let allowed = checked::allowed(summary, lang);
    format!("{looked}\n{}{allowed}\n", checked::in_words([0, 0, 0], true, lang))
}
