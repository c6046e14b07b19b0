//! What a rubric says, as pages show it: its texts with their emphasis, code, links and lists, and an expectation with its statements one by one.

use super::Prose;
use super::view::{NoteLink, WordsLink};
use super::viewpoint::Viewpoint;
use crate::diagnostic::count;
use crate::document::{marked, marked_line};
use crate::edition::Proof;
use crate::rubric::{Expectation, Need, Novelty, Run, Sentence, Statement, Whom, runs, sentences};
use crate::vocabulary::Demand;
use serde::Serialize;

/// A text of the rubric.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TextView {
    /// As it is written.
    pub(crate) text: String,
    /// The same with its emphasis, code, links and lists, where it has any.
    pub(crate) markup: Option<Prose>,
}

/// What is expected of a criterion at a level.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ExpectationView {
    /// The step of the scale that it is, and what the ladder calls it: `Expert (Creates)`.
    pub(crate) step: Option<String>,
    /// Its sentence.
    pub(crate) text: Option<TextView>,
    /// Its statements.
    pub(crate) statements: Vec<StatementView>,
    /// What stands for it where there is room for one sentence: its own, else the first statement.
    pub(crate) lead: Option<TextView>,
    /// How many statements there are besides, in words: `4 statements` below a headline, `3 more statements` after the first.
    pub(crate) more: Option<String>,
    /// What meets it, for example.
    pub(crate) examples: Vec<TextView>,
    /// Signs that it has been reached.
    pub(crate) signals: Vec<TextView>,
    /// What the ladder counts it with, as written.
    pub(crate) figures: Vec<RubricFigure>,
}

/// One statement.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StatementView {
    pub(crate) text: TextView,
    /// What was said before, run by run, where it is in other words now.
    pub(crate) runs: Vec<RunView>,
    /// `new`, `as before` and so on, where it is held against what was expected.
    pub(crate) novelty: Option<&'static str>,
    /// What sets it apart: `beyond what is expected`, `for architect`, `2 pieces of evidence`.
    pub(crate) marks: Vec<String>,
    /// What meets it, for example.
    pub(crate) examples: Vec<TextView>,
    /// Where more is said of it.
    pub(crate) links: Vec<WordsLink>,
    /// The notes that name it, each with how it speaks for it.
    pub(crate) named_by: Vec<NamedByView>,
}

/// Words that are in one version of a statement, or in both.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RunView {
    /// In both.
    pub(crate) same: Option<String>,
    /// Before alone.
    pub(crate) before: String,
    /// Now alone.
    pub(crate) after: String,
}

/// A note that names a statement.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NamedByView {
    pub(crate) note: NoteLink,
    /// How it speaks for it, in the author's words.
    pub(crate) why: Option<String>,
}

/// A figure that a ladder writes beside an expectation: nothing is counted with it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RubricFigure {
    /// `weight`
    pub(crate) name: &'static str,
    /// As written.
    pub(crate) value: String,
}

/// How a page tells what is new.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Telling {
    /// Not at all: what was expected before.
    Nothing,
    /// What is as before, or in other words: all else is new.
    Old,
    /// Everything.
    All,
}

