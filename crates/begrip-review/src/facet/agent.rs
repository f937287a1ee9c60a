//! Agent: what an authority or a data source is.

use begrip::kind::authority::Level;
use begrip::kind::data_source::SourceType;
use begrip::{CodeValue, Reference, Relation, Text};

use super::Facet;
use crate::changes::{Changes, Effect, Referred, Spot};
use crate::impact::Impact;

#[derive(Default)]
pub(crate) struct Agent<'r> {
    pub(crate) level: Option<&'r Level>,
    pub(crate) code: Option<&'r CodeValue>,
    pub(crate) homepage: Option<&'r String>,
    pub(crate) source_type: Option<&'r SourceType>,
    pub(crate) coverage: Option<&'r Text>,
    pub(crate) steward: Option<&'r Reference>,
}

impl<'r> Agent<'r> {
    pub(crate) fn compare(&self, new: &Self, to: &mut Changes<'_, 'r>) {
        let spot = |field: &str, en, nl| Spot::new(Facet::Agent, format!("/{field}"), en, nl);
        to.value(spot("level", "level", "niveau"), self.level, new.level, Effect::COMPATIBLE);
        to.value(spot("code", "code of the area", "gebiedscode"), self.code, new.code, Effect::COMPATIBLE);
        to.value(spot("homepage", "site", "website"), self.homepage, new.homepage, Effect::EDITORIAL);
        let source_type = spot("type", "how the data come about", "hoe de gegevens ontstaan");
        to.value(source_type, self.source_type, new.source_type, Effect::BREAKING);
        let none = Text::default();
        let (old, after) = (self.coverage.unwrap_or(&none), new.coverage.unwrap_or(&none));
        to.text(spot("coverage", "coverage", "dekking"), old, after, Impact::Compatible);
        let referred = Referred { relation: Relation::Steward, effect: Effect::COMPATIBLE };
        to.reference(spot("steward", "steward", "beheerder"), self.steward, new.steward, referred);
    }
}
