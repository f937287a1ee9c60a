//! See `tests/src/fuzz/diff.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| begrip_tests::fuzz::diff(bytes));
