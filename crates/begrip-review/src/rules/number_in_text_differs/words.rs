//! What a text and a rule say of a number, in words.

use std::collections::BTreeSet;

use begrip::Decimal;
use begrip::eval::{Number, Value};

use super::comparable;
use crate::amount::{decimal, value};
use crate::language::Lang;
use crate::message::Message;
use crate::prose::{Bound, Figure, Told};
use crate::quantity::{Quantities, Quantity, Sort};

pub(super) fn both(say: impl Fn(Lang) -> String) -> Message {
    Message::new(say(Lang::En), say(Lang::Nl))
}

pub(super) fn text_says(figure: &Figure, lang: Lang) -> String {
    let number = plain(&figure.number, lang);
    match figure.told {
        Told::Percentage => per_cent(&figure.number, lang),
        Told::Money => euros(&figure.number, lang),
        Told::Age(Bound::AtLeast) => {
            lang.pick(format!("an age of {number} or over"), format!("een leeftijd van {number} of ouder"))
        }
        Told::Age(Bound::Above) => {
            lang.pick(format!("an age over {number}"), format!("een leeftijd boven {number}"))
        }
        Told::Age(Bound::AtMost) => lang.pick(
            format!("an age up to and including {number}"),
            format!("een leeftijd tot en met {number}"),
        ),
        Told::Age(Bound::Below) => {
            lang.pick(format!("an age under {number}"), format!("een leeftijd onder {number}"))
        }
        Told::Age(Bound::Near) => {
            lang.pick(format!("an age of {number}"), format!("een leeftijd van {number}"))
        }
    }
}

/// What the rule has of the kind: each place where it has it once, with the number there that is nearest.
pub(super) fn rule_says(figure: &Figure, own: &Quantities, lang: Lang) -> String {
    let distance = |quantity: &&Quantity| {
        let number = match quantity.sort {
            Sort::Ratio => quantity.number.times(&Number::from(100)),
            _ => Some(quantity.number.clone()),
        };
        number.and_then(|number| number.minus(&figure.number)).map(|difference| difference.absolute())
    };
    let mut nearest: Vec<&Quantity> = comparable(figure, own).collect();
    nearest.sort_by_key(distance);
    let mut places = BTreeSet::new();
    nearest.retain(|quantity| places.insert(&quantity.written));
    nearest.truncate(2);
    let say = |quantity: &&Quantity| {
        let Quantity { number, sort, written, .. } = quantity;
        let of = comparable(figure, own).filter(|other| other.written == *written);
        let several = of.map(|other| &other.number).collect::<BTreeSet<_>>().len() > 1;
        let place = if several {
            lang.pick(format!("nearest of `{written}`"), format!("het naaste van `{written}`"))
        } else {
            format!("`{written}`")
        };
        match sort {
            Sort::Ratio => {
                let percentage = number.times(&Number::from(100)).unwrap_or(Number::ZERO);
                format!("{} ({place})", per_cent(&percentage, lang))
            }
            Sort::Percent => format!("{} ({place})", per_cent(number, lang)),
            Sort::Money => format!("{} ({place})", euros(number, lang)),
            Sort::Age | Sort::Bare => format!("`{written}`"),
        }
    };
    nearest.iter().map(say).collect::<Vec<_>>().join(lang.pick(" and ", " en "))
}

fn per_cent(number: &Number, lang: Lang) -> String {
    format!("{} {}", plain(number, lang), lang.pick("per cent", "procent"))
}

fn euros(number: &Number, lang: Lang) -> String {
    format!("{} {}", value(&Value::Number(number.clone()), lang), lang.pick("euros", "euro"))
}

/// A number with just the decimals that it has.
fn plain(number: &Number, lang: Lang) -> String {
    let exact = number.to_string().parse::<Decimal>();
    exact.map_or_else(|_| value(&Value::Number(number.clone()), lang), |exact| decimal(exact, lang))
}
