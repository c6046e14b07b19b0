//! What templates are given: plain data, named as a template's author would name it. Every `href` is relative to the page it stands on.

use super::Prose;
use serde::Serialize;

/// A link to a note.
#[derive(Clone, Debug, Serialize)]
pub struct NoteLink {
    /// `E-07`.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// `evidence`, `impact statement` and so on.
    pub kind: &'static str,
}

/// A link to a criterion.
#[derive(Clone, Debug, Serialize)]
pub struct CriterionLink {
    /// `C-scope`.
    pub reference: String,
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// How well it is proven; nothing when the step does not ask for it.
    pub strength: Option<StrengthView>,
}

/// A strength, in a word and for a style sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StrengthView {
    /// `not enough to judge`.
    pub name: &'static str,
    /// `not-enough-to-judge`.
    pub class: String,
    /// What it means.
    pub meaning: &'static str,
    /// From 0 to 4, for a mark that also reads in grey.
    pub steps: u8,
}

/// A criterion that a note speaks for.
#[derive(Clone, Debug, Serialize)]
pub struct SupportView {
    /// Which.
    pub criterion: CriterionLink,
    /// How, in the author's words.
    pub why: Option<String>,
}

/// A figure of the ledger.
#[derive(Clone, Debug, Serialize)]
pub struct MetricView {
    /// `m-checkout-p99`: its anchor on the page that holds the ledger.
    pub anchor: String,
    /// Where the ledger has it.
    pub href: String,
    /// What was measured.
    pub name: String,
    /// The figure before, as written.
    pub before: Option<String>,
    /// The figure after, as written.
    pub after: Option<String>,
    /// The change in words, when it can be computed.
    pub change: Option<String>,
    /// Whether it became better, when that can be said.
    pub improved: Option<bool>,
    /// `lower is better` or `higher is better`.
    pub better: Option<&'static str>,
    /// How it was measured.
    pub method: Option<String>,
    /// Where it can be seen.
    pub source: Option<WordsLink>,
    /// Whether it is an estimate.
    pub estimate: bool,
    /// The evidence that holds it.
    pub at: NoteLink,
    /// Who else cites it.
    pub cited_by: Vec<NoteLink>,
}

/// Words that may lead somewhere.
#[derive(Clone, Debug, Serialize)]
pub struct WordsLink {
    /// The words.
    pub words: String,
    /// Where they lead.
    pub href: Option<String>,
    /// Whether that is outside the edition.
    pub is_outside: bool,
}

/// A piece of evidence.
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceView {
    /// Its link.
    pub link: NoteLink,
    /// Its anchor on a page with many notes.
    pub anchor: String,
    /// When, in words.
    pub when: Option<String>,
    /// The kind of work.
    pub kind: Option<String>,
    /// How far it reached.
    pub scope: Option<String>,
    /// The candidate's part, in words.
    pub role: Option<&'static str>,
    /// Who took part.
    pub with: Vec<String>,
    /// Whether it is not finished.
    pub in_progress: bool,
    /// Whether it is there to be understood, not to be counted.
    pub background: bool,
    /// Who may see it, when that is not everyone.
    pub restricted: Option<&'static str>,
    /// What it speaks for.
    pub supports: Vec<SupportView>,
    /// Its figures.
    pub metrics: Vec<MetricView>,
    /// What else can be looked at.
    pub links: Vec<WordsLink>,
    /// The note.
    pub body: Prose,
    /// Who rests on it.
    pub cited_by: Vec<NoteLink>,
}

/// An impact statement.
#[derive(Clone, Debug, Serialize)]
pub struct ImpactView {
    /// Its link; the title is the claim.
    pub link: NoteLink,
    /// Its anchor on a page with many notes.
    pub anchor: String,
    /// When the evidence under it was done, in words.
    pub when: Option<String>,
    /// Who may see it, when that is not everyone.
    pub restricted: Option<&'static str>,
    /// What it speaks for.
    pub supports: Vec<SupportView>,
    /// The figures under it.
    pub metrics: Vec<MetricView>,
    /// The evidence under it.
    pub evidence: Vec<NoteLink>,
    /// The peers who saw it.
    pub feedback: Vec<NoteLink>,
    /// The note.
    pub body: Prose,
    /// Who rests on it.
    pub cited_by: Vec<NoteLink>,
}

