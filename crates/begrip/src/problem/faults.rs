//! The faults of one file, of which only so many are kept, so that no file fills the memory by what is wrong with it.

use super::{Fault, FaultKind};
use crate::source::tree::Span;

/// So many faults of one file are kept; whoever mends these sees the next.
const KEPT: usize = 100;

/// The first faults of a file, and how many more there are.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    kept: Vec<Fault>,
    more: usize,
    /// Where the first is that was not kept.
    next: Span,
}

impl Faults {
    /// Adds a fault, which is made only if it is kept.
    pub(crate) fn add(&mut self, span: Span, fault: impl FnOnce() -> (String, FaultKind)) {
        if self.kept.len() < KEPT {
            let (pointer, kind) = fault();
            self.kept.push(Fault { span, pointer, kind });
        } else {
            self.count(span, 1);
        }
    }

    /// Adds a fault of the whole text.
    pub(crate) fn push(&mut self, span: Span, kind: FaultKind) {
        self.add(span, || (String::new(), kind));
    }

    /// Adds faults that were found apart.
    pub(crate) fn extend(&mut self, faults: impl IntoIterator<Item = Fault>) {
        for fault in faults {
            match fault.kind {
                FaultKind::More { more } => self.count(fault.span, more),
                kind => self.add(fault.span, || (fault.pointer, kind)),
            }
        }
    }

    fn count(&mut self, span: Span, more: usize) {
        if self.more == 0 {
            self.next = span;
        }
        self.more += more;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Those that are kept.
    pub(crate) fn kept(&self) -> &[Fault] {
        &self.kept
    }

    /// Those that are kept, and one that says how many more there are.
    pub(crate) fn into_vec(self) -> Vec<Fault> {
        let Self { mut kept, more, next } = self;
        if more > 0 {
            kept.push(Fault::new(next, FaultKind::More { more }));
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::{FaultKind, Faults, KEPT, Span};

    #[test]
    fn the_first_are_kept_and_the_others_counted() {
        let mut faults = Faults::default();
        for start in 0..KEPT + 7 {
            faults.push(Span { start, end: start }, FaultKind::Tab);
        }
        let mut all = Faults::default();
        all.push(Span::default(), FaultKind::Empty);
        all.extend(faults.into_vec());
        let all = all.into_vec();
        assert_eq!(all.len(), KEPT + 1);
        assert_eq!((&all[KEPT].kind, all[KEPT].span.start), (&FaultKind::More { more: 8 }, KEPT - 1));
    }
}
