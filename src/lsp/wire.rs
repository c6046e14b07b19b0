//! Messages on two streams: a header that says how long the message is, then the message. What comes in is bounded and never believed: what cannot be
//! read is answered with an error where it can be, and passed over. The library's own reader makes room for whatever length it is told, and ends at the
//! first message that it does not understand.

use lsp_server::{Connection, Message, Notification};
use serde_json::{Value, json};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::thread;

/// No message is longer: 64 MiB. A note is read up to 1 MiB, and an editor may send it twice.
const LONGEST_MESSAGE: u64 = 64 << 20;

/// No line of a header is longer.
const LONGEST_LINE: u64 = 8 << 10;

/// The numbers that JSON-RPC gives to its errors.
const PARSE_ERROR: i32 = -32700;
const INVALID_REQUEST: i32 = -32600;

/// What came of reading one message.
#[derive(Debug)]
enum Incoming {
    /// A message.
    Message(Message),
    /// Something that is none: the number of the error, what is, and the id that it bears, if it does.
    Unreadable(i32, String, Value),
    /// Nothing more comes.
    End,
}

/// What the writer takes for an answer to something that was no message: such an answer has no type in the library.
const UNREADABLE: &str = "$/unreadable";

/// A connection whose messages come from a stream, and the messages that are to be written. The stream is read until it ends, or the editor says that it goes.
pub(super) fn connect(input: impl Read + Send + 'static) -> (Connection, impl Iterator<Item = Message>) {
    let (ours, theirs) = Connection::memory();
    let Connection { sender, receiver } = theirs;
    let answers = ours.sender.clone();
    // Not joined: it waits for an editor that may keep the stream open when all is said.
    drop(thread::spawn(move || {
        let mut input = BufReader::new(input);
        loop {
            let is_taken = match read(&mut input) {
                Incoming::Message(message) => {
                    let is_last = matches!(&message, Message::Notification(told) if told.method == "exit");
                    sender.send(message).is_ok() && !is_last
                }
                Incoming::Unreadable(code, message, id) => {
                    let error = json!({ "id": id, "error": { "code": code, "message": message } });
                    answers.send(Notification::new(UNREADABLE.to_owned(), error).into()).is_ok()
                }
                Incoming::End => false,
            };
            if !is_taken {
                return;
            }
        }
    }));
    (ours, receiver.into_iter())
}

/// Writes a message.
pub(super) fn write(output: &mut dyn Write, message: Message) -> io::Result<()> {
    let mut value = match message {
        Message::Notification(told) if told.method == UNREADABLE => told.params,
        message @ (Message::Request(_) | Message::Response(_) | Message::Notification(_)) => {
            serde_json::to_value(message)?
        }
    };
    if let Value::Object(fields) = &mut value {
        fields.insert("jsonrpc".to_owned(), json!("2.0"));
    }
    let message = value.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{message}", message.len())?;
    output.flush()
}

/// Reads the next message. A stream that ends within one ends.
fn read(input: &mut impl BufRead) -> Incoming {
    let Ok(Some(Header { size, stray })) = header(input) else { return Incoming::End };
    if let Some(stray) = stray {
        return Incoming::Unreadable(INVALID_REQUEST, format!("`{stray}` is no header of a message"), Value::Null);
    }
    if size > LONGEST_MESSAGE {
        let passed = io::copy(&mut input.by_ref().take(size), &mut io::sink());
        let message = format!("a message of {size} bytes is not read; the longest that is has {LONGEST_MESSAGE}");
        return if passed.is_ok_and(|passed| passed == size) {
            Incoming::Unreadable(INVALID_REQUEST, message, Value::Null)
        } else {
            Incoming::End
        };
    }
    let mut body = Vec::new();
    match input.by_ref().take(size).read_to_end(&mut body) {
        Ok(read) if read as u64 == size => understood(&body),
        Ok(_) | Err(_) => Incoming::End,
    }
}

fn understood(body: &[u8]) -> Incoming {
    let value: Value = match serde_json::from_slice(body) {
        Ok(value) => value,
        Err(error) => return Incoming::Unreadable(PARSE_ERROR, format!("this is no JSON: {error}"), Value::Null),
    };
    let id = value.get("id").filter(|id| id.is_string() || id.is_number()).cloned().unwrap_or_default();
    let has_id = value.get("id").is_some();
    match serde_json::from_value(value) {
        // An id of a kind that there is not makes no notice of a request.
        Ok(message) if !has_id || !matches!(message, Message::Notification(_)) => Incoming::Message(message),
        Ok(_) | Err(_) => {
            let what = "this is no request, no notice and no answer".to_owned();
            Incoming::Unreadable(INVALID_REQUEST, what, id)
        }
    }
}

