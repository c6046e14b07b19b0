//! Renaming: a note with its file, a figure, a file, and everything that names them. What is to be written is first made in memory and read again: unless all that
//! was named before is named then, and nothing else is, nothing is written.

use super::client::Client;
use super::edits::{Change, Plan};
use super::links;
use super::mentions::{self, Mention, Thing, Way};
use super::requests::{Fault, Here};
use super::snapshot::Snapshot;
use crate::packet::Note;
use crate::source::disk::is_usable;
use crate::source::{PacketPath, composed};
use crate::vocabulary::{NoteKind, slug};
use gen_lsp_types::{PrepareRenamePlaceholder, PrepareRenameResult, WorkspaceEdit};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What the address of a link says by escapes: all but letters of any script, digits, and these.
const ESCAPED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'/');

/// A path as a link writes it: letters of other scripts stay as they are.
pub(super) fn escaped(path: &str) -> String {
    let letter = |it: char| {
        if it.is_alphanumeric() { it.to_string() } else { utf8_percent_encode(&it.to_string(), &ESCAPED).to_string() }
    };
    path.chars().map(letter).collect()
}

/// What would be renamed here, as it is now.
pub(super) fn prepare(here: &Here<'_>) -> Result<Option<PrepareRenameResult>, Fault> {
    let Some(thing) = links::meant(here) else { return Ok(None) };
    let placeholder = match &thing {
        Thing::Note(path) => here.snapshot.note(path).map(|note| note.id.value.clone()),
        Thing::Metric(id) => Some(id.clone()),
        Thing::Criterion(_) | Thing::Question(_) | Thing::Rule(_) | Thing::File(_) | Thing::Web(_) => None,
    };
    let Some(placeholder) = placeholder else { return Err(not_here()) };
    let mention = mentions::at(here.snapshot, &here.path, here.offset);
    let head = here.snapshot.note(&here.path).map(|note| note.data.title_span().unwrap_or(note.head));
    let Some(span) = mention.map(|mention| mention.span).or(head) else { return Ok(None) };
    let range = here.snapshot.range(span);
    Ok(Some(PrepareRenameResult::PrepareRenamePlaceholder(PrepareRenamePlaceholder { range, placeholder })))
}

fn not_here() -> Fault {
    Fault::refused("notes and figures can be renamed; this is neither")
}

/// The edits that give what is meant here another id.
pub(super) fn rename(here: &Here<'_>, name: &str) -> Result<Option<WorkspaceEdit>, Fault> {
    let name = name.trim();
    let plan = match links::meant(here) {
        Some(Thing::Note(path)) => of_note(here.snapshot, &path, name, here.client)?,
        Some(Thing::Metric(id)) => of_metric(here.snapshot, &id, name)?,
        Some(Thing::Criterion(_) | Thing::Question(_) | Thing::Rule(_) | Thing::File(_) | Thing::Web(_)) => {
            return Err(not_here());
        }
        None => return Ok(None),
    };
    Ok(Some(plan.as_edit(here.snapshot, here.client, true)))
}

/// An id that means itself wherever one is written: between quotes or brackets, in an address, as the name of a file.
fn plain(name: &str) -> Result<(), Fault> {
    let is_plain = name.starts_with(char::is_alphanumeric)
        && name.ends_with(char::is_alphanumeric)
        && name.chars().all(|it| it.is_alphanumeric() || "-_.".contains(it))
        && name.chars().count() <= 80
        && !name.ends_with(".md");
    if is_plain { Ok(()) } else { Err(Fault::refused("an id is letters, digits, `-`, `_` and `.`, 80 at the most")) }
}

