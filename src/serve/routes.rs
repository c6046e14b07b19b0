//! What stands at which address of a preview: the pages of each edition, what runs in them, the findings, the events, and what opens an editor.

use super::edition_files::{EditionFiles, digest};
use super::editor::{Editor, Opening};
use super::export_page;
use super::findings::FindingList;
use super::latest::{EventStream, Latest};
use super::preview_page::{self, PageAddress};
use super::response::{ContentType, Respond, Response};
use super::status::PreviewStatus;
use crate::vocabulary::Audience;
use include_dir::{Dir, include_dir};
use std::collections::hash_map::RandomState;
use std::ffi::OsString;
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

/// What runs in the page.
static CLIENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/serve/client");

/// Who answers requests.
pub(super) struct Routes {
    root: PathBuf,
    audience: Audience,
    editor: Option<Editor>,
    run: String,
    latest: Arc<Latest<PreviewStatus>>,
    pages: EditionFiles,
}

impl Respond for Routes {
    fn answer(&self, path: &str, validator: Option<&str>) -> Response {
        let answer = match path.split_once('/') {
            Some(("live", rest)) => self.live(rest),
            Some(("export", rest)) => {
                export_page::answer(&self.latest.get().1.shown, &self.root, rest).unwrap_or_else(nothing)
            }
            Some((word, address)) => self.page(word, address),
            None if path.is_empty() => self.entrance(),
            None => nothing(),
        };
        unless_known(answer, validator)
    }
}

impl Routes {
    pub(super) fn new(
        root: &Path,
        audience: Audience,
        editor: Option<Editor>,
        latest: Arc<Latest<PreviewStatus>>,
    ) -> Routes {
        Routes { root: root.to_owned(), audience, editor, run: run(), latest, pages: EditionFiles::default() }
    }

    fn entrance(&self) -> Response {
        let html: Arc<[u8]> = preview_page::entrance(self.audience).into_bytes().into();
        Response::Page { validator: digest(&html), html }
    }

    fn page(&self, word: &str, address: &str) -> Response {
        let audience = Audience::ALL.iter().copied().find(|audience| audience.word() == word);
        let Some(audience) = audience else { return nothing() };
        self.pages.answer(&self.latest.get().1.shown, &self.root, PageAddress { audience, address })
    }

    fn live(&self, rest: &str) -> Response {
        match rest {
            "events" => self.events(),
            "findings.json" => {
                let status = self.latest.get().1;
                let findings = self.findings(&status);
                let validator = Some(findings.digest.clone());
                Response::Bytes { kind: ContentType::JSON, bytes: findings.json.clone(), validator }
            }
            _ => match rest.strip_prefix("open/") {
                Some(which) => self.open(which).unwrap_or_else(nothing),
                None => client(rest).unwrap_or_else(nothing),
            },
        }
    }

    fn events(&self) -> Response {
        let run = self.run.clone();
        Response::Events(EventStream::new(self.latest.clone(), move |status| status.event(&run)))
    }

    fn findings<'s>(&self, status: &'s PreviewStatus) -> &'s FindingList {
        status.shown.checked().list(|checked| FindingList::new(checked, &self.root, self.editor.as_ref()))
    }

    /// Starts what opens a finding: of a request only numbers are read.
    fn open(&self, which: &str) -> Option<Response> {
        let (found, number) = which.split_once('/')?;
        let status = self.latest.get().1;
        let opening = self.findings(&status).openings.get(number.parse::<usize>().ok()?)?.as_ref()?;
        let Opening::Program(words) = opening else { return None };
        let is_current = found.parse() == Ok(status.shown.checked().outcome.since);
        is_current.then(|| {
            if ran(words) { Response::Empty } else { Response::Faulty("the editor could not be asked".to_owned()) }
        })
    }
}

/// Random enough that no two runs share it; it is no secret.
fn run() -> String {
    format!("{:016x}", RandomState::new().hash_one("run"))
}

fn ran(words: &[OsString]) -> bool {
    let Some((program, arguments)) = words.split_first() else { return false };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

fn client(name: &str) -> Option<Response> {
    let bytes: Arc<[u8]> = CLIENT.get_file(name)?.contents().into();
    Some(Response::Bytes { kind: ContentType::of_asset(name), validator: Some(digest(&bytes)), bytes })
}

fn nothing() -> Response {
    Response::NotFound("nothing is here\n".to_owned())
}

/// What the browser has already is not sent again.
fn unless_known(answer: Response, known: Option<&str>) -> Response {
    match answer {
        Response::Page { validator, .. } | Response::Bytes { validator: Some(validator), .. }
            if known == Some(validator.as_str()) =>
        {
            Response::NotModified { validator }
        }
        Response::Page { .. }
        | Response::Bytes { .. }
        | Response::NotModified { .. }
        | Response::NotFound(_)
        | Response::Faulty(_)
        | Response::Empty
        | Response::Events(_) => answer,
    }
}
