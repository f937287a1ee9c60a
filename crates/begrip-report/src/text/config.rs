//! What is in force in a registry, for people: a line each, with where it comes from.

use begrip_review::Lang;

use super::{Style, plain, table};
use crate::configured::{From, Setting};

/// Name, value and origin of every setting.
pub fn report(settings: &[Setting], lang: Lang, style: Style) -> String {
    let row = |setting: &Setting| {
        let value = if setting.value.is_empty() { "–".to_owned() } else { plain(&setting.value) };
        vec![setting.name.clone(), value, origin(&setting.from, lang)]
    };
    table(&settings.iter().map(row).collect::<Vec<_>>(), "", style.width)
}

fn origin(from: &From, lang: Lang) -> String {
    match from {
        From::Default => lang.pick("default", "standaard").to_owned(),
        From::File { line, column } => format!("begrip.toml:{line}:{column}"),
        From::Option(option) => (*option).to_owned(),
        From::Environment(variable) => {
            format!("{} {variable}", lang.pick("environment", "omgeving"))
        }
        From::System => lang.pick("system", "systeem").to_owned(),
    }
}