impl Viewpoint<'_> {
    /// A text of the rubric. One without a mark is shown letter by letter.
    pub(super) fn text(&self, text: &str) -> TextView {
        let markup = marked(text).map(|document| self.made(document));
        TextView { text: text.to_owned(), markup }
    }

    /// The same in one line, for a heading or within a sentence: what has lists or paragraphs is shown letter by letter.
    pub(super) fn line(&self, text: &str) -> TextView {
        let markup = marked_line(text).map(|document| self.made(document));
        TextView { text: text.to_owned(), markup }
    }

    pub(super) fn texts(&self, texts: &[String]) -> Vec<TextView> {
        texts.iter().map(|text| self.text(text)).collect()
    }

    /// What was expected before.
    pub(super) fn held(&self, held: &Expectation) -> Option<ExpectationView> {
        self.expected(None, held, &[], Telling::Nothing)
    }

    /// What is expected, held against what was; `proof` is what speaks for the criterion. Nothing where it says nothing.
    pub(super) fn expected(
        &self,
        before: Option<&Expectation>,
        expectation: &Expectation,
        proof: &[Proof],
        telling: Telling,
    ) -> Option<ExpectationView> {
        let rubric = &self.edition.rubric;
        let step = expectation.proficiency.map(|step| rubric.proficiencies[step].title.value.clone());
        let step = match (step, &expectation.title) {
            (Some(step), Some(title)) => Some(format!("{step} ({title})")),
            (step, title) => step.or_else(|| title.clone()),
        };
        let said = sentences(before, expectation, self.whom());
        let statement = |said: &Sentence<'_>| {
            Some(self.statement(&expectation.statements[said.statement?], &said.novelty, proof, telling))
        };
        let statements: Vec<StatementView> = said.iter().filter_map(statement).collect();
        let mut texts = expectation.texts();
        let lead = texts.next().map(|text| self.text(text));
        let more = texts.count();
        let noun = if expectation.text.is_empty() { "more statement" } else { "statement" };
        let figures =
            [("weight", &expectation.weight), ("target", &expectation.target), ("points", &expectation.points)];
        let figures =
            figures.into_iter().filter_map(|(name, value)| Some(RubricFigure { name, value: value.clone()? }));
        lead.as_ref()?;
        Some(ExpectationView {
            step,
            text: (!expectation.text.is_empty()).then(|| self.text(&expectation.text)),
            statements,
            lead,
            more: (more > 0).then(|| count(more, noun)),
            examples: self.texts(&expectation.examples),
            signals: self.texts(&expectation.signals),
            figures: figures.collect(),
        })
    }

    /// For whom statements are read.
    pub(super) fn whom(&self) -> Whom<'_> {
        Whom::Candidate(self.edition.candidate.archetype.as_ref().map(|archetype| archetype.text.as_str()))
    }

    fn statement(&self, statement: &Statement, novelty: &Novelty, proof: &[Proof], telling: Telling) -> StatementView {
        let told = match (telling, novelty) {
            (Telling::Nothing, _) | (Telling::Old, Novelty::New) | (_, Novelty::Others) => None,
            (Telling::Old | Telling::All, Novelty::Carried) => Some("as before"),
            (Telling::Old | Telling::All, Novelty::Reworded(_)) => Some("in other words"),
            (Telling::Old | Telling::All, Novelty::Raised) => Some("must be met from now on"),
            (Telling::All, Novelty::New) => Some("new"),
        };
        let runs = match novelty {
            Novelty::Reworded(before) if told.is_some() => runs(before, &statement.text),
            Novelty::Reworded(_) | Novelty::New | Novelty::Raised | Novelty::Carried | Novelty::Others => Vec::new(),
        };
        let link = |link: &crate::rubric::StatementLink| WordsLink {
            words: link.title.clone(),
            href: Some(link.url.value.clone()),
            is_outside: true,
        };
        StatementView {
            text: self.text(&statement.text),
            runs: runs.into_iter().map(RunView::from).collect(),
            novelty: told,
            marks: marks(statement),
            examples: self.texts(&statement.examples),
            links: statement.links.iter().map(link).collect(),
            named_by: self.named_by(statement, proof),
        }
    }

    /// The notes that name a statement.
    fn named_by(&self, statement: &Statement, proof: &[Proof]) -> Vec<NamedByView> {
        let Some(id) = &statement.id else { return Vec::new() };
        let named = proof.iter().filter_map(|proof| {
            let named = proof.statements.iter().find(|named| named.id == id.value)?;
            Some(NamedByView { note: self.note(proof.at), why: named.why.as_deref().map(str::to_owned) })
        });
        named.collect()
    }
}

impl From<Run> for RunView {
    fn from(Run { before, after }: Run) -> RunView {
        if before == after {
            RunView { same: Some(after), before: String::new(), after: String::new() }
        } else {
            RunView { same: None, before, after }
        }
    }
}

/// Whether a case is complete without it, in a badge.
pub(super) fn need(need: &Need) -> Option<&'static str> {
    match need {
        Need::Optional => Some("optional"),
        Need::Exceeds => Some("beyond what is expected"),
        Need::Required | Need::NotApplicable(_) => None,
    }
}

fn marks(statement: &Statement) -> Vec<String> {
    let need = match statement.need {
        Demand::Required => None,
        Demand::Optional => Some("optional".to_owned()),
        Demand::Exceeds => Some("beyond what is expected".to_owned()),
    };
    let whom = (!statement.archetypes.is_empty()).then(|| format!("for {}", statement.archetypes.join(" or ")));
    let pieces = (statement.at_least > 1).then(|| count(statement.at_least, "piece/pieces") + " of evidence");
    let kinds = (!statement.kinds.is_empty()).then(|| format!("of kind {}", statement.kinds.join(", ")));
    need.into_iter().chain(whom).chain(pieces).chain(kinds).collect()
}
