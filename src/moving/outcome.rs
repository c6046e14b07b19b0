//! Whether everything leads where it led. The packet is read as it would be after the move, and held against what it was, reference by reference: a second
//! description that knows nothing of how the edits were made.

use super::mention::{Resolve, addresses, each_id, kind_of};
use super::plan::Moves;
use crate::packet::{Broken, FileKind, Note, Packet, SETTINGS_KEYS};
use crate::source::{Span, Spanned};
use crate::syntax::Table;
use crate::syntax::keys::{Key, Thing};
use crate::syntax::markdown::Link;
use crate::vocabulary::LinkTarget;

/// The first place of the packet before the moves that means something else after them; nothing where there is none.
pub(super) fn first_change(before: &Packet, after: &Packet, moves: &Moves<'_>) -> Option<Span> {
    let outcome = Outcome { before, after, moves };
    if before.notes.len() != after.notes.len() {
        return Some(Span::of_file(moves.0.keys().next()?));
    }
    let settings = outcome.ids(&before.settings.table, &after.settings.table, SETTINGS_KEYS);
    let notes = || before.notes.iter().find_map(|note| outcome.note(note));
    settings.or_else(|| outcome.formats()).or_else(notes)
}

/// An id, and what has it.
type NamedId = (Thing, Spanned<String>);

/// An address of front matter, and how it is resolved.
type Address<'a> = (&'a Spanned<String>, Resolve);

/// Where a link leads, if it does.
type Led = Result<LinkTarget, Broken>;

struct Outcome<'a> {
    before: &'a Packet,
    after: &'a Packet,
    moves: &'a Moves<'a>,
}

impl Outcome<'_> {
    fn note(&self, old: &Note) -> Option<Span> {
        let new = match self.after.note_at(self.moves.now(&old.path)) {
            Some(new) if self.is_called_right(old, new) => new,
            Some(_) | None => return Some(old.id.span),
        };
        let keys = FileKind::Note(old.kind).keys();
        let ids = self.ids(&old.table, &new.table, keys);
        ids.or_else(|| self.addresses(old, new)).or_else(|| self.links(old, new))
    }

    fn is_called_right(&self, old: &Note, new: &Note) -> bool {
        let wanted = self.moves.of(&old.path).map_or(&old.id.value, |it| &it.new_id);
        new.id.value == *wanted && new.kind == old.kind && new.is_whole() == old.is_whole()
    }

    /// What leads nowhere may lead somewhere now: whoever gives a note the name that is missed means it so.
    fn ids(&self, old: &Table, new: &Table, keys: &'static [Key]) -> Option<Span> {
        let (old, new) = (collected(old, keys), collected(new, keys));
        if old.len() != new.len() {
            return old.first().map(|(_, id)| id.span);
        }
        let differs = |((thing, old), (_, new)): &(&NamedId, &NamedId)| match kind_of(*thing) {
            Some(kind) => {
                let led = self.before.find(kind, &old.value).map(|note| self.moves.now(&note.path));
                let leads = self.after.find(kind, &new.value).map(|note| &note.path);
                led.is_some() && led != leads
            }
            None => old.value != new.value,
        };
        old.iter().zip(&new).find(differs).map(|((_, id), _)| id.span)
    }

    fn addresses(&self, old: &Note, new: &Note) -> Option<Span> {
        let (before, after) = (addresses(old), addresses(new));
        if before.len() != after.len() {
            return Some(old.head);
        }
        let pairs = before.into_iter().zip(after);
        let differs = |((was, led), (is, leads)): (Address<'_>, Address<'_>)| {
            let led = led(self.before, old, &was.value).map(|target| self.moved(&target));
            (led.is_some() && led != leads(self.after, new, &is.value)).then_some(was.span)
        };
        pairs.into_iter().find_map(differs)
    }

    fn links(&self, old: &Note, new: &Note) -> Option<Span> {
        if old.body.links.len() != new.body.links.len() || old.body.metrics.len() != new.body.metrics.len() {
            return Some(old.head);
        }
        let led = self.before.targets(old, &old.body);
        let leads = self.after.targets(new, &new.body);
        let links = old.body.links.iter().zip(&new.body.links);
        let differs = |((was, is), (led, leads)): ((&Link, &Link), (&Led, &Led))| {
            let is_other = led.as_ref().is_ok_and(|led| leads.as_ref() != Ok(&self.moved(led)));
            (is_other || was.kind != is.kind).then_some(was.destination.span)
        };
        links.zip(led.zip(leads)).find_map(differs)
    }

    /// A form that an id chose notes for chooses the same.
    fn formats(&self) -> Option<Span> {
        let mut after = self.after.chosen_by_formats();
        let differs = |(id, led): (&Spanned<String>, Option<&Note>)| {
            let leads = after.next().and_then(|(_, leads)| leads).map(|note| &note.path);
            let led = led.map(|note| self.moves.now(&note.path));
            (led.is_some() && led != leads).then_some(id.span)
        };
        self.before.chosen_by_formats().find_map(differs)
    }

    fn moved(&self, target: &LinkTarget) -> LinkTarget {
        match target {
            LinkTarget::Note(path, heading) => LinkTarget::Note(self.moves.now(path).clone(), heading.clone()),
            LinkTarget::File(path, place) => LinkTarget::File(self.moves.now(path).clone(), place.clone()),
            LinkTarget::Here(_) | LinkTarget::Web(_) => target.clone(),
        }
    }
}

fn collected(table: &Table, keys: &'static [Key]) -> Vec<NamedId> {
    let mut ids = Vec::new();
    each_id(table, keys, &mut |thing, id| ids.push((thing, id)));
    ids
}
