//! A value as results have it, and as people read it.

use begrip::{Decimal, Text, UnitOfMeasure};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::language::Lang;
use crate::message::Message;

/// A value as results have it, and as people read it.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) value: Value,
    pub(crate) text: Message,
}

impl Shown {
    pub(crate) fn of<T: Serialize + ?Sized>(value: &T) -> Self {
        let value = serde_json::to_value(value).unwrap_or_default();
        Self { text: Message::new(in_words(&value, Lang::En), in_words(&value, Lang::Nl)), value }
    }

    /// Two values of several fields, of which only those that differ are put into words.
    pub(super) fn both(old: Option<Self>, new: Option<Self>) -> (Option<Self>, Option<Self>) {
        let (mut old, mut new) = match (old, new) {
            (Some(old), Some(new)) => (old, new),
            other => return other,
        };
        if let (Some(before), Some(after)) = (old.value.as_object(), new.value.as_object()) {
            let own = |these: &Map<String, Value>, those: &Map<String, Value>| {
                let differs = |(name, value): &(&String, &Value)| those.get(*name) != Some(*value);
                let rest = these.iter().filter(differs).map(|(name, value)| (name.clone(), value.clone()));
                let rest = Value::Object(rest.collect());
                let nothing = |lang: Lang| lang.pick("nothing", "niets").to_owned();
                let say = |lang| Some(in_words(&rest, lang)).filter(|said| !said.is_empty());
                Message::new(
                    say(Lang::En).unwrap_or_else(|| nothing(Lang::En)),
                    say(Lang::Nl).unwrap_or_else(|| nothing(Lang::Nl)),
                )
            };
            let texts = (own(before, after), own(after, before));
            (old.text, new.text) = texts;
        }
        (Some(old), Some(new))
    }

    /// A text in the language of the sentence.
    pub(crate) fn text(text: &Text) -> Self {
        let say = |language| format!("\"{}\"", crate::words::collapsed(text.in_language(language)));
        Self::said(text, Message::new(say("en"), say("nl")))
    }

    /// A number as people write it.
    pub(crate) fn amount(amount: &Decimal) -> Self {
        let say = |lang| crate::amount::decimal(*amount, lang);
        Self::said(amount, Message::new(say(Lang::En), say(Lang::Nl)))
    }

    /// An amount in a unit of measure; `None` if it is not known.
    pub(crate) fn in_unit(amount: Option<Decimal>, unit: Option<&UnitOfMeasure>) -> Self {
        let Some(amount) = amount else { return Self::of(&Value::Null) };
        // a pure number has no unit to name
        let unit = unit.map(ToString::to_string).filter(|unit| unit != "ratio");
        let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        let say = |lang| format!("{}{unit}", crate::amount::decimal(amount, lang));
        Self::said(&amount, Message::new(say(Lang::En), say(Lang::Nl)))
    }

    pub(crate) fn said<T: Serialize + ?Sized>(value: &T, text: Message) -> Self {
        Self { value: serde_json::to_value(value).unwrap_or_default(), text }
    }
}

/// A value in one line, as a file would have it.
fn in_words(value: &Value, lang: Lang) -> String {
    let list = |items: &[Value]| items.iter().map(|item| in_words(item, lang)).collect::<Vec<_>>().join(", ");
    match value {
        Value::String(text) => crate::words::collapsed(text),
        Value::Null => lang.pick("not known", "niet bekend").to_owned(),
        Value::Bool(value) => match value {
            true => lang.pick("yes", "ja").to_owned(),
            false => lang.pick("no", "nee").to_owned(),
        },
        Value::Number(number) => number.to_string(),
        Value::Array(items) => list(items),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(name, value)| format!("{name} {}", in_words(value, lang)));
            fields.collect::<Vec<_>>().join(", ")
        }
    }
}
