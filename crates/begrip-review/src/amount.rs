//! Values as people write them in Dutch and in English.

use begrip::Decimal;
use begrip::eval::{Number, Value};

use crate::language::Lang;
use crate::message::Message;

/// How many decimals are shown of a number that has more.
const DECIMALS: u32 = 6;

/// A value as people write it: `1,432.37` and `1.432,37`, `yes` and `ja`.
///
/// A number with more than six decimals is rounded to six, which `≈` says.
pub fn value(value: &Value, lang: Lang) -> String {
    match value {
        Value::Boolean(true) => lang.pick("yes", "ja").to_owned(),
        Value::Boolean(false) => lang.pick("no", "nee").to_owned(),
        Value::Number(number) => amount(number, lang),
        Value::Unknown(_) => lang.pick("not known", "niet bekend").to_owned(),
        other => other.to_string(),
    }
}

/// The values of a unit, by what they are values of, in a sentence.
pub(crate) fn unit_in_words(given: &[(String, Value)]) -> Message {
    let say = |lang| {
        let one = |(of, is): &(String, Value)| format!("`{of}` {}", value(is, lang));
        given.iter().map(one).collect::<Vec<_>>().join(", ")
    };
    Message::new(say(Lang::En), say(Lang::Nl))
}

/// A decimal as people write it.
pub fn decimal(decimal: Decimal, lang: Lang) -> String {
    grouped(&decimal.to_string(), lang)
}

fn amount(number: &Number, lang: Lang) -> String {
    let rounded = number.rounded(DECIMALS);
    let about = if rounded == *number { "" } else { "≈ " };
    let text = rounded.to_string();
    // an amount with one decimal is an amount in cents
    let text = match text.split_once('.') {
        Some((_, decimals)) if decimals.len() == 1 && !text.starts_with("0.") && !text.starts_with("1.") => {
            format!("{text}0")
        }
        _ => text,
    };
    format!("{about}{}", grouped(&text, lang))
}

/// Thousands in groups of three, and the sign for decimals of the language.
fn grouped(text: &str, lang: Lang) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("−", digits));
    let (whole, decimals) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut result = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            result.push(lang.pick(',', '.'));
        }
        result.push(digit);
    }
    if let Some(decimals) = decimals {
        result.push(lang.pick('.', ','));
        result.push_str(decimals);
    }
    result
}

#[cfg(test)]
mod tests {
    use super::{Lang, Number, Value, value};

    #[test]
    fn numbers_are_written_as_in_the_language() {
        let number =
            |numerator, denominator| Value::Number(Number::fraction(numerator, denominator).unwrap());
        assert_eq!(value(&number(1_432_366, 1000), Lang::En), "1,432.366");
        assert_eq!(value(&number(1_432_366, 1000), Lang::Nl), "1.432,366");
        assert_eq!(value(&number(-14_400, 1), Lang::En), "−14,400");
        assert_eq!(value(&number(10, 3), Lang::Nl), "≈ 3,333333");
        assert_eq!(value(&number(13, 10), Lang::En), "1.3");
        assert_eq!(value(&number(13_767, 10), Lang::En), "1,376.70");
        assert_eq!(value(&Value::from(false), Lang::Nl), "nee");
    }
}
