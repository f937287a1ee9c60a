//! Whether a number is one of those that a value domain allows.

use begrip::eval::Number;
use begrip::{Decimal, ValueDomain};

use crate::message::Message;

/// Why a number is none of the domain, to follow "is": `less than 0, the lowest there can be`.
pub(crate) fn outside(values: &ValueDomain, value: Decimal) -> Option<Message> {
    let (minimum, maximum, is_whole) = match values {
        ValueDomain::Number(domain) => (domain.minimum, domain.maximum, false),
        ValueDomain::Integer(domain) => (domain.minimum, domain.maximum, true),
        ValueDomain::Boolean | ValueDomain::Text | ValueDomain::Date | ValueDomain::Codes(_) => return None,
    };
    if let Some(minimum) = minimum.filter(|minimum| value < *minimum) {
        return Some(below(minimum));
    }
    if let Some(maximum) = maximum.filter(|maximum| value > *maximum) {
        return Some(above(maximum));
    }
    (is_whole && !Number::from(value).is_whole()).then(broken)
}

/// Less than there can be.
pub(crate) fn below(minimum: Decimal) -> Message {
    Message::new(
        format!("less than `{minimum}`, the lowest there can be"),
        format!("minder dan `{minimum}`, het laagste dat er kan zijn"),
    )
}

/// More than there can be.
pub(crate) fn above(maximum: Decimal) -> Message {
    Message::new(
        format!("more than `{maximum}`, the highest there can be"),
        format!("meer dan `{maximum}`, het hoogste dat er kan zijn"),
    )
}

/// No whole number where there is no other.
pub(crate) fn broken() -> Message {
    Message::new(
        "no whole number, and there can be no other",
        "geen geheel getal, en andere kunnen er niet zijn",
    )
}
