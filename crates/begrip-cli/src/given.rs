//! What is given on the command line: pairs, and files with units.

#![expect(clippy::disallowed_methods, reason = "the command line reads files")]

use std::io::Read;
use std::path::Path;

use begrip::Given;
use begrip::eval::{GivenUnit, units as read_units};
use indexmap::IndexMap;

use crate::failure::Failure;

/// A larger file is refused, so that nothing fills the memory by mistake.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// YAML and JSON are read as a whole into values that take many times as much memory; tables go row by row.
const MAX_TREE: usize = 16 * 1024 * 1024;

/// The units of the files; pairs are given of each of them, or of one unit if there is no file.
pub(crate) fn units(given: &[String]) -> Result<Vec<GivenUnit>, Failure> {
    let mut units = Vec::new();
    let mut pairs = IndexMap::new();
    let mut has_file = false;
    for argument in given {
        match argument.split_once('=') {
            Some((key, value)) if !Path::new(argument).is_file() => {
                pairs.insert(key.trim().to_owned(), read(value.trim()));
            }
            _ => {
                has_file = true;
                units.extend(file(argument)?);
            }
        }
    }
    if !has_file {
        return Ok(vec![GivenUnit { given: pairs, ..GivenUnit::default() }]);
    }
    if units.is_empty() {
        return Err(Failure::Usage("there is no unit in what is given".to_owned()));
    }
    for unit in &mut units {
        unit.given.extend(pairs.clone());
    }
    Ok(units)
}

fn read(value: &str) -> Given {
    if value.is_empty() || value == "null" { Given::Null } else { Given::Text(value.to_owned()) }
}

fn file(path: &str) -> Result<Vec<GivenUnit>, Failure> {
    let text = if path == "-" { standard_input() } else { bounded(path) };
    let text = text.map_err(|error| {
        let hint =
            if path.contains('/') || path.contains('.') { "" } else { "; a value is given as `leaf=value`" };
        Failure::Usage(format!("`{path}` cannot be read: {error}{hint}"))
    })?;
    let is_table = Path::new(path).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    if is_table {
        return table(&text).map_err(|error| Failure::Usage(format!("`{path}`: {error}")));
    }
    if text.len() > MAX_TREE {
        let what = format!("`{path}` is larger than {MAX_TREE} bytes; give as many units as a table (CSV)");
        return Err(Failure::Usage(what));
    }
    read_units(&text).map_err(|error| Failure::Usage(format!("`{path}`, {error}")))
}

fn standard_input() -> std::io::Result<String> {
    at_most(std::io::stdin())
}

/// The text of a file of bounded size.
fn bounded(path: &str) -> std::io::Result<String> {
    let metadata = std::fs::metadata(path)?;
    if !metadata.is_file() {
        return Err(std::io::Error::other("it is not a file"));
    }
    if metadata.len() > MAX_BYTES {
        return Err(too_large());
    }
    at_most(std::fs::File::open(path)?)
}

/// The text of what may grow while it is read.
fn at_most(source: impl Read) -> std::io::Result<String> {
    let mut text = String::new();
    source.take(MAX_BYTES + 1).read_to_string(&mut text)?;
    if text.len() as u64 > MAX_BYTES { Err(too_large()) } else { Ok(text) }
}

fn too_large() -> std::io::Error {
    std::io::Error::other(format!("it is larger than {MAX_BYTES} bytes"))
}

/// A table with one unit a row: the first row names the leaves, an empty cell is not given. The separator is a comma,
/// or a semicolon if the first row has more of these.
fn table(text: &str) -> Result<Vec<GivenUnit>, csv::Error> {
    let text = text.trim_start_matches('\u{feff}');
    let first = text.lines().next().unwrap_or_default();
    let separator = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).trim(csv::Trim::All).from_reader(text.as_bytes());
    let names = reader.headers()?.clone();
    let unit = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row?;
        let cells = names.iter().zip(row.iter()).filter(|(_, cell)| !cell.is_empty());
        let given = cells.map(|(name, cell)| (name.to_owned(), read(cell))).collect();
        Ok(GivenUnit { given, ..GivenUnit::default() })
    };
    reader.records().map(unit).collect()
}

/// What is given, as it is written; of a member under its number.
pub(crate) fn written(given: &IndexMap<String, Given>) -> Vec<(String, String)> {
    let mut written = Vec::new();
    for (key, value) in given {
        match value {
            Given::Null => written.push((key.clone(), "null".to_owned())),
            Given::Text(text) => written.push((key.clone(), text.clone())),
            Given::List(members) => {
                for (number, member) in (1..).zip(members) {
                    if let Given::Map(values) = member {
                        let of_member = self::written(values).into_iter();
                        written.extend(
                            of_member.map(|(leaf, value)| (format!("{key}[{number}]/{leaf}"), value)),
                        );
                    }
                }
            }
            Given::Map(_) => {}
        }
    }
    written
}
