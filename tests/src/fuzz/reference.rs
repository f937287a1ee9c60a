//! Any text is a reference or is refused; one that is printed is the same reference.

use begrip::{CodeValue, Date, Decimal, DefinitionId, Language, Reference, TimePeriod, UnitOfMeasure};

/// Reads a text as everything that is written as one text.
///
/// # Panics
///
/// Panics if a promise is broken.
pub fn reference(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(reference) = printed::<Reference>(text) {
        assert_eq!(reference.requirement().is_some(), text.contains('@'));
        assert!(text.contains('@') || !reference.is_pinned(), "{text}");
        assert!(text.starts_with(reference.id().as_str()), "{text}");
    }
    if let Some(id) = printed::<DefinitionId>(text) {
        assert_eq!(id.as_str(), text);
        // every id is a reference to whatever version
        assert_eq!(printed::<Reference>(text).map(|reference| reference.id().clone()), Some(id));
    }
    printed::<CodeValue>(text);
    printed::<Date>(text);
    printed::<Decimal>(text);
    printed::<Language>(text);
    printed::<TimePeriod>(text);
    printed::<UnitOfMeasure>(text);
}

/// The value that a text is, if it is one; printed and read it is the same.
fn printed<T: std::str::FromStr + ToString + PartialEq + std::fmt::Debug>(text: &str) -> Option<T> {
    let value: T = text.parse().ok()?;
    let printed = value.to_string();
    let read: Option<T> = printed.parse().ok();
    assert_eq!(read.as_ref(), Some(&value), "`{text}` is printed as `{printed}`");
    Some(value)
}
