//! See `tests/src/fuzz/version.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| begrip_tests::fuzz::version(bytes));
