//! The bytes of a page in the preview: those that would be published, with the script that keeps the page up to date, and leave for that script to ask
//! the preview. Also the few pages that only the preview has.

use crate::report::visible_line;
use crate::site::START;
use crate::vocabulary::Audience;
use std::borrow::Cow;
use std::sync::Arc;

/// Which page it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageAddress<'a> {
    pub(super) audience: Audience,
    /// From the root of the edition, such as `evidence/a.html`.
    pub(super) address: &'a str,
}

const POLICY: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
const HEAD_END: &str = "</head>";

/// A rendered page, made live.
pub(super) fn live(html: &[u8], place: PageAddress<'_>, validator: &str) -> Arc<[u8]> {
    let html = String::from_utf8_lossy(html);
    let mut live = String::with_capacity(html.len() + 512);
    // What a page says of itself comes before all that a note can say: the first find is ours.
    let policy = html.find(POLICY).map_or(0, |at| at + POLICY.len());
    let head = html[policy..].find(HEAD_END).map_or(policy, |at| policy + at);
    live.push_str(&html[..policy]);
    if policy > 0 {
        live.push_str("connect-src 'self'; ");
    }
    // The edition in one file lets in only what is inside it.
    let own = html[policy..head].find("script-src '").filter(|_| policy > 0).map_or(policy, |at| policy + at);
    live.push_str(&html[policy..own]);
    match html[own..head].strip_prefix("script-src 'sha256-") {
        Some(rest) => live.extend(["script-src 'self' 'sha256-", rest]),
        None => live.push_str(&html[own..head]),
    }
    live.push_str(&script(place, validator));
    live.push_str(&html[head..]);
    live.into_bytes().into()
}

/// A rendered page with what is wrong with its note above all else, as plain text; the page itself where there is nothing.
pub(super) fn headed<'a>(html: &'a [u8], found: &str) -> Cow<'a, [u8]> {
    // The first find is the theme's: what notes say stands in it, and is escaped.
    let text = String::from_utf8_lossy(html);
    let main = text.find("<main").and_then(|main| Some(main + text[main..].find('>')? + 1));
    let (Some(main), false) = (main, found.is_empty()) else { return html.into() };
    let words = "Not all that is written for this page can be read. Until it is mended, it is yours alone.";
    let (before, after) = text.split_at(main);
    let lines = lines(found);
    let head = format!(
        "\n<section class=\"prose\" aria-label=\"About this page\">\n<p class=\"lede\">{words}</p>\n{lines}</section>"
    );
    [before, &head, after].concat().into_bytes().into()
}

fn script(PageAddress { audience, address }: PageAddress<'_>, validator: &str) -> String {
    let root = "../".repeat(address.matches('/').count() + 1);
    let (audience, address) = (audience.word(), escaped(address));
    format!(
        "<script type=\"module\" src=\"{root}live/main.js\" data-validator=\"{validator}\" data-address=\"{address}\" \
         data-audience=\"{audience}\" data-root=\"{root}\"></script>\n"
    )
}

/// Where one comes in: leads to the summary.
pub(super) fn entrance(audience: Audience) -> String {
    let address = format!("{}/{START}", audience.word());
    format!(
        "<!doctype html>\n<title>Preview</title>\n<meta http-equiv=\"refresh\" content=\"0; url={address}\">\n<a href=\"{address}\">Preview</a>\n"
    )
}

/// Stands for a page that the edition does not have. It is live, so that it becomes the page as soon as there is one. `found` is what is wrong with the
/// note that it would show, as plain text; empty for nothing.
pub(super) fn missing(place: PageAddress<'_>, found: &str) -> String {
    let whose = place.audience.edition();
    if !found.is_empty() {
        let words = format!("<p class=\"lede\">The page comes by itself when that is mended.</p>\n{}", lines(found));
        return own(place, "This note cannot be read", &words);
    }
    let address = escaped(place.address);
    let words = format!(
        "<p class=\"lede\">There is no <code>{address}</code> in {whose}. It comes by itself when there is something to show.</p>\n"
    );
    own(place, "Not in this edition", &words)
}

/// Stands for a page that the author's templates cannot render. `found` is what is wrong, as plain text.
pub(super) fn faulty(place: PageAddress<'_>, found: &str) -> String {
    let words = format!("<p class=\"lede\">It comes by itself when the template is mended.</p>\n{}", lines(found));
    own(place, "This page cannot be rendered", &words)
}

fn lines(found: &str) -> String {
    let lines: Vec<String> = found.lines().map(visible_line).collect();
    format!("<pre tabindex=\"0\">{}</pre>\n", escaped(&lines.join("\n")))
}

fn own(place: PageAddress<'_>, title: &str, words: &str) -> String {
    let up = "../".repeat(place.address.matches('/').count());
    let script = script(place, "");
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<link rel=\"stylesheet\" href=\"{up}assets/style.css\">\n{script}</head>\n\
         <body>\n<main id=\"promo.content\" tabindex=\"-1\">\n<h1>{title}</h1>\n<div class=\"prose\">\n{words}<p><a href=\"{up}{START}\">Summary</a></p>\n</div>\n</main>\n</body>\n</html>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: PageAddress<'static> = PageAddress { audience: Audience::Manager, address: "evidence/a.html" };

    #[test]
    fn a_live_page_is_the_published_one_with_a_script() {
        let html = "<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n</head>\n<p>&lt;/head></head>";
        let expected = "<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self'; default-src 'none'\">\n\
            <script type=\"module\" src=\"../../live/main.js\" data-validator=\"d1\" data-address=\"evidence/a.html\" data-audience=\"manager\" \
            data-root=\"../../\"></script>\n</head>\n<p>&lt;/head></head>";
        assert_eq!(String::from_utf8_lossy(&live(html.as_bytes(), PAGE, "d1")), expected);
        let one_file = html.replace("'none'", "'none'; script-src 'sha256-a' 'sha256-b'");
        let page = live(one_file.as_bytes(), PAGE, "d1");
        assert!(String::from_utf8_lossy(&page).contains("script-src 'self' 'sha256-a' 'sha256-b'\">"));
    }

    #[test]
    fn what_is_wrong_stands_above_the_page() {
        let html = b"<body>\n<main id=\"a\">\n<h1>&lt;main&gt;</h1>";
        assert_eq!(&*headed(html, ""), html);
        let headed = headed(html, "error: <b>");
        let text = String::from_utf8_lossy(&headed);
        assert!(text.starts_with("<body>\n<main id=\"a\">\n<section"), "{text}");
        assert!(
            text.ends_with("<pre tabindex=\"0\">error: &lt;b&gt;</pre>\n</section>\n<h1>&lt;main&gt;</h1>"),
            "{text}"
        );
    }

    #[test]
    fn nothing_that_was_asked_for_is_markup() {
        let place = PageAddress { address: "\"><script>", ..PAGE };
        assert!(!missing(place, "").contains("\"><script>"));
        assert!(faulty(PAGE, "<script>\u{1b}[2J").contains("&lt;script&gt;␛[2J"));
    }

    #[test]
    fn the_bar_leads_to_every_edition() {
        let bar = include_str!("client/bar.js");
        let editions = bar.lines().find(|line| line.starts_with("const EDITIONS")).unwrap();
        for audience in Audience::ALL {
            let key = format!(" {}: \"", audience.word());
            assert!(editions.contains(&key), "client/bar.js does not name {}", audience.edition());
        }
    }
}
