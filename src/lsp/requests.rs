//! What an editor may ask, and who answers. Every answer is made of one state of one packet.

use super::client::Client;
use super::documents::Documents;
use super::folders::Folders;
use super::server::read;
use super::snapshot::Snapshot;
use super::{actions, completion, hover, lens, links, rename, symbols};
use crate::source::{Date, PacketPath};
use gen_lsp_types::{
    CodeActionParams, Position, RenameFilesParams, RenameParams, TextDocumentIdentifier, TextDocumentPositionParams,
    WorkspaceSymbolParams,
};
use lsp_server::ErrorCode;
use serde::Serialize;
use serde_json::Value;

/// Why there is no answer.
#[derive(Debug)]
pub(super) struct Fault {
    /// The protocol's number for it.
    pub(super) code: ErrorCode,
    /// In words, for a person.
    pub(super) message: String,
}

impl Fault {
    pub(super) fn new(code: ErrorCode, message: &str) -> Fault {
        Fault { code, message: message.to_owned() }
    }

    /// The editor asks for what cannot be.
    pub(super) fn invalid(message: &str) -> Fault {
        Fault::new(ErrorCode::InvalidParams, message)
    }

    /// What was asked for cannot be done here, and why.
    pub(super) fn refused(message: &str) -> Fault {
        Fault::new(ErrorCode::RequestFailed, message)
    }

    /// A mistake in this program.
    pub(super) fn ours() -> Fault {
        let message = "this is a mistake in promo; what it says on standard error would help to mend it";
        Fault::new(ErrorCode::InternalError, message)
    }
}

/// What answers are made of.
pub(super) struct Asked<'a> {
    pub(super) documents: &'a Documents,
    pub(super) folders: &'a mut Folders,
    pub(super) client: &'a Client,
    pub(super) today: &'a dyn Fn() -> Date,
}

/// A place in a file of a packet.
pub(super) struct Here<'a> {
    /// The state of the packet.
    pub(super) snapshot: &'a Snapshot,
    /// What the editor can do.
    pub(super) client: &'a Client,
    /// The file.
    pub(super) path: PacketPath,
    /// The place in it.
    pub(super) offset: usize,
}

/// Answers a request.
pub(super) fn answer(method: &str, params: Value, asked: &mut Asked<'_>) -> Result<Value, Fault> {
    match method {
        "textDocument/completion" => at(params, asked, |here| to_value(completion::complete(here))),
        "textDocument/hover" => checked_at(params, asked, |here| to_value(hover::hover(here))),
        "textDocument/definition" => at(params, asked, |here| to_value(links::definition(here))),
        "textDocument/references" => {
            let has_own = params["context"]["includeDeclaration"].as_bool().unwrap_or(false);
            at(params, asked, |here| to_value(links::references(here, has_own)))
        }
        "textDocument/prepareRename" => at(params, asked, |here| to_value(rename::prepare(here)?)),
        "textDocument/rename" => {
            let RenameParams { new_name, .. } = read(params.clone())?;
            at(params, asked, |here| to_value(rename::rename(here, &new_name)?))
        }
        "textDocument/documentLink" => in_file(params, asked, |here| to_value(links::document_links(here))),
        "textDocument/documentSymbol" => in_file(params, asked, symbols::of_document),
        "textDocument/foldingRange" => in_file(params, asked, |here| to_value(symbols::folding(here))),
        "textDocument/codeLens" => in_file(params, asked, |here| to_value(lens::lenses(here))),
        "textDocument/codeAction" => {
            let CodeActionParams { text_document, range, context, .. } = read(params)?;
            let only = context.only;
            checked(&text_document, asked, |here| to_value(actions::actions(here, range, only.as_deref())))
        }
        "workspace/symbol" => {
            let WorkspaceSymbolParams { query, .. } = read(params)?;
            let Asked { documents, folders, client, .. } = asked;
            let mut found = Vec::new();
            for folder in folders.iter_mut() {
                found.extend(
                    folder.snapshot(documents, client.unit).into_iter().flat_map(|it| symbols::of_packet(it, &query)),
                );
            }
            to_value(found)
        }
        "workspace/willRenameFiles" => {
            let RenameFilesParams { files } = read(params)?;
            renamed_files(&files, asked)
        }
        #[cfg(test)]
        "promo/fault" => panic!("a fault on purpose"),
        _ => Err(Fault::new(ErrorCode::MethodNotFound, &format!("`{method}` is not known here"))),
    }
}