/// Peer feedback.
#[derive(Clone, Debug, Serialize)]
pub struct FeedbackView {
    /// Its link; the title is the name, or what may be said.
    pub link: NoteLink,
    /// Its anchor on a page with many notes.
    pub anchor: String,
    /// Role, level and team in one line.
    pub person: Option<String>,
    /// How they know the work, in words.
    pub relation: Option<&'static str>,
    /// `draft`, `requested`, `given` or `declined`.
    pub state: &'static str,
    /// Whether it is given.
    pub is_given: bool,
    /// Whether readers do not learn who said it.
    pub anonymous: bool,
    /// When it was asked for, in words.
    pub asked: Option<String>,
    /// When it was given, in words.
    pub given: Option<String>,
    /// Who may see it, when that is not everyone.
    pub restricted: Option<&'static str>,
    /// What it speaks for.
    pub supports: Vec<SupportView>,
    /// What this person saw.
    pub evidence: Vec<NoteLink>,
    /// Their own words.
    pub body: Prose,
    /// Their first sentence or two.
    pub excerpt: String,
    /// The candidate's draft; the author's only.
    pub draft: Option<Prose>,
    /// Who rests on it.
    pub cited_by: Vec<NoteLink>,
}

/// The candidate's answer.
#[derive(Clone, Debug, Serialize)]
pub struct AnswerView {
    /// `A-02`.
    pub reference: String,
    /// Its anchor.
    pub anchor: String,
    /// Who may see it, when that is not everyone.
    pub restricted: Option<&'static str>,
    /// The evidence under it.
    pub evidence: Vec<NoteLink>,
    /// The impact statements under it.
    pub impact: Vec<NoteLink>,
    /// The answer.
    pub body: Prose,
    /// Its first paragraph, as plain words.
    pub excerpt: String,
}

/// The log or a note.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    /// `L-02`.
    pub reference: String,
    /// Its anchor.
    pub anchor: String,
    /// What it is called.
    pub title: String,
    /// The day it is of, in words.
    pub date: Option<String>,
    /// The note.
    pub body: Prose,
}

/// A criterion held against the edition.
#[derive(Clone, Debug, Serialize)]
pub struct CriterionView {
    /// Its link.
    pub link: CriterionLink,
    /// Its anchor on a page with many.
    pub anchor: String,
    /// What it is about.
    pub summary: Option<String>,
    /// The level held.
    pub from: String,
    /// The level that asks.
    pub to: String,
    /// What is expected at the level held.
    pub held: Option<String>,
    /// What the step asks.
    pub asked: Option<String>,
    /// `optional` when a case is complete without it.
    pub need: Option<&'static str>,
    /// What meets it, for example.
    pub examples: Vec<String>,
    /// Why it is as strong as it is.
    pub reasons: Vec<ReasonView>,
    /// The reason of a waiver.
    pub waiver: Option<String>,
    /// What speaks for it, strongest first.
    pub proof: Vec<ProofView>,
    /// How many more there are than are listed.
    pub more: usize,
    /// How it stands in each period.
    pub periods: Vec<CellView>,
    /// What holds over time, in words.
    pub sustained: String,
}

/// One fact behind a strength.
#[derive(Clone, Debug, Serialize)]
pub struct ReasonView {
    /// In words.
    pub text: String,
    /// Whether it holds the criterion back.
    pub holds_back: bool,
}

/// One note that speaks for a criterion.
#[derive(Clone, Debug, Serialize)]
pub struct ProofView {
    /// The note.
    pub link: NoteLink,
    /// `a figure with its source`.
    pub grade: &'static str,
    /// When, in words.
    pub when: Option<String>,
    /// The candidate's part.
    pub role: Option<&'static str>,
    /// How far it reached.
    pub scope: Option<String>,
    /// How it speaks for it, in the author's words.
    pub why: Option<String>,
    /// Why it does not count.
    pub set_aside: Option<&'static str>,
    /// Its first figure.
    pub metric: Option<FigureView>,
}

/// A figure in passing: the ledger has the rest of it.
#[derive(Clone, Debug, Serialize)]
pub struct FigureView {
    /// What was measured.
    pub name: String,
    /// The figure before, as written.
    pub before: Option<String>,
    /// The figure after, as written.
    pub after: Option<String>,
    /// The change in words, when it can be computed.
    pub change: Option<String>,
    /// Whether it became better, when that can be said.
    pub improved: Option<bool>,
    /// Whether it is an estimate.
    pub estimate: bool,
}

/// A criterion in one period.
#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    /// The period's id.
    pub period: String,
    /// `proven`, `away` or `empty`.
    pub state: &'static str,
    /// The evidence.
    pub evidence: Vec<NoteLink>,
    /// How many more than are listed.
    pub more: usize,
}

/// Criteria that stand together.
#[derive(Clone, Debug, Serialize)]
pub struct GroupView {
    /// The group's name, when it has one.
    pub title: Option<String>,
    /// Its criteria.
    pub criteria: Vec<CriterionView>,
}

/// How many criteria have a strength.
#[derive(Clone, Debug, Serialize)]
pub struct TallyView {
    /// Which.
    pub strength: StrengthView,
    /// How many.
    pub count: usize,
}
