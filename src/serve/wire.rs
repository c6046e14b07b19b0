//! An answer as bytes on a connection. Nothing that a request said stands in the head of a reply; whatever may stand there is written here.

use super::guard::Denial;
use super::latest::EventStream;
use super::response::{ContentType, Response};
use std::io::{self, Write};
use std::sync::Arc;
use std::time::Duration;

/// What stands in every head. No page of another site may read, frame, embed or hold on to what is answered, and what is answered may reach
/// nothing but the preview.
const ALWAYS: &str = "Connection: close\r\n\
    Cache-Control: no-store\r\n\
    Cross-Origin-Opener-Policy: same-origin\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n\
    Referrer-Policy: no-referrer\r\n\
    X-Content-Type-Options: nosniff\r\n\
    X-Frame-Options: DENY\r\n\
    Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HTML: ContentType = ContentType { content_type: "text/html; charset=utf-8", sandboxed: false };
const TEXT: ContentType = ContentType { content_type: "text/plain; charset=utf-8", sandboxed: false };
const EVENTS: ContentType = ContentType { content_type: "text/event-stream", sandboxed: false };

/// What goes out: a head, and what follows it.
pub(super) struct WireResponse {
    head: String,
    body: WireBody,
}

enum WireBody {
    None,
    Bytes(Arc<[u8]>),
    Events(EventStream),
}

impl WireResponse {
    /// The reply to a request that was let in.
    pub(super) fn new(answer: Response) -> WireResponse {
        match answer {
            Response::Page { html, validator } => {
                let inside = digests(&html);
                WireResponse::whole("200 OK", HTML, html, Some(&validator)).allowing(&inside)
            }
            Response::Bytes { kind, bytes, validator } => {
                WireResponse::whole("200 OK", kind, bytes, validator.as_deref())
            }
            Response::NotModified { validator } => {
                WireResponse { head: head("304 Not Modified", None, &tag(Some(&validator))), body: WireBody::None }
            }
            Response::NotFound(html) => WireResponse::whole("404 Not Found", HTML, html.into_bytes().into(), None),
            Response::Faulty(html) => {
                WireResponse::whole("500 Internal Server Error", HTML, html.into_bytes().into(), None)
            }
            Response::Empty => WireResponse { head: head("204 No Content", None, ""), body: WireBody::None },
            Response::Events(stream) => {
                WireResponse { head: head("200 OK", Some(EVENTS), ""), body: WireBody::Events(stream) }
            }
        }
    }

    /// The reply to a request that was not let in.
    pub(super) fn refusing(refusal: Denial) -> WireResponse {
        let kind = if refusal == Denial::Arrival { HTML } else { TEXT };
        let mut reply = WireResponse::whole(refusal.status(), kind, refusal.text().as_bytes().into(), None);
        if refusal == Denial::Method {
            reply.head.insert_str(reply.head.len() - END.len(), "\r\nAllow: GET, HEAD");
        }
        reply
    }

    /// The reply when too many want something at once.
    pub(super) fn busy() -> WireResponse {
        let text = "the preview is answering too many requests; close a few of its tabs\n";
        WireResponse::whole("503 Service Unavailable", TEXT, text.as_bytes().into(), None)
    }

    /// The reply when a fault of ours kept the answer from being made.
    pub(super) fn broken() -> WireResponse {
        let text = "this could not be made because of a fault in promo; the terminal says which\n";
        WireResponse::whole("500 Internal Server Error", TEXT, text.as_bytes().into(), None)
    }

    fn whole(status: &str, kind: ContentType, bytes: Arc<[u8]>, validator: Option<&str>) -> WireResponse {
        let more = format!("\r\nContent-Length: {}{}", bytes.len(), tag(validator));
        WireResponse { head: head(status, Some(kind), &more), body: WireBody::Bytes(bytes) }
    }

    /// The same for a page that has its style and scripts inside, and names them by these digests.
    fn allowing(self, digests: &str) -> WireResponse {
        let allowed = |head: &str, what: &str| head.replacen(what, &format!("{what}{digests}"), 1);
        let head = allowed(&allowed(&self.head, "script-src 'self'"), "style-src 'self'");
        WireResponse { head, ..self }
    }

    /// Sends the head and, when it is wanted, what follows. Events go on until the browser leaves, with a sign of life after each silence
    /// of `beat`.
    pub(super) fn send(self, out: &mut dyn Write, wants_body: bool, beat: Duration) -> io::Result<()> {
        out.write_all(self.head.as_bytes())?;
        match self.body {
            WireBody::Bytes(bytes) if wants_body => out.write_all(&bytes)?,
            WireBody::Events(stream) if wants_body => return follow(stream, out, beat),
            WireBody::None | WireBody::Bytes(_) | WireBody::Events(_) => {}
        }
        out.flush()
    }
}

/// The digests in the policy that a page of ours begins with; empty for a page that has nothing inside.
fn digests(html: &[u8]) -> String {
    const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
    let start = String::from_utf8_lossy(&html[..html.len().min(4096)]).into_owned();
    let policy = start.split_once(POLICY).and_then(|(_, rest)| rest.split_once('"')).map_or("", |(policy, _)| policy);
    let is_digest = |word: &&str| {
        let inside = word.strip_prefix("'sha256-").and_then(|word| word.strip_suffix('\''));
        inside.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)))
    };
    let words = policy.split([' ', ';']).filter(is_digest);
    words.fold(String::new(), |all, word| all + " " + word)
}

