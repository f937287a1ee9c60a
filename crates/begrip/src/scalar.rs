//! Values that are written as one text: what each accepts, and the error for a text that is not one.

use thiserror::Error;

/// A kind of value that is written as one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Error)]
#[non_exhaustive]
pub enum Scalar {
    /// `cbs/disposable-income`, or `cbs` for an authority.
    #[error("an id (`authority/name`, in lower case, digits and single hyphens)")]
    DefinitionId,
    /// `cbs/disposable-income@^2`
    #[error("a reference (`authority/name@^1`)")]
    Reference,
    /// `1.0.0`
    #[error("a version (`MAJOR.MINOR.PATCH`, from 1.0.0 on)")]
    Version,
    /// `2024-01-31`
    #[error("a date (`YYYY-MM-DD`)")]
    Date,
    /// `1216.62`
    #[error("a decimal number with a point and at most 28 digits")]
    Decimal,
    /// `nl`
    #[error("a language tag (BCP 47, such as `nl` or `en`)")]
    Language,
    /// `EUR/month`
    #[error("a unit of measure (symbols joined by `*` and `/`, such as `EUR/month`)")]
    Unit,
    /// `2024`, `2024-Q1`
    #[error("a period (such as `2024`, `2024-S1`, `2024-Q3`, `2024-01`, `2024-01-31` or `2015-01-01/P3Y`)")]
    Period,
    /// `01-31`
    #[error("a day of the year (`MM-DD`)")]
    MonthDay,
    /// `1 year`
    #[error("a length of time (such as `1 year` or `3 months`)")]
    Length,
    /// A reference, or the address of a concept elsewhere.
    #[error("a reference (`authority/name@^1`) or an address (`https://…`)")]
    Target,
    /// `-1`
    #[error("a number of periods other than 0 (such as `-1`)")]
    Shift,
    /// `GM0518`
    #[error("a code: a text without white space at either end")]
    Code,
}

impl Scalar {
    const ALL: [Self; 13] = [
        Self::DefinitionId,
        Self::Reference,
        Self::Version,
        Self::Date,
        Self::Decimal,
        Self::Language,
        Self::Unit,
        Self::Period,
        Self::MonthDay,
        Self::Length,
        Self::Target,
        Self::Shift,
        Self::Code,
    ];

    /// The `format` by which the JSON Schema names this kind of value.
    pub(crate) const fn format(self) -> &'static str {
        match self {
            Self::DefinitionId => "definition-id",
            Self::Reference => "definition-reference",
            Self::Version => "version",
            Self::Date => "date",
            Self::Decimal => "decimal",
            Self::Language => "language-tag",
            Self::Unit => "unit-of-measure",
            Self::Period => "time-period",
            Self::MonthDay => "month-day",
            Self::Length => "length-of-time",
            Self::Target => "concept-target",
            Self::Shift => "period-shift",
            Self::Code => "code",
        }
    }

    pub(crate) fn from_format(format: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scalar| scalar.format() == format)
    }

    /// Whether the text is such a value.
    pub(crate) fn accepts(self, text: &str) -> bool {
        match self {
            Self::DefinitionId => text.parse::<crate::DefinitionId>().is_ok(),
            Self::Reference => text.parse::<crate::Reference>().is_ok(),
            Self::Version => crate::header::version(text).is_ok(),
            Self::Date => text.parse::<crate::Date>().is_ok(),
            Self::Decimal => text.parse::<crate::Decimal>().is_ok(),
            Self::Language => text.parse::<crate::Language>().is_ok(),
            Self::Unit => text.parse::<crate::UnitOfMeasure>().is_ok(),
            Self::Period => text.parse::<crate::TimePeriod>().is_ok(),
            Self::MonthDay => text.parse::<crate::period::MonthDay>().is_ok(),
            Self::Length => text.parse::<crate::period::Length>().is_ok(),
            Self::Target => text.parse::<crate::kind::concept::Target>().is_ok(),
            Self::Shift => text.parse::<crate::input::Shift>().is_ok(),
            Self::Code => text.parse::<crate::CodeValue>().is_ok(),
        }
    }
}

/// A text that is not the value it should be.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` is not {scalar}")]
pub struct Invalid {
    /// What is written.
    pub text: String,
    /// What it should be.
    pub scalar: Scalar,
}

impl Invalid {
    pub(crate) fn new(scalar: Scalar, text: &str) -> Self {
        Self { text: text.to_owned(), scalar }
    }
}

/// Serde and JSON Schema for a type that is written as its `Display` and read by its `FromStr`.
///
/// The schema says in the words of JSON what editors can check; its `format` names the rest.
macro_rules! written_as_text {
    ($type:ty, $scalar:expr, $schema:tt) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str($crate::scalar::FromText(std::marker::PhantomData))
            }
        }

        impl schemars::JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                $scalar.format().into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let mut schema = schemars::json_schema!($schema);
                schema.insert("format".to_owned(), $scalar.format().into());
                schema
            }
        }
    };
}
pub(crate) use written_as_text;

/// Reads a text by `FromStr`.
pub(crate) struct FromText<T>(pub(crate) std::marker::PhantomData<T>);

impl<T: std::str::FromStr<Err = Invalid>> serde::de::Visitor<'_> for FromText<T> {
    type Value = T;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        text.parse().map_err(E::custom)
    }
}
