//! What the links of a note lead to.

use super::references;
use super::{Note, Packet};
use crate::diagnostic::{RuleName, code, did_you_mean, either, nearest};
use crate::source::PacketPath;
use crate::syntax::markdown::{Link, LinkKind};
use crate::vocabulary::{LinkTarget, NoteKind};

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The rule it breaks.
    pub rule: RuleName,
    /// What is.
    pub message: String,
    /// What would help.
    pub help: Option<String>,
}

impl Packet {
    /// Where a link of this note leads, or why it does not.
    pub fn resolve(&self, note: &Note, link: &Link) -> Result<LinkTarget, Broken> {
        let destination = link.destination.value.trim();
        match link.kind {
            LinkKind::Wiki | LinkKind::WikiText => self.named(destination),
            LinkKind::Image => self.image(note, destination),
            LinkKind::Text | LinkKind::Bare => self.written(note, destination),
        }
    }

    /// Where an address of the front matter leads: the web, or a file of the packet from its root or from the note.
    pub fn resolve_address(&self, note: &Note, address: &str) -> Result<LinkTarget, Broken> {
        if let Ok(path) = PacketPath::new(address)
            && path.top() == Some("files")
        {
            return self.file(path);
        }
        self.written(note, address)
    }

    /// `id`, `kind/id`, either with `#heading`.
    pub(super) fn named(&self, written: &str) -> Result<LinkTarget, Broken> {
        let (name, anchor) = written.split_once('#').map_or((written, None), |(name, anchor)| (name, Some(anchor)));
        let (folder, id) = name.rsplit_once('/').map_or((None, name), |(folder, id)| (Some(folder), id));
        let matches = |kind: &NoteKind| folder.is_none_or(|folder| folder == kind.folder());
        let found: Vec<&Note> =
            NoteKind::ALL.iter().filter(|kind| matches(kind)).filter_map(|kind| self.find(*kind, id)).collect();
        match found.as_slice() {
            [note] => self.at(note, anchor),
            [] => {
                let ids: Vec<&str> = self.notes.iter().map(|note| note.id.value.as_str()).collect();
                let links: Vec<String> = references::alike(id, &ids).iter().map(|near| format!("[[{near}]]")).collect();
                let help = (!links.is_empty()).then(|| format!("did you mean {}?", either(&links)));
                Err(broken(code::UNKNOWN_NOTE, format!("no note has the id `{id}`"), help))
            }
            several => {
                let names: Vec<String> =
                    several.iter().map(|note| format!("[[{}/{id}]]", note.kind.folder())).collect();
                let message = format!("`{id}` is the id of {} notes", several.len());
                Err(broken(code::AMBIGUOUS_NOTE, message, Some(format!("write {}", either(&names)))))
            }
        }
    }

    fn at(&self, note: &Note, anchor: Option<&str>) -> Result<LinkTarget, Broken> {
        let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) else {
            return Ok(LinkTarget::Note(note.path.clone(), None));
        };
        let anchor = unescaped(anchor);
        heading(note, &anchor)?;
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
            let anchor = unescaped(anchor);
            heading(note, &anchor)?;
            return Ok(LinkTarget::Here(anchor));
        }
        if let Some(target) = outside(destination)? {
            return Ok(target);
        }
        let (path, anchor) =
            destination.split_once('#').map_or((destination, None), |(path, anchor)| (path, Some(anchor)));
        let path = self.inside(note, path)?;
        if let Some(other) = self.note_at(&path) {
            return self.at(other, anchor);
        }
        self.file(path)
    }

    fn image(&self, note: &Note, destination: &str) -> Result<LinkTarget, Broken> {
        if let Ok(Some(_)) | Err(_) = outside(destination) {
            let message = format!("the image `{}` is not a file of the packet", shortened(destination));
            return Err(broken(
                code::UNSAFE_IMAGE,
                message,
                Some("save it under `files/` and show that: nothing is fetched when a packet is read".to_owned()),
            ));
        }
        let path = self.inside(note, destination)?;
        let endings = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"];
        if self.files.contains_key(&path) && !endings.iter().any(|ending| path.has_ending(ending)) {
            let message = format!("`{path}` is not an image that every browser shows");
            return Err(broken(
                code::UNSAFE_IMAGE,
                message,
                Some(format!("use a file that ends in {}", crate::diagnostic::either(&endings))),
            ));
        }
        self.file(path)
    }

    fn inside(&self, note: &Note, written: &str) -> Result<PacketPath, Broken> {
        note.path.resolve(&unescaped(written)).map_err(|_| {
            let message = format!("`{}` leads out of the packet", shortened(written));
            broken(code::UNSAFE_LINK, message, Some("copy what it names into `files/` and link that".to_owned()))
        })
    }

    fn file(&self, path: PacketPath) -> Result<LinkTarget, Broken> {
        if let Some(attachment) = self.files.get(&path) {
            return match attachment.unsafe_because {
                None => Ok(LinkTarget::File(path)),
                Some(why) => {
                    let help = "export it again without, or use a bitmap".to_owned();
                    Err(broken(code::UNSAFE_FILE, format!("`{path}` holds {why}"), Some(help)))
                }
            };
        }
        if self.others.contains(&path) {
            let help = format!("move it to `files/{}`: only what is there is handed on", path.name());
            return Err(broken(code::BROKEN_LINK, format!("`{path}` is not under `files/`"), Some(help)));
        }
        let known: Vec<&PacketPath> = self.notes.iter().map(|note| &note.path).chain(self.files.keys()).collect();
        let near = nearest(path.name(), known.iter().map(|known| known.name()));
        let near = near.and_then(|near| known.into_iter().find(|known| known.name() == near));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        Err(broken(code::BROKEN_LINK, format!("there is no file `{path}`"), help))
    }
}

fn broken(rule: RuleName, message: String, help: Option<String>) -> Broken {
    Broken { rule, message, help }
}

fn heading(note: &Note, anchor: &str) -> Result<(), Broken> {
    let body = note.feedback().and_then(|feedback| feedback.words.as_ref()).unwrap_or(&note.body);
    if body.headings.iter().any(|heading| heading.slug == anchor) {
        return Ok(());
    }
    let known: Vec<&str> = body.headings.iter().map(|heading| heading.slug.as_str()).collect();
    Err(broken(
        code::BROKEN_ANCHOR,
        format!("`{}` has no heading `#{anchor}`", note.path),
        did_you_mean(anchor, &known),
    ))
}

/// Addresses with a scheme. Those that a page may hold are known; every other is refused, however it is disguised.
fn outside(destination: &str) -> Result<Option<LinkTarget>, Broken> {
    let bare: String =
        destination.chars().filter(|character| !character.is_control() && !character.is_whitespace()).collect();
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
        None if bare.starts_with("//") || bare.contains('\\') => refused("a link to a host without a scheme"),
        None if bare.starts_with('/') => refused("a link from the root of a disk"),
        None => Ok(None),
    }
}

/// `%20` and its like, as editors write them in links; what is no UTF-8 afterwards stays as it was.
pub(crate) fn unescaped(written: &str) -> String {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.as_bytes();
    while let [first, tail @ ..] = rest {
        let digit = |at: usize| tail.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'%'));
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| written.to_owned())
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
