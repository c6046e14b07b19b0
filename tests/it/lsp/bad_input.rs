//! What comes over the streams and is no message: it is answered with an error, and what follows it as if nothing had been.

use super::client::Client;
use super::packet;
use serde_json::json;

#[test]
fn nonsense_on_the_stream_is_answered_and_passed_over() {
    let packet = packet();
    let mut client = Client::start(&packet, json!({}));
    for nonsense in [
        "GET / HTTP/1.1\r\n",
        "Content-Length: 3\r\n\r\n{{{",
        "Content-Length: 2\r\n\r\n[]",
        "Content-Length: x\r\n\r\n",
    ] {
        client.write(nonsense.as_bytes());
        let answer = loop {
            let message = client.read();
            if !message["error"].is_null() {
                break message;
            }
        };
        assert!(answer["id"].is_null() && answer["error"]["code"].as_i64().unwrap() <= -32600, "{answer}");
    }
    client.ask("workspace/symbol", json!({ "query": "cache" }));
    client.finish(0);
}

#[test]
fn half_a_message_is_the_end_of_it() {
    let packet = packet();
    let mut client = Client::start(&packet, json!({}));
    client.write(b"Content-Length: 4000\r\n\r\n{\"jsonrpc\":");
    client.hang_up(1);
}

/// A length that nobody sends takes no memory.
#[test]
fn a_gigabyte_that_is_only_announced_takes_no_room() {
    let packet = packet();
    let mut client = Client::start(&packet, json!({}));
    client.write(b"Content-Length: 1073741824\r\n\r\nx");
    client.hang_up(1);
}

#[test]
fn what_comes_before_the_beginning_is_refused() {
    let packet = packet();
    let mut client = Client::silent(&packet);
    let answer = client.answer("workspace/symbol", json!({ "query": "" }));
    assert_eq!(answer["error"]["code"], -32002, "{answer}");
    client.tell("textDocument/didOpen", json!({}));
    client.ask("initialize", json!({ "rootUri": null, "capabilities": {} }));
    client.finish(0);
}