/// How long a message is, or a line that says nothing of the kind.
struct Header {
    size: u64,
    stray: Option<String>,
}

/// Reads up to the empty line; nothing where the stream ends before. A line that is no header is given back at once, so that nonsense is answered and what
/// comes after it is found.
fn header(input: &mut impl BufRead) -> io::Result<Option<Header>> {
    let mut size = None;
    loop {
        let mut line = Vec::new();
        input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        match (line.trim_end(), size) {
            ("", None) => {}
            ("", Some(size)) => return Ok(Some(Header { size, stray: None })),
            (line, _) => match line.split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => match value.trim().parse() {
                    Ok(value) => size = Some(value),
                    Err(_) => return Ok(Some(stray(line))),
                },
                Some((name, _)) if name.eq_ignore_ascii_case("content-type") => {}
                Some(_) | None => return Ok(Some(stray(line))),
            },
        }
    }
}

fn stray(line: &str) -> Header {
    let shown = line.chars().filter(|it| !it.is_control()).take(60).collect();
    Header { size: 0, stray: Some(shown) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is read of a stream, until it ends.
    fn all(mut input: &[u8]) -> Vec<String> {
        let mut all = Vec::new();
        loop {
            match read(&mut input) {
                Incoming::Message(Message::Request(request)) => all.push(request.method),
                Incoming::Message(Message::Notification(told)) => all.push(told.method),
                Incoming::Message(Message::Response(_)) => all.push("answer".to_owned()),
                Incoming::Unreadable(code, _, id) => all.push(format!("{code} {id}")),
                Incoming::End => return all,
            }
        }
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn nonsense_is_answered_and_what_follows_is_read() {
        let sound = framed(r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#);
        let told = framed(r#"{"jsonrpc":"2.0","method":"b","params":{}}"#);
        for (nonsense, answer) in [
            (framed("{"), "-32700 null"),
            (framed("[]"), "-32600 null"),
            (framed(r#"{"id":"x"}"#), "-32600 \"x\""),
            (framed(r#"{"id":99999999999,"method":"a"}"#), "-32600 99999999999"),
            ("GET / HTTP/1.1\r\n".to_owned(), "-32600 null"),
            ("Content-Length: many\r\n".to_owned(), "-32600 null"),
        ] {
            assert_eq!(all(format!("{nonsense}{sound}{told}").as_bytes()), [answer, "a", "b"], "{nonsense:?}");
        }
        let headers = sound.replace("Content", "Content-Type: text\r\ncontent");
        assert_eq!(all(headers.as_bytes()), ["a"]);
    }

    #[test]
    fn half_a_message_is_the_end() {
        let sound = framed(r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#);
        for cut in 1..sound.len() {
            assert!(all(&sound.as_bytes()[..cut]).len() <= 1);
        }
        assert_eq!(all(format!("{sound}{}", &sound[..30]).as_bytes()), ["a"]);
    }

    /// The length that is claimed is never made room for.
    #[test]
    fn a_gigabyte_is_passed_over() {
        let size = LONGEST_MESSAGE + 1;
        let head = format!("Content-Length: {size}\r\n\r\n");
        let sound = framed(r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#);
        let mut input = head.as_bytes().chain(io::repeat(b'x').take(size)).chain(sound.as_bytes());
        let mut input = BufReader::new(&mut input);
        assert!(matches!(read(&mut input), Incoming::Unreadable(INVALID_REQUEST, ..)));
        assert!(matches!(read(&mut input), Incoming::Message(_)));
        assert!(matches!(read(&mut "Content-Length: 99999999999999\r\n\r\n{}".as_bytes()), Incoming::End));
        assert!(
            all("Content-Length: 99999999999999999999999\r\n\r\n{}".as_bytes()).iter().all(|it| it == "-32600 null")
        );
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut output = Vec::new();
        let request = lsp_server::Request::new(1.into(), "é".to_owned(), json!({}));
        write(&mut output, request.into()).unwrap();
        assert_eq!(all(&output), ["é"]);
    }
}
