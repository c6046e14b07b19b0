//! Pieces of work.

use crate::edition::make::Maker;
use crate::edition::{Entry, NoteRef, Project, Shown, Support};
use crate::packet::Note;
use crate::source::{Interval, Spanned};
use crate::vocabulary::LinkTarget;
use crate::vocabulary::{Role, Status};

/// One piece of work.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What every note has.
    pub entry: Entry,
    /// When.
    pub when: Option<Spanned<Interval>>,
    /// Which criteria it speaks for.
    pub supports: Vec<Support>,
    /// A kind of the rubric.
    pub kind: Option<Shown>,
    /// Index into the rubric's scopes.
    pub scope: Option<usize>,
    /// The part the candidate had.
    pub role: Option<Role>,
    /// Who took part.
    pub with: Vec<Shown>,
    /// Whether it is finished.
    pub status: Status,
    /// Whether it is there to be understood, not to be counted.
    pub background: bool,
    /// Its figures, indexes into [`Edition::metrics`](crate::edition::Edition::metrics).
    pub metrics: Vec<usize>,
    /// What else can be looked at: words, and where they lead.
    pub links: Vec<(Shown, Spanned<LinkTarget<NoteRef>>)>,
    /// The notes that rest on it.
    pub cited_by: Vec<NoteRef>,
    /// What tells whether other work is of the same project.
    pub project: Project,
    /// The note with the same work that this is a copy of, by its place in the edition.
    pub copy_of: Option<usize>,
    /// The copies of it, where it is the original.
    pub copies: Vec<usize>,
}

impl<'a> Maker<'a> {
    pub(in crate::edition) fn evidence(&self, note: &'a Note, entry: Entry) -> Option<Evidence> {
        let evidence = note.evidence()?;
        let links = evidence.links.iter().filter_map(|link| {
            let target = self.packet().resolve_address(note, &link.url.value).ok()?;
            let target = self.inventory.target(&target)?;
            Some((Shown::written(&link.title), Spanned::new(target, link.url.span)))
        });
        let first_metric = self.first_metric.get(&note.path).copied().unwrap_or_default();
        Some(Evidence {
            entry,
            when: evidence.when,
            supports: self.supports(&evidence.criteria),
            kind: evidence.kind.as_ref().map(Shown::written),
            scope: evidence.scope.as_ref().and_then(|scope| self.packet().rubric.scope(&scope.value)),
            role: evidence.role.as_ref().map(|role| role.value),
            with: evidence.with.iter().map(Shown::written).collect(),
            status: evidence.status,
            background: evidence.background,
            metrics: (first_metric..first_metric + evidence.metrics.len()).collect(),
            links: links.collect(),
            cited_by: Vec::new(),
            project: Project::default(),
            copy_of: None,
            copies: Vec::new(),
        })
    }
}