fn of_note(snapshot: &Snapshot, path: &PacketPath, name: &str, client: &Client) -> Result<Plan, Fault> {
    plain(name)?;
    let Some(note) = snapshot.note(path) else { return Err(not_here()) };
    if !note.is_whole() {
        return Err(Fault::refused("its front matter cannot all be read, so its id is not certain"));
    }
    let is_taken = |other: &Note| other.path != *path && other.slug == slug(name);
    if let Some(other) = snapshot.packet().of_kind(note.kind).find(|other| is_taken(other)) {
        return Err(Fault::refused(&format!("`{name}` is taken by `{}`", other.path)));
    }
    if note.id.span != note.head {
        return Renaming { snapshot, moves: Vec::new(), ids: vec![(path.clone(), name.to_owned())], metric: None }
            .plan();
    }
    if note.kind == NoteKind::Case {
        return Err(Fault::refused("the case is named by its file, which is always `case.md`"));
    }
    let target = PacketPath::new(&format!("{}/{name}.md", path.folder()))
        .ok()
        .filter(is_usable)
        .ok_or_else(|| Fault::refused(&format!("no file can be called `{name}.md` on every system")))?;
    if snapshot.tree.entries.contains_key(&target) {
        return Err(Fault::refused(&format!("`{target}` is there already")));
    }
    if !client.renames_files {
        let instead =
            format!("this editor lets no server rename files; rename `{path}` by hand, or give the note an `id`");
        return Err(Fault::refused(&instead));
    }
    let (moves, ids) = (vec![(path.clone(), target)], vec![(path.clone(), name.to_owned())]);
    Renaming { snapshot, moves, ids, metric: None }.plan()
}

fn of_metric(snapshot: &Snapshot, id: &str, name: &str) -> Result<Plan, Fault> {
    plain(name)?;
    if snapshot.packet().metric(name).is_some() {
        return Err(Fault::refused(&format!("another figure is called `{name}`")));
    }
    let metric = Some((id.to_owned(), name.to_owned()));
    Renaming { snapshot, moves: Vec::new(), ids: Vec::new(), metric }.plan()
}

/// The edits that keep mentions while an editor renames files itself; nothing where none is needed, or where it is not certain which.
pub(super) fn files(
    snapshot: &Snapshot,
    client: &Client,
    moves: &[(PacketPath, PacketPath)],
) -> Result<Option<WorkspaceEdit>, Fault> {
    let moved: Vec<_> = moves.iter().filter(|(from, _)| snapshot.tree.entries.contains_key(from)).cloned().collect();
    if let Some((_, to)) = moved.iter().find(|(_, to)| snapshot.tree.entries.contains_key(to)) {
        return Err(Fault::refused(&format!("`{to}` is there already")));
    }
    let named_by_file = |(from, to): &(PacketPath, PacketPath)| {
        let note = snapshot.note(from).filter(|note| note.id.span == note.head)?;
        Some((note.path.clone(), composed(to.stem()).into_owned()))
    };
    let ids = moved.iter().filter_map(named_by_file).collect();
    let plan = Renaming { snapshot, moves: moved, ids, metric: None }.plan()?;
    Ok((!plan.changes.is_empty()).then(|| plan.as_edit(snapshot, client, false)))
}

/// Something that is to be called otherwise.
struct Renaming<'a> {
    snapshot: &'a Snapshot,
    /// Files, and where they go.
    moves: Vec<(PacketPath, PacketPath)>,
    /// Notes, and the ids that they get.
    ids: Vec<(PacketPath, String)>,
    /// A figure, and the id that it gets.
    metric: Option<(String, String)>,
}

