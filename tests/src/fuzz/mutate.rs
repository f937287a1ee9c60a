//! Quick changes to bytes at random, the same for the same seed: a poor fuzzer that needs nothing.

use crate::Random;

/// What means something to YAML, to rules, to versions, or to the splitting into files.
const TELLING: [&str; 40] = [
    "\t",
    "\n",
    "\r\n",
    "\0",
    ": ",
    "- ",
    "? ",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "&a ",
    "*a",
    "!!x ",
    "<<: ",
    "|\n",
    ">-\n",
    "---\n",
    "# ",
    "# before\n",
    "# file: ",
    "@",
    "^1",
    ">=2",
    "=1.0.0",
    "*",
    "~",
    "null",
    "\u{feff}",
    "ë",
    "👩‍👩‍👧",
    "(",
    ")",
    " AND ",
    " NOT ",
    "- -",
    "99999999999999999999",
    "0.0",
];

/// The seed with up to four changes; chunks may come from the other seed.
pub fn mutated(seed: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(4) {
        change(&mut bytes, other, random);
    }
    bytes
}

fn change(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    let at = index(random, bytes.len() + 1);
    let end = (at + 1 + index(random, 60)).min(bytes.len());
    match random.below(6) {
        0 => drop(bytes.drain(at..end)),
        1 => {
            let chunk = bytes[at..end].to_vec();
            let to = index(random, bytes.len() + 1);
            bytes.splice(to..to, chunk).for_each(drop);
        }
        2 => {
            let from = index(random, other.len() + 1);
            let chunk = other[from..(from + end - at).min(other.len())].to_vec();
            bytes.splice(at..end, chunk).for_each(drop);
        }
        3 if at < bytes.len() => bytes[at] = u8::try_from(random.below(256)).unwrap_or_default(),
        4 if at < bytes.len() => bytes[at] = bytes[at].wrapping_add(1),
        _ => {
            let telling = TELLING[index(random, TELLING.len())];
            bytes.splice(at..at, telling.bytes()).for_each(drop);
        }
    }
}

fn index(random: &mut Random, below: usize) -> usize {
    usize::try_from(random.below(below.max(1) as u64)).unwrap_or_default()
}
