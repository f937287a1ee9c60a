//! What certainly mends a finding, whoever looks at it.

/// What certainly mends a finding, in the file of its definition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fix {
    /// The value at a pointer (RFC 6901) becomes this text.
    Write {
        /// Where.
        pointer: String,
        /// What is written there.
        text: String,
    },
    /// The items of the list at a pointer come in another order.
    Order {
        /// Where.
        pointer: String,
        /// Which of the present items comes first, second and so on, from 0.
        order: Vec<usize>,
    },
    /// The file goes to another path below the registry, which is free.
    Move {
        /// Where to.
        path: String,
    },
    /// The version, as it is, comes into `begrip.lock`.
    Lock,
}
