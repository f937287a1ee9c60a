//! Values that may be missing: where a question is about that, every leaf and every amount is either known or not.

use std::collections::BTreeMap;

use begrip::expr::{Expr, ExprKind};
use begrip::{Content, Definition, Inputs, Registry};

use super::super::formula::{Shared, all};
use super::super::normal::{Level, Names, normal};
use super::super::said::{Said, Truth, not};
use super::part::Scope;
use super::{Amounts, Expansion, Moment};
use crate::message::Message;

/// Whether values may be missing, and when each of them is known.
#[derive(Debug, Default)]
pub(crate) struct Missing {
    is_possible: bool,
    known: BTreeMap<String, Shared>,
}

impl<'r> Expansion<'r> {
    /// With every amount left open, and every value known or not, so that what is never so is so of no unit at all.
    pub(crate) fn with_missing(registry: &'r Registry) -> Self {
        let missing = Missing { is_possible: true, known: BTreeMap::new() };
        Self { missing, ..Self::new(registry, None, Amounts::Open) }
    }

    /// What a part of the rule of a definition says.
    pub(crate) fn within(&mut self, definition: &'r Definition, inputs: &'r Inputs, part: &Expr) -> Said {
        let scope = Scope { inputs, moment: self.moment(definition), definition };
        self.followed.push(definition.node());
        let said = self.part(part, &scope);
        self.followed.pop();
        said
    }

    /// When all values are known that were come upon.
    pub(crate) fn nothing_missing(&self) -> Shared {
        all(self.missing.known.values().cloned())
    }

    /// What is taken to hold of every unit; one of which it is not known may be there too.
    pub(super) fn taken(&self, truth: Truth) -> Shared {
        if self.missing.is_possible { not(&truth.no) } else { truth.yes }
    }

    /// A value that can only be given, or be missing.
    pub(super) fn observed(&mut self, definition: &'r Definition, moment: &Moment) -> Said {
        let said = self.leaf(definition, moment);
        let (id, major) = (definition.id(), definition.version().major);
        self.perhaps(said, format!("{id} {major} {} {:?}", moment.shift, moment.fixed))
    }

    /// An amount of a parameter need not be known.
    pub(super) fn perhaps_no_amount(&mut self, said: Said, expr: &Expr, scope: &Scope<'r>) -> Said {
        let name = match &expr.kind {
            ExprKind::Name(name) => name,
            ExprKind::Call(call) if call.function.is_none() => &call.name,
            _ => return said,
        };
        if !self.missing.is_possible {
            return said;
        }
        let target = scope.inputs.get(name).and_then(|input| self.resolve(input.reference(), &scope.moment));
        let Some(target) = target.filter(|target| matches!(target.content(), Content::Parameter(_))) else {
            return said;
        };
        // the amount for these keys, whatever a rule calls them
        let names = Names { inputs: scope.inputs, called: &Clone::clone, level: Level::Proved };
        let written = expr.to_string();
        let meant = normal(&written, &names).map_or(written, |normal| normal.to_string());
        self.perhaps(said, format!("{meant} {}", target.version().major))
    }

    fn is_known(&mut self, key: &str) -> Shared {
        let said = Message::new(format!("`{key}` may be missing"), format!("`{key}` kan ontbreken"));
        self.opaque_truth(&format!("{key} is known"), said).yes
    }

    pub(super) fn perhaps(&mut self, said: Said, key: String) -> Said {
        if !self.missing.is_possible {
            return said;
        }
        let known = match self.missing.known.get(&key) {
            Some(known) => known.clone(),
            None => self.is_known(&key),
        };
        self.missing.known.insert(key, known.clone());
        said.only(&known)
    }
}
