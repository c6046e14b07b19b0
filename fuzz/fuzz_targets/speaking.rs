//! Any bytes as what an editor says: the server ends with the stream, and never before, and what it writes are whole messages.
#![no_main]

use libfuzzer_sys::fuzz_target;
use promo_packet::lsp::talk;
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    let mut said = Vec::new();
    let today = Box::new(|| "2026-07-01".parse().unwrap());
    let begin = r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
    let message = |body: &[u8]| [format!("Content-Length: {}\r\n\r\n", body.len()).as_bytes(), body].concat();
    // Half of the inputs are one message each, so that they come past the header.
    let input = if bytes.first().is_some_and(|first| first % 2 == 0) { message(&bytes[1..]) } else { bytes.to_vec() };
    talk(Cursor::new([message(begin.as_bytes()), input].concat()), &mut said, today);
    assert!(said.starts_with(b"Content-Length: "));
});
