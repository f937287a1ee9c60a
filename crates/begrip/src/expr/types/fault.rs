//! What does not fit in a rule.

use std::ops::Range;

use super::Type;
use crate::measure::Measure;

/// Something in a rule that does not fit.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeFault<'r> {
    /// Where in the text of the rule, in bytes.
    pub span: Range<usize>,
    /// What does not fit.
    pub kind: TypeFaultKind<'r>,
}

/// What does not fit in a rule.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeFaultKind<'r> {
    /// A name that is no input.
    UnknownName {
        /// The name.
        name: String,
        /// The nearest input.
        nearest: Option<String>,
    },
    /// A code list that is used as if it were one value.
    ListAsValue {
        /// The name.
        name: String,
    },
    /// A call of something that has no keys.
    NotCallable {
        /// The name.
        name: String,
    },
    /// A parameter that is named without its keys, or with too few or too many.
    Keys {
        /// The parameter.
        name: String,
        /// The keys that it has.
        keys: Vec<String>,
        /// How many are written.
        found: usize,
    },
    /// A function with too few or too many arguments.
    Arguments {
        /// The function.
        name: String,
        /// How many it takes, in words that both languages share.
        takes: &'static str,
        /// How many are written.
        found: usize,
    },
    /// Amounts of different units are added or compared.
    Units {
        /// The part on the left, and its unit.
        left: (String, Measure),
        /// The part on the right, and its unit.
        right: (String, Measure),
        /// One of the two as it would be written in the unit of the other, if it converts exactly.
        convert: Option<String>,
    },
    /// An amount that converts into another unit of measure does not measure the same.
    Conversion {
        /// The unit that it has.
        from: Measure,
        /// The unit that is asked for.
        to: Measure,
    },
    /// `quantity` of an amount that has a unit of measure already.
    Relabelled {
        /// The amount, and its unit.
        amount: (String, Measure),
        /// It as it would be written in the unit that is asked for, if it converts exactly.
        convert: Option<String>,
    },
    /// A unit of measure was to be written as a text, and is not.
    UnitText,
    /// One type is asked for and another stands here.
    Mismatch {
        /// What is asked for.
        expected: Type<'r>,
        /// What stands here.
        found: Type<'r>,
    },
    /// A number is asked for.
    NotANumber {
        /// What stands here.
        found: Type<'r>,
    },
    /// Two values that cannot be compared.
    Incomparable {
        /// The left value.
        left: Type<'r>,
        /// The right value.
        right: Type<'r>,
    },
    /// Texts are compared by order, and have none.
    TextOrder,
    /// Codes are compared by order, and their list has none.
    NoOrder {
        /// The list.
        list: String,
    },
    /// A text that is no code of the list on all days for which the rule is meant.
    UnknownCode {
        /// The text.
        code: String,
        /// The list.
        list: String,
        /// The nearest code.
        nearest: Option<String>,
        /// Whether the list has the code on other days.
        on_other_days: bool,
    },
}
