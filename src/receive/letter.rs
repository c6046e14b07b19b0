//! A file that a peer sent, read: what it is, what they wrote, what was not theirs.

use super::cut::{Cut, LeftOut, WhatElse, cut};
use super::page::page_text;
use crate::ask::{self, read_form};
use crate::source::{Date, Text};
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::fmt;

/// Larger files are not read: a letter with pictures has a few dozen megabytes at the most.
pub const MOST: u64 = 50_000_000;

/// More words than this are no statement.
const LONGEST: usize = 200_000;

/// What a peer wrote, and what came with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// Their words, lines ended by `\n`. Empty where they would rather not.
    pub words: String,
    /// Whether the words are Markdown.
    pub is_markdown: bool,
    /// What is not theirs, or no words, in the order of the file.
    pub left_out: Vec<LeftOut>,
    /// Who sent it, where it is a letter.
    pub from: Option<Sender>,
    /// The day on which it was sent, where it is a letter.
    pub sent: Option<Date>,
    /// Whether they have said in a form that they would rather not.
    pub declined: bool,
    /// Whose form it was.
    pub token: Option<String>,
}

/// Who sent a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sender {
    /// As they call themselves; may be empty.
    pub name: String,
    /// Their address; may be empty.
    pub address: String,
}

/// Why nothing can be taken from a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Too many bytes.
    TooLarge,
    /// So many words that they are no statement.
    TooLong,
    /// A text in another encoding, or none.
    NotText(Option<&'static str>),
    /// A letter that does not say what it is in a way that can be read.
    NoLetter,
    /// Some letters of it cannot be read.
    Garbled,
    /// A character in it that no text has.
    Control(char),
    /// It is encrypted.
    Encrypted,
    /// Nothing is left when what is not theirs is cut.
    Empty(Vec<LeftOut>),
    /// What they were asked stands among what they answered.
    HoldsTheRequest,
    /// A form whose answer cannot be read.
    Form(ask::Unreadable),
}

/// Reads it. The ending of its name decides where the content does not.
///
/// # Errors
///
/// [`Unreadable`], where no words can be taken from it as they were meant.
pub fn read_letter(bytes: &[u8], name: &str) -> Result<Letter, Unreadable> {
    if bytes.len() as u64 > MOST {
        return Err(Unreadable::TooLarge);
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    let letter = if ending == "eml" || is_mail(bytes) { of_mail(bytes)? } else { of_text(bytes, &ending)? };
    checked(letter)
}

/// Whether the words can stand as they are.
fn checked(letter: Letter) -> Result<Letter, Unreadable> {
    let words = &letter.words;
    if words.len() > LONGEST {
        return Err(Unreadable::TooLong);
    }
    if words.contains('\u{fffd}') {
        return Err(Unreadable::Garbled);
    }
    if let Some(control) = words.chars().find(|it| it.is_control() && !it.is_whitespace()) {
        return Err(Unreadable::Control(control));
    }
    if words.split_whitespace().collect::<Vec<_>>().join(" ").contains(ask::OUR_WORDS) {
        return Err(Unreadable::HoldsTheRequest);
    }
    if words.trim().is_empty() && !letter.declined {
        return Err(Unreadable::Empty(letter.left_out));
    }
    Ok(letter)
}

fn of_text(bytes: &[u8], ending: &str) -> Result<Letter, Unreadable> {
    let text = Text::decode(bytes).map_err(|error| {
        let has_zeros = error.looks_like.is_none_or(|it| !it.starts_with("UTF-16")) && bytes.contains(&0);
        Unreadable::NotText(error.looks_like.filter(|_| !has_zeros))
    })?;
    let text = text.as_str();
    let start = text.trim_start().get(..15).unwrap_or_default().to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") || matches!(ending, "html" | "htm") {
        return of_page(text);
    }
    let Cut { words, left_out } = cut(text, false);
    Ok(Letter { words, is_markdown: ending == "md", left_out, ..Letter::default() })
}

fn of_page(page: &str) -> Result<Letter, Unreadable> {
    if let Some(form) = read_form(page) {
        let ask::Answer { token, words, declined } = form.map_err(Unreadable::Form)?;
        // What is written into a form is theirs to the last line.
        let words = words.replace("\r\n", "\n").replace('\r', "\n");
        return Ok(Letter { words, declined, token: Some(token).filter(|it| !it.is_empty()), ..Letter::default() });
    }
    let Cut { words, left_out } = cut(&page_text(page), true);
    Ok(Letter { words, left_out, ..Letter::default() })
}

/// Whether bytes begin like a letter: lines of headers, among them one that only letters have.
fn is_mail(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(16_384)]);
    let head = head.replace("\r\n", "\n");
    let head = head.split("\n\n").next().unwrap_or_default();
    let is_header = |line: &str| {
        let name = line.split(':').next().unwrap_or_default();
        line.contains(':') && !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let mut lines = head.lines().skip_while(|line| line.starts_with("From ")).peekable();
    let has = |name: &str| head.lines().any(|line| line.to_ascii_lowercase().starts_with(name));
    lines.peek().is_some()
        && lines.all(|line| is_header(line) || line.starts_with([' ', '\t']))
        && has("from:")
        && ["date:", "mime-version:", "message-id:", "received:", "content-type:"].into_iter().any(has)
}

