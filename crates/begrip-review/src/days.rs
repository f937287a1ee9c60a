//! Stretches of days in words.

use begrip::Validity;

use crate::message::Message;

/// The days, to follow "valid" or "geldig": `from 2015-01-01 to 2015-12-31`, `van 2015-01-01 tot en met 2015-12-31`.
pub(crate) fn in_words(days: Validity) -> Message {
    match (days.from, days.until) {
        (Some(from), Some(until)) if from == until => {
            Message::new(format!("on {from}"), format!("op {from}"))
        }
        (Some(from), Some(until)) => {
            Message::new(format!("from {from} to {until}"), format!("van {from} tot en met {until}"))
        }
        (Some(from), None) => Message::new(format!("from {from} on"), format!("vanaf {from}")),
        (None, Some(until)) => Message::new(format!("up to {until}"), format!("tot en met {until}")),
        (None, None) => Message::new("on all days", "op alle dagen"),
    }
}
