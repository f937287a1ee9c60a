//! Definitions that have another id on the new side: a rename, a renumbering, an authority that moved.

use std::collections::BTreeMap;

use begrip::{Definition, DefinitionId, Registry};

/// What makes two definitions the same one under two ids; the first that is unique on both sides counts.
const KEYS: &[fn(&Definition) -> Option<String>] = &[
    |d| Some(format!("{}\n{}\n{}", name(d)?, label(d)?, definition(d)?)),
    |d| Some(format!("{}\n{}", label(d)?, definition(d)?)),
    |d| Some(format!("{}\n{}", name(d)?, definition(d)?)),
    |d| Some(format!("{}\n{}", name(d)?, label(d)?)),
];

/// Ids of the old side that are gone, with the id under which the same definition stands on the new side.
///
/// Two definitions are the same if they are of one kind and agree in two of name, label and definition, and no other
/// pair agrees in these. What only says that it takes the place of another is a successor, and no rename.
pub(crate) fn renames(old: &Registry, new: &Registry) -> BTreeMap<DefinitionId, DefinitionId> {
    let mut gone = newest(old, new);
    let mut fresh = newest(new, old);
    let mut found = BTreeMap::new();
    for key in KEYS {
        let (before, after) = (by_key(&gone, *key), by_key(&fresh, *key));
        for (key, old) in before {
            if let ([old], Some([new])) = (old.as_slice(), after.get(&key).map(Vec::as_slice)) {
                found.insert(old.id().clone(), new.id().clone());
            }
        }
        gone.retain(|definition| !found.contains_key(definition.id()));
        fresh.retain(|definition| found.values().all(|id| id != definition.id()));
    }
    found
}

/// The newest version of every id that the other side does not have.
fn newest<'r>(here: &'r Registry, there: &Registry) -> Vec<&'r Definition> {
    here.ids()
        .filter(|id| there.versions(id).is_empty() && !there.is_lost(id))
        .filter_map(|id| here.versions(id).last())
        .collect()
}

fn by_key<'r>(
    definitions: &[&'r Definition],
    key: fn(&Definition) -> Option<String>,
) -> BTreeMap<String, Vec<&'r Definition>> {
    let mut found: BTreeMap<String, Vec<&Definition>> = BTreeMap::new();
    for definition in definitions {
        if let Some(key) = key(definition) {
            found.entry(format!("{}\n{key}", definition.kind())).or_default().push(*definition);
        }
    }
    found
}

fn name(definition: &Definition) -> Option<&str> {
    definition.id().name()
}

fn label(definition: &Definition) -> Option<String> {
    text(&definition.header().label)
}

fn definition(definition: &Definition) -> Option<String> {
    text(&definition.header().definition)
}

fn text(text: &begrip::Text) -> Option<String> {
    let all = text.iter().map(|(language, text)| format!("{language} {}", crate::words::collapsed(text)));
    (!text.is_empty()).then(|| all.collect::<Vec<_>>().join("\n"))
}
