//! What definitions say of units: rules made ready once and asked about many units, with the reasons.
//!
//! A city's own row against three definitions:
//!
//! ```
//! use begrip::{Registry, Settings};
//! use begrip::eval::{Evaluator, Outcome, Value};
//!
//! # let files = [
//! #     ("definitions/nl/household.yaml", "kind: unit_type\nid: nl/household\nversion: 1.0.0\nstatus: adopted\n"),
//! #     ("definitions/nl/net-income.yaml", "kind: variable\nid: nl/net-income\nversion: 1.0.0\nstatus: adopted\nunit: nl/household@^1\nvalues: { number: EUR/month }\n"),
//! #     ("definitions/nl/wealth.yaml", "kind: variable\nid: nl/wealth\nversion: 1.0.0\nstatus: adopted\nunit: nl/household@^1\nvalues: { number: EUR }\n"),
//! #     ("definitions/nl/norm.yaml", "kind: parameter\nid: nl/norm\nversion: 1.0.0\nstatus: adopted\nvalues: { number: EUR/month }\nsteps:\n  - { from: 2023-01-01, amount: 1195.66 }\n  - { from: 2023-07-01, amount: 1216.62 }\n"),
//! #     ("definitions/a/poor.yaml", "kind: variable\nid: a/poor\nversion: 1.0.0\nstatus: adopted\nunit: nl/household@^1\nvalues: boolean\nperiod: month\ninputs: { income: nl/net-income@^1, norm: nl/norm@^1, wealth: nl/wealth@^1 }\nrule: income <= 1.30 * norm AND wealth < 7605\n"),
//! #     ("definitions/b/poor.yaml", "kind: variable\nid: b/poor\nversion: 1.0.0\nstatus: adopted\nunit: nl/household@^1\nvalues: boolean\nperiod: month\ninputs: { income: nl/net-income@^1, norm: nl/norm@^1 }\nrule: income <= 1.30 * norm\n"),
//! #     ("definitions/c/poor.yaml", "kind: variable\nid: c/poor\nversion: 1.0.0\nstatus: adopted\nunit: nl/household@^1\nvalues: boolean\nperiod: month\ninputs: { income: nl/net-income@^1, norm: nl/norm@^1 }\nrule: income <= 1.20 * norm\n"),
//! # ];
//! # let registry = Registry::from_texts(Settings::default(), files);
//! let on = "2023-07-15".parse()?;
//! let mut says = Vec::new();
//! for id in ["a/poor", "b/poor", "c/poor"] {
//!     // once: read, typed, and with the norm of July looked up
//!     let definition = registry.resolve(&id.parse()?, begrip::Time::On(on))?;
//!     let evaluator = Evaluator::new(&registry, definition, Some(on));
//!     let income = evaluator.slot("nl/net-income");
//!     let wealth = evaluator.slot("nl/wealth"); // only the first asks for it
//!     let mut unit = evaluator.empty();
//!     // for every row: 1,500 a month and 9,000 in savings
//!     for (slot, amount) in [(income, 1500), (wealth, 9000)] {
//!         if let Some(slot) = slot {
//!             unit.set(slot, Value::from(amount));
//!         }
//!     }
//!     says.push(evaluator.evaluate(&unit));
//! }
//! // 130 % of 1,216.62 is 1,581.606 and 120 % is 1,459.944
//! assert_eq!(says, [false, true, false].map(|says| Outcome::Value(says.into())));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod always;
mod amounts;
mod ask;
mod bounds;
mod build;
mod conditions;
mod evaluator;
mod explain;
mod formula;
mod function;
mod given;
mod leaf;
mod logic;
mod node;
mod number;
mod ready;
mod run;
mod table;
mod trouble;
mod unit;
mod units;
mod value;

pub use always::Contradiction;
pub use amounts::Amounts;
pub(crate) use build::period_of;
pub use evaluator::{Evaluator, Outcome};
pub use explain::{Explanation, Origin, Step};
pub use formula::Piece;
pub use given::{Misfit, MisfitKind, typed};
pub use leaf::{InvalidLeaf, Leaf, Member, When};
pub use number::Number;
pub use trouble::Trouble;
pub use unit::{Slot, Unit};
pub use units::{GivenUnit, UnitsError, units};
pub use value::{Reason, Value};
