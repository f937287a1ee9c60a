//! From the text of a rule to its tree, by recursive descent.

use std::ops::Range;
use std::str::FromStr;

use super::excluded::{COUNT_ALL, Excluded};
use super::syntax::{Expected, SyntaxError, SyntaxErrorKind};
use super::token::{KEYWORDS, Token, TokenKind, decimal_comma, tokens};
use super::tree::{Call, Comparison, Expr, ExprKind, Factor, Function, Literal, Sign, Term};

mod case;

/// Deeper brackets than this are refused; rules that people read have fewer than ten.
pub(super) const MAX_DEPTH: usize = 100;

/// A longer rule than this is refused.
pub(super) const MAX_BYTES: usize = 64 * 1024;

/// Reads a rule.
///
/// ```
/// use begrip::Expr;
///
/// let rule: Expr = "income <= 1.30 * norm(household_type, age_class) AND wealth < 7605".parse()?;
/// assert_eq!(rule.to_string(), "income <= 1.30 * norm(household_type, age_class) AND wealth < 7605");
/// let error = "income != 5".parse::<Expr>().unwrap_err();
/// assert_eq!((error.span, error.kind.to_string()), (7..9, "`!=` is not part of the rule language".to_owned()));
/// # Ok::<(), begrip::SyntaxError>(())
/// ```
///
/// # Errors
///
/// Fails at the first place that is no rule: `income != 5`, `rank() OVER (…)` and other SQL that is left out is named,
/// `income <` misses a value, `(income` a bracket, `'single` a quote.
impl FromStr for Expr {
    type Err = SyntaxError;

    fn from_str(text: &str) -> Result<Self, SyntaxError> {
        if text.len() > MAX_BYTES {
            return Err(SyntaxError { span: 0..0, kind: SyntaxErrorKind::TooLong });
        }
        let mut parser = Parser { tokens: tokens(text), at: 0, depth: 0 };
        let rule = parser.expression()?;
        match &parser.peek().kind {
            TokenKind::End => Ok(rule),
            _ => Err(parser.unexpected(Expected::End)),
        }
    }
}

struct Parser<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
    depth: usize,
}

/// What stands where there is no token any more.
const END: &Token<'static> = &Token { kind: TokenKind::End, span: 0..0 };