fn follow(mut stream: EventStream, out: &mut dyn Write, beat: Duration) -> io::Result<()> {
    out.flush()?;
    loop {
        let event = stream.next(beat);
        out.write_all(event.as_deref().unwrap_or(":\n\n").as_bytes())?;
        out.flush()?;
    }
}

const END: &str = "\r\n\r\n";

fn head(status: &str, kind: Option<ContentType>, more: &str) -> String {
    let sandbox = if kind.is_some_and(|kind| kind.sandboxed) { "; sandbox" } else { "" };
    let content_type = kind.map_or(String::new(), |kind| format!("\r\nContent-Type: {}", kind.content_type));
    format!("HTTP/1.1 {status}\r\n{ALWAYS}{sandbox}{content_type}{more}{END}")
}

/// The line for a validator. One that is more than letters and digits would not be ours.
fn tag(validator: Option<&str>) -> String {
    let ours = validator.filter(|validator| validator.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    ours.map_or(String::new(), |validator| format!("\r\nETag: \"{validator}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(reply: WireResponse, wants_body: bool) -> String {
        let mut out = Vec::new();
        reply.send(&mut out, wants_body, Duration::ZERO).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn bytes(kind: ContentType, validator: &str) -> Response {
        Response::Bytes { kind, bytes: Arc::from(*b"four"), validator: Some(validator.to_owned()) }
    }

    #[test]
    fn a_head_without_its_body_is_the_same_head() {
        let answer = || WireResponse::new(bytes(ContentType::of_attachment("a.png"), "a1"));
        let (with, without) = (sent(answer(), true), sent(answer(), false));
        assert_eq!(with, without.clone() + "four");
        assert!(without.starts_with("HTTP/1.1 200 OK\r\nConnection: close\r\n"), "{without}");
        assert!(
            without.ends_with("\r\nContent-Type: image/png\r\nContent-Length: 4\r\nETag: \"a1\"\r\n\r\n"),
            "{without}"
        );
    }

    #[test]
    fn every_head_says_what_no_other_site_may_do() {
        let page = || Response::Page { html: Arc::from(*b"<p>"), validator: "a".to_owned() };
        let replies = [
            WireResponse::new(page()),
            WireResponse::new(bytes(ContentType::JSON, "a")),
            WireResponse::new(Response::NotModified { validator: "a".to_owned() }),
            WireResponse::new(Response::NotFound(String::new())),
            WireResponse::new(Response::Faulty(String::new())),
            WireResponse::new(Response::Empty),
            WireResponse::busy(),
            WireResponse::broken(),
            WireResponse::refusing(Denial::Method),
            WireResponse::refusing(Denial::Arrival),
        ];
        for reply in replies {
            let head = sent(reply, false);
            let (kept, rest) = head.split_once("\r\n").map(|(_, rest)| rest.split_at(ALWAYS.len())).unwrap();
            assert_eq!(kept, ALWAYS);
            assert!(rest.starts_with("\r\n") && rest.ends_with(END), "{head}");
            assert!(!head.to_ascii_lowercase().contains("access-control"), "{head}");
        }
    }

    #[test]
    fn a_document_of_the_authors_is_put_into_a_box() {
        let head = sent(WireResponse::new(bytes(ContentType::of_attachment("files/chart.svg"), "a")), false);
        assert!(head.contains("frame-ancestors 'none'; sandbox\r\nContent-Type: image/svg+xml\r\n"), "{head}");
    }

    #[test]
    fn a_method_that_is_refused_is_told_which_are_not() {
        let reply = sent(WireResponse::refusing(Denial::Method), true);
        assert!(reply.contains("\r\nAllow: GET, HEAD\r\n\r\nthe preview can only be read"), "{reply}");
    }

    #[test]
    fn a_validator_cannot_add_a_header() {
        let head = sent(WireResponse::new(bytes(ContentType::JSON, "a\r\nX: y")), false);
        assert!(!head.contains("ETag") && !head.contains("X: y"), "{head}");
    }

    #[test]
    fn a_page_with_its_scripts_inside_may_run_them() {
        let head = |policy: &str| {
            let html = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
            WireResponse::new(Response::Page { html: html.into_bytes().into(), validator: "a".to_owned() }).head
        };
        let one = head("default-src 'none'; style-src 'sha256-aA+/9='; script-src 'self' 'sha256-b=' 'unsafe-inline'");
        assert!(
            one.contains(
                "script-src 'self' 'sha256-aA+/9=' 'sha256-b='; style-src 'self' 'sha256-aA+/9=' 'sha256-b=';"
            ),
            "{one}"
        );
        assert!(!one.contains("unsafe-inline"));
        assert!(head("script-src 'self'").contains("script-src 'self'; style-src 'self';"));
        assert!(!head("script-src 'sha256-a\r\nX: y'").contains("X: y"));
    }
}
