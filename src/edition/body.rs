//! The body of a note for one audience: private blocks gone, every link resolved to something this reader has, or to nothing.

use super::NoteRef;
use crate::packet::{Note, Packet, Target};
use crate::source::{PacketPath, Spanned};
use crate::syntax::markdown::{Link, LinkKind, Markdown};
use crate::vocabulary::Audience;
use std::collections::HashMap;
use std::sync::Arc;

/// What is shown of a note's Markdown.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Pieces, private ones only in the author's own edition.
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
    pub goal: Option<Goal>,
    /// The title of the link, empty for none.
    pub title: String,
    /// The alternative text of an image.
    pub text: String,
}

/// Where a link leads in this edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A note, and a heading in it.
    Note(NoteRef, Option<String>),
    /// A heading of the same note.
    Here(String),
    /// A file that is handed on with the edition.
    File(PacketPath),
    /// An address outside.
    Web(String),
}

/// What this audience has: notes by file, metrics by id.
pub(super) struct Inventory<'a> {
    pub(super) packet: &'a Packet,
    pub(super) audience: Audience,
    pub(super) notes: HashMap<&'a PacketPath, NoteRef>,
    pub(super) metrics: HashMap<&'a str, usize>,
}

impl Inventory<'_> {
    /// The body of a note. `markdown` is the note's, or the part of it that is a peer's.
    pub(super) fn body(&self, note: &Note, markdown: &Arc<Markdown>) -> Body {
        // What comments allow, and why, is in the source alone, like everything in comments.
        let is_others = markdown.allows.is_empty() && !markdown.has_private;
        let markdown = if self.audience.is_author() || is_others {
            markdown.clone()
        } else {
            Arc::new(markdown.without_private())
        };
        let leads = self.packet.leads(note, &markdown);
        let links = markdown.links.iter().zip(&*leads).map(|(link, lead)| self.link(link, lead.as_ref().ok()));
        let links: Vec<EditionLink> = links.collect();
        let known = |id: &Spanned<String>| Some((id.value.clone(), *self.metrics.get(id.value.as_str())?));
        let metrics = markdown.metrics.iter().filter_map(known).collect();
        Body { markdown: disarmed(markdown, &links), links, metrics }
    }

    fn link(&self, link: &Link, lead: Option<&Target>) -> EditionLink {
        let goal = lead.and_then(|target| self.goal(target));
        let (title, text) = match (&goal, link.kind) {
            // The id of a note that this reader does not have is not theirs to know either.
            (None, LinkKind::Wiki) => (String::new(), String::new()),
            (None, _) => (String::new(), link.text.clone()),
            (Some(_), _) => (link.title.clone(), link.text.clone()),
        };
        EditionLink { kind: link.kind, goal, title, text }
    }

    /// What a target is for this reader; nothing when they do not have it.
    pub(super) fn goal(&self, target: &Target) -> Option<Goal> {
        match target {
            Target::Note(path, anchor) => self.notes.get(path).map(|at| Goal::Note(*at, anchor.clone())),
            Target::Here(anchor) => Some(Goal::Here(anchor.clone())),
            Target::File(path) => Some(Goal::File(path.clone())),
            Target::Web(address) => Some(Goal::Web(address.clone())),
        }
    }
}

/// Takes away what the author wrote as destination of a link that leads nowhere for this reader: it could name what they may not know of.
fn disarmed(markdown: Arc<Markdown>, links: &[EditionLink]) -> Arc<Markdown> {
    if links.iter().all(|link| link.goal.is_some()) {
        return markdown;
    }
    let mut markdown = Arc::unwrap_or_clone(markdown);
    for (written, link) in markdown.links.iter_mut().zip(links) {
        if link.goal.is_none() {
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
        self.links.iter().filter_map(|link| match &link.goal {
            Some(Goal::File(path)) => Some(path),
            _ => None,
        })
    }

    /// Whether it links or shows something that can be looked at.
    pub fn has_artefact(&self) -> bool {
        self.links.iter().filter_map(|link| link.goal.as_ref()).any(Goal::is_to_look_at)
    }
}

impl Goal {
    /// Whether a reader finds something there that is not the author's own words. Whom to write to is no proof.
    pub fn is_to_look_at(&self) -> bool {
        match self {
            Goal::File(_) => true,
            Goal::Web(address) => !address.starts_with("mailto:"),
            Goal::Note(..) | Goal::Here(_) => false,
        }
    }
}
