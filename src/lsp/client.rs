//! What an editor can do, as it says itself, and what is offered to it. An editor that says nothing is one of the first: it gets what every editor
//! understands.

use crate::source::ColumnUnit;
use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeLensOptions, CompletionOptions, DocumentLinkOptions, FileOperationFilter,
    FileOperationOptions, FileOperationPattern, FileOperationPatternKind, FileOperationRegistrationOptions,
    PositionEncodingKind, RenameOptions, ServerCapabilities, TextDocumentSyncKind, TextDocumentSyncOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use serde_json::Value;

/// What an editor can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Client {
    /// In what it counts columns.
    pub(super) unit: ColumnUnit,
    /// Whether it was asked in what to count, and so is told.
    negotiates: bool,
    /// Whether edits may say to which version of a text they belong, and stand beside changes of files.
    pub(super) takes_document_changes: bool,
    /// Whether edits may make files.
    pub(super) creates_files: bool,
    /// Whether edits may rename files.
    pub(super) renames_files: bool,
    /// Whether what is completed may have places to fill in.
    pub(super) takes_snippets: bool,
    /// Whether explanations may be Markdown.
    pub(super) shows_markdown: bool,
    /// Whether actions may be more than commands.
    pub(super) takes_actions: bool,
    /// Whether symbols may stand in one another.
    pub(super) nests_symbols: bool,
    /// Whether it watches files for who asks.
    pub(super) watches_files: bool,
    /// Whether it shows that work is going on.
    pub(super) shows_progress: bool,
}

impl Client {
    /// By what an editor says when it begins. Each thing is looked for by itself, so that what is said strangely of one takes nothing from the others.
    pub(super) fn of(params: &Value) -> Client {
        let capabilities = &params["capabilities"];
        let said = |pointer: &str| capabilities.pointer(pointer);
        let is = |pointer: &str| said(pointer).and_then(Value::as_bool).unwrap_or(false);
        let lists = |pointer: &str, word: &str| {
            said(pointer).and_then(Value::as_array).is_some_and(|list| list.iter().any(|it| it.as_str() == Some(word)))
        };
        // Neovim says which changes of files it takes, and not that it takes the list that they stand in.
        let takes_document_changes = is("/workspace/workspaceEdit/documentChanges")
            || said("/workspace/workspaceEdit/resourceOperations").is_some();
        let operation = |word| takes_document_changes && lists("/workspace/workspaceEdit/resourceOperations", word);
        let counts_bytes = lists("/general/positionEncodings", "utf-8");
        Client {
            unit: if counts_bytes { ColumnUnit::Utf8 } else { ColumnUnit::Utf16 },
            negotiates: said("/general/positionEncodings").is_some(),
            takes_document_changes,
            creates_files: operation("create"),
            renames_files: operation("rename"),
            takes_snippets: is("/textDocument/completion/completionItem/snippetSupport"),
            shows_markdown: lists("/textDocument/hover/contentFormat", "markdown"),
            takes_actions: said("/textDocument/codeAction/codeActionLiteralSupport").is_some(),
            nests_symbols: is("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            watches_files: is("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            shows_progress: is("/window/workDoneProgress"),
        }
    }

    /// What it is offered.
    pub(super) fn offered(&self) -> ServerCapabilities {
        let encoding = match self.unit {
            ColumnUnit::Utf8 => PositionEncodingKind::UTF8,
            ColumnUnit::Utf16 => PositionEncodingKind::UTF16,
        };
        let letters = |letters: &[&str]| Some(letters.iter().map(|letter| (*letter).to_owned()).collect());
        ServerCapabilities {
            position_encoding: self.negotiates.then_some(encoding),
            text_document_sync: Some(
                TextDocumentSyncOptions {
                    open_close: Some(true),
                    change: Some(TextDocumentSyncKind::Incremental),
                    save: Some(true.into()),
                    ..Default::default()
                }
                .into(),
            ),
            completion_provider: Some(CompletionOptions {
                trigger_characters: letters(&["[", "\"", "'", "!", ":", "/", "(", "{", "=", " "]),
                ..Default::default()
            }),
            hover_provider: Some(true.into()),
            definition_provider: Some(true.into()),
            references_provider: Some(true.into()),
            document_symbol_provider: Some(true.into()),
            workspace_symbol_provider: Some(true.into()),
            code_action_provider: Some(
                CodeActionOptions {
                    code_action_kinds: Some(vec![CodeActionKind::QuickFix, CodeActionKind::Refactor]),
                    ..Default::default()
                }
                .into(),
            ),
            code_lens_provider: Some(CodeLensOptions::default()),
            document_link_provider: Some(DocumentLinkOptions::default()),
            rename_provider: Some(RenameOptions { prepare_provider: Some(true), ..Default::default() }.into()),
            folding_range_provider: Some(true.into()),
            workspace: Some(WorkspaceOptions {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(true.into()),
                }),
                file_operations: Some(FileOperationOptions {
                    will_rename: Some(notes_and_files()),
                    ..Default::default()
                }),
                ..Default::default()
            }),
            ..Default::default()
        }
    }
}

/// Whatever lies in a packet may be mentioned.
fn notes_and_files() -> FileOperationRegistrationOptions {
    let pattern = FileOperationPattern {
        glob: "**/*".to_owned(),
        matches: Some(FileOperationPatternKind::File),
        ..Default::default()
    };
    FileOperationRegistrationOptions { filters: vec![FileOperationFilter { scheme: Some("file".to_owned()), pattern }] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn who_says_nothing_gets_what_every_editor_understands() {
        for params in
            [json!({}), json!(null), json!({ "capabilities": 3 }), json!({ "capabilities": { "general": [] } })]
        {
            let client = Client::of(&params);
            assert_eq!(client.unit, ColumnUnit::Utf16);
            let is_plain = !client.takes_snippets && !client.takes_document_changes && !client.renames_files;
            assert!(is_plain && client.offered().position_encoding.is_none(), "{params}");
        }
    }

    #[test]
    fn bytes_are_counted_where_that_is_known() {
        let client = |encodings: Value| {
            Client::of(&json!({ "capabilities": { "general": { "positionEncodings": encodings } } }))
        };
        assert_eq!(client(json!(["utf-16", "utf-8"])).offered().position_encoding, Some(PositionEncodingKind::UTF8));
        assert_eq!(client(json!(["utf-16"])).offered().position_encoding, Some(PositionEncodingKind::UTF16));
        assert_eq!(client(json!(["utf-32"])).unit, ColumnUnit::Utf16);
    }
}
