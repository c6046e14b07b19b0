//! Any bytes as what goes with a hand-over and what is kept of it: a list of digests that can be read is written again as it was, and a ledger never panics.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::handover::{DigestList, Ledger};

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(list) = DigestList::parse(text)
        && let Ok(again) = DigestList::parse(&list.text())
    {
        assert_eq!(again.text(), list.text());
    }
    let _ = Ledger::parse(text);
});
