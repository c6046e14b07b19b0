//! A letter as one page of HTML that fetches nothing and runs nothing.

use super::words::{Letter, Part};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use html_escape::encode_text;
use sha2::{Digest, Sha256};

/// What the page looks like.
pub(super) const STYLE: &str = include_str!("request.css");

/// The page begins so, which tells it from others.
pub(super) const BEGINNING: &str = "<!doctype html>\n<html lang=\"en\" data-promo=\"request\">\n";

/// The letter as a page.
pub(super) fn page(letter: &Letter) -> String {
    let policy = format!("default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'", digest(STYLE));
    let body = format!("<main>\n{}</main>\n", letter_body(letter));
    framed(&letter.subject, &policy, STYLE, &body)
}

/// A page with this body.
pub(super) fn framed(title: &str, policy: &str, style: &str, body: &str) -> String {
    let title = encode_text(title);
    format!(
        "{BEGINNING}<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// The letter's own part of a page, under its subject.
pub(super) fn letter_body(letter: &Letter) -> String {
    let parts: String = letter.parts.iter().map(part).collect();
    format!("<h1>{}</h1>\n{parts}", encode_text(&letter.subject))
}

fn part(part: &Part) -> String {
    match part {
        Part::Heading(words) => format!("<h2>{words}</h2>\n"),
        Part::Says(words) => format!("<p>{}</p>\n", encode_text(words)),
        Part::Signed(name) => format!("<p class=\"signed\">{}</p>\n", encode_text(name)),
        Part::Things(things) => {
            let things: String = things.iter().map(|(what, said)| thing(what, said)).collect();
            format!("<ul>\n{things}</ul>\n")
        }
        Part::Draft(paragraphs) => {
            let paragraphs: String =
                paragraphs.iter().map(|words| format!("<p>{}</p>\n", encode_text(words))).collect();
            format!("<blockquote>\n{paragraphs}</blockquote>\n")
        }
    }
}

fn thing(what: &str, said: &str) -> String {
    let said = if said.is_empty() { String::new() } else { format!(": {}", encode_text(said)) };
    format!("<li><strong>{}</strong>{said}</li>\n", encode_text(what))
}

/// How a policy names a text.
pub(super) fn digest(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}
