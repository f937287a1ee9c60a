//! Files with units: what is given of one unit or of many, as YAML or JSON.

use indexmap::IndexMap;
use serde::Deserialize;
use thiserror::Error;

use crate::date::Date;
use crate::example::Given;
use crate::problem::FaultKind;
use crate::source::decode::{Decoder, Keys};
use crate::source::parse::parse;
use crate::source::place::place;
use crate::source::tree::{NodeId, Tree};
use crate::text::Text;

/// One unit as a file gives it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenUnit {
    /// Who it is, by language.
    #[serde(default)]
    pub label: Text,
    /// A day in the reference period.
    #[serde(default)]
    pub date: Option<Date>,
    /// What is given, by the ids of leaves or by the names of inputs.
    pub given: IndexMap<String, Given>,
}

/// A file with units that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {message}")]
pub struct UnitsError {
    /// The line, from 1.
    pub line: u32,
    /// The column, from 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
}

/// The units of a file in YAML or JSON: a mapping from leaves to values, one with `given` and perhaps `label` and
/// `date`, or a list of these.
///
/// Every number is taken as it is written, so that nothing is rounded.
///
/// # Errors
///
/// Fails for text that is no YAML, for anything but mappings or a list of mappings, and for what a registry refuses
/// too: anchors, tags, several documents, a key that comes twice.
pub fn units(text: &str) -> Result<Vec<GivenUnit>, UnitsError> {
    let (tree, faults) = parse(text);
    if faults.iter().any(|fault| fault.kind == FaultKind::Empty) {
        return Ok(Vec::new());
    }
    if let Some(fault) = faults.first() {
        return Err(error(text, fault.span, fault.kind.to_string()));
    }
    let Some(root) = tree.root() else { return Ok(Vec::new()) };
    if tree.is_sequence(root) {
        return tree.children(root).map(|node| unit(text, &tree, node)).collect();
    }
    Ok(vec![unit(text, &tree, root)?])
}

fn unit(text: &str, tree: &Tree<'_>, node: NodeId) -> Result<GivenUnit, UnitsError> {
    if !tree.is_mapping(node) {
        let message = "a unit is a mapping from leaves to values, such as `nl/age: 34`";
        return Err(error(text, tree.span(node), message.to_owned()));
    }
    let decoder = Decoder::new(tree, node, Keys::All);
    let read = if tree.entry(node, "given").is_some() {
        GivenUnit::deserialize(decoder)
    } else {
        IndexMap::deserialize(decoder).map(|given| GivenUnit { given, ..GivenUnit::default() })
    };
    read.map_err(|failed| error(text, tree.span(failed.node.unwrap_or(node)), failed.message))
}

fn error(text: &str, span: crate::source::tree::Span, message: String) -> UnitsError {
    let place = place("", text, span, "");
    UnitsError { line: place.line, column: place.column, message }
}

#[cfg(test)]
mod tests {
    use super::units;
    use crate::example::Given;

    #[test]
    fn one_unit_or_many_in_yaml_or_json() {
        let one = units("nl/age: 34\nnl/income: 1.50\n").unwrap();
        assert_eq!(one[0].given["nl/income"], Given::Text("1.50".to_owned()));
        let labelled = units("label: { en: Somebody }\ndate: 2022-07-01\ngiven: { nl/age: 34 }\n").unwrap();
        assert_eq!(labelled[0].label.get("en"), Some("Somebody"));
        let many = units("[{\"nl/age\": 34}, {\"given\": {\"nl/age\": null}}]").unwrap();
        assert_eq!((many.len(), &many[1].given["nl/age"]), (2, &Given::Null));
        assert!(units("[]").unwrap().is_empty() && units("").unwrap().is_empty());
    }

    #[test]
    fn what_is_no_unit_is_refused_with_its_place() {
        for (text, place) in [
            ("- nl/age: 34\n- 7\n", "line 2, column 3"),
            ("given: 7\n", "line 1, column 8"),
            ("nl/age: 1\nnl/age: 2\n", "line 2, column 1"),
            ("given: { a: 1 }\nlabl: { en: x }\n", "line 2, column 1"),
            ("a: [\n", "line 1, column 4"),
        ] {
            let error = units(text).unwrap_err();
            assert!(error.to_string().starts_with(place), "{text:?}: {error}");
        }
    }
}
