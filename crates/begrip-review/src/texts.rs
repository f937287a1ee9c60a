//! Every text that people read in a definition, with its place.

use begrip::kind::alignment::Assumption;
use begrip::{Content, Definition, Text};

/// The texts of a definition in every language, with their pointers, in the order of the fields.
pub(crate) fn texts(definition: &Definition) -> Vec<(String, &str)> {
    let mut texts = Texts::default();
    let header = definition.header();
    texts.add("/label", &header.label);
    texts.add("/definition", &header.definition);
    texts.add("/note", &header.note);
    texts.list("/open", &header.open);
    if let Some(release) = &header.release {
        texts.add("/release/note", &release.note);
    }
    texts.content(definition.content());
    texts.0
}

#[derive(Default)]
struct Texts<'d>(Vec<(String, &'d str)>);

impl<'d> Texts<'d> {
    fn add(&mut self, pointer: &str, text: &'d Text) {
        self.0.extend(text.iter().map(|(language, text)| (format!("{pointer}/{language}"), text)));
    }

    fn list(&mut self, pointer: &str, texts: &'d [Text]) {
        for (index, text) in texts.iter().enumerate() {
            self.add(&format!("{pointer}/{index}"), text);
        }
    }

    fn content(&mut self, content: &'d Content) {
        match content {
            Content::Variable(variable) => self.list("/unformalised", &variable.unformalised),
            Content::Population(population) => self.list("/unformalised", &population.unformalised),
            Content::CodeList(list) => {
                for (index, code) in list.codes.iter().enumerate() {
                    self.add(&format!("/codes/{index}/label"), &code.label);
                    self.add(&format!("/codes/{index}/definition"), &code.definition);
                }
            }
            Content::Correspondence(correspondence) => {
                for (index, map) in correspondence.maps.iter().enumerate() {
                    self.add(&format!("/maps/{index}/note"), &map.note);
                }
            }
            Content::Parameter(parameter) => {
                for (index, step) in parameter.steps.iter().enumerate() {
                    self.add(&format!("/steps/{index}/note"), &step.note);
                }
            }
            Content::Concept(concept) => {
                for (index, matched) in concept.matches.iter().enumerate() {
                    self.add(&format!("/match/{index}/because"), &matched.because);
                }
            }
            Content::Alignment(alignment) => {
                self.add("/because", &alignment.because);
                for (index, assumption) in alignment.assume.iter().enumerate() {
                    let because = match assumption {
                        Assumption::Equal(equal) => &equal.because,
                        Assumption::Holds(holds) => &holds.because,
                    };
                    self.add(&format!("/assume/{index}/because"), because);
                }
            }
            Content::DataSource(source) => self.add("/coverage", &source.coverage),
            Content::Authority(_) | Content::UnitType(_) | Content::Indicator(_) => {}
        }
    }
}
