//! Changes of several files at once, as an editor takes them: each with the version of the text that it was made for, so that an editor which has gone on
//! refuses it.

use super::client::Client;
use super::snapshot::Snapshot;
use crate::compile::{Cache, Unchecked};
use crate::source::{PacketPath, Span, Text, TreeEntry};
use gen_lsp_types::{
    CreateFile, DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, RenameFile, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// Other words at a place.
#[derive(Clone, Debug)]
pub(super) struct Change {
    /// The place; an empty one is a place between two bytes.
    pub(super) span: Span,
    /// What is to stand there.
    pub(super) words: String,
}

/// Changes of texts, and of where their files are.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    /// Words.
    pub(super) changes: Vec<Change>,
    /// Files, and where they go.
    pub(super) moves: Vec<(PacketPath, PacketPath)>,
}

impl Plan {
    /// As an editor takes it. Files that the editor renames itself are left to it.
    pub(super) fn as_edit(&self, snapshot: &Snapshot, client: &Client, with_moves: bool) -> WorkspaceEdit {
        let mut edits: BTreeMap<&PacketPath, Vec<TextEdit>> = BTreeMap::new();
        for change in &self.changes {
            let edit = TextEdit { range: snapshot.range(change.span), new_text: change.words.clone() };
            edits.entry(change.span.file.path()).or_default().push(edit);
        }
        let moves = self.moves.iter().filter(|_| with_moves).map(|(from, to)| {
            let (old_uri, new_uri) = (snapshot.uri(from), snapshot.uri(to));
            DocumentChange::from(RenameFile { old_uri, new_uri, options: None, annotation_id: None })
        });
        written(snapshot, client, edits, Vec::new(), moves.collect())
    }

    /// The state of the packet once it is done; nothing where two changes are at one place.
    pub(super) fn applied(&self, snapshot: &Snapshot) -> Option<Snapshot> {
        let mut tree = snapshot.tree.clone();
        let mut by_file: BTreeMap<&PacketPath, Vec<(Range<usize>, &str)>> = BTreeMap::new();
        for change in &self.changes {
            by_file.entry(change.span.file.path()).or_default().push((change.span.range(), &change.words));
        }
        for (path, mut edits) in by_file {
            edits.sort_by_key(|(place, _)| (place.start, place.end));
            let is_apart = edits.windows(2).all(|pair| pair[0].0.end <= pair[1].0.start);
            let read = Text::new(tree.text(path)?.as_str());
            if !is_apart {
                return None;
            }
            let text = read.edited(read.as_str(), edits);
            tree.entries.insert(path.clone(), TreeEntry::Text(Text::new(&text)));
        }
        for (from, to) in &self.moves {
            let entry = tree.entries.remove(from)?;
            tree.entries.insert(to.clone(), entry);
        }
        let unchecked = Unchecked::new(&tree, &mut Cache::default());
        let (open, lost, known) = (BTreeMap::new(), BTreeSet::new(), HashMap::new().into());
        let (folder, unit) = (snapshot.folder.clone(), snapshot.unit);
        Some(Snapshot { tree, unchecked, findings: None, open, lost, folder, unit, known })
    }
}

/// Edits of one file of the packet.
pub(super) fn of_file(snapshot: &Snapshot, client: &Client, changes: Vec<Change>) -> WorkspaceEdit {
    Plan { changes, moves: Vec::new() }.as_edit(snapshot, client, false)
}

/// A file that is to be made, with what it is to hold, and changes elsewhere.
pub(super) fn with_new_file(
    snapshot: &Snapshot,
    client: &Client,
    (path, text): (&PacketPath, &str),
    changes: Vec<Change>,
) -> WorkspaceEdit {
    let uri = snapshot.uri(path);
    let made = DocumentChange::from(CreateFile { uri, options: None, annotation_id: None });
    let mut edits: BTreeMap<&PacketPath, Vec<TextEdit>> = BTreeMap::new();
    edits.insert(path, vec![TextEdit { range: gen_lsp_types::Range::default(), new_text: text.to_owned() }]);
    for change in &changes {
        let edit = TextEdit { range: snapshot.range(change.span), new_text: change.words.clone() };
        edits.entry(change.span.file.path()).or_default().push(edit);
    }
    written(snapshot, client, edits, vec![made], Vec::new())
}

fn written(
    snapshot: &Snapshot,
    client: &Client,
    edits: BTreeMap<&PacketPath, Vec<TextEdit>>,
    before: Vec<DocumentChange>,
    after: Vec<DocumentChange>,
) -> WorkspaceEdit {
    if !client.takes_document_changes {
        let changes: HashMap<Uri, Vec<TextEdit>> =
            edits.into_iter().map(|(path, edits)| (snapshot.uri(path), edits)).collect();
        return WorkspaceEdit { changes: Some(changes), ..Default::default() };
    }
    let of_file = |(path, edits): (&PacketPath, Vec<TextEdit>)| {
        let version = snapshot.open.get(path).map(|open| open.version);
        let text_document_identifier = TextDocumentIdentifier { uri: snapshot.uri(path) };
        let text_document = OptionalVersionedTextDocumentIdentifier { version, text_document_identifier };
        let edits = edits.into_iter().map(Edit::TextEdit).collect();
        DocumentChange::from(TextDocumentEdit { text_document, edits })
    };
    let changes = before.into_iter().chain(edits.into_iter().map(of_file)).chain(after).collect();
    WorkspaceEdit { document_changes: Some(changes), ..Default::default() }
}