fn to_value(answer: impl Serialize) -> Result<Value, Fault> {
    serde_json::to_value(answer).map_err(|error| Fault::new(ErrorCode::InternalError, &error.to_string()))
}

/// Answers at a place; with nothing for a file that is in no packet.
fn at(
    params: Value,
    asked: &mut Asked<'_>,
    work: impl FnOnce(&Here<'_>) -> Result<Value, Fault>,
) -> Result<Value, Fault> {
    let TextDocumentPositionParams { text_document, position } = read(params)?;
    with(&text_document, asked, Some(position), false, work)
}

/// Answers at a place, knowing what is found.
fn checked_at(
    params: Value,
    asked: &mut Asked<'_>,
    work: impl FnOnce(&Here<'_>) -> Result<Value, Fault>,
) -> Result<Value, Fault> {
    let TextDocumentPositionParams { text_document, position } = read(params)?;
    with(&text_document, asked, Some(position), true, work)
}

/// Answers for a file.
fn in_file(
    mut params: Value,
    asked: &mut Asked<'_>,
    work: impl FnOnce(&Here<'_>) -> Result<Value, Fault>,
) -> Result<Value, Fault> {
    let text_document: TextDocumentIdentifier = read(params["textDocument"].take())?;
    with(&text_document, asked, None, false, work)
}

/// Answers for a file, knowing what is found.
fn checked(
    document: &TextDocumentIdentifier,
    asked: &mut Asked<'_>,
    work: impl FnOnce(&Here<'_>) -> Result<Value, Fault>,
) -> Result<Value, Fault> {
    with(document, asked, None, true, work)
}

fn with(
    document: &TextDocumentIdentifier,
    asked: &mut Asked<'_>,
    position: Option<Position>,
    is_checked: bool,
    work: impl FnOnce(&Here<'_>) -> Result<Value, Fault>,
) -> Result<Value, Fault> {
    let Asked { documents, folders, client, today } = asked;
    let Some((folder, path)) = folders.of_uri(&document.uri.0) else { return Ok(Value::Null) };
    let snapshot = if is_checked {
        folder.checked(documents, client.unit, today()).map(|_| ())
    } else {
        folder.snapshot(documents, client.unit).map(|_| ())
    };
    if snapshot.is_none() {
        return Err(Fault::refused(folder.trouble.as_deref().unwrap_or("the packet cannot be read")));
    }
    let Some(snapshot) = folder.snapshot(documents, client.unit) else { return Ok(Value::Null) };
    if snapshot.lost.contains(&path) {
        return Err(Fault::new(
            ErrorCode::ContentModified,
            "it is not known what the editor holds here; open the file again",
        ));
    }
    let offset = position.map_or(0, |position| snapshot.offset(&path, position));
    work(&Here { snapshot, client, path, offset })
}

/// The edits that keep the mentions of files which the editor is about to rename.
fn renamed_files(files: &[gen_lsp_types::FileRename], asked: &mut Asked<'_>) -> Result<Value, Fault> {
    let Asked { documents, folders, client, .. } = asked;
    let Some(first) = files.first() else { return Ok(Value::Null) };
    let mut moves = Vec::new();
    for file in files {
        let before = folders.of_uri(&file.old_uri.0).map(|(_, path)| path);
        let after = folders.of_uri(&file.new_uri.0).map(|(_, path)| path);
        moves.extend(before.zip(after));
    }
    let Some((folder, _)) = folders.of_uri(&first.old_uri.0) else { return Ok(Value::Null) };
    match folder.snapshot(documents, client.unit) {
        Some(snapshot) => to_value(rename::files(snapshot, client, &moves)?),
        None => Ok(Value::Null),
    }
}
