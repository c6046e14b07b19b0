//! What the links of a note lead to.

mod headings;
mod instead;
mod names;

pub(super) use self::headings::certain_heading;

use self::headings::heading;
use super::attachments::{is_markdown, no_note};
use super::{Attachment, Note, Packet, Unfit};
use crate::diagnostic::{RuleName, code, nearest};
use crate::source::PacketPath;
use crate::syntax::markdown::{Link, LinkKind};
use crate::vocabulary::LinkTarget;
use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The rule it breaks.
    pub rule: RuleName,
    /// What is.
    pub message: String,
    /// What would help.
    pub help: Option<String>,
    /// The file that it leads to, where that is there and is not handed on.
    pub unfit: Option<PacketPath>,
}

impl Packet {
    /// Where a link of this note leads, or why it does not.
    pub fn resolve(&self, note: &Note, link: &Link) -> Result<LinkTarget, Broken> {
        let destination = link.destination.value.trim();
        match link.kind {
            LinkKind::Wiki | LinkKind::WikiText => self.named(note, destination),
            LinkKind::Image => self.image(note, destination),
            LinkKind::Embed => self.embedded(note, destination),
            LinkKind::Text | LinkKind::Bare => self.written(note, destination),
        }
    }

    /// Where an address of the front matter leads: the web, or a file of the packet from its root or from the note.
    pub fn resolve_address(&self, note: &Note, address: &str) -> Result<LinkTarget, Broken> {
        let (path, place) = address.split_once('#').map_or((address, None), |(path, place)| (path, Some(place)));
        if !address.contains("://")
            && let Ok(path) = PacketPath::new(&unescaped(path))
            && path.top() == Some("files")
        {
            return self.file(path, place, || self.instead(note, address));
        }
        self.written(note, address)
    }

    fn at(&self, note: &Note, anchor: Option<&str>) -> Result<LinkTarget, Broken> {
        let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) else {
            return Ok(LinkTarget::Note(note.path.clone(), None));
        };
        let anchor = heading(note, &unescaped(anchor))?;
        Ok(LinkTarget::Note(note.path.clone(), Some(anchor)))
    }

    fn written(&self, note: &Note, destination: &str) -> Result<LinkTarget, Broken> {
        if destination.is_empty() {
            return Err(broken(
                code::BROKEN_LINK,
                "the link has no destination".to_owned(),
                Some("say where it leads, or write plain words".to_owned()),
            ));
        }
        if let Some(anchor) = destination.strip_prefix('#') {
            return heading(note, &unescaped(anchor)).map(LinkTarget::Here);
        }
        if let Some(target) = outside(destination).map_err(|broken| self.helped(broken, note, destination))? {
            return Ok(target);
        }
        let (path, anchor) =
            destination.split_once('#').map_or((destination, None), |(path, anchor)| (path, Some(anchor)));
        let path = self.inside(note, path)?;
        if let Some(other) = self.note_at(&path) {
            return self.at(other, anchor);
        }
        self.file(path, anchor, || self.instead(note, destination))
    }

    fn image(&self, note: &Note, destination: &str) -> Result<LinkTarget, Broken> {
        if let Ok(Some(_)) | Err(_) = outside(destination) {
            let message = format!("the image `{}` is not a file of the packet", shortened(destination));
            return Err(broken(
                code::UNSAFE_IMAGE,
                message,
                self.instead(note, destination).filter(|help| help.starts_with("write")).or_else(|| {
                    Some("save it under `files/` and show that: nothing is fetched when a packet is read".to_owned())
                }),
            ));
        }
        let path = self.inside(note, destination)?;
        if self.file_at(&path).is_some() && !path.is_image() {
            let message = format!("`{path}` is not an image that every browser shows");
            let help = format!("use a file that ends in {}", crate::diagnostic::either(&PacketPath::IMAGES));
            return Err(broken(code::UNSAFE_IMAGE, message, Some(help)));
        }
        self.file(path, None, || self.instead(note, destination))
    }

    fn inside(&self, note: &Note, written: &str) -> Result<PacketPath, Broken> {
        note.path.resolve(&unescaped(written)).map_err(|_| {
            if written.contains('\\') {
                let message = format!("`{}` has backslashes between its folders", shortened(written));
                let help = self.instead(note, written).unwrap_or_else(|| "write `/` between folders".to_owned());
                return broken(code::BROKEN_LINK, message, Some(help));
            }
            let message = format!("`{}` leads out of the packet", shortened(written));
            let help = "copy what it names into `files/` and link that".to_owned();
            self.helped(broken(code::UNSAFE_LINK, message, Some(help)), note, written)
        })
    }

    /// The same, with what certainly was meant instead of the general help.
    fn helped(&self, broken: Broken, note: &Note, written: &str) -> Broken {
        let certain = self.instead(note, written).filter(|help| help.starts_with("write"));
        Broken { help: certain.or(broken.help), ..broken }
    }

    /// A file under `files/`, and the place in it that is meant; what would help where there is none.
    fn file(
        &self,
        path: PacketPath,
        place: Option<&str>,
        instead: impl FnOnce() -> Option<String>,
    ) -> Result<LinkTarget, Broken> {
        if let Some((path, attachment)) = self.file_at(&path) {
            let place = place.filter(|place| !place.is_empty()).map(str::to_owned);
            return match attachment.unfit.first() {
                None => Ok(LinkTarget::File(path.clone(), place)),
                Some(unfit) => Err(Broken { unfit: Some(path.clone()), ..unfit_file(path, unfit) }),
            };
        }
        if self.others.iter().any(|other| other.composed() == path.composed()) {
            if is_markdown(&path) {
                return Err(unfit_file(&path, &no_note(&path)));
            }
            let help = format!("move it to `files/{}`: only what is there is handed on", path.name());
            return Err(broken(code::BROKEN_LINK, format!("`{path}` is not under `files/`"), Some(help)));
        }
        Err(broken(code::BROKEN_LINK, format!("there is no file `{path}`"), instead()))
    }

    /// The file at a path, however its letters are encoded, as it is spelled on disk.
    pub(super) fn file_at(&self, path: &PacketPath) -> Option<(&PacketPath, &Attachment)> {
        self.files.get_key_value(path).or_else(|| {
            let path = path.composed();
            let is_plain = path.as_str().is_ascii();
            self.files.iter().filter(|_| !is_plain).find(|(other, _)| other.composed() == path)
        })
    }
}