fn of_mail(bytes: &[u8]) -> Result<Letter, Unreadable> {
    let message = MessageParser::new().parse(bytes).ok_or(Unreadable::NoLetter)?;
    let kind = message.content_type().map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()));
    if matches!(kind.as_deref(), Some("multipart/encrypted" | "application/pkcs7-mime" | "application/x-pkcs7-mime")) {
        return Err(Unreadable::Encrypted);
    }
    if message.parts.iter().all(|part| part.headers.is_empty()) {
        return Err(Unreadable::NoLetter);
    }
    let of_form = message.attachments().filter_map(form_in).next();
    let mut letter = match of_form {
        Some(form) => of_page(form)?,
        None => {
            let Cut { words, left_out } = cut(&body(&message)?, true);
            Letter { words, left_out, ..Letter::default() }
        }
    };
    letter.left_out.extend(message.attachments().filter(|part| form_in(part).is_none()).map(attachment));
    letter.from = message.from().and_then(|from| from.first()).map(|from| Sender {
        name: from.name().unwrap_or_default().to_owned(),
        address: from.address().unwrap_or_default().to_owned(),
    });
    letter.sent = message.date().and_then(|date| {
        let [month, day] = [date.month, date.day].map(|number| i8::try_from(number).unwrap_or_default());
        Date::new(i16::try_from(date.year).unwrap_or_default(), month, day).ok()
    });
    Ok(letter)
}

/// The text of a letter: what it gives as plain text, and where that is nothing, its page as text.
fn body(message: &Message<'_>) -> Result<String, Unreadable> {
    let of = |part: &MessagePart<'_>, as_page: bool| match &part.body {
        PartType::Text(text) => (!as_page).then(|| text.replace("\r\n", "\n").replace('\r', "\n")),
        PartType::Html(page) => Some(page_text(page)),
        PartType::Binary(_) | PartType::InlineBinary(_) | PartType::Message(_) | PartType::Multipart(_) => None,
    };
    if message.text_bodies().next().is_none() && message.html_bodies().next().is_none() {
        // A letter that was cut short does not say where its text ends.
        let unnamed = message.attachments().filter(|part| part.attachment_name().is_none());
        return Ok(unnamed.filter_map(|part| of(part, false)).collect::<Vec<_>>().join("\n\n"));
    }
    let plain: Vec<String> = message.text_bodies().filter_map(|part| of(part, false)).collect();
    let is_garbled = |part: &MessagePart<'_>| part.is_encoding_problem;
    if plain.iter().any(|text| !text.trim().is_empty()) {
        if message.text_bodies().any(is_garbled) {
            return Err(Unreadable::Garbled);
        }
        return Ok(plain.join("\n\n"));
    }
    if message.html_bodies().any(is_garbled) {
        return Err(Unreadable::Garbled);
    }
    Ok(message.html_bodies().filter_map(|part| of(part, true)).collect::<Vec<_>>().join("\n\n"))
}

/// The form of ours that is attached, where it is one.
fn form_in<'a>(part: &'a MessagePart<'_>) -> Option<&'a str> {
    let page = match &part.body {
        PartType::Html(page) | PartType::Text(page) => page.as_ref(),
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => std::str::from_utf8(bytes).ok()?,
        PartType::Message(_) | PartType::Multipart(_) => return None,
    };
    read_form(page).is_some().then_some(page)
}

fn attachment(part: &MessagePart<'_>) -> LeftOut {
    let kind = part.content_type().map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("unknown")));
    let name = part.attachment_name().map(str::to_owned).or(kind).unwrap_or_else(|| "without a name".to_owned());
    LeftOut { what: WhatElse::Attachment, text: name }
}

/// What is, to be said after the name of the file; and what would help.
impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::TooLarge => write!(f, "is larger than {} MB", MOST / 1_000_000),
            Unreadable::TooLong => f.write_str("is too long for a statement"),
            Unreadable::NotText(Some(encoding)) => write!(f, "is no UTF-8; it looks like {encoding}"),
            Unreadable::NotText(None) => f.write_str("is no text"),
            Unreadable::NoLetter => f.write_str("is no letter that can be read"),
            Unreadable::Garbled => f.write_str(
                "ends in the middle of a part, or holds letters that cannot be read in the encoding it names",
            ),
            Unreadable::Control(control) => {
                write!(f, "holds a control character, U+{:04X}, which no text has", u32::from(*control))
            }
            Unreadable::Encrypted => f.write_str("is encrypted"),
            Unreadable::Empty(left) if left.is_empty() => f.write_str("holds no words"),
            Unreadable::Empty(_) => f.write_str("holds no words of theirs: all of it is quoted, signed or attached"),
            Unreadable::HoldsTheRequest => f.write_str("holds your own request among their words"),
            Unreadable::Form(ask::Unreadable::Missing) => f.write_str("is a form from which the answer is gone"),
            Unreadable::Form(ask::Unreadable::Twice) => f.write_str("is a form that holds two answers"),
            Unreadable::Form(ask::Unreadable::Broken) => {
                f.write_str("is a form whose answer was changed by hand and cannot be read")
            }
            Unreadable::Form(ask::Unreadable::Newer) => f.write_str("is a form of a later version of this program"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl Unreadable {
    /// What would help.
    pub fn help(&self) -> &'static str {
        match self {
            Unreadable::TooLarge => "save the letter without its attachments, or its text alone",
            Unreadable::TooLong => "put what speaks of you into a file of its own",
            Unreadable::NotText(_) => "save it as text in UTF-8, or copy the words into a file",
            Unreadable::NoLetter => "save the letter from your mail program as `.eml`, or copy its text into a file",
            Unreadable::Garbled | Unreadable::Control(_) => "copy the words into a file, and look at them",
            Unreadable::Encrypted => "open it in your mail program and copy its text into a file",
            Unreadable::Empty(_) => "copy what they wrote into a file; if they would rather not, `--declined` says so",
            Unreadable::HoldsTheRequest => "copy their own words into a file, and take that",
            Unreadable::Form(_) => "open it in a browser and copy the words into a file",
        }
    }
}
