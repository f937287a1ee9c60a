//! Dutch and English: which of two sentences is said.

use std::str::FromStr;

use crate::message::Message;
use begrip::{Definition, Text};

/// The language of labels and sentences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    #[default]
    En,
}

impl Lang {
    /// The language tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The one of two words or sentences in this language.
    pub fn pick<T>(self, en: T, nl: T) -> T {
        match self {
            Self::Nl => nl,
            Self::En => en,
        }
    }

    /// The sentence in this language.
    pub fn say(self, message: &Message) -> &str {
        self.pick(&message.en, &message.nl)
    }

    /// The text of a definition file in this language, else in another that it has.
    pub fn text(self, text: &Text) -> &str {
        text.in_language(self.tag())
    }

    /// The label of a definition in this language.
    pub fn label(self, definition: &Definition) -> &str {
        self.text(&definition.header().label)
    }
}

impl FromStr for Lang {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "nl" => Ok(Self::Nl),
            "en" => Ok(Self::En),
            _ => Err(()),
        }
    }
}
