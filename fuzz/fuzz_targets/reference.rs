//! See `tests/src/fuzz/reference.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| begrip_tests::fuzz::reference(bytes));
