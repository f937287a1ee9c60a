//! The items of a list in another order, each with its lines and the comments above them.

use std::ops::Range;

use begrip::Part;

use super::{Document, Edit};

impl Document {
    /// What puts the items of a list of the definition into another order; nothing if they do not stand on lines of
    /// their own.
    pub(super) fn reordered(&self, pointer: &str, order: &[usize]) -> Vec<Edit> {
        let Some(regions) = self.regions(pointer, order.len()) else { return Vec::new() };
        let whole = regions.first().map_or(0, |first| first.start)..regions.last().map_or(0, |last| last.end);
        let lines = |item: &usize| {
            let text =
                regions.get(*item).and_then(|region| self.text().get(region.clone())).unwrap_or_default();
            if text.ends_with('\n') { text.to_owned() } else { format!("{text}{}", self.line_end()) }
        };
        vec![(whole, order.iter().map(lines).collect())]
    }

    /// The lines of each item; together they are without gap.
    fn regions(&self, pointer: &str, count: usize) -> Option<Vec<Range<usize>>> {
        let starts: Vec<usize> =
            (0..count).map(|item| self.start_of(pointer, item)).collect::<Option<_>>()?;
        let ends = starts.iter().skip(1).copied().chain(std::iter::once(self.end_of(pointer)));
        Some(starts.iter().zip(ends).map(|(start, end)| *start..end.max(*start)).collect())
    }

    /// The start of the line of an item's dash, or of the comments above it.
    fn start_of(&self, pointer: &str, item: usize) -> Option<usize> {
        let start = self.range(&format!("{pointer}/{item}")).start;
        let line = self.line(start);
        let head = self.text().get(line.start..start)?;
        head.trim_start().starts_with('-').then(|| self.above_comments(line.start))
    }

    /// The end of the last line before the next field of the file, without blank lines and the comments of that field.
    fn end_of(&self, pointer: &str) -> usize {
        let own = self.range_of(pointer, Part::Key).start;
        let fields = serde_json::to_value(self.definition()).unwrap_or_default();
        let names = fields.as_object().into_iter().flat_map(|fields| fields.keys());
        let starts = names.map(|name| self.range_of(&format!("/{name}"), Part::Key).start);
        let next = starts.filter(|start| *start > own).min();
        let end = next.map_or(self.text().len(), |start| self.above_comments(self.line(start).start));
        let said = self.text().get(..end).unwrap_or_default().trim_end().len();
        self.line(said.saturating_sub(1)).end
    }
}
