//! Examples of rules, held against the rules as a registry would be.

use begrip::{OpenError, Registry, Settings};
use begrip_review::{CheckOptions, Report, RulesError, check_with, example_before, example_files};

/// The registry of an example, with these settings.
///
/// # Errors
///
/// Fails for settings that cannot be understood.
pub fn registry_of(example: &str, settings: &str) -> Result<Registry, OpenError> {
    with_settings(example_files(example), settings)
}

fn with_settings(mut files: Vec<(String, String)>, settings: &str) -> Result<Registry, OpenError> {
    match files.iter_mut().find(|(path, _)| path == Settings::PATH) {
        Some((_, own)) => own.push_str(settings),
        None => files.push((Settings::PATH.to_owned(), settings.to_owned())),
    }
    Registry::from_files(files)
}

/// What is found in an example, against the earlier state that it names, on a day that is always the same.
///
/// # Errors
///
/// Fails for settings that name no rule or no severity.
pub fn check_example(registry: &Registry, example: &str) -> Result<Report, RulesError> {
    let before = example_before(example).and_then(|files| with_settings(files, "").ok());
    check_with(registry, CheckOptions { against: before.as_ref(), today: "2026-11-25".parse().ok() })
}
