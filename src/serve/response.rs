//! What the preview answers with, as plain data, and who is asked for it. How an answer becomes bytes on a connection is `http.rs`'s
//! business.

use super::latest::EventStream;
use std::sync::Arc;

/// Whoever has the pages. Asked by many threads at once.
pub(super) trait Respond: Send + Sync {
    /// The answer for a path below the token, decoded and without query: `self/index.html`, or empty. Only an exact path can name something.
    /// `validator` is that of the copy the browser already has.
    fn answer(&self, path: &str, validator: Option<&str>) -> Response;
}

/// One answer. A validator is the hex digest of what the browser would keep.
pub(super) enum Response {
    /// A page of the preview.
    Page { html: Arc<[u8]>, validator: String },
    /// Anything else that is read: assets, attachments, findings.
    Bytes { kind: ContentType, bytes: Arc<[u8]>, validator: Option<String> },
    /// The browser's copy is still right.
    NotModified { validator: String },
    /// Nothing is there; the page says so.
    NotFound(String),
    /// It is there and cannot be shown; the page says why.
    Faulty(String),
    /// Done, and nothing to show for it.
    Empty,
    /// The states of the preview, one after another, until the browser leaves.
    Events(EventStream),
}

/// What bytes are to a browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ContentType {
    /// The value of `Content-Type`.
    pub(super) content_type: &'static str,
    /// Whether a browser would run it as a document, which it may then do only in a box of its own.
    pub(super) sandboxed: bool,
}

impl ContentType {
    /// Data for the client.
    pub(super) const JSON: ContentType = ContentType::of("application/json");

    /// The kind of a file of ours or of the theme, by its ending.
    pub(super) fn of_asset(path: &str) -> ContentType {
        match ending(path).as_str() {
            "js" => ContentType::of("text/javascript; charset=utf-8"),
            "css" => ContentType::of("text/css; charset=utf-8"),
            "json" => ContentType::JSON,
            "svg" => ContentType::of("image/svg+xml"),
            "woff2" => ContentType::of("font/woff2"),
            _ => ContentType::of_attachment(path),
        }
    }

    /// The kind of a file of the author's, by its ending. None of them may act as a page or a script of the preview.
    pub(super) fn of_attachment(path: &str) -> ContentType {
        match ending(path).as_str() {
            "avif" => ContentType::of("image/avif"),
            "gif" => ContentType::of("image/gif"),
            "jpg" | "jpeg" => ContentType::of("image/jpeg"),
            "png" => ContentType::of("image/png"),
            "webp" => ContentType::of("image/webp"),
            "pdf" => ContentType::of("application/pdf"),
            "mp4" => ContentType::of("video/mp4"),
            "webm" => ContentType::of("video/webm"),
            "mp3" => ContentType::of("audio/mpeg"),
            "txt" | "md" | "csv" | "log" | "toml" | "yaml" | "yml" | "js" | "css" => {
                ContentType::of("text/plain; charset=utf-8")
            }
            "json" => ContentType::JSON,
            "svg" => ContentType::boxed("image/svg+xml"),
            "html" | "htm" => ContentType::boxed("text/html"),
            "xhtml" | "xht" => ContentType::boxed("application/xhtml+xml"),
            "xml" => ContentType::boxed("application/xml"),
            _ => ContentType::of("application/octet-stream"),
        }
    }

    const fn of(content_type: &'static str) -> ContentType {
        ContentType { content_type, sandboxed: false }
    }

    const fn boxed(content_type: &'static str) -> ContentType {
        ContentType { content_type, sandboxed: true }
    }
}

fn ending(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attachment_never_acts_as_part_of_the_preview() {
        assert_eq!(ContentType::of_asset("assets/script.js").content_type, "text/javascript; charset=utf-8");
        assert_eq!(ContentType::of_attachment("files/script.js").content_type, "text/plain; charset=utf-8");
        assert!(!ContentType::of_asset("assets/icon.svg").sandboxed);
        for document in ["files/a.svg", "files/A.SVG", "files/a.html", "files/a.htm", "files/a.xhtml", "files/a.xml"] {
            assert!(ContentType::of_attachment(document).sandboxed, "{document}");
        }
    }

    #[test]
    fn what_no_one_knows_is_only_bytes() {
        for path in ["files/a.exe", "files/a", "files.png/a", "files/a.", "files/png"] {
            assert_eq!(ContentType::of_attachment(path).content_type, "application/octet-stream", "{path}");
        }
        assert_eq!(ContentType::of_attachment("files/chart.v2.PNG").content_type, "image/png");
    }
}
