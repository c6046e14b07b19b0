//! What has been said to an objection, and whether it closes it.
//!
//! An answer closes an objection when it answers a question that the rubric says is the objection's, cites something that this reader is shown, and has
//! the words to say what that shows. One question may be that of several objections: which of them an answer closes is judged by what it cites or names,
//! which must be half at least of what the objection is about.

use super::{Answer, Edition, EditionLink, NoteRef};
use crate::document::plain::plain_text;
use crate::rubric::Criterion;
use crate::vocabulary::{Doubt, Form, LinkTarget};
use std::collections::BTreeSet;

/// What has been said to an objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Nothing.
    Open,
    /// These answers, which cite nothing that this reader is shown, or say too little.
    WithoutProof(Vec<NoteRef>),
    /// These answers, with their proof.
    Answered(Vec<NoteRef>),
}

/// What an answer has to be about, to close a doubt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    /// Half at least of the criteria that it touches, by the work that it cites.
    Work,
    /// Half at least of the notes it is seen in, which it cites: work for the same criterion says nothing of a figure that stands elsewhere.
    Places,
    /// Half at least of the criteria of which nothing is there: it names them, or cites work for them.
    Names,
    /// No criterion: what peers said is answered by what they say, and why now by what is needed.
    Anything,
}

fn about(doubt: Doubt) -> About {
    match doubt {
        Doubt::PresentLevel
        | Doubt::OwnWorkOnly
        | Doubt::OneSeason
        | Doubt::OwnPart
        | Doubt::NoBaseline
        | Doubt::SaysWho
        | Doubt::OneSource
        | Doubt::SoWhat
        | Doubt::Unfinished
        | Doubt::Potential
        | Doubt::Effort
        | Doubt::TaskList
        | Doubt::LastTime => About::Work,
        Doubt::FiguresDisagree => About::Places,
        Doubt::NothingOffered | Doubt::Excused => About::Names,
        Doubt::FewWords
        | Doubt::NearPeers
        | Doubt::BusinessNeed
        | Doubt::NoAnswer
        | Doubt::LastMinute
        | Doubt::WhyNow => About::Anything,
    }
}

impl Edition {
    /// What has been said to a doubt: `questions` are those of the rubric that answer it, `touched` the criteria it is about, `at` the notes it is seen in.
    pub(super) fn reply(
        &self,
        questions: &[usize],
        doubt: Doubt,
        touched: &BTreeSet<usize>,
        at: &BTreeSet<NoteRef>,
    ) -> Reply {
        let answers = self.answers.iter().filter(|answer| answer.question.is_some_and(|it| questions.contains(&it)));
        let (sound, bare): (Vec<_>, Vec<_>) = answers.partition(|answer| self.is_answer(answer));
        let sound = if self.is_closed_by(&sound, about(doubt), touched, at) { sound } else { Vec::new() };
        let places = |answers: Vec<&Answer>| answers.into_iter().map(|answer| answer.entry.at).collect();
        match (sound.is_empty(), bare.is_empty()) {
            (false, _) => Reply::Answered(places(sound)),
            (true, false) => Reply::WithoutProof(places(bare)),
            (true, true) => Reply::Open,
        }
    }

    /// Whether these answers together are about what is doubted.
    fn is_closed_by(
        &self,
        answers: &[&Answer],
        about: About,
        touched: &BTreeSet<usize>,
        at: &BTreeSet<NoteRef>,
    ) -> bool {
        let shown: BTreeSet<usize> = answers.iter().flat_map(|answer| self.shown_by(answer)).collect();
        let is_shown = |criterion: &usize| shown.contains(criterion);
        // What else there is cannot be cited.
        let can_be_cited = |at: &&NoteRef| matches!(at.kind.form(), Form::Evidence | Form::Impact);
        let places: Vec<NoteRef> = at.iter().filter(can_be_cited).copied().collect();
        match about {
            About::Anything => true,
            About::Places if !places.is_empty() => {
                let cited: BTreeSet<NoteRef> = answers.iter().flat_map(|answer| self.cited_by(answer)).collect();
                is_half(places.iter().filter(|at| cited.contains(at)).count(), places.len())
            }
            About::Work | About::Places => is_half(touched.iter().filter(|it| is_shown(it)).count(), touched.len()),
            About::Names => {
                let said: Vec<String> = answers.iter().map(|it| plain_text(&it.entry.body.markdown)).collect();
                let said = said.join("\n").to_lowercase();
                let is_named = |it: &&usize| is_shown(it) || is_named(&self.rubric.criteria[**it], &said);
                is_half(touched.iter().filter(is_named).count(), touched.len())
            }
        }
    }

    /// The criteria that the work, the claims and the figures which an answer cites speak for.
    pub(super) fn shown_by(&self, answer: &Answer) -> Vec<usize> {
        self.cited_by(answer).flat_map(|at| self.speaks_for(at)).collect()
    }

    /// What an answer cites, by its front matter, by links in its words and by figures of the ledger.
    fn cited_by<'a>(&'a self, answer: &'a Answer) -> impl Iterator<Item = NoteRef> + 'a {
        let leads_to = |link: &EditionLink| match link.target.as_ref()? {
            LinkTarget::Note(at, _) => Some(*at),
            LinkTarget::Here(_) | LinkTarget::File(..) | LinkTarget::Web(_) => None,
        };
        let body = &answer.entry.body;
        let figures = body.metrics.values().map(|index| self.metrics[*index].at);
        let cited = answer.evidence.iter().chain(&answer.impact).copied();
        cited.chain(body.links.iter().filter_map(leads_to)).chain(figures)
    }
}

fn is_half(part: usize, whole: usize) -> bool {
    part * 2 >= whole
}

/// Whether a text of small letters speaks of a criterion: half at least of the longer words of its title begin as words of the text do, or its id stands
/// there. Of a title without longer words nothing can be told.
fn is_named(criterion: &Criterion, said: &str) -> bool {
    const LONGER: usize = 4;
    const BEGINNING: usize = 5;
    let words =
        |text: &str| text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>();
    let said_words = words(said);
    let title = words(&criterion.title.to_lowercase());
    let longer: Vec<String> = title.into_iter().filter(|word| word.chars().count() >= LONGER).collect();
    let begins = |word: &&String| {
        let beginning: String = word.chars().take(BEGINNING).collect();
        said_words.iter().any(|said| said.starts_with(&beginning))
    };
    said.contains(&criterion.id.value) || is_half(longer.iter().filter(begins).count(), longer.len())
}
