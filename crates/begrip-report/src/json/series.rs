//! A series as JSON.

use begrip::Registry;
use begrip_review::{Correction, Lang, Segment, Series};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Label, reached};

/// The versions of a definition over time, and where the series breaks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Document {
    /// `begrip.series/1`
    format: &'static str,
    /// The definition.
    id: String,
    /// Its label.
    label: Label,
    /// Stretches of time within which figures are comparable, in order.
    segments: Vec<Item>,
    /// What was wrong and has been put right: figures made before are to be computed again.
    corrections: Vec<Corrected>,
    /// What takes the place of the last version: other definitions.
    replaced_by: Vec<Successor>,
}

/// Something that was wrong and has been put right.
#[derive(Debug, Serialize, JsonSchema)]
struct Corrected {
    /// The day on which it was released.
    date: Option<String>,
    /// The version that was wrong.
    from: String,
    /// The version that puts it right.
    to: String,
    /// What was wrong, and where.
    cause: reached::CauseItem,
}

/// A stretch of time within which figures are comparable.
#[derive(Debug, Serialize, JsonSchema)]
struct Item {
    /// The version that holds.
    version: String,
    /// The first day; null if open.
    from: Option<String>,
    /// The last day; null if open.
    until: Option<String>,
    /// How it goes on after it: `continues`, `break`, `gap` or `end`.
    then: &'static str,
    /// Why the series breaks after it.
    causes: Vec<reached::CauseItem>,
}

/// A definition that takes the place of another.
#[derive(Debug, Serialize, JsonSchema)]
struct Successor {
    /// Its id.
    id: String,
    /// Its version.
    version: String,
}

/// The segments of a series.
pub fn report(series: &Series, registry: &Registry, lang: Lang) -> String {
    let newest = registry.versions(&series.id).last();
    super::print(&Document {
        format: "begrip.series/1",
        id: series.id.to_string(),
        label: newest.map_or_else(|| Label::of(&begrip::Text::default()), |d| Label::of(&d.header().label)),
        segments: series.segments.iter().map(|segment| item(segment, lang)).collect(),
        corrections: series.corrections.iter().map(|correction| corrected(correction, lang)).collect(),
        replaced_by: series
            .replaced_by
            .iter()
            .map(|(id, version)| Successor { id: id.to_string(), version: version.to_string() })
            .collect(),
    })
}

fn corrected(correction: &Correction, lang: Lang) -> Corrected {
    Corrected {
        date: correction.date.map(|date| date.to_string()),
        from: correction.from.to_string(),
        to: correction.to.to_string(),
        cause: reached::cause(&correction.cause, lang),
    }
}

fn item(segment: &Segment, lang: Lang) -> Item {
    Item {
        version: segment.version.to_string(),
        from: segment.from.map(|date| date.to_string()),
        until: segment.until.map(|date| date.to_string()),
        then: segment.then.as_str(),
        causes: segment.causes.iter().map(|cause| reached::cause(cause, lang)).collect(),
    }
}
