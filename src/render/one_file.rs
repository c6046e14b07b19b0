//! The edition in one file: the content of the printed page, with the style, the scripts and the pictures that other pages have beside them put inside.
//! Its policy lets nothing else in: it names each style sheet and script by its digest, and pictures only as data.

use super::Files;
use super::script::{inline, script_of};
use super::theme::Assets;
use crate::site::{Address, SearchEntry, Site};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use percent_encoding::percent_decode_str;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;
use tera::Value;

/// The file's name, from the edition's root.
pub const ONE_FILE: &str = "packet.html";

/// What tells a browser to fetch a picture when it comes into sight.
const LAZY: &str = " loading=\"lazy\"";

/// As many bytes as some mail servers take, with room for what a letter adds to them.
pub const MOST_TO_MAIL: usize = 10_000_000;

/// What its template is given as `file`.
#[derive(Serialize)]
struct Parts {
    /// The value of `Content-Security-Policy`.
    policy: Value,
    style: Value,
    script: Value,
    index: Value,
    icon: String,
    /// The content of the printed page: its mark, see [`Inside`].
    content: Value,
    /// What the edition has beside its pages and that page does not show.
    attachments: Vec<Attachment>,
}

#[derive(Serialize)]
struct Attachment {
    name: String,
    href: String,
    is_image: bool,
}

/// What goes through no template, since it is most of the file and is a page already: the template is given marks, and these take their places.
pub(super) struct Inside<'a> {
    /// What the template is given as `file`.
    pub(super) parts: Value,
    marked: [(String, Cow<'a, str>); 2],
}

impl Inside<'_> {
    /// The rendered page, with what is marked in its place.
    pub(super) fn put_into(&self, page: &str) -> Arc<[u8]> {
        let mut places: Vec<(usize, &str, &str)> = Vec::new();
        for (mark, text) in &self.marked {
            places.extend(page.match_indices(mark.as_str()).map(|(at, mark)| (at, mark, &**text)));
        }
        places.sort_unstable();
        let mut parts: Vec<&str> = Vec::new();
        let mut done = 0;
        for (at, mark, text) in places {
            parts.extend([&page[done..at], text]);
            done = at + mark.len();
        }
        parts.push(&page[done..]);
        joined(&parts)
    }
}

/// These texts as one, which is made where it stays: a second copy of a whole edition is not small.
fn joined(parts: &[&str]) -> Arc<[u8]> {
    let mut whole: Arc<[u8]> = std::iter::repeat_n(0, parts.iter().map(|part| part.len()).sum()).collect();
    // Nobody else has it yet.
    let mut rest = Arc::get_mut(&mut whole).unwrap_or_default();
    for part in parts {
        let (here, behind) = rest.split_at_mut(part.len());
        here.copy_from_slice(part.as_bytes());
        rest = behind;
    }
    whole
}

/// What stands in the place of a text, and nowhere else: no page holds the digest of a part of itself.
fn mark(text: &str) -> String {
    format!("promo-{}", blake3::hash(text.as_bytes()).to_hex())
}

/// What is put into the page that holds these bytes once more.
pub(super) fn inside<'a>(site: &Site, assets: &Assets, found: &[SearchEntry], printed: &'a str) -> Inside<'a> {
    let style = inlined(assets, &["style.css", "print.css"]);
    let script = inlined(assets, &["script.js"]);
    let index = script_of("\n", site.places_on_one_page().iter().map(String::as_str).zip(found));
    let policy = format!(
        "default-src 'none'; style-src '{}'; script-src '{}' '{}'; img-src data:; base-uri 'none'; form-action 'none'",
        digest(&style),
        digest(&script),
        digest(&index),
    );
    let content = content(printed);
    let marked = [content, &index].map(mark);
    let icon = assets.get("icon.svg").map_or_else(String::new, |icon| data("icon.svg", icon));
    let parts = Parts {
        policy: Value::safe_string(&policy),
        style: Value::safe_string(&style),
        script: Value::safe_string(&script),
        index: Value::safe_string(&marked[1]),
        icon,
        content: Value::safe_string(&marked[0]),
        attachments: attachments(site, content),
    };
    let [of_content, of_index] = marked;
    let marked = [(of_content, Cow::Borrowed(content)), (of_index, Cow::Owned(index))];
    Inside { parts: Value::from_serializable(&parts), marked }
}

/// These style sheets or scripts as one element may hold them.
pub(super) fn inlined(assets: &Assets, names: &[&str]) -> String {
    let text =
        |name: &&str| assets.get(*name).map_or_else(String::new, |bytes| inline(&String::from_utf8_lossy(bytes)));
    names.iter().fold(String::new(), |all, name| all + "\n" + &text(name))
}

/// The policy of a page that holds this style and no script.
pub(super) fn style_policy(style: &str) -> String {
    format!("default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'", digest(style))
}

/// How a policy names a text.
fn digest(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text.as_bytes())))
}

/// What stands in the `main` of a page: the first is the theme's, since what notes say is escaped.
fn content(page: &str) -> &str {
    let start = page.find("<main").and_then(|main| Some(main + page[main..].find('>')? + 1));
    match (start, page.rfind("</main>")) {
        (Some(start), Some(end)) if start <= end => &page[start..end],
        _ => "",
    }
}

