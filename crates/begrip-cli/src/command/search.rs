//! `search`: definitions by the words in them.

use begrip::{Content, Definition, Text};
use begrip_report::{json, text};
use clap::Args;

use crate::cli::{Format, Global};
use crate::failure::{Failure, Outcome};

/// Search ids, labels, definitions and codes, in every language
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Words that all have to occur
    #[arg(required = true)]
    words: Vec<String>,
    /// How they are shown
    #[arg(long, value_enum)]
    format: Option<Format>,
}

impl Arguments {
    pub(crate) fn run(&self, global: &Global) -> Result<Outcome, Failure> {
        let registry = global.open()?;
        let words: Vec<String> =
            self.words.iter().flat_map(|text| text.split_whitespace()).map(str::to_lowercase).collect();
        let mut found: Vec<(u8, &Definition)> = registry
            .definitions()
            .iter()
            .filter_map(|definition| Some((rank(definition, &words)?, definition)))
            .collect();
        // those that are called so come before those that only mention it
        found.sort_by_key(|(rank, _)| *rank);
        let definitions: Vec<&Definition> = found.into_iter().map(|(_, definition)| definition).collect();
        let text = match global.format(self.format) {
            Format::Text => text::list::report(&definitions, global.lang(Some(&registry)), global.style()),
            Format::Json => json::list::report(&definitions, json::list::Verb::Search),
        };
        global.write(&text)?;
        Ok(Outcome::Clean)
    }
}

/// 0 if the words are in the name, 1 if they are in the definition, 2 if they are elsewhere, `None` if not at all.
fn rank(definition: &Definition, words: &[String]) -> Option<u8> {
    let header = definition.header();
    let mut text = header.id.to_string();
    append(&mut text, &header.label);
    let has_all = |text: &str| {
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    };
    if has_all(&text) {
        return Some(0);
    }
    append(&mut text, &header.definition);
    if has_all(&text) {
        return Some(1);
    }
    append(&mut text, &header.note);
    if let Content::CodeList(list) = definition.content() {
        for code in &list.codes {
            text.push(' ');
            text.push_str(code.code.as_str());
            append(&mut text, &code.label);
        }
    }
    has_all(&text).then_some(2)
}

fn append(text: &mut String, more: &Text) {
    for (_, one) in more.iter() {
        text.push(' ');
        text.push_str(one);
    }
}
