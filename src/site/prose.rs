//! The body of a note in a view: what it says, and where its links lead from where it is shown.

use super::viewpoint::{Bodies, Viewpoint, anchor, figure_words};
use crate::document::quotation::{Opening, Quotation};
use crate::document::{Citation, Document, Link};
use crate::edition::{Body, EditionLink, Entry, NoteRef};
use crate::syntax::markdown::LinkKind;
use crate::vocabulary::LinkTarget;
use serde::Serialize;

/// A body, as data or as the text that was made of it.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Prose {
    /// What every writer can go by.
    Document(Document),
    /// What a template puts into its page. Empty on pages that only list notes.
    Written(String),
}

impl Default for Prose {
    fn default() -> Prose {
        Prose::Written(String::new())
    }
}

impl Viewpoint<'_> {
    /// A body as this page shows it.
    pub(super) fn prose(&self, at: NoteRef, body: &Body, heading_level: u8) -> Prose {
        match self.writer {
            _ if self.bodies() == Bodies::LeftOut => Prose::default(),
            Some(write) => Prose::Written(write(&self.document(at, body, heading_level))),
            None => Prose::Document(self.document(at, body, heading_level)),
        }
    }

    /// A document that is no note's, as this page shows it.
    pub(super) fn made(&self, document: Document) -> Prose {
        match self.writer {
            Some(write) => Prose::Written(write(&document)),
            None => Prose::Document(document),
        }
    }

    /// A body resolved for this page. Where many notes share the page, ids get the note's anchor before them.
    pub(super) fn document(&self, at: NoteRef, body: &Body, heading_level: u8) -> Document {
        let prefix = if self.is_shared(at) { format!("{}-", anchor(self.edition, at)) } else { String::new() };
        let figures = body.metrics.iter().map(|(id, index)| {
            let words = figure_words(&self.figure(*index));
            (id.clone(), Citation { words, href: self.metric_href(*index) })
        });
        let with_positions = self.bodies() == Bodies::WithSourcePositions;
        Document {
            markdown: body.markdown.clone(),
            links: body.links.iter().map(|link| self.link(at, body, link)).collect(),
            figures: figures.collect(),
            prefix,
            heading_level,
            numbers_links: true,
            source_positions: with_positions.then(|| self.edition.entry(at).reference.clone()),
        }
    }

    /// What is said of a note in its own words: what its author has chosen, else how it begins.
    pub(super) fn quotation(&self, entry: &Entry, else_opening: Opening) -> Quotation {
        self.document(entry.at, &entry.body, 2).quotation(entry.quoted.as_ref(), else_opening)
    }

    /// What a link is called that brings no words of its own.
    fn title_of(&self, target: &LinkTarget<NoteRef>, body: &Body) -> Option<String> {
        match target {
            LinkTarget::Note(at, _) => Some(self.edition.entry(*at).title.text.clone()),
            LinkTarget::Here(anchor) => {
                let heading = body.markdown.headings.iter().find(|heading| heading.slug == *anchor);
                heading.map(|heading| heading.text.clone())
            }
            LinkTarget::File(path, _) => Some(path.name().to_owned()),
            LinkTarget::Web(_) => None,
        }
    }

    /// A link of a body.
    fn link(&self, own: NoteRef, body: &Body, link: &EditionLink) -> Link {
        let is_image = matches!(link.kind, LinkKind::Image | LinkKind::Embed);
        let href = match &link.target {
            // An image is part of the page, on paper too.
            Some(LinkTarget::File(path, _)) if is_image => Some(self.file(path)),
            Some(target) => self.address_of(target, Some(own)),
            None => None,
        };
        let words = match &link.target {
            Some(target) if link.kind == LinkKind::Wiki => self.title_of(target, body),
            None if link.kind == LinkKind::Wiki && !link.text.is_empty() => Some(link.text.clone()),
            _ => None,
        };
        let is_outside = matches!(link.target, Some(LinkTarget::Web(_))) && href.is_some();
        let text = if is_image { link.text.clone() } else { String::new() };
        let pixels = match &link.target {
            Some(LinkTarget::File(path, _)) if is_image => self.edition.picture_sizes.get(path),
            _ => None,
        };
        let pixels = pixels.map(|size| (size.width, size.height));
        Link { href, words, title: link.title.clone(), text, is_outside, pixels }
    }
}
