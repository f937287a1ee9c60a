//! Numbers in prose: percentages, amounts of money and ages in Dutch and English texts.

use std::ops::Range;

use begrip::eval::Number;

use crate::language::Lang;

mod age;
mod token;
mod words;

use token::{Tokens, has_number};

/// A number in a text that says what it measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    /// Where the number stands, without the words around it, in bytes of the text.
    pub(crate) span: Range<usize>,
    pub(crate) number: Number,
    pub(crate) told: Told,
}

/// What a number in a text measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Told {
    /// Per hundred.
    Percentage,
    /// Euros.
    Money,
    /// Years of age.
    Age(Bound),
}

/// Who is meant by an age in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bound {
    /// `14 or over`
    AtLeast,
    /// `older than 14`
    Above,
    /// `up to and including 17`
    AtMost,
    /// `under 18`
    Below,
    /// `up to 18`, `of 18`: with or without those of this age.
    Near,
}

const PERCENT: &[&str] = &["%", "procent", "per cent", "percent", "pct"];
const EURO: &[&str] = &["€", "euro", "euros", "euro's", "euro’s", "eur"];
const EURO_BEFORE: &[&str] = &["€", "euro", "eur"];
const POINTS: &[&str] = &["point", "points", "punt", "punten", "-punt", "-punten"];
/// What makes of a number no exact one.
const ABOUT: &[&str] = &[
    "circa",
    "ca",
    "ongeveer",
    "ruim",
    "bijna",
    "zo'n",
    "rond",
    "about",
    "approximately",
    "around",
    "nearly",
    "almost",
    "roughly",
    "some",
    "~",
    "≈",
    "±",
];
/// What stands before a year in whose prices an amount is.
const IN_PRICES_OF: &[&str] =
    &["in", "constant", "constante", "real", "reële", "prices", "prijzen", "prijspeil"];
const MULTIPLES: &[(&str, i64)] = &[
    ("duizend", 1_000),
    ("thousand", 1_000),
    ("miljoen", 1_000_000),
    ("mln", 1_000_000),
    ("million", 1_000_000),
    ("miljard", 1_000_000_000),
    ("billion", 1_000_000_000),
];

/// Every number that is written in digits in a text, years and numbers of articles too.
pub(crate) fn numbers(text: &str, lang: Lang) -> Vec<Number> {
    if !has_number(text) {
        return Vec::new();
    }
    let tokens = Tokens::read(text, lang);
    (0..tokens.len()).filter_map(|at| tokens.number(at).cloned()).collect()
}

/// The percentages, amounts of money and ages in a text, in the order in which they stand there.
///
/// Numbers in words are not read, nor dates, years, numbers of articles, and numbers that are about right.
pub(crate) fn figures(text: &str, lang: Lang) -> Vec<Figure> {
    if !has_number(text) {
        return Vec::new();
    }
    let tokens = Tokens::read(text, lang);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let here = if tokens.number(at).is_some() { told(&tokens, at, lang) } else { Vec::new() };
        let last = here.iter().map(|(place, _)| *place).max();
        for (place, told) in here {
            if let Some(token) = tokens.get(place)
                && let Some(number) =
                    token.number.as_ref().and_then(|number| number.times(&multiple(&tokens, place).0))
            {
                found.push(Figure { span: token.span.clone(), number, told });
            }
        }
        at = last.unwrap_or(at) + 1;
    }
    found
}

/// What the number at this place measures, and the other end of a range of ages that it begins.
fn told(tokens: &Tokens<'_>, at: usize, lang: Lang) -> Vec<(usize, Told)> {
    let first = if tokens.follows(at, EURO_BEFORE) { at - 1 } else { at };
    if tokens.follows(first, ABOUT) {
        return Vec::new();
    }
    let is_year = is_year(tokens, at);
    let other_end = if is_year { None } else { other_end(tokens, at) };
    let either =
        |is: fn(&Tokens<'_>, usize) -> bool| is(tokens, at) || other_end.is_some_and(|end| is(tokens, end));
    if either(is_percentage) {
        vec![(at, Told::Percentage)]
    } else if either(is_money) || is_money_before(tokens, at) {
        let is_price_year = is_year && tokens.follows(first, IN_PRICES_OF);
        // `1 tot 2 miljoen euro` does not say how many the first number means
        let is_vague =
            !is_money(tokens, at) && other_end.is_some_and(|end| multiple(tokens, end).1 > end + 1);
        if is_price_year || is_vague { Vec::new() } else { vec![(at, Told::Money)] }
    } else {
        let ages = age::ages(tokens, at, lang).unwrap_or_default();
        ages.into_iter().map(|(place, bound)| (place, Told::Age(bound))).collect()
    }
}

/// By what a word after the number multiplies it, and what follows that word.
fn multiple(tokens: &Tokens<'_>, at: usize) -> (Number, usize) {
    let word = MULTIPLES.iter().find(|(word, _)| tokens.is(at + 1, &[word]));
    word.map_or((Number::from(1), at + 1), |(_, times)| (Number::from(*times), at + 2))
}

fn is_percentage(tokens: &Tokens<'_>, at: usize) -> bool {
    let unit = if tokens.is(at + 1, &["-"]) { at + 2 } else { at + 1 };
    if let Some(next) = tokens.after(unit, PERCENT) {
        let next = if tokens.is(next, &["-"]) { next + 1 } else { next };
        return !tokens.is(next, POINTS);
    }
    // `120-procentgrens`
    tokens.begins(unit, &["procent"]) && !tokens.begins(unit, &["procentpunt", "procent-punt"])
}

fn is_money(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(multiple(tokens, at).1, EURO)
}

/// Whether the sign or word for euros stands before the number and does not belong to the number before that.
fn is_money_before(tokens: &Tokens<'_>, at: usize) -> bool {
    let of_another = |sign: usize| sign.checked_sub(1).is_some_and(|before| tokens.number(before).is_some());
    tokens.follows(at, EURO_BEFORE) && !of_another(at - 1)
}

/// Whether a number may be a calendar year: four digits and nothing between them.
fn is_year(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_near = |year: u64| (1900..2100).contains(&year);
    let number = tokens.number(at).and_then(Number::to_u64);
    number.is_some_and(is_near) && tokens.get(at).is_some_and(|token| token.text.len() == 4)
}

/// The number at the other end of a range, whose unit is also that of this end: `105 tot 120 procent`.
fn other_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let joins: &[&str] = if tokens.follows(at, &["tussen", "between"]) {
        &["en", "and"]
    } else {
        &["tot en met", "t / m", "tot", "up to", "to", "-", "–"]
    };
    tokens.after(at + 1, joins).filter(|end| tokens.number(*end).is_some())
}

#[cfg(test)]
mod tests;
