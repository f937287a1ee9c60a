//! `accepted-changes.yaml`: changes and differences that somebody has looked at and takes as they are.

use std::sync::LazyLock;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::date::Date;
use crate::id::DefinitionId;
use crate::problem::{Fault, FaultKind, Faults, Form};
use crate::schema::without_null;
use crate::source::decode::{DecodeError, Decoder, Keys};
use crate::source::parse::parse;
use crate::source::place::{Lines, Place};
use crate::source::shape;
use crate::source::tree::{NodeId, Span, Tree};

/// One change of one facet of a definition that somebody accepted, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The definition.
    pub id: DefinitionId,
    /// The facet that changed or differs, by its word.
    pub facet: String,
    /// Which change it is: the fingerprint that the report of the change shows.
    pub fingerprint: String,
    /// Who accepted it.
    pub who: String,
    /// Why.
    pub why: String,
    /// The last day on which it is accepted; without end if absent.
    pub until: Option<Date>,
    /// Where it is written.
    pub place: Place,
}

impl Accepted {
    /// The path of the file in a registry.
    pub const PATH: &'static str = "accepted-changes.yaml";
}

/// One entry as it is written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: DefinitionId,
    facet: String,
    fingerprint: String,
    who: String,
    why: String,
    until: Option<Date>,
}

/// How messages call what holds the fields.
const NAME: &str = "accepted-changes";

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let generator = SchemaSettings::draft2020_12().for_deserialize().into_generator();
    let mut schema = Value::from(generator.into_root_schema_for::<Entry>());
    without_null(&mut schema);
    json!({ "$defs": { NAME: schema } })
});

/// Reads the text of the file at a path: the entries that can be read, and all that is wrong with the others.
pub(crate) fn read(path: &str, text: &str) -> (Vec<Accepted>, Vec<Fault>) {
    let (tree, mut faults) = parse(text);
    // that nothing is accepted is no fault
    faults.retain(|fault| fault.kind != FaultKind::Empty);
    let Some(root) = tree.root().filter(|root| !tree.is_null(*root)) else { return (Vec::new(), faults) };
    if !tree.is_sequence(root) && faults.is_empty() {
        let found = if tree.is_mapping(root) { Form::Mapping } else { Form::Text };
        faults.push(Fault::new(tree.span(root), FaultKind::WrongForm { expected: Form::List, found }));
    }
    let (lines, mut accepted) = (Lines::new(text), Vec::new());
    let sound = sound_items(&tree, root, &faults);
    let mut all = Faults::default();
    all.extend(faults);
    for (index, item) in sound {
        let pointer = format!("/{index}");
        let blank = blank(&tree, item, &pointer);
        match Entry::deserialize(Decoder::new(&tree, item, Keys::All)) {
            Ok(entry) if blank.is_empty() => {
                accepted.push(entry.at(lines.place(path, first(&tree, item), &pointer)));
            }
            Ok(_) => all.extend(blank),
            Err(error) => {
                all.extend(explain(&tree, item, &pointer, &error));
                all.extend(blank);
            }
        }
    }
    (accepted, all.into_vec())
}

/// The items of the list, each with its position, that no fault of the notation lies in.
fn sound_items(tree: &Tree<'_>, root: NodeId, faults: &[Fault]) -> Vec<(usize, NodeId)> {
    // of faults that are only counted nobody knows in which items they lie
    let all_told = !faults.iter().any(|fault| matches!(fault.kind, FaultKind::More { .. }));
    let listed = tree.is_sequence(root) && all_told;
    let items: Vec<NodeId> = if listed { tree.children(root).collect() } else { Vec::new() };
    // where the text is no YAML from some place on, the last item may lack a part
    let ends_early = faults.iter().any(|fault| {
        matches!(fault.kind, FaultKind::Syntax { .. } | FaultKind::Tab | FaultKind::TooDeep { .. })
    });
    let mut places: Vec<usize> = faults.iter().map(|fault| fault.span.start).collect();
    places.sort_unstable();
    let mut sound = Vec::new();
    // an item begins where the one before ends, so that what stands before its first key is part of it
    let mut begin = 0;
    for (index, item) in items.iter().enumerate() {
        let is_last = index + 1 == items.len();
        let end = if is_last { usize::MAX } else { tree.span(last(tree, *item)).end };
        let next_fault = places.get(places.partition_point(|place| *place < begin));
        if next_fault.is_none_or(|place| *place >= end) && !(is_last && ends_early) {
            sound.push((index, *item));
        }
        begin = end;
    }
    sound
}

