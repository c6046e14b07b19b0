//! Renaming: a note with its file, a figure, files that the editor renames itself, and everything that names them. What is to be written is for `moving`, which
//! reads what would come of it before anything is offered.

use super::client::Client;
use super::edits::{Change, Plan};
use super::links;
use super::mentions::{self, Thing};
use super::requests::{Fault, Here};
use super::snapshot::Snapshot;
use crate::moving::{Edits, Goal, MoveRefusal, plan_figure, plan_files, plan_move};
use crate::source::{PacketPath, Span};
use gen_lsp_types::{PrepareRenamePlaceholder, PrepareRenameResult, WorkspaceEdit};

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
    let (snapshot, name) = (here.snapshot, name.trim());
    let (tree, packet) = (&snapshot.tree, snapshot.packet());
    let plan = match links::meant(here) {
        Some(Thing::Note(path)) => {
            let note = snapshot.note(&path).ok_or_else(not_here)?;
            let plan = plan_move(tree, packet, note, &Goal::Id(name.to_owned())).map_err(|why| refused(&why))?;
            let moves = if plan.from == plan.to { Vec::new() } else { vec![(plan.from, plan.to)] };
            changed(plan.edits, moves)
        }
        Some(Thing::Metric(id)) => {
            let edits = plan_figure(tree, packet, &id, name).map_err(|why| refused(&why))?;
            changed(edits, Vec::new())
        }
        Some(Thing::Criterion(_) | Thing::Question(_) | Thing::Rule(_) | Thing::File(_) | Thing::Web(_)) => {
            return Err(not_here());
        }
        None => return Ok(None),
    };
    if let (Some((path, _)), false) = (plan.moves.first(), here.client.renames_files) {
        let instead =
            format!("this editor lets no server rename files; rename `{path}` by hand, or give the note an `id`");
        return Err(Fault::refused(&instead));
    }
    Ok(Some(plan.as_edit(snapshot, here.client)))
}

/// The edits that keep mentions while an editor renames files itself; nothing where none is needed, or where it is not certain which.
pub(super) fn files(
    snapshot: &Snapshot,
    client: &Client,
    files: &[(PacketPath, PacketPath)],
) -> Result<Option<WorkspaceEdit>, Fault> {
    let edits = plan_files(&snapshot.tree, snapshot.packet(), files).map_err(|why| refused(&why))?;
    let plan = changed(edits, Vec::new());
    Ok((!plan.changes.is_empty()).then(|| plan.as_edit(snapshot, client)))
}

fn changed(edits: Edits, moves: Vec<(PacketPath, PacketPath)>) -> Plan {
    let of_file = |(path, edits): (PacketPath, Vec<crate::syntax::Edit>)| {
        let file = Span::of_file(&path);
        edits.into_iter().map(move |(place, words)| Change { span: file.with(place.start, place.end), words })
    };
    Plan { changes: edits.into_iter().flat_map(of_file).collect(), moves }
}

fn refused(why: &MoveRefusal) -> Fault {
    let why = match why {
        MoveRefusal::Case => "the case is named by its file, which is always `case.md`".to_owned(),
        MoveRefusal::Same => "it is called so already".to_owned(),
        MoveRefusal::BadName(name) => format!(
            "`{name}` cannot be its name: an id is letters, digits, `-`, `_` and `.`, a note's blanks too, 80 at the most"
        ),
        MoveRefusal::OtherKind(path) => format!("`{path}` is in the folder of another kind, and a note keeps its own"),
        MoveRefusal::Taken(path) => format!("the name is taken in `{path}`"),
        MoveRefusal::InTheWay(path) => format!("`{path}` is there already"),
        MoveRefusal::Unread => "its front matter cannot all be read, so what names it is not certain".to_owned(),
        MoveRefusal::Unclear(span) => format!(
            "what names it in `{}` is written so that it cannot be changed for certain; `promo check` may say where",
            span.file.path()
        ),
    };
    Fault::refused(&why)
}