fn broken(rule: RuleName, message: String, help: Option<String>) -> Broken {
    Broken { rule, message, help, unfit: None }
}

fn unfit_file(path: &PacketPath, unfit: &Unfit) -> Broken {
    broken(unfit.rule, format!("`{path}` {}", unfit.what), Some(unfit.help.clone()))
}

/// Addresses with a scheme. Those that a page may hold are known; every other is refused, however it is disguised.
fn outside(destination: &str) -> Result<Option<LinkTarget>, Broken> {
    let is_blank = |character: char| character.is_control() || character.is_whitespace();
    let bare = match destination.contains(is_blank) {
        true => Cow::Owned(destination.replace(is_blank, "")),
        false => Cow::Borrowed(destination),
    };
    let scheme = bare.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '?', '#', '.']));
    let refused = |what: &str| {
        let help = "links may begin with https://, http:// or mailto:, or name a file of the packet".to_owned();
        Err(broken(code::UNSAFE_LINK, format!("{what} cannot be published"), Some(help)))
    };
    match scheme.map(str::to_ascii_lowercase).as_deref() {
        Some("http" | "https" | "mailto") if bare.len() == destination.len() => {
            Ok(Some(LinkTarget::Web(destination.to_owned())))
        }
        Some("http" | "https" | "mailto") => refused("an address with white space in it"),
        Some(scheme) => refused(&format!("a link with the scheme `{}:`", shortened(scheme))),
        None if bare.starts_with("//") || bare.starts_with('\\') => refused("a link to a host without a scheme"),
        None if bare.starts_with('/') => refused("a link from the root of a disk"),
        None => Ok(None),
    }
}

/// `%20` and its like, as editors write them in links; what is no UTF-8 afterwards stays as it was.
pub(crate) fn unescaped(written: &str) -> Cow<'_, str> {
    percent_decode_str(written).decode_utf8().unwrap_or(Cow::Borrowed(written))
}

fn shortened(text: &str) -> String {
    let mut shown: String = text.chars().filter(|character| !character.is_control()).take(60).collect();
    if text.chars().count() > 60 {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_three_schemes_get_out() {
        for bad in [
            "javascript:alert(1)",
            "java\tscript:x",
            "JAVASCRIPT:x",
            "vbscript:x",
            "data:text/html,x",
            "file:///etc/passwd",
            "//host/x",
            "\\\\host\\share",
            "/etc/passwd",
        ] {
            assert_eq!(outside(bad).unwrap_err().rule, "unsafe-link", "{bad}");
        }
        assert_eq!(outside("https://example.com/a:b"), Ok(Some(LinkTarget::Web("https://example.com/a:b".to_owned()))));
        assert_eq!(outside("../evidence/a.md"), Ok(None));
        assert_eq!(outside("notes.v2:final.md").unwrap_or(None), None);
    }

    #[test]
    fn escapes_are_undone_once() {
        assert_eq!(unescaped("my%20file%2520.md"), "my file%20.md");
        assert_eq!(unescaped("100%"), "100%");
        assert_eq!(unescaped("%ff"), "%ff");
    }
}
