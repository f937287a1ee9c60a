//! From nodes to typed values with serde: every scalar is the text that was written, typed by its field.

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::tree::{NodeId, Tree};

/// Why a value could not be made, and the node that was being read.
#[derive(Debug)]
pub(crate) struct DecodeError {
    pub(crate) node: Option<NodeId>,
    pub(crate) message: String,
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

impl serde::de::Error for DecodeError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self { node: None, message: message.to_string() }
    }
}

/// Which keys of the mapping are read; the others are left to another reader.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Keys {
    All,
    Only(&'static [&'static str]),
    Except(&'static [&'static str]),
}

impl Keys {
    fn admit(self, key: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(keys) => keys.contains(&key),
            Self::Except(keys) => key != "kind" && !keys.contains(&key),
        }
    }
}

/// Reads one node.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decoder<'a> {
    tree: &'a Tree<'a>,
    node: NodeId,
    keys: Keys,
}

impl<'a> Decoder<'a> {
    pub(crate) fn new(tree: &'a Tree<'a>, node: NodeId, keys: Keys) -> Self {
        Self { tree, node, keys }
    }

    fn child(self, node: NodeId) -> Self {
        Self { tree: self.tree, node, keys: Keys::All }
    }

    fn text(self) -> Result<&'a str, DecodeError> {
        match self.tree.scalar(self.node) {
            Some(text) if !self.tree.is_null(self.node) => Ok(text),
            _ => Err(DecodeError { node: Some(self.node), message: "a text was expected".to_owned() }),
        }
    }

    fn at<T>(self, result: Result<T, DecodeError>) -> Result<T, DecodeError> {
        result.map_err(|error| DecodeError { node: error.node.or(Some(self.node)), ..error })
    }

    fn number<T: std::str::FromStr>(self) -> Result<T, DecodeError> {
        let text = self.text()?;
        self.at(text.parse().map_err(|_| DecodeError::custom("a whole number was expected")))
    }
}

impl<'de> Deserializer<'de> for Decoder<'_> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let result = if self.tree.is_mapping(self.node) {
            visitor.visit_map(Entries { decoder: self, next: self.tree.first(self.node), value: None })
        } else if self.tree.is_sequence(self.node) {
            visitor.visit_seq(Items { decoder: self, next: self.tree.first(self.node) })
        } else if self.tree.is_null(self.node) {
            visitor.visit_unit()
        } else {
            visitor.visit_str(self.text()?)
        };
        self.at(result)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.text()? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => self.at(Err(DecodeError::custom("`true` or `false` was expected"))),
        }
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_u32(self.number()?)
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_i32(self.number()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let text = self.text()?;
        self.at(visitor.visit_str(text))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_str(visitor)
    }

    /// What is written is there: an optional field that is written has to have a value.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        let text: StrDeserializer<'_, DecodeError> = self.text()?.into_deserializer();
        self.at(visitor.visit_enum(text))
    }

    /// A mapping by names; a list is not one, even if it has as many items as the struct has fields.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        if self.tree.is_mapping(self.node) {
            self.deserialize_any(visitor)
        } else {
            self.at(Err(DecodeError::custom("a mapping was expected")))
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i64 i128 u8 u16 u64 u128 f32 f64 char bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier
    }
}

struct Items<'a> {
    decoder: Decoder<'a>,
    next: Option<NodeId>,
}

impl<'de> SeqAccess<'de> for Items<'_> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, DecodeError> {
        let Some(node) = self.next else { return Ok(None) };
        self.next = self.decoder.tree.next(node);
        seed.deserialize(self.decoder.child(node)).map(Some)
    }
}

struct Entries<'a> {
    decoder: Decoder<'a>,
    next: Option<NodeId>,
    value: Option<NodeId>,
}

impl<'de> MapAccess<'de> for Entries<'_> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, DecodeError> {
        let tree = self.decoder.tree;
        while let Some((key, value)) = self.next.and_then(|key| Some((key, tree.next(key)?))) {
            self.next = tree.next(value);
            let name = tree.scalar(key).unwrap_or_default();
            if self.decoder.keys.admit(name) {
                self.value = Some(value);
                let name: StrDeserializer<'_, DecodeError> = name.into_deserializer();
                return self.decoder.child(key).at(seed.deserialize(name)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, DecodeError> {
        match self.value.take() {
            Some(node) => seed.deserialize(self.decoder.child(node)),
            None => Err(DecodeError::custom("a value was asked for before its key")),
        }
    }
}
