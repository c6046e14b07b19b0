//! Any bytes as an attachment: cleaning never panics, and what was cleaned is clean.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::cleaning::cleaned;

fuzz_target!(|bytes: &[u8]| {
    for name in ["a.png", "a.jpg", "a.gif", "a.webp", "a.avif", "a.svg"] {
        if let Ok(clean) = cleaned(name, bytes.to_vec()) {
            assert_eq!(cleaned(name, clean.clone()), Ok(clean), "{name}");
        }
    }
});