/// A fault for every text that says nothing.
fn blank(tree: &Tree<'_>, item: NodeId, pointer: &str) -> Vec<Fault> {
    // that a field has no value at all is for the shape to say
    let is_blank =
        |value: NodeId| !tree.is_null(value) && tree.scalar(value).is_some_and(|text| text.trim().is_empty());
    let blank = tree.entries(item).filter(|(_, value)| is_blank(*value));
    let fault = |(key, value): (NodeId, NodeId)| Fault {
        span: tree.span(value),
        pointer: format!("{pointer}/{}", tree.scalar(key).unwrap_or_default()),
        kind: FaultKind::WrongForm { expected: Form::Text, found: Form::Nothing },
    };
    blank.map(fault).collect()
}

/// The last node within a node.
fn last(tree: &Tree<'_>, node: NodeId) -> NodeId {
    std::iter::successors(Some(node), |node| tree.children(*node).last()).last().unwrap_or(node)
}

/// The first key of an entry.
fn first(tree: &Tree<'_>, item: NodeId) -> Span {
    tree.span(tree.children(item).next().unwrap_or(item))
}

/// All shape faults of an entry, or what serde said where the shape is right and a value is not.
fn explain(tree: &Tree<'_>, item: NodeId, pointer: &str, error: &DecodeError) -> Vec<Fault> {
    let mut faults = shape::faults(tree, item, &SCHEMA, NAME);
    if faults.is_empty() {
        let span = error.node.map(|node| tree.span(node)).unwrap_or_default();
        faults.push(Fault::new(span, FaultKind::Contradiction { message: error.message.clone() }));
    }
    for fault in &mut faults {
        fault.pointer.insert_str(0, pointer);
    }
    faults
}

impl Entry {
    fn at(self, place: Place) -> Accepted {
        let Self { id, facet, fingerprint, who, why, until } = self;
        Accepted { id, facet, fingerprint, who, why, until, place }
    }
}

#[cfg(test)]
mod tests {
    use crate::problem::{FaultKind, Form, Refused};
    use crate::settings::Settings;
    use crate::{Registry, Scalar};

    const GOOD: &str = "# looked at in the meeting of May
- id: den-haag/minimum-household
  facet: rule
  fingerprint: 0012
  who: J. Jansen
  why: decided by the council on 2023-02-01
  until: 2027-01-01
- { id: nl/poverty, facet: meaning, fingerprint: 0f3a9c, who: P. Smit, why: agreed with CBS }
";

    /// A fault with its line and pointer.
    type Shown = (FaultKind, u32, String);

    /// The ids that are accepted with their lines, and the faults with theirs.
    fn read(text: &str) -> (Vec<(String, u32)>, Vec<Shown>) {
        let files = [
            ("accepted-changes.yaml", text),
            ("definitions/x.yaml", "kind: authority\nid: x\nversion: 1.0.0\nstatus: draft\n"),
        ];
        let registry = Registry::from_files(files).unwrap();
        assert_eq!(registry.definitions().len(), 1);
        assert!(registry.sources().by_path("accepted-changes.yaml").is_some());
        let accepted = registry.accepted().iter().map(|one| (one.id.to_string(), one.place.line)).collect();
        let faults = registry.problems().iter().map(|problem| {
            assert_eq!((problem.place.file.as_str(), &problem.id), ("accepted-changes.yaml", &None));
            (problem.kind.clone(), problem.place.line, problem.place.pointer.clone())
        });
        (accepted, faults.collect())
    }

