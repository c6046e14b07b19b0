//! The body of a note for one audience: private blocks gone, every link resolved to something this reader has, or to nothing.

use super::NoteRef;
use crate::packet::{Note, Packet};
use crate::source::{PacketPath, Spanned};
use crate::syntax::markdown::{Link, LinkKind, Markdown};
use crate::vocabulary::{Audience, LinkTarget};
use std::collections::HashMap;
use std::sync::Arc;

/// What is shown of a note's Markdown.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// What it says, private blocks only in the author's own edition.
    pub markdown: Arc<Markdown>,
    /// What each of the Markdown's links has become, by index.
    pub links: Vec<EditionLink>,
    /// What each figure cited in it is, an index into the ledger, by metric id.
    pub metrics: HashMap<String, usize>,
}

/// A link for this reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionLink {
    /// How it was written.
    pub kind: LinkKind,
    /// Where it leads; nothing when the reader does not have what it leads to, and then only its text stays.
    pub target: Option<LinkTarget<NoteRef>>,
    /// The title of the link, empty for none.
    pub title: String,
    /// The alternative text of an image.
    pub text: String,
}

/// What this audience has: notes by file, metrics by id.
pub(super) struct Inventory<'a> {
    pub(super) packet: &'a Packet,
    pub(super) audience: Audience,
    pub(super) notes: HashMap<&'a PacketPath, NoteRef>,
    pub(super) metrics: HashMap<&'a str, usize>,
}

impl Inventory<'_> {
    /// The body of a note. `markdown` is the note's, or the part of it that is a peer's. What this audience may not see is cut first; what is left
    /// is resolved.
    pub(super) fn body(&self, note: &Note, markdown: &Arc<Markdown>) -> Body {
        self.resolved(note, self.cut(markdown))
    }

    /// What this audience may see of it.
    fn cut(&self, markdown: &Arc<Markdown>) -> Arc<Markdown> {
        // What comments allow, and why, is in the source alone, like everything in comments.
        let is_others = markdown.allows.is_empty() && markdown.is_public;
        if self.audience.is_author() || is_others { markdown.clone() } else { Arc::new(markdown.without_private()) }
    }

    fn resolved(&self, note: &Note, markdown: Arc<Markdown>) -> Body {
        let targets = self.packet.targets(note, &markdown);
        let links = markdown.links.iter().zip(targets).map(|(link, target)| self.link(link, target.as_ref().ok()));
        let links: Vec<EditionLink> = links.collect();
        let known = |id: &Spanned<String>| Some((id.value.clone(), *self.metrics.get(id.value.as_str())?));
        let metrics = markdown.metrics.iter().filter_map(known).collect();
        Body { markdown: disarmed(markdown, &links), links, metrics }
    }

    fn link(&self, link: &Link, target: Option<&LinkTarget>) -> EditionLink {
        let is_broken = target.is_none();
        let target = target.and_then(|target| self.target(target));
        let (title, text) = match (&target, link.kind) {
            // Its author sees where it was to lead; nobody else gets a packet with such a link.
            (None, LinkKind::Wiki) if is_broken && self.audience.is_author() => {
                (String::new(), link.destination.value.clone())
            }
            // The id of a note that this reader does not have is not theirs to know either.
            (None, LinkKind::Wiki) => (String::new(), String::new()),
            (None, _) => (String::new(), link.text.clone()),
            (Some(_), _) => (link.title.clone(), link.text.clone()),
        };
        EditionLink { kind: link.kind, target, title, text }
    }

    /// What a target is for this reader; nothing when they do not have it.
    pub(super) fn target(&self, target: &LinkTarget) -> Option<LinkTarget<NoteRef>> {
        target.map_note(|path| self.notes.get(path).copied())
    }
}

/// Takes away what the author wrote as destination of a link that leads nowhere for this reader: it could name what they may not know of.
fn disarmed(markdown: Arc<Markdown>, links: &[EditionLink]) -> Arc<Markdown> {
    if links.iter().all(|link| link.target.is_some()) {
        return markdown;
    }
    let mut markdown = Arc::unwrap_or_clone(markdown);
    for (written, link) in markdown.links.iter_mut().zip(links) {
        if link.target.is_none() {
            written.destination.value = String::new();
            written.title.clone_from(&link.title);
            written.text.clone_from(&link.text);
        }
    }
    Arc::new(markdown)
}

impl Body {
    /// The files it shows or links.
    pub fn files(&self) -> impl Iterator<Item = &PacketPath> {
        self.links.iter().filter_map(|link| match &link.target {
            Some(LinkTarget::File(path)) => Some(path),
            _ => None,
        })
    }

    /// Whether it links or shows something that can be looked at.
    pub fn has_artefact(&self) -> bool {
        self.links.iter().filter_map(|link| link.target.as_ref()).any(LinkTarget::is_to_look_at)
    }
}

impl LinkTarget<NoteRef> {
    /// Whether a reader finds something there that is not the author's own words. Whom to write to is no proof.
    pub fn is_to_look_at(&self) -> bool {
        match self {
            LinkTarget::File(_) => true,
            LinkTarget::Web(address) => !address.starts_with("mailto:"),
            LinkTarget::Note(..) | LinkTarget::Here(_) => false,
        }
    }
}
