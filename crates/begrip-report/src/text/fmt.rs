//! Files in their canonical layout, for people.

use begrip::LayoutError;
use similar::TextDiff;

use super::{Style, plain};
use begrip_review::Lang;

/// A definition file and how it should be laid out.
#[derive(Debug)]
pub struct Sheet {
    /// Its path in the registry, or as somebody named it.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Its text in the canonical layout.
    pub laid_out: Result<String, LayoutError>,
}

impl Sheet {
    /// The text in its canonical layout, if that is another one.
    pub fn change(&self) -> Option<&str> {
        self.laid_out.as_deref().ok().filter(|laid_out| *laid_out != self.text)
    }
}

/// What is done with the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// They are written.
    Write,
    /// Which would be written is said.
    Check,
    /// What would be written is shown.
    Diff,
}

/// The files that are laid out otherwise, or how, and those that cannot be laid out; then one sentence about all.
pub fn report(sheets: &[Sheet], what: What, lang: Lang, style: Style) -> String {
    let mut out = String::new();
    for sheet in sheets {
        match (&sheet.laid_out, sheet.change()) {
            (Err(error), _) => out.push_str(&format!("{}: {}\n", plain(&sheet.path), refused(*error, lang))),
            (Ok(_), Some(laid_out)) if what == What::Diff => out.push_str(&diff(sheet, laid_out, style)),
            (Ok(_), Some(_)) => out.push_str(&format!("{}\n", plain(&sheet.path))),
            (Ok(_), None) => {}
        }
    }
    out.push_str(&summary(sheets, what, lang));
    out
}

fn summary(sheets: &[Sheet], what: What, lang: Lang) -> String {
    let changed = sheets.iter().filter(|sheet| sheet.change().is_some()).count();
    let total = sheets.len();
    let refused = sheets.iter().any(|sheet| sheet.laid_out.is_err());
    match (what, changed) {
        (_, 0) if refused => lang.pick(
            format!("the others of {total} files are in their canonical layout\n"),
            format!("de andere van {total} bestanden hebben hun vaste opmaak\n"),
        ),
        (_, 0) => lang.pick(
            format!("{total} files, all in their canonical layout\n"),
            format!("{total} bestanden, alle in hun vaste opmaak\n"),
        ),
        (What::Write, _) => lang.pick(
            format!("{changed} of {total} files laid out anew\n"),
            format!("{changed} van {total} bestanden opnieuw opgemaakt\n"),
        ),
        _ => lang.pick(
            format!("{changed} of {total} files to lay out anew: `begrip fmt` does it\n"),
            format!("{changed} van {total} bestanden opnieuw op te maken: `begrip fmt` doet het\n"),
        ),
    }
}

fn refused(error: LayoutError, lang: Lang) -> String {
    let dutch = match error {
        LayoutError::Unreadable => "het bestand is niet te lezen; zie `begrip check`",
        LayoutError::Unsafe => {
            "het bestand is niet op te maken zonder te veranderen wat het zegt; maak het met de hand op"
        }
    };
    lang.pick(error.to_string(), dutch.to_owned())
}

/// The lines that change, in the form that `git apply` reads.
fn diff(sheet: &Sheet, laid_out: &str, style: Style) -> String {
    let path = plain(&sheet.path);
    let diff = TextDiff::from_lines(sheet.text.as_str(), laid_out);
    let text = diff.unified_diff().header(&format!("a/{path}"), &format!("b/{path}")).to_string();
    text.split_inclusive('\n').map(|line| colored(line, style)).collect()
}

fn colored(line: &str, style: Style) -> String {
    let color = match line.as_bytes().first() {
        Some(b'-') => 31,
        Some(b'+') => 32,
        Some(b'@') => 36,
        _ => return line.to_owned(),
    };
    if style.color {
        format!("\u{1b}[{color}m{}\u{1b}[0m\n", line.trim_end_matches('\n'))
    } else {
        line.to_owned()
    }
}
