//! # begrip-review
//!
//! What is wrong with definitions, and what changed in them: a pure function of a [`begrip::Registry`].
//!
//! ```
//! use begrip::{Registry, Settings};
//! use begrip_review::{Severity, check};
//!
//! let concept = "kind: concept\nid: nl/low-income\nversion: 1.0.0\nstatus: adopted\nbroader: [nl/povery@^1]\n";
//! let registry = Registry::from_texts(Settings::default(), [("definitions/nl/low-income.yaml", concept)]);
//! let report = check(&registry)?;
//! let dangling = report.findings.iter().find(|finding| finding.rule == "dangling-reference").unwrap();
//! assert_eq!((dangling.place.line, dangling.place.column), (5, 11));
//! # Ok::<(), begrip_review::RulesError>(())
//! ```
//!
//! It reads no disk, knows no clock and prints nothing; the same registry gives the same findings in the same order.

mod allowed;
mod amount;
mod ask;
mod aspects;
mod because;
mod bounds;
mod change;
mod changes;
mod check;
mod claims;
mod compare;
mod days;
mod diff;
mod digest;
mod facet;
mod finding;
mod fix;
mod impact;
mod language;
mod ledger;
mod logic;
mod message;
mod misfit;
mod prose;
mod quantity;
mod reach;
mod relation;
mod rename;
mod rule;
mod rules;
mod series;
mod steps;
mod texts;
mod words;

pub use allowed::Allowed;
pub use amount::{decimal, value};
pub use ask::{Placed, Question, Questions};
pub use because::{because, days, formula, troubles};
pub use change::{Cause, Change, ChangeKind};
pub use check::{CheckOptions, KeyPlace, Report, RulesError, Summary, check, check_settings, check_with};
pub use claims::{ClaimChecked, ClaimState, claim_in_words, claims};
pub use compare::{
    AmountRelation, AmountRow, AmountSide, AmountsCompared, Cell, Clauses, CodeOutcome, CodePair, CodeSide,
    CompareOptions, Comparison, FacetCompared, FacetRelation, ListsCompared, Mapped, Matrix, Merged, Split,
    Suggested, Verdict, compare, compare_concept,
};
pub use diff::{Diff, DiffOptions, Pair, Selection, diff, diff_registries, diff_versions};
pub use digest::digest;
pub use facet::Facet;
pub use finding::{Finding, Related, Severity};
pub use fix::Fix;
pub use impact::{Bump, Impact};
pub use language::Lang;
pub use message::{Message, Said};
pub use reach::{Action, Reached, impact};
pub use relation::{
    Answer, Boundary, Direction, Holds, NeverMore, Related as RelatedUnits, UnitRelation, ValuePair,
    ValueRelation, Valued, Witness, relation_of, smt,
};
pub use rule::{Group, Rule, example_before, example_files};
pub use rules::{RULES, rule};
pub use series::{Correction, Segment, Series, Then, series};
