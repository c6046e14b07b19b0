//! Any bytes as git's index and as its settings: neither ends the program, and every path that is found begins as was asked.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::source::disk::git::{config_values, tracked_paths};

fuzz_target!(|bytes: &[u8]| {
    for name_length in [20, 32] {
        let all = tracked_paths(bytes, name_length, b"");
        let below = tracked_paths(bytes, name_length, b"dist/");
        assert_eq!(all.is_some(), below.is_some());
        assert!(below.unwrap_or_default().iter().all(|path| path.starts_with("dist/")));
    }
    config_values(&String::from_utf8_lossy(bytes));
});
