//! `CASE` with conditions, and what is said of one that holds a value against others.

use std::ops::Range;

use super::Parser;
use crate::expr::excluded::CASE_OF_VALUE;
use crate::expr::syntax::{Expected, SyntaxError, SyntaxErrorKind};
use crate::expr::tree::{Expr, ExprKind, When};

impl Parser<'_> {
    pub(super) fn case(&mut self) -> Result<Expr, SyntaxError> {
        let start = self.next().span.start;
        if let Some(span) = self.value_of_case() {
            return Err(SyntaxError { span, kind: SyntaxErrorKind::Excluded(CASE_OF_VALUE) });
        }
        let mut branches = Vec::new();
        while self.take_word("WHEN") {
            let condition = self.expression()?;
            self.expect_word("THEN")?;
            branches.push(When { condition, value: self.expression()? });
        }
        if branches.is_empty() {
            return Err(self.unexpected(Expected::Sign("WHEN")));
        }
        let otherwise = if self.take_word("ELSE") { Some(Box::new(self.expression()?)) } else { None };
        self.expect_word("END")?;
        Ok(self.make(start, ExprKind::Case { branches, otherwise }))
    }

    /// Where the value stands in `CASE value WHEN …`; nothing is taken of anything else.
    fn value_of_case(&mut self) -> Option<Range<usize>> {
        let (at, depth) = (self.at, self.depth);
        let value = self.expression().ok().filter(|_| self.is_word("WHEN"));
        (self.at, self.depth) = (at, depth);
        value.map(|value| value.span)
    }
}
