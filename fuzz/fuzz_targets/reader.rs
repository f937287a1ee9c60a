//! See `tests/src/fuzz/reader.rs`.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| begrip_tests::fuzz::reader(bytes));
