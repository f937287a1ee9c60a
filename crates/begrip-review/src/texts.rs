//! Every text that people read in a definition, with its place.

use std::fmt;

use begrip::kind::alignment::Assumption;
use begrip::{Content, Definition, Text};

/// What is found in the texts of a definition in every language, with their pointers, in the order of the fields.
///
/// A pointer is made only for a text in which something is found, for there are many texts.
pub(crate) fn found<T>(definition: &Definition, look: impl Fn(&str) -> Option<T>) -> Vec<(String, T)> {
    let mut found = Vec::new();
    each(definition, &mut |at, text| {
        for (language, text) in text.iter() {
            found.extend(look(text).map(|seen| (format!("{at}/{language}"), seen)));
        }
    });
    found
}

/// What is found in the texts of a definition, the languages of a text taken together.
pub(crate) fn across<T>(definition: &Definition, look: impl Fn(&Text) -> Option<T>) -> Vec<(String, T)> {
    let mut found = Vec::new();
    each(definition, &mut |at, text| found.extend(look(text).map(|seen| (at.to_string(), seen))));
    found
}

fn each(definition: &Definition, visit: &mut dyn FnMut(fmt::Arguments<'_>, &Text)) {
    let mut texts = Texts(visit);
    let header = definition.header();
    texts.add(format_args!("/label"), &header.label);
    texts.add(format_args!("/definition"), &header.definition);
    texts.add(format_args!("/note"), &header.note);
    texts.list("/open", &header.open);
    if let Some(release) = &header.release {
        texts.add(format_args!("/release/note"), &release.note);
    }
    texts.content(definition.content());
}

/// What is to be done with every text, and with where it stands.
struct Texts<'f>(&'f mut dyn FnMut(fmt::Arguments<'_>, &Text));

impl Texts<'_> {
    fn add(&mut self, at: fmt::Arguments<'_>, text: &Text) {
        (self.0)(at, text);
    }

    fn list(&mut self, pointer: &str, texts: &[Text]) {
        for (index, text) in texts.iter().enumerate() {
            self.add(format_args!("{pointer}/{index}"), text);
        }
    }

    fn content(&mut self, content: &Content) {
        match content {
            Content::Variable(variable) => self.list("/unformalised", &variable.unformalised),
            Content::Population(population) => self.list("/unformalised", &population.unformalised),
            Content::CodeList(list) => {
                for (index, code) in list.codes.iter().enumerate() {
                    self.add(format_args!("/codes/{index}/label"), &code.label);
                    self.add(format_args!("/codes/{index}/definition"), &code.definition);
                }
            }
            Content::Correspondence(correspondence) => {
                for (index, map) in correspondence.maps.iter().enumerate() {
                    self.add(format_args!("/maps/{index}/note"), &map.note);
                }
            }
            Content::Parameter(parameter) => {
                for (index, step) in parameter.steps.iter().enumerate() {
                    self.add(format_args!("/steps/{index}/note"), &step.note);
                }
            }
            Content::Concept(concept) => {
                for (index, matched) in concept.matches.iter().enumerate() {
                    self.add(format_args!("/match/{index}/because"), &matched.because);
                }
            }
            Content::Alignment(alignment) => {
                self.add(format_args!("/because"), &alignment.because);
                for (index, assumption) in alignment.assume.iter().enumerate() {
                    let because = match assumption {
                        Assumption::Equal(equal) => &equal.because,
                        Assumption::Holds(holds) => &holds.because,
                    };
                    self.add(format_args!("/assume/{index}/because"), because);
                }
            }
            Content::DataSource(source) => self.add(format_args!("/coverage"), &source.coverage),
            Content::Authority(_) | Content::UnitType(_) | Content::Indicator(_) => {}
        }
    }
}
