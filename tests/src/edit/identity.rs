//! Edits of which definitions and versions there are.

use serde_json::{Value, json};

use super::index;
use crate::folder::Folder;
use crate::generator::Random;

/// Id and kind of every definition.
pub(super) fn ids(folder: &Folder) -> Vec<(String, String)> {
    let text = |tree: &Value, field: &str| tree[field].as_str().unwrap_or_default().to_owned();
    folder.files.values().map(|tree| (text(tree, "id"), text(tree, "kind"))).collect()
}

fn any(folder: &Folder, random: &mut Random) -> Option<String> {
    folder.files.keys().nth(index(random, folder.files.len())).cloned()
}

pub(super) fn version(folder: &mut Folder, random: &mut Random) -> Option<String> {
    let file = any(folder, random)?;
    let tree = folder.files.get_mut(&file)?;
    let major = tree["version"].as_str()?.split('.').next()?.parse::<u64>().ok()?;
    let (minor, patch) = (format!("{major}.1.0"), format!("{major}.0.1"));
    let next = [minor, patch, format!("{}.0.0", major + 1)].into_iter().nth(index(random, 3))?;
    tree["version"] = json!(next);
    Some(format!("version {file} {next}"))
}

pub(super) fn major(folder: &mut Folder, random: &mut Random) -> Option<String> {
    let path = any(folder, random)?;
    let mut tree = folder.files.get(&path)?.clone();
    let (id, version) = (tree["id"].as_str()?.to_owned(), tree["version"].as_str()?.to_owned());
    let next = version.split('.').next()?.parse::<u64>().ok()? + 1;
    tree["version"] = json!(format!("{next}.0.0"));
    tree["supersedes"] = json!([format!("{id}@={version}")]);
    folder.files.insert(path.replace(".yaml", &format!("@{next}.yaml")), tree);
    Some(format!("major {path}"))
}

pub(super) fn rename(folder: &mut Folder, random: &mut Random) -> Option<String> {
    let path = any(folder, random)?;
    let id = folder.files.get(&path)?["id"].as_str()?.to_owned();
    if !id.contains('/') {
        return None;
    }
    let other = format!("{id}-anew");
    called(folder, &|known| (known == id).then(|| other.clone()));
    Some(format!("rename {id}"))
}

/// Gives every definition of an owner another one, in every reference too.
pub(super) fn move_owner(folder: &mut Folder, from: &str, to: &str) -> String {
    called(folder, &|known| {
        let rest = known.strip_prefix(from)?;
        (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
    });
    format!("move {from} to {to}")
}

pub(super) fn delete(folder: &mut Folder, random: &mut Random) -> Option<String> {
    let path = any(folder, random)?;
    folder.files.remove(&path);
    Some(format!("delete {path}"))
}

/// Gives definitions other ids, wherever they are named.
fn called(folder: &mut Folder, other: &dyn Fn(&str) -> Option<String>) {
    folder.files.values_mut().for_each(|tree| rename_in(tree, other));
}

fn rename_in(tree: &mut Value, other: &dyn Fn(&str) -> Option<String>) {
    match tree {
        Value::String(text) => {
            let (id, rest) = text.find('@').map_or((text.as_str(), ""), |at| text.split_at(at));
            if let Some(id) = other(id) {
                *text = format!("{id}{rest}");
            }
        }
        Value::Object(map) => map.values_mut().for_each(|value| rename_in(value, other)),
        Value::Array(items) => items.iter_mut().for_each(|item| rename_in(item, other)),
        _ => {}
    }
}
