//! Edits of one text: a word misspelt, another number, day, reference or code.

use std::ops::Range;

use begrip_tests::Random;

use crate::edit::{World, below, one_of};
use crate::shape::{Made, is_date, of_groups, shown};
use crate::tree::{Path, Tree};

/// A part of a scalar or of a key.
#[derive(Debug, Clone)]
struct Token {
    path: Path,
    is_key: bool,
    pointer: String,
    whole: String,
    part: Range<usize>,
}

impl Token {
    fn text(&self) -> &str {
        &self.whole[self.part.clone()]
    }

    fn replace(&self, tree: &mut Tree, by: &str) -> Made {
        if by == self.text() {
            return None;
        }
        let mut text = self.whole.clone();
        text.replace_range(self.part.clone(), by);
        let what = format!("{} → {by} in {}", self.text(), shown(&self.whole));
        if self.is_key {
            let (at, parent) = self.path.split_last()?;
            let Tree::Map(entries) = tree.at(parent) else { return None };
            entries[*at].0 = text;
        } else if let Tree::Scalar(value, _) = tree.at(&self.path) {
            *value = text;
        }
        Some((self.pointer.clone(), what))
    }
}

/// Every scalar and every key, whole.
fn tokens(tree: &Tree) -> Vec<Token> {
    let mut tokens = Vec::new();
    for node in tree.nodes() {
        let mut add = |path: Path, is_key: bool, pointer: String, text: &str| {
            tokens.push(Token { path, is_key, pointer, whole: text.to_owned(), part: 0..text.len() });
        };
        match node.tree {
            Tree::Scalar(text, _) => add(node.path, false, node.pointer, text),
            Tree::Map(entries) => {
                for (at, (key, _)) in entries.iter().enumerate() {
                    let path = node.path.iter().copied().chain([at]).collect();
                    add(path, true, format!("{}/{key}", node.pointer), key);
                }
            }
            Tree::List(_) => {}
        }
    }
    tokens
}

/// The stretches of a token that consist of such characters.
fn parts(token: &Token, fits: impl Fn(char) -> bool) -> Vec<Token> {
    let mut parts = Vec::new();
    let mut start = None;
    for (at, c) in token.whole.char_indices().chain([(token.whole.len(), '\n')]) {
        match (start, fits(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                parts.push(Token { part: from..at, ..token.clone() });
                start = None;
            }
            _ => {}
        }
    }
    parts
}

/// A word of a key, of a text that is one word, or of prose.
pub fn misspell(tree: &mut Tree, random: &mut Random) -> Made {
    let mut groups = vec![Vec::new(), Vec::new(), Vec::new()];
    for token in tokens(tree) {
        let group = if token.is_key { 0 } else { 1 + usize::from(token.whole.contains(' ')) };
        groups[group].extend(
            parts(&token, char::is_alphabetic).into_iter().filter(|word| word.text().chars().count() > 2),
        );
    }
    let word = of_groups(groups, random)?;
    let mut letters: Vec<char> = word.text().chars().collect();
    let at = below(letters.len() - 1, random);
    match random.below(3) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        _ => letters.insert(at, letters[at]),
    }
    word.replace(tree, &letters.into_iter().collect::<String>())
}

fn is_expression(pointer: &str) -> bool {
    let last = pointer.rsplit('/').next().unwrap_or_default();
    ["rule", "where", "holds"].contains(&last) || pointer.starts_with("/always/rules/")
}

/// A number by itself, in an expression, or in prose.
pub fn number(tree: &mut Tree, random: &mut Random) -> Made {
    let mut groups = vec![Vec::new(), Vec::new(), Vec::new()];
    for token in tokens(tree).into_iter().filter(|token| !token.is_key) {
        let text = &token.whole;
        let group = match () {
            () if is_date(text) || text.contains('@') || token.pointer.starts_with("/sources") => continue,
            () if is_expression(&token.pointer) => 1,
            () if text.contains(' ') => 2,
            () => 0,
        };
        let numbers = parts(&token, |c| c.is_ascii_digit() || c == '.').into_iter();
        groups[group]
            .extend(numbers.filter(|number| number.text().starts_with(|c: char| c.is_ascii_digit())));
    }
    let number = of_groups(groups, random)?;
    let text = changed_number(number.text().trim_end_matches('.'), random);
    let number = Token {
        part: number.part.start..number.part.start + number.text().trim_end_matches('.').len(),
        ..number.clone()
    };
    // `1.20` for `1.2` is no other number
    if text.parse::<f64>().ok() == number.text().parse::<f64>().ok() && text.matches('.').count() < 2 {
        return None;
    }
    number.replace(tree, &text)
}

