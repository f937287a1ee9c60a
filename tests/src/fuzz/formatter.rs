//! Any text is laid out so that it says the same, and is the same when it is laid out again, or it is left alone.

use begrip::{LayoutError, Registry, Settings, lay_out};

/// Lays a text out.
///
/// # Panics
///
/// Panics if a promise is broken.
pub fn formatter(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let read = |text: &str| Registry::from_texts(Settings::default(), [("definitions/a.yaml", text)]);
    match lay_out(text) {
        Ok(once) => {
            assert_eq!(lay_out(&once).as_deref(), Ok(once.as_str()), "a second time");
            let (before, after) = (read(text), read(&once));
            assert_eq!(before.definitions().len(), after.definitions().len(), "{once}");
            let mut pairs = before.definitions().iter().zip(after.definitions());
            assert!(pairs.all(|(before, after)| before.says_the_same(after)), "{once}");
        }
        Err(LayoutError::Unreadable) => {
            assert!(read(text).definitions().is_empty(), "what is read is laid out");
        }
        Err(LayoutError::Unsafe) => {}
    }
}
