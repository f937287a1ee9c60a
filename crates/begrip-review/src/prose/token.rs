//! The words, numbers and signs of a text, each with its place.

use std::ops::Range;

use begrip::Decimal;
use begrip::eval::Number;

use crate::language::Lang;

/// A word, a number or a sign.
#[derive(Debug)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    pub(super) span: Range<usize>,
    /// Its value, if it is a number; a date, a fraction or a version is none.
    pub(super) number: Option<Number>,
}

/// The words, numbers and signs of a text, in their order.
#[derive(Debug)]
pub(super) struct Tokens<'t>(Vec<Token<'t>>);

/// Whether a number may stand in the text: a digit that does not continue a name such as `variable-12`.
pub(super) fn has_number(text: &str) -> bool {
    let (mut before, mut last) = (b' ', b' ');
    text.bytes().any(|byte| {
        let within = last.is_ascii_alphanumeric()
            || matches!(last, b'/' | b'_' | b'@')
            || last == b'-' && before.is_ascii_alphanumeric();
        (before, last) = (last, byte);
        byte.is_ascii_digit() && !within
    })
}

impl<'t> Tokens<'t> {
    pub(super) fn read(text: &'t str, lang: Lang) -> Self {
        let mut tokens: Vec<Token<'t>> = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.get(at..) {
            let Some(first) = rest.chars().next() else { break };
            if first.is_whitespace() {
                at += first.len_utf8();
                continue;
            }
            let is_path = |last: &Token<'_>| last.span.end == at && "/@#_:.".contains(last.text);
            let follows_path = tokens.last().is_some_and(is_path);
            let (length, number) = match first {
                '0'..='9' => numeral(rest, lang),
                _ if first.is_alphabetic() => (word(rest), None),
                _ => (first.len_utf8(), None),
            };
            let (span, number) = (at..at + length, number.filter(|_| !follows_path));
            tokens.push(Token { text: rest.get(..length).unwrap_or_default(), span, number });
            at += length;
        }
        Self(tokens)
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token<'t>> {
        self.0.get(at)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn number(&self, at: usize) -> Option<&Number> {
        self.get(at)?.number.as_ref()
    }

    /// Whether one of these words or signs stands here, in capitals or not.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.get(at).is_some_and(|token| words.iter().any(|word| word.eq_ignore_ascii_case(token.text)))
    }

    /// Whether a word that begins so stands here.
    pub(super) fn begins(&self, at: usize, beginnings: &[&str]) -> bool {
        let begins = |text: &str, beginning: &str| {
            text.get(..beginning.len()).is_some_and(|head| head.eq_ignore_ascii_case(beginning))
        };
        self.get(at).is_some_and(|token| beginnings.iter().any(|beginning| begins(token.text, beginning)))
    }

    /// What follows one of these phrases, if one begins here.
    pub(super) fn after(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        phrases.iter().find_map(|phrase| {
            let mut next = at;
            let fits = phrase.split(' ').all(|word| {
                next += 1;
                self.is(next - 1, &[word])
            });
            fits.then_some(next)
        })
    }

    /// Where the phrase begins, if it ends right before this place.
    pub(super) fn before(&self, at: usize, phrase: &str) -> Option<usize> {
        let start = at.checked_sub(phrase.split(' ').count())?;
        self.after(start, &[phrase]).map(|_| start)
    }

    /// Whether one of these words stands right before this place.
    pub(super) fn follows(&self, at: usize, words: &[&str]) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, words))
    }
}

/// How long the word is that begins here: letters, digits, and apostrophes and hyphens within.
fn word(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let goes_on = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        let is_within = matches!(c, '-' | '\'' | '’') && goes_on;
        if !c.is_alphanumeric() && !is_within {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// How long the number is that begins here, and its value unless it is a date, a version or the like.
fn numeral(text: &str, lang: Lang) -> (usize, Option<Number>) {
    let run = digits_and_points(text);
    let length = if run <= 3 && digits(text) == run { spaced(text, run, lang) } else { run };
    let (written, rest) = text.split_at_checked(length).unwrap_or((text, ""));
    let mut next = rest.chars();
    let (sign, digit) = (next.next(), next.next().is_some_and(|c| c.is_ascii_digit()));
    let other = match sign {
        Some(letter) if letter.is_alphabetic() => word(rest),
        Some('/' | ':' | '_') if digit => date(rest),
        Some('-') if digit && date(rest) > 1 + digits(rest.get(1..).unwrap_or_default()) => date(rest),
        _ => 0,
    };
    if other > 0 { (length + other, None) } else { (length, value(written, lang)) }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Digits, and points and commas between two digits.
fn digits_and_points(text: &str) -> usize {
    let mut bytes = text.bytes().peekable();
    let mut length = 0;
    while let Some(byte) = bytes.next() {
        let goes_on = bytes.peek().is_some_and(u8::is_ascii_digit);
        let is_within = matches!(byte, b'.' | b',') && goes_on;
        if !byte.is_ascii_digit() && !is_within {
            break;
        }
        length += 1;
    }
    length
}

/// The rest of a date, an hour or a fraction: `-12-31`, `/15`, `:30`.
fn date(text: &str) -> usize {
    text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'-' | b'/' | b':' | b'_')).count()
}

/// How long a number is whose thousands are set apart by spaces: `1 200 000,50`.
fn spaced(text: &str, first: usize, lang: Lang) -> usize {
    let mut end = first;
    while let Some(space) = text.get(end..).and_then(|rest| rest.chars().next()).filter(|c| c.is_whitespace())
    {
        let rest = text.get(end + space.len_utf8()..).unwrap_or_default();
        if digits(rest) != 3 {
            break;
        }
        end += space.len_utf8() + 3;
    }
    let rest = text.get(end..).unwrap_or_default();
    match rest.strip_prefix(lang.pick('.', ',')).map(digits) {
        Some(decimals) if decimals > 0 && end > first => end + 1 + decimals,
        _ => end,
    }
}

/// The value of a number in the notation of the language, else in that of the other.
fn value(written: &str, lang: Lang) -> Option<Number> {
    let (group, point) = lang.pick((',', '.'), ('.', ','));
    let joined: String = written.chars().map(|c| if c.is_whitespace() { group } else { c }).collect();
    let plain = plain(&joined, group, point).or_else(|| plain(&joined, point, group))?;
    plain.parse::<Decimal>().ok().map(Number::from)
}

/// The number without signs between thousands and with a decimal point, if it is written so.
fn plain(written: &str, group: char, point: char) -> Option<String> {
    let (whole, decimals) = match written.split_once(point) {
        Some((whole, decimals)) => (whole, format!(".{decimals}")),
        None => (written, String::new()),
    };
    let first = whole.split(group).next()?;
    let grouped = whole.split(group).skip(1).all(|part| part.len() == 3);
    let begins = !whole.contains(group) || (first.len() <= 3 && !first.starts_with('0'));
    let is_sound = grouped && begins && decimals.bytes().skip(1).all(|b| b.is_ascii_digit());
    let is_date = first.len() > 1 && first.starts_with('0');
    (is_sound && !is_date).then(|| whole.replace(group, "") + &decimals)
}