impl<'t> Parser<'t> {
    fn peek(&self) -> &Token<'t> {
        self.tokens.get(self.at).or(self.tokens.last()).unwrap_or(END)
    }

    fn next(&mut self) -> Token<'t> {
        let token = self.peek().clone();
        self.at += 1;
        token
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(&self.peek().kind, TokenKind::Word(text) if text.eq_ignore_ascii_case(word))
    }

    fn take_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        self.at += usize::from(found);
        found
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let found = matches!(self.peek().kind, TokenKind::Sign(text) if text == sign);
        self.at += usize::from(found);
        found
    }

    fn expect_sign(&mut self, sign: &'static str) -> Result<(), SyntaxError> {
        if self.take_sign(sign) { Ok(()) } else { Err(self.unexpected(Expected::Sign(sign))) }
    }

    fn expect_word(&mut self, word: &'static str) -> Result<(), SyntaxError> {
        if self.take_word(word) { Ok(()) } else { Err(self.unexpected(Expected::Sign(word))) }
    }

    /// The error for the token that stands here: what it is, if the rule language leaves it out, else what should be.
    fn unexpected(&self, expected: Expected) -> SyntaxError {
        let last = self.at.checked_sub(1).and_then(|last| self.tokens.get(last..));
        if let Some(error) = last.and_then(decimal_comma) {
            return error;
        }
        let token = self.peek();
        let kind = match &token.kind {
            TokenKind::Wrong(kind) => kind.clone(),
            TokenKind::Word(word) => Excluded::by_mistaken_word(word)
                .map_or(SyntaxErrorKind::Expected { expected }, SyntaxErrorKind::Excluded),
            _ => SyntaxErrorKind::Expected { expected },
        };
        SyntaxError { span: token.span.clone(), kind }
    }

    /// Where the last token that was taken ends.
    fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.span.end)
    }

    fn make(&self, start: usize, kind: ExprKind) -> Expr {
        Expr { kind, span: start..self.end() }
    }

    fn expression(&mut self) -> Result<Expr, SyntaxError> {
        self.deeper(1, |parser| parser.chain("OR", Self::conjunction, ExprKind::Or))
    }

    /// Reads a part that lies some levels deeper, unless that is too deep.
    fn deeper(
        &mut self,
        levels: usize,
        read: impl FnOnce(&mut Self) -> Result<Expr, SyntaxError>,
    ) -> Result<Expr, SyntaxError> {
        self.depth += levels;
        // the rule itself is one level, and not one of brackets
        if self.depth > MAX_DEPTH + 1 {
            return Err(SyntaxError { span: self.peek().span.clone(), kind: SyntaxErrorKind::TooDeep });
        }
        let part = read(self);
        self.depth -= levels;
        part
    }

    fn conjunction(&mut self) -> Result<Expr, SyntaxError> {
        self.chain("AND", Self::negation, ExprKind::And)
    }

    /// Parts joined by one keyword; a single part stays what it is.
    fn chain(
        &mut self,
        word: &str,
        part: fn(&mut Self) -> Result<Expr, SyntaxError>,
        make: fn(Vec<Expr>) -> ExprKind,
    ) -> Result<Expr, SyntaxError> {
        let start = self.peek().span.start;
        let first = part(self)?;
        if !self.is_word(word) {
            return Ok(first);
        }
        let mut parts = vec![first];
        while self.take_word(word) {
            parts.push(part(self)?);
        }
        Ok(self.make(start, make(parts)))
    }

    fn negation(&mut self) -> Result<Expr, SyntaxError> {
        let mut starts = Vec::new();
        while self.is_word("NOT") && self.depth + starts.len() <= MAX_DEPTH + 1 {
            starts.push(self.next().span.start);
        }
        let mut expression = self.deeper(starts.len(), Self::comparison)?;
        for start in starts.into_iter().rev() {
            expression = self.make(start, ExprKind::Not(Box::new(expression)));
        }
        Ok(expression)
    }

    fn comparison(&mut self) -> Result<Expr, SyntaxError> {
        let start = self.peek().span.start;
        let left = self.sum()?;
        if let Some(comparison) = self.comparison_sign() {
            let right = self.sum()?;
            return Ok(self.make(start, ExprKind::Compare(Box::new(left), comparison, Box::new(right))));
        }
        if self.take_word("IS") {
            let negated = self.take_word("NOT");
            self.expect_word("NULL")?;
            return Ok(self.make(start, ExprKind::IsNull { value: Box::new(left), negated }));
        }
        let negated = self.take_word("NOT");
        if self.take_word("BETWEEN") {
            return self.between(start, left, negated);
        }
        if self.take_word("IN") {
            return self.membership(start, left, negated);
        }
        if negated { Err(self.unexpected(Expected::Sign("IN"))) } else { Ok(left) }
    }

    fn comparison_sign(&mut self) -> Option<Comparison> {
        let comparison = match self.peek().kind {
            TokenKind::Sign("=") => Comparison::Equal,
            TokenKind::Sign("<>") => Comparison::NotEqual,
            TokenKind::Sign("<") => Comparison::Less,
            TokenKind::Sign("<=") => Comparison::LessOrEqual,
            TokenKind::Sign(">") => Comparison::Greater,
            TokenKind::Sign(">=") => Comparison::GreaterOrEqual,
            _ => return None,
        };
        self.at += 1;
        Some(comparison)
    }

    fn between(&mut self, start: usize, value: Expr, negated: bool) -> Result<Expr, SyntaxError> {
        let low = self.sum()?;
        self.expect_word("AND")?;
        let high = self.sum()?;
        let (value, low, high) = (Box::new(value), Box::new(low), Box::new(high));
        Ok(self.make(start, ExprKind::Between { value, low, high, negated }))
    }

    fn membership(&mut self, start: usize, value: Expr, negated: bool) -> Result<Expr, SyntaxError> {
        let value = Box::new(value);
        if self.take_sign("(") {
            let list = self.arguments()?;
            if list.is_empty() {
                return Err(SyntaxError {
                    span: self.end().saturating_sub(1)..self.end(),
                    kind: SyntaxErrorKind::Expected { expected: Expected::Value },
                });
            }
            return Ok(self.make(start, ExprKind::InList { value, list, negated }));
        }
        let Some((name, span)) = self.name() else { return Err(self.unexpected(Expected::Sign("("))) };
        let codes = Box::new(Expr { kind: ExprKind::Name(name), span });
        Ok(self.make(start, ExprKind::InCodes { value, codes, negated }))
    }

    /// Values with commas between them, and the closing bracket.
    fn arguments(&mut self) -> Result<Vec<Expr>, SyntaxError> {
        if self.take_sign(")") {
            return Ok(Vec::new());
        }
        let mut arguments = vec![self.expression()?];
        while self.take_sign(",") {
            arguments.push(self.expression()?);
        }
        self.expect_sign(")")?;
        Ok(arguments)
    }

    fn sum(&mut self) -> Result<Expr, SyntaxError> {
        let start = self.peek().span.start;
        let first = self.product()?;
        let Some(mut sign) = self.sign() else { return Ok(first) };
        let mut terms = vec![Term { sign: Sign::Plus, value: first }];
        loop {
            terms.push(Term { sign, value: self.product()? });
            match self.sign() {
                Some(next) => sign = next,
                None => return Ok(self.make(start, ExprKind::Sum(terms))),
            }
        }
    }

    /// The sign between two terms.
    fn sign(&mut self) -> Option<Sign> {
        if self.take_sign("+") {
            return Some(Sign::Plus);
        }
        self.take_sign("-").then_some(Sign::Minus)
    }

    fn product(&mut self) -> Result<Expr, SyntaxError> {
        let start = self.peek().span.start;
        let first = self.sign_and_value()?;
        let Some(mut divides) = self.operator() else { return Ok(first) };
        let mut factors = vec![Factor { divides: false, value: first }];
        loop {
            factors.push(Factor { divides, value: self.sign_and_value()? });
            match self.operator() {
                Some(next) => divides = next,
                None => return Ok(self.make(start, ExprKind::Product(factors))),
            }
        }
    }

    /// The sign between two factors: whether it divides.
    fn operator(&mut self) -> Option<bool> {
        if self.take_sign("/") {
            return Some(true);
        }
        self.take_sign("*").then_some(false)
    }

    fn sign_and_value(&mut self) -> Result<Expr, SyntaxError> {
        let start = self.peek().span.start;
        if self.take_sign("-") {
            let value = self.value()?;
            return Ok(self.make(start, ExprKind::Negative(Box::new(value))));
        }
        self.take_sign("+");
        self.value()
    }

    fn value(&mut self) -> Result<Expr, SyntaxError> {
        let Token { kind, span } = self.peek().clone();
        match kind {
            TokenKind::Number(text) => {
                self.at += 1;
                let number = text.parse().map_err(|_| SyntaxError {
                    span: span.clone(),
                    kind: SyntaxErrorKind::Number(text.to_owned()),
                })?;
                Ok(self.make(span.start, ExprKind::Literal(Literal::Number(number))))
            }
            TokenKind::Text(text) => {
                self.at += 1;
                Ok(self.make(span.start, ExprKind::Literal(Literal::Text(text.into_owned()))))
            }
            TokenKind::Sign("(") => self.bracketed(),
            TokenKind::Word(word) => self.word(word, span),
            TokenKind::Sign(_) | TokenKind::Wrong(_) | TokenKind::End => {
                Err(self.unexpected(Expected::Value))
            }
        }
    }

    /// What stands between brackets; it has the place of what it is, without them.
    fn bracketed(&mut self) -> Result<Expr, SyntaxError> {
        self.at += 1;
        let inner = self.expression()?;
        self.expect_sign(")")?;
        Ok(inner)
    }

    fn word(&mut self, word: &str, span: Range<usize>) -> Result<Expr, SyntaxError> {
        let is = |keyword: &str| word.eq_ignore_ascii_case(keyword);
        if is("DATE") {
            return self.date();
        }
        if is("CASE") {
            return self.case();
        }
        let words =
            [("TRUE", Literal::Boolean(true)), ("FALSE", Literal::Boolean(false)), ("NULL", Literal::Null)];
        if let Some((_, literal)) = words.into_iter().find(|(keyword, _)| is(keyword)) {
            self.at += 1;
            return Ok(self.make(span.start, ExprKind::Literal(literal)));
        }
        let Some((name, _)) = self.name() else { return Err(self.unexpected(Expected::Value)) };
        if !self.take_sign("(") {
            return Ok(self.make(span.start, ExprKind::Name(name)));
        }
        if self.counts_rows(&name) {
            return Err(SyntaxError {
                span: span.start..self.end(),
                kind: SyntaxErrorKind::Excluded(COUNT_ALL),
            });
        }
        let function = Function::from_name(&name);
        let arguments = self.arguments()?;
        if self.is_word("OVER") || self.is_word("FILTER") {
            return Err(self.unexpected(Expected::End));
        }
        let name = if function.is_some() { name.to_ascii_lowercase() } else { name };
        Ok(self.make(span.start, ExprKind::Call(Call { name, function, arguments })))
    }

    /// Takes the rest of `COUNT(*)`, if that is what stands here.
    fn counts_rows(&mut self, name: &str) -> bool {
        name.eq_ignore_ascii_case("COUNT") && self.take_sign("*") && self.take_sign(")")
    }

    /// A name that is neither a keyword nor a word of what is left out.
    fn name(&mut self) -> Option<(String, Range<usize>)> {
        let Token { kind: TokenKind::Word(word), span } = self.peek().clone() else { return None };
        let is_keyword = KEYWORDS.iter().any(|keyword| keyword.eq_ignore_ascii_case(word));
        if is_keyword || Excluded::by_word(word).is_some() {
            return None;
        }
        self.at += 1;
        Some((word.to_owned(), span))
    }

    fn date(&mut self) -> Result<Expr, SyntaxError> {
        let start = self.next().span.start;
        let Token { kind: TokenKind::Text(text), span } = self.peek().clone() else {
            return Err(self.unexpected(Expected::Sign("'YYYY-MM-DD'")));
        };
        self.at += 1;
        let date =
            text.parse().map_err(|_| SyntaxError { span, kind: SyntaxErrorKind::Date(text.into_owned()) })?;
        Ok(self.make(start, ExprKind::Literal(Literal::Date(date))))
    }
}