/// Another digit, one less, two in each other's place, or ten times as much.
fn changed_number(text: &str, random: &mut Random) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    let digits: Vec<usize> = (0..characters.len()).filter(|at| characters[*at] != '.').collect();
    let at = below(digits.len(), random);
    match random.below(4) {
        0 if digits.len() > 1 => drop(characters.remove(digits[at])),
        1 if digits.len() > 1 => characters.swap(digits[at], digits[(at + 1) % digits.len()]),
        2 if text.contains('.') => characters.retain(|c| *c != '.'),
        2 => characters.push('0'),
        _ => characters[digits[at]] = char::from(b'0' + u8::try_from(random.below(10)).unwrap_or_default()),
    }
    characters.into_iter().collect()
}

/// A day by itself or in an expression: another day, month or year, or day and month in each other's place.
pub fn date(tree: &mut Tree, random: &mut Random) -> Made {
    let all = tokens(tree).into_iter().flat_map(|token| parts(&token, |c| c.is_ascii_digit() || c == '-'));
    let days: Vec<Token> = all.filter(|token| is_date(token.text())).collect();
    let day = one_of(&days, random)?;
    let mut numbers = day.text().split('-').map(|part| part.parse::<u64>().unwrap_or_default());
    let (y, m, d) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let (y, m, d) = match random.below(6) {
        0 => (y, m, d % 31 + 1),
        1 => (y, m % 12 + 1, d),
        2 => (y, d, m),
        3 => (y + 1, m, d),
        4 => (y - 1, m, d),
        _ => (y + 10 - 20 * random.below(2), m, d),
    };
    day.clone().replace(tree, &format!("{y:04}-{m:02}-{d:02}"))
}

/// Another definition of the same kind, any other one, or other versions of this one.
pub fn reference(tree: &mut Tree, world: &World, random: &mut Random) -> Made {
    let kind_of = |id: &str| world.ids.iter().find(|(other, _)| other == id).map(|(_, kind)| kind);
    let is_own = |token: &Token| token.is_key || token.pointer == "/id" || token.pointer.contains("/given/");
    let all = tokens(tree).into_iter().filter(|token| !is_own(token));
    let references: Vec<Token> =
        all.filter(|token| kind_of(token.whole.split('@').next().unwrap_or_default()).is_some()).collect();
    let token = one_of(&references, random)?;
    let (id, requirement) = token.whole.split_once('@').unwrap_or((&token.whole, ""));
    let alike = |(other, kind): &&(String, String)| other != id && Some(kind) == kind_of(id);
    let text = match random.below(3) {
        0 if !requirement.is_empty() => {
            let others = ["@^1", "@^2", "@^3", "@~1.0", "@=1.0.0", "@>=1", ""];
            format!("{id}{}", one_of(&others, random)?)
        }
        1 => format!("{}{}", one_of(&world.ids, random)?.0, &token.whole[id.len()..]),
        _ => {
            let alike: Vec<_> = world.ids.iter().filter(alike).collect();
            format!("{}{}", one_of(&alike, random)?.0, &token.whole[id.len()..])
        }
    };
    token.clone().replace(tree, &text)
}

/// Another code that the file has, or one with a character changed.
pub fn code(tree: &mut Tree, random: &mut Random) -> Made {
    let codes: Vec<Token> = tokens(tree).into_iter().flat_map(|token| codes_in(&token)).collect();
    let code = one_of(&codes, random)?;
    let others: Vec<&Token> = codes.iter().filter(|other| other.text() != code.text()).collect();
    let text = match one_of(&others, random) {
        Some(other) if random.below(2) == 0 => other.text().to_owned(),
        _ => {
            let mut characters: Vec<char> = code.text().chars().collect();
            let at = below(characters.len(), random);
            match random.below(3) {
                0 if characters.len() > 1 => drop(characters.remove(at)),
                1 if characters.len() > 1 => characters.swap(at, (at + 1) % code.text().chars().count()),
                _ => characters[at] = if characters[at].is_ascii_digit() { '7' } else { 'x' },
            }
            characters.into_iter().collect()
        }
    };
    code.clone().replace(tree, &text)
}

/// The codes that a scalar or key is or names.
fn codes_in(token: &Token) -> Vec<Token> {
    let steps: Vec<&str> = token.pointer.split('/').collect();
    let last = steps.last().copied().unwrap_or_default();
    let is_in = |name: &str| steps.contains(&name);
    let is_word =
        |text: &str| text.chars().any(char::is_alphabetic) && !["true", "false", "null"].contains(&text);
    if is_expression(&token.pointer) && !token.is_key {
        let literal = |part: &Token| part.part.start > 0 && token.whole[..part.part.start].ends_with('\'');
        let parts = parts(token, |c| c.is_alphanumeric() || c == '-' || c == '_').into_iter();
        return parts.filter(literal).collect();
    }
    let is_code = if token.is_key {
        is_in("amounts") && last != "otherwise"
    } else {
        ["code", "parent", "area"].contains(&last)
            || (is_in("maps") && (is_in("from") || is_in("to")))
            || is_in("formed_from")
            || (is_in("area") && is_in("in"))
            || ((is_in("given") || last == "expect") && is_word(&token.whole))
    };
    if is_code && !token.whole.is_empty() { vec![token.clone()] } else { Vec::new() }
}
