//! A page that a peer opens by double click, writes into, and saves or mails. It asks nothing of any server: what is written stands in the file, in one element
//! that holds JSON, and is read from there.

use super::Request;
use super::html::{digest, framed, letter_body};
use super::words::{Letter, called, subject};
use crate::vocabulary::slug;
use html_escape::encode_text;
use serde::{Deserialize, Serialize};

/// What runs in the page.
const SCRIPT: &str = include_str!("form.js");

/// What looks alike in every form, saved by whichever browser.
const FORM_MARK: &str = "id=\"promo-answer\"";

/// What the page holds of an answer, and what its script must know.
#[derive(Debug, Serialize, Deserialize)]
#[serde(default)]
struct Data {
    /// Of this description.
    version: u32,
    /// Whose form it is: no name, and no id of a note.
    token: String,
    answer: String,
    declined: bool,
    /// The draft, to be taken over by who wants to.
    draft: String,
    /// What the file is called that is saved.
    file: String,
    subject: String,
    /// What is mailed by who declines and says no more.
    no: String,
}

/// The only description there is.
const VERSION: u32 = 1;

impl Default for Data {
    fn default() -> Data {
        let none = String::new;
        let (token, answer, draft, file, subject, no) = (none(), none(), none(), none(), none(), none());
        // A form from which this was taken out by hand is read as ours.
        Data { version: VERSION, token, answer, declined: false, draft, file, subject, no }
    }
}

/// What a peer has written into a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whose form it was; empty where that was taken out of it.
    pub token: String,
    /// Their words.
    pub words: String,
    /// Whether they would rather not.
    pub declined: bool,
}

/// Why a form cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The element that holds the answer is not there, or does not end.
    Missing,
    /// It is there more than once, and they differ.
    Twice,
    /// What it holds was changed by hand so that it is no JSON any more.
    Broken,
    /// It was made by a later version of this program.
    Newer,
}

/// What tells the form of one peer from that of another, without saying who they are.
pub fn form_token(candidate: &str, peer: &str) -> String {
    blake3::hash(format!("form\n{candidate}\n{peer}").as_bytes()).to_hex()[..16].to_owned()
}

/// The page for a request.
pub(super) fn page(request: &Request, letter: &Letter, token: &str) -> String {
    let data = Data {
        version: VERSION,
        token: token.to_owned(),
        answer: String::new(),
        declined: false,
        draft: request.draft.join("\n\n"),
        file: format!("{}.html", slug(&format!("words of {}", request.peer))),
        subject: format!("Re: {}", subject(request)),
        no: "I would rather not.".to_owned(),
    };
    let style = super::html::STYLE;
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        digest(style),
        digest(SCRIPT)
    );
    let body = format!(
        "<main>\n{}{}</main>\n<script type=\"application/json\" {FORM_MARK}>{}</script>\n<script>{SCRIPT}</script>\n",
        letter_body(letter),
        fields(request),
        json(&data)
    );
    framed(&letter.subject, &policy, style, &body)
}

fn fields(request: &Request) -> String {
    let name = encode_text(called(&request.candidate));
    let start = if request.draft.is_empty() {
        ""
    } else {
        "<button type=\"button\" id=\"start\">Begin with the draft</button>\n"
    };
    format!(
        "<noscript><p class=\"without\">This page needs JavaScript to keep what you write. Without it, reply to the letter it came \
         with, or send a text in any form.</p></noscript>\n\
         <form id=\"form\" hidden>\n<label for=\"answer\">Your words</label>\n\
         <textarea id=\"answer\" aria-describedby=\"answer-hint\" autocomplete=\"off\"></textarea>\n\
         <p class=\"under\" id=\"answer-hint\">They stay in this file: nothing is sent until you send it.</p>\n{start}\
         <label class=\"choice\"><input type=\"checkbox\" id=\"declined\"> I would rather not</label>\n\
         <button class=\"first\" id=\"save\">Save</button>\n<a class=\"button\" id=\"mail\" href=\"mailto:\">Mail the text</a>\n\
         <p class=\"under\" id=\"mail-hint\">Save makes a file with your words in it: send it to {name}. Some mail programs cut a long text \
         that a page hands to them; the file is always whole.</p>\n\
         <p class=\"told\" id=\"told\" role=\"status\"></p>\n</form>\n"
    )
}

/// JSON that ends no element of a page.
fn json(data: &Data) -> String {
    serde_json::to_string(data).unwrap_or_default().replace('<', "\\u003c")
}

/// What a peer has written into a form; nothing where the page is none.
///
/// # Errors
///
/// [`Unreadable`], where it is a form and its answer cannot be read.
pub fn read_form(page: &str) -> Option<Result<Answer, Unreadable>> {
    let small = page.to_ascii_lowercase();
    let is_form = small.contains("promo-answer") && small.contains("<script");
    is_form.then(|| read(page, &small))
}

fn read(page: &str, small: &str) -> Result<Answer, Unreadable> {
    let mut found: Vec<Answer> = Vec::new();
    let mut at = 0;
    while let Some(start) = small[at..].find("<script").map(|start| at + start) {
        let open = small[start..].find('>').map(|end| start + end + 1).ok_or(Unreadable::Missing)?;
        let close = small[open..].find("</script").map(|end| open + end).ok_or(Unreadable::Missing)?;
        at = close;
        let tag = &small[start..open];
        if tag.contains("promo-answer") {
            let answer = answer(&page[open..close])?;
            if !found.contains(&answer) {
                found.push(answer);
            }
        }
    }
    match found.len() {
        0 => Err(Unreadable::Missing),
        1 => Ok(found.swap_remove(0)),
        _ => Err(Unreadable::Twice),
    }
}

fn answer(text: &str) -> Result<Answer, Unreadable> {
    let data: Data = serde_json::from_str(text.trim()).map_err(|_| Unreadable::Broken)?;
    if data.version > VERSION {
        return Err(Unreadable::Newer);
    }
    Ok(Answer { token: data.token, words: data.answer, declined: data.declined })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(data: &str) -> String {
        format!("<html><script>x</script><SCRIPT id='promo-answer' type=x>\n{data}\n</SCRIPT></html>")
    }

    #[test]
    fn a_form_that_was_edited_by_hand_is_read_or_said_to_be_unreadable() {
        let read = |page: &str| read_form(page);
        let words = |words: &str| Some(Ok(Answer { token: String::new(), words: words.to_owned(), declined: false }));
        assert_eq!(read("<p>promo-answer</p>"), None);
        assert_eq!(read(&form("{\"answer\": \"It \\u003cheld>.\"}")), words("It <held>."));
        assert_eq!(read(&form("{\"answer\": \"a\", \"more\": 1}")), words("a"));
        assert_eq!(read(&form("{\"answer\": \"a}")), Some(Err(Unreadable::Broken)));
        assert_eq!(read(&form("{\"version\": 2}")), Some(Err(Unreadable::Newer)));
        assert_eq!(read("<script id=\"promo-answer\">{}"), Some(Err(Unreadable::Missing)));
        let [one, other] = ["a", "b"].map(|answer| form(&format!("{{\"answer\": \"{answer}\"}}")));
        assert_eq!(read(&[&*one, &one].concat()), words("a"));
        assert_eq!(read(&[one, other].concat()), Some(Err(Unreadable::Twice)));
    }
}
