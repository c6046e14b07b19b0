//! Changes of several files at once, as an editor takes them: each with the version of the text that it was made for, so that an editor which has gone on
//! refuses it.

use super::client::Client;
use super::snapshot::Snapshot;
use crate::source::{PacketPath, Span};
use gen_lsp_types::{
    CreateFile, DocumentChange, Edit, OptionalVersionedTextDocumentIdentifier, RenameFile, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};
use std::collections::{BTreeMap, HashMap};

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
    /// As an editor takes it.
    pub(super) fn as_edit(&self, snapshot: &Snapshot, client: &Client) -> WorkspaceEdit {
        let mut edits: BTreeMap<&PacketPath, Vec<TextEdit>> = BTreeMap::new();
        for change in &self.changes {
            let edit = TextEdit { range: snapshot.range(change.span), new_text: change.words.clone() };
            edits.entry(change.span.file.path()).or_default().push(edit);
        }
        let moves = self.moves.iter().map(|(from, to)| {
            let (old_uri, new_uri) = (snapshot.uri(from), snapshot.uri(to));
            DocumentChange::from(RenameFile { old_uri, new_uri, options: None, annotation_id: None })
        });
        written(snapshot, client, edits, Vec::new(), moves.collect())
    }
}

/// Edits of one file of the packet.
pub(super) fn of_file(snapshot: &Snapshot, client: &Client, changes: Vec<Change>) -> WorkspaceEdit {
    Plan { changes, moves: Vec::new() }.as_edit(snapshot, client)
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