impl Renaming<'_> {
    fn plan(&self) -> Result<Plan, Fault> {
        let mut changes = Vec::new();
        for mention in mentions::everywhere(self.snapshot) {
            let Some(words) = self.words(&mention) else { continue };
            let written = self.snapshot.words(mention.span);
            if written != words {
                changes.push(Change { span: mention.span, words });
            }
        }
        let plan = Plan { changes, moves: self.moves.clone() };
        if self.holds(&plan) {
            Ok(plan)
        } else {
            Err(Fault::refused(
                "something that names it is written so that it cannot be changed for certain; `promo check` may say where",
            ))
        }
    }

    fn after<'p>(&'p self, path: &'p PacketPath) -> &'p PacketPath {
        self.moves.iter().find(|(from, _)| from == path).map_or(path, |(_, to)| to)
    }

    /// What is to stand where something is named; nothing where it stays.
    fn words(&self, mention: &Mention) -> Option<String> {
        let here = mention.span.file.path();
        match &mention.thing {
            Thing::Metric(id) => {
                let (old, new) = self.metric.as_ref()?;
                let is_it = id == old && self.snapshot.words(mention.span).contains(old.as_str());
                is_it.then(|| self.snapshot.words(mention.span).replacen(old, new, 1))
            }
            Thing::Note(path) => {
                let id = self.ids.iter().find(|(note, _)| note == path).map(|(_, id)| id);
                match mention.way {
                    Way::Own | Way::Id => id.cloned(),
                    Way::Wiki => self.wiki(path, id.map(String::as_str), mention),
                    Way::Path | Way::FromRoot => self.path(here, path),
                }
            }
            Thing::File(path) => match mention.way {
                Way::FromRoot => self.is_moved(path).then(|| self.after(path).to_string()),
                Way::Path => self.path(here, path),
                Way::Wiki => self.is_moved(path).then(|| self.after(path).to_string()),
                Way::Own | Way::Id => None,
            },
            Thing::Criterion(_) | Thing::Question(_) | Thing::Rule(_) | Thing::Web(_) => None,
        }
    }

    fn is_moved(&self, path: &PacketPath) -> bool {
        self.after(path) != path
    }

    /// A path from where the file that holds it will be.
    fn path(&self, here: &PacketPath, path: &PacketPath) -> Option<String> {
        let is_other = self.is_moved(path) || self.after(here).folder() != here.folder();
        is_other.then(|| escaped(&self.after(path).seen_from(self.after(here).folder())))
    }

    /// What stands between `[[` and `]]`, in the form it has: an id, one with its folder, a file's name.
    fn wiki(&self, path: &PacketPath, id: Option<&str>, mention: &Mention) -> Option<String> {
        let written = self.snapshot.words(mention.span);
        if written.is_empty() || written.starts_with('#') || (id.is_none() && !self.is_moved(path)) {
            return None;
        }
        let packet = self.snapshot.packet();
        let after = self.after(path);
        let kind = after.top().and_then(NoteKind::in_folder);
        if written.to_lowercase().ends_with(".md") {
            return self.is_moved(path).then(|| after.to_string());
        }
        let id = id.map_or_else(|| packet.note_at(path).map(|note| note.id.value.clone()), |id| Some(id.to_owned()))?;
        let is_shared = packet.notes.iter().any(|other| other.path != *path && other.id.value == id);
        match kind {
            Some(kind) if written.contains('/') || is_shared => Some(format!("{}/{id}", kind.folder())),
            Some(_) | None => Some(id),
        }
    }

    /// Whether, once it is done, all that was named is named, and nothing else.
    fn holds(&self, plan: &Plan) -> bool {
        let Some(after) = plan.applied(self.snapshot) else { return false };
        let named = |snapshot: &Snapshot, is_before: bool| {
            let mut named: Vec<(String, String)> = mentions::everywhere(snapshot)
                .into_iter()
                .map(|mention| {
                    let file = mention.span.file.path();
                    let file = if is_before { self.after(file) } else { file };
                    (file.to_string(), self.called(&mention.thing, is_before))
                })
                .collect();
            named.sort();
            named
        };
        named(self.snapshot, true) == named(&after, false)
    }

    /// A thing by what it will be called.
    fn called(&self, thing: &Thing, is_before: bool) -> String {
        match thing {
            Thing::Note(path) | Thing::File(path) if is_before => format!("{:?}", self.after(path)),
            Thing::Note(path) | Thing::File(path) => format!("{path:?}"),
            Thing::Metric(id) => match &self.metric {
                Some((old, new)) if is_before && id == old => format!("figure {new}"),
                Some(_) | None => format!("figure {id}"),
            },
            Thing::Criterion(_) | Thing::Question(_) | Thing::Rule(_) | Thing::Web(_) => format!("{thing:?}"),
        }
    }
}