fn attachments(site: &Site, content: &str) -> Vec<Attachment> {
    let beside = site.attachments.iter().filter_map(|path| {
        let href = Address::root().link_to(&Address::file(path.as_str()));
        let is_shown = content.contains(&format!("src=\"{href}\""));
        (!is_shown).then(|| Attachment { name: path.name().to_owned(), href, is_image: path.is_image() })
    });
    beside.collect()
}

/// Puts the attachments of an edition into its one file, if it has one: what it shows and what it offers to save. What is not among them is left as it is.
pub fn embed_attachments(files: &mut Files) {
    let Some(page) = files.get(ONE_FILE).cloned() else { return };
    let shows_none = memchr::memmem::find(&page, b"<img ").is_none();
    if shows_none && memchr::memmem::find(&page, b"<a download=").is_none() {
        return;
    }
    let page = with_attachments(&page, |path| files.get(path).cloned());
    files.insert(ONE_FILE.to_owned(), page);
}

/// The one file with the attachments inside that are known by the path they are published under.
pub fn with_attachments(page: &[u8], attachment: impl Fn(&str) -> Option<Arc<[u8]>>) -> Arc<[u8]> {
    let page = String::from_utf8_lossy(page);
    let mut whole = String::with_capacity(page.len());
    let mut done = 0;
    // Only in tags: a `<` that a note says is escaped.
    let mut tags: Vec<(usize, &str)> = page.match_indices("<img ").map(|(at, _)| (at, " src=\"")).collect();
    tags.extend(page.match_indices("<a download=").map(|(at, _)| (at, " href=\"")));
    tags.sort_unstable();
    for (at, attribute) in tags {
        let tag = &page[at..at + page[at..].find('>').unwrap_or(0)];
        let Some(start) = tag.find(attribute).map(|found| at + found + attribute.len()) else { continue };
        // A value that does not end inside its tag is none of ours.
        let Some(end) = page[start..at + tag.len()].find('"').map(|found| start + found) else { continue };
        let path = percent_decode_str(&page[start..end]).decode_utf8_lossy();
        if let Some(bytes) = attachment(&path) {
            whole.push_str(&page[done..start]);
            whole.push_str(&data(&path, &bytes));
            // Nothing is gained by fetching it late, and what comes late moves what is being read.
            let lazy = page[end..at + tag.len()].find(LAZY).map(|found| end + found);
            whole.push_str(&page[end..lazy.unwrap_or(end)]);
            done = lazy.map_or(end, |lazy| lazy + LAZY.len());
        }
    }
    whole.push_str(&page[done..]);
    whole.into_bytes().into()
}

/// Bytes as an address of their own.
fn data(name: &str, bytes: &[u8]) -> String {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase());
    let kind = match ending.as_str() {
        "avif" => "image/avif",
        "gif" => "image/gif",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    };
    let mut address = format!("data:{kind};base64,");
    let _ = write!(address, "{}", base64::display::Base64Display::new(bytes, &BASE64_STANDARD));
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    fn embedded(page: &str) -> String {
        let files = |path: &str| (path == "files/a b.png").then(|| Arc::from(&b"PNG"[..]));
        String::from_utf8(with_attachments(page.as_bytes(), files).to_vec()).unwrap()
    }

    #[test]
    fn a_picture_and_a_file_to_save_come_inside() {
        let address = "data:image/png;base64,UE5H";
        assert_eq!(
            embedded("<p><img src=\"files/a%20b.png\" alt=\"a\"> and <img alt=\"\" src=\"files/a%20b.png\"></p>"),
            format!("<p><img src=\"{address}\" alt=\"a\"> and <img alt=\"\" src=\"{address}\"></p>")
        );
        assert_eq!(
            embedded("<img src=\"files/a%20b.png\" alt=\"a\" loading=\"lazy\"> loading=\"lazy\""),
            format!("<img src=\"{address}\" alt=\"a\"> loading=\"lazy\"")
        );
        assert_eq!(
            embedded("<a download=\"a b.png\" href=\"files/a%20b.png\">a</a>"),
            format!("<a download=\"a b.png\" href=\"{address}\">a</a>")
        );
    }

    #[test]
    fn nothing_else_is_touched() {
        for page in [
            "<p>&lt;img src=\"files/a%20b.png\"&gt;</p>",
            "<img src=\"files/other.png\">",
            "<img alt=\"x\"> src=\"files/a%20b.png\"",
            "<a href=\"files/a%20b.png\">a</a>",
            "<img ",
            "<img src=\"",
            "<img src=\"files/a%20b.png> and <img alt=\"\" title='",
            "<img src=\"files/a%20b.png",
        ] {
            assert_eq!(embedded(page), page);
        }
    }

    #[test]
    fn the_content_is_what_stands_in_main() {
        assert_eq!(content("<body><main id=\"a\">\n<p>b</p></main></body>"), "\n<p>b</p>");
        assert_eq!(content("<p>no main</p>"), "");
    }

    #[test]
    fn a_digest_is_written_as_policies_write_it() {
        // The digest of nothing at all, as FIPS 180-4 has it.
        assert_eq!(digest(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
