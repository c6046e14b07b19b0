//! A letter as mail programs open it, to be looked at, addressed and sent. It says neither when nor by whom it was made: that is for the program that sends it.

use super::LetterParts;
use base64::prelude::{BASE64_STANDARD, Engine as _};

/// A file that goes with a letter.
#[derive(Clone, Copy, Debug)]
pub struct Attached<'a> {
    /// What it is called: ASCII, without quotes.
    pub name: &'a str,
    /// A page of HTML.
    pub page: &'a str,
}

/// No line of what is encoded is longer, as the standard asks.
const LINE: usize = 76;

/// As many bytes of a subject are one word of a header: a quarter of them less than what is written.
const WORD: usize = 42;

/// The letter, in the form in which it is handed to a mail program. It lies there unsent.
pub fn mail(parts: &LetterParts, to: Option<&str>, attached: Option<Attached<'_>>) -> String {
    let content = format!("{}{}", parts.text, attached.map_or("", |it| it.page));
    let boundary = |name: &str| format!("=_{name}_{}", &blake3::hash(content.as_bytes()).to_hex()[..24]);
    let (inner, outer) = (boundary("letter"), boundary("parts"));
    let letter = format!(
        "Content-Type: multipart/alternative; boundary=\"{inner}\"\r\n\r\n--{inner}\r\n{}--{inner}\r\n{}--{inner}--\r\n",
        encoded("text/plain; charset=utf-8", "", &parts.text),
        encoded("text/html; charset=utf-8", "", &parts.html)
    );
    let body = match attached {
        None => letter,
        Some(Attached { name, page }) => {
            let disposition = format!("Content-Disposition: attachment; filename=\"{name}\"\r\n");
            format!(
                "Content-Type: multipart/mixed; boundary=\"{outer}\"\r\n\r\n--{outer}\r\n{letter}--{outer}\r\n{}--{outer}--\r\n",
                encoded("text/html; charset=utf-8", &disposition, page)
            )
        }
    };
    let to = to.map_or_else(String::new, |to| format!("To: {to}\r\n"));
    format!("Subject: {}\r\n{to}X-Unsent: 1\r\nMIME-Version: 1.0\r\n{body}", header(&parts.subject))
}

fn encoded(kind: &str, more: &str, text: &str) -> String {
    let lines = text.replace('\n', "\r\n");
    let written = BASE64_STANDARD.encode(lines);
    let written: Vec<&str> =
        written.as_bytes().chunks(LINE).filter_map(|line| std::str::from_utf8(line).ok()).collect();
    format!("Content-Type: {kind}\r\n{more}Content-Transfer-Encoding: base64\r\n\r\n{}\r\n", written.join("\r\n"))
}

/// A text as a header may hold it.
fn header(text: &str) -> String {
    if text.is_ascii() && text.len() < LINE - "Subject: ".len() {
        return text.to_owned();
    }
    let (mut words, mut word) = (Vec::new(), String::new());
    for character in text.chars() {
        if word.len() + character.len_utf8() > WORD {
            words.push(std::mem::take(&mut word));
        }
        word.push(character);
    }
    words.push(word);
    let words: Vec<String> = words.iter().map(|word| format!("=?utf-8?B?{}?=", BASE64_STANDARD.encode(word))).collect();
    words.join("\r\n ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use mail_parser::{MessageParser, MimeHeaders};

    #[test]
    fn what_a_mail_program_reads_is_what_was_written() {
        let subject = "Ein paar Worte von Dir über die Kasse, bis zum 24. September 2026, wenn es möglich ist?";
        let parts = LetterParts {
            subject: subject.to_owned(),
            text: "Hello Ruth,\n\nÜber alles – and ✓.\n".to_owned(),
            html: "<!doctype html><p>Hello</p>".to_owned(),
        };
        let attached = Attached { name: "form.html", page: "<!doctype html>\n<p>form" };
        let written = mail(&parts, Some("ruth@example.com"), Some(attached));
        assert!(written.lines().all(|line| line.len() <= 100), "{written}");
        let read = MessageParser::new().parse(written.as_bytes()).unwrap();
        assert_eq!(read.subject(), Some(subject));
        assert_eq!(read.to().and_then(|to| to.first()).and_then(|to| to.address()), Some("ruth@example.com"));
        assert_eq!(read.body_text(0).unwrap().replace("\r\n", "\n"), parts.text);
        let form = read.attachments().next().unwrap();
        assert_eq!(
            (form.attachment_name(), form.text_contents()),
            (Some("form.html"), Some("<!doctype html>\r\n<p>form"))
        );
        assert_eq!(mail(&parts, None, None), mail(&parts, None, None));
    }
}