    fn both() -> Vec<(String, u32)> {
        vec![("den-haag/minimum-household".to_owned(), 2), ("nl/poverty".to_owned(), 8)]
    }

    #[test]
    fn entries_are_read_with_their_places() {
        assert_eq!(read(GOOD), (both(), Vec::new()));
        let registry = Registry::from_files([("accepted-changes.yaml", GOOD)]).unwrap();
        let first = &registry.accepted()[0];
        assert_eq!((first.facet.as_str(), first.fingerprint.as_str()), ("rule", "0012"));
        assert_eq!((first.who.as_str(), first.until), ("J. Jansen", "2027-01-01".parse().ok()));
        assert_eq!((first.place.column, first.place.pointer.as_str()), (3, "/0"));
        assert!(registry.accepted()[1].until.is_none());
    }

    #[test]
    fn nothing_accepted_is_no_fault() {
        for text in ["", "# nothing\n", "[]\n", "---\n"] {
            assert_eq!(read(text), (Vec::new(), Vec::new()), "{text:?}");
        }
        assert!(Registry::from_texts(Settings::default(), [("", ""); 0]).accepted().is_empty());
    }

    #[test]
    fn a_faulty_entry_is_a_problem_and_the_others_are_kept() {
        let (kept, faults) = read(&GOOD.replace("until: 2027-01-01", "untill: 2027-02-30"));
        assert_eq!(kept, both()[1..]);
        assert!(
            matches!(&faults[0].0, FaultKind::UnknownField { nearest: Some(near), .. } if near == "until")
        );
        assert_eq!((faults.len(), faults[0].1, faults[0].2.as_str()), (1, 7, "/0/untill"));

        let (kept, faults) =
            read(&GOOD.replace("2027-01-01", "2027-02-30").replace(", why: agreed with CBS", ""));
        assert!(kept.is_empty());
        let date = FaultKind::InvalidScalar { text: "2027-02-30".to_owned(), scalar: Scalar::Date };
        let missing = FaultKind::MissingField { field: "why".to_owned() };
        assert_eq!(faults, [(date, 7, "/0/until".to_owned()), (missing, 8, "/1".to_owned())]);

        let (_, faults) = read(&GOOD.replace("J. Jansen", "\"\"").replace("until:", "till:"));
        assert_eq!(faults.len(), 2);
        let (kept, faults) = read(&GOOD.replace("J. Jansen", "\"\""));
        let nothing = FaultKind::WrongForm { expected: Form::Text, found: Form::Nothing };
        assert_eq!((kept, faults), (both()[1..].to_vec(), vec![(nothing, 5, "/0/who".to_owned())]));
    }

    #[test]
    fn what_the_notation_breaks_is_not_taken_for_accepted() {
        let (kept, faults) = read(&GOOD.replace("- { id", "- &x { id"));
        assert_eq!(kept, both()[..1]);
        assert_eq!(faults[0].0, FaultKind::Refused(Refused::Anchor));

        let (kept, faults) = read(&GOOD.replace("  until:", "  who:"));
        assert_eq!((kept, faults.len()), (both()[1..].to_vec(), 1));

        // what comes last before the text breaks off may not be whole
        let (kept, faults) = read(&format!("{GOOD}- id: 'nl/poverty\n"));
        assert_eq!(kept[..1], both()[..1]);
        assert!(matches!(faults[0].0, FaultKind::Syntax { .. }));
    }

    #[test]
    fn a_file_that_is_no_list_is_a_problem() {
        let (kept, faults) = read("id: nl/poverty\n");
        let kind = FaultKind::WrongForm { expected: Form::List, found: Form::Mapping };
        assert_eq!((kept.len(), faults), (0, vec![(kind, 1, String::new())]));
        let bytes: [(&str, &[u8]); 1] = [("accepted-changes.yaml", b"- id: nl/poverty\xFF\n")];
        let registry = Registry::from_files(bytes).unwrap();
        assert!(registry.accepted().is_empty() && registry.problems().len() == 1);
        assert!(!registry.is_lost(&"nl/poverty".parse().unwrap()));
    }
}
