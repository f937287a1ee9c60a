//! See `tests/src/fuzz/formatter.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| begrip_tests::fuzz::formatter(bytes));
