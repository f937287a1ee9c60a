//! The tree of a rule: what it says, with the place of every part.

use std::ops::Range;

use crate::date::Date;
use crate::decimal::Decimal;

/// A part of a rule with its place: bytes of the text of the rule.
///
/// Chains (`AND`, `OR`, `+ -`, `* /`) are lists, not nested pairs, so that a tree is only as deep as its brackets.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it says.
    pub kind: ExprKind,
    /// Where in the text of the rule, in bytes.
    pub span: Range<usize>,
}

/// Two expressions are equal if they say the same, wherever they stand.
impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

impl Eq for Expr {}

/// What a part of a rule says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExprKind {
    /// A value that is written out.
    Literal(Literal),
    /// An input.
    Name(String),
    /// A parameter with its keys, or a function.
    Call(Call),
    /// `-x`
    Negative(Box<Expr>),
    /// `a + b - c`
    Sum(Vec<Term>),
    /// `a * b / c`
    Product(Vec<Factor>),
    /// `a < b`
    Compare(Box<Expr>, Comparison, Box<Expr>),
    /// `x [NOT] BETWEEN low AND high`
    Between {
        /// What is compared.
        value: Box<Expr>,
        /// The lowest value that is within.
        low: Box<Expr>,
        /// The highest value that is within.
        high: Box<Expr>,
        /// Whether `NOT` stands before `BETWEEN`.
        negated: bool,
    },
    /// `x [NOT] IN (a, b)`
    InList {
        /// What is looked for.
        value: Box<Expr>,
        /// The values among which it is looked for.
        list: Vec<Expr>,
        /// Whether `NOT` stands before `IN`.
        negated: bool,
    },
    /// `x [NOT] IN codes`, with an input that is a code list
    InCodes {
        /// What is looked for.
        value: Box<Expr>,
        /// The name of the input.
        codes: Box<Expr>,
        /// Whether `NOT` stands before `IN`.
        negated: bool,
    },
    /// `x IS [NOT] NULL`
    IsNull {
        /// What is asked about.
        value: Box<Expr>,
        /// Whether `NOT` stands before `NULL`.
        negated: bool,
    },
    /// `NOT x`
    Not(Box<Expr>),
    /// `a AND b AND c`
    And(Vec<Expr>),
    /// `a OR b OR c`
    Or(Vec<Expr>),
    /// `CASE WHEN a THEN b ELSE c END`
    Case {
        /// The branches, in order.
        branches: Vec<When>,
        /// What holds if no branch does; not known if absent.
        otherwise: Option<Box<Expr>>,
    },
}

/// A value that is written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Literal {
    /// `1.30`
    Number(Decimal),
    /// `'single'`
    Text(String),
    /// `TRUE`
    Boolean(bool),
    /// `DATE '2024-01-01'`
    Date(Date),
    /// `NULL`
    Null,
}

/// A parameter with its keys, or a function with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The name as it is written, in lower case for a function.
    pub name: String,
    /// Which function it is; `None` for a parameter.
    pub function: Option<Function>,
    /// What stands between the brackets.
    pub arguments: Vec<Expr>,
}

/// A function of the rule language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Function {
    /// The amount without its sign.
    Abs,
    /// The lowest of several values.
    Least,
    /// The highest of several values.
    Greatest,
    /// A number rounded to whole numbers or to a number of decimals.
    Round,
    /// The highest whole number that is not above it.
    Floor,
    /// The lowest whole number that is not below it.
    Ceil,
    /// The first value that is known.
    Coalesce,
    /// Whole years from the first day to the second.
    YearsBetween,
    /// The same amount in another unit of measure.
    Convert,
    /// A written number with a unit of measure.
    Quantity,
    /// A number without its unit of measure.
    Number,
}

impl Function {
    /// All functions by the names that rules give them.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("abs", Self::Abs),
        ("least", Self::Least),
        ("greatest", Self::Greatest),
        ("round", Self::Round),
        ("floor", Self::Floor),
        ("ceil", Self::Ceil),
        ("coalesce", Self::Coalesce),
        ("years_between", Self::YearsBetween),
        ("convert", Self::Convert),
        ("quantity", Self::Quantity),
        ("number", Self::Number),
    ];

    /// The function that rules give this name, in capitals or not.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, function)| *function)
    }
}

/// One term of a sum with its sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The sign before it.
    pub sign: Sign,
    /// The term.
    pub value: Expr,
}

/// Plus or minus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// `+`, and before the first term nothing.
    Plus,
    /// `-`
    Minus,
}

/// One factor of a product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    /// Whether it divides.
    pub divides: bool,
    /// The factor.
    pub value: Expr,
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    /// The sign by which rules write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// Whether it asks for an order of the values.
    pub fn needs_order(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }
}

/// One branch of a `CASE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// When it holds.
    pub condition: Expr,
    /// What follows.
    pub value: Expr,
}
