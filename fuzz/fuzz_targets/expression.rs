//! See `tests/src/fuzz/expression.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| begrip_tests::fuzz::expression(bytes));
