//! `brief.html`: what to say in five minutes, for those who say it.

use super::View;
use super::coverage::TallyView;
use super::criterion::{CriterionView, Depth};
use super::feedback::FeedbackView;
use super::impact::ImpactView;
use super::index::ask;
use super::matrix::best_proof;
use super::objections::ObjectionView;
use super::questions::{AnswerView, QuestionView};
use super::requests::RequestView;
use super::sheet::WorkList;
use crate::document::quotation::{Opening, Quotation};
use crate::site::expected::TextView;
use crate::site::fold::{Fold, MissingView, NAMED, is_long};
use crate::site::page::{Chapter, Make, Order, PageKind, Part, Pointer};
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
use serde::Serialize;
use std::collections::BTreeSet;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "brief",
    title: "Brief",
    section: "brief",
    part: Part::Case,
    readers: |edition| edition.audience.makes_the_case(),
    make: Make::Once(|from| View::Brief(Box::new(from.brief()))),
    chapter: Some(Chapter { is_argument: true, ..Chapter::plain("brief") }),
    read_next: Some(Pointer { why: |_| Some("what to say in five minutes".to_owned()), order: Order::OfPages }),
};

/// `brief.html`: what to say in five minutes.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BriefView {
    /// The ask, in one sentence.
    pub(crate) ask: String,
    /// What is said first in the words of the case.
    pub(crate) case: Quotation,
    /// The claims to say first.
    pub(crate) results: Vec<ImpactView>,
    /// The work itself, where nothing is claimed of it.
    pub(crate) work: WorkList,
    /// Coverage at a glance.
    pub(crate) tally: Option<TallyView>,
    /// The criteria, each with the one thing to say of it, by group.
    pub(crate) groups: Vec<StandView>,
    /// Whether the groups are named: a short list needs no headings.
    pub(crate) has_headings: bool,
    /// What peers say.
    pub(crate) peers: Vec<FeedbackView>,
    /// What the room will say, and what to say to it.
    pub(crate) objections: Vec<ObjectionView>,
    /// What will be asked besides, and the short answer.
    pub(crate) questions: Vec<QuestionView>,
    /// What will be asked besides and is not answered.
    pub(crate) open: Vec<TextView>,
    /// Who has been asked for feedback.
    pub(crate) requests: Vec<RequestView>,
    /// Minutes to say it.
    pub(crate) minutes: usize,
}

/// The criteria of one group.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StandView {
    /// The group's name, when it has one.
    pub(crate) title: Option<String>,
    /// Those that there is something to say of.
    pub(crate) criteria: Vec<CriterionView>,
    /// Those that no note speaks for, in one line where they are several.
    pub(crate) missing: Vec<MissingView>,
}

impl Viewpoint<'_> {
    pub(in crate::site) fn brief(&self) -> BriefView {
        let edition = self.edition;
        let questions = self.questions();
        let is_said = |answer: &AnswerView| {
            let said = questions.objections.iter().flat_map(|objection| &objection.answers);
            said.into_iter().any(|said| said.link.reference == answer.reference)
        };
        let besides = questions.questions.iter().filter(|question| !question.is_open);
        let besides = besides.filter(|question| !question.answers.iter().all(is_said)).cloned().collect();
        let is_told = |place: &String| {
            let mut told = questions.objections.iter().flat_map(|objection| &objection.questions);
            told.any(|question| question.href == *place)
        };
        let open = self.open_questions().into_iter().filter(|question| !is_told(&self.place_of_question(*question)));
        let open = open.map(|question| self.line(&edition.rubric.questions[question].text)).collect();
        let mut brief = BriefView {
            ask: ask(edition),
            case: edition.case().map_or_else(Quotation::default, |case| self.quotation(&case.entry, Opening::Case)),
            results: self.results(),
            work: self.unclaimed(3),
            tally: self.tally(),
            groups: self.stand(),
            has_headings: is_long(edition),
            peers: self.peers(),
            questions: besides,
            open,
            objections: questions.objections,
            requests: self.requests(),
            minutes: 1,
        };
        brief.minutes = words::minutes(words_of(&brief));
        brief
    }

    /// How each criterion stands, with the one thing to say of it: where several are as good, one that was not said yet. A long list is told by group, and what is missing in one line where it is much.
    fn stand(&self) -> Vec<StandView> {
        let mut groups: Vec<StandView> = Vec::new();
        let (is_long, fold) = (is_long(self.edition), Fold::of(self.edition));
        let mut group = |title: Option<String>| {
            let title = title.filter(|_| is_long);
            let place = groups.iter().position(|group| group.title == title).unwrap_or(groups.len());
            if place == groups.len() {
                groups.push(StandView { title, criteria: Vec::new(), missing: Vec::new() });
            }
            place
        };
        let mut places = Vec::new();
        for coverage in self.asked() {
            places.push((group(self.edition.rubric.criteria[coverage.criterion].group()), coverage));
        }
        let missing = fold.lines.iter().filter_map(|line| self.missing(line, NAMED));
        let missing: Vec<_> = missing.map(|line| (group(line.group.clone()), line)).collect();
        let mut named = BTreeSet::new();
        for (place, coverage) in places.into_iter().filter(|(_, coverage)| !fold.holds(coverage)) {
            let mut criterion = self.criterion_view(coverage, Depth::Strongest);
            if let Some(best) = best_proof(coverage, &named) {
                named.insert(best.at);
                criterion.proof = self.proofs(std::slice::from_ref(best), Depth::Strongest);
            }
            groups[place].criteria.push(criterion);
        }
        for (place, line) in missing {
            groups[place].missing.push(line);
        }
        groups
    }
}

/// The words that a brief makes its reader say.
fn words_of(brief: &BriefView) -> usize {
    let number = |text: &str| text.split_whitespace().count();
    let quoted = |quotation: &Quotation| number(&quotation.text().replace("[…]", ""));
    let claims: usize = brief.results.iter().map(|impact| number(&impact.link.title) + 8 * impact.metrics.len()).sum();
    let criteria = brief.groups.iter().flat_map(|group| &group.criteria);
    let criteria = criteria.map(|criterion| number(&criterion.link.title) + 8);
    let missing = brief.groups.iter().flat_map(|group| &group.missing);
    let missing = missing.map(|line| line.criteria.iter().map(|link| number(&link.title)).sum::<usize>());
    let peers: usize = brief.peers.iter().map(|peer| quoted(&peer.quotation)).sum();
    let answers = brief.questions.iter().flat_map(|question| {
        question.answers.iter().map(|answer| number(&question.text.text) + quoted(&answer.quotation))
    });
    let objections = brief.objections.iter().map(|objection| {
        let reasons: usize = objection.because.iter().map(|because| number(&because.text)).sum();
        let said = objection.answers.iter().filter_map(|answer| answer.quotation.as_ref());
        number(&objection.said) + reasons + said.map(quoted).sum::<usize>()
    });
    let open: usize = brief.open.iter().map(|open| number(&open.text)).sum::<usize>() + objections.sum::<usize>();
    let said = number(&brief.ask) + quoted(&brief.case) + claims + peers + open;
    said + criteria.sum::<usize>() + missing.sum::<usize>() + answers.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compile::{Options, compile};
    use crate::site::Address;
    use crate::source::Tree;
    use crate::vocabulary::Audience;

    const RUBRIC: &str = "id = \"small\"\ntitle = \"Small\"\n[[levels]]\nid = \"mid\"\ntitle = \"Engineer\"\n[[levels]]\n\
                          id = \"senior\"\ntitle = \"Lead\"\n[[criteria]]\nid = \"impact\"\ntitle = \"Impact on others\"\n\
                          [[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Changes something.\"\n\
                          [[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\n";
    const SETTINGS: &str =
        "[packet]\nrubric = \"rubric.toml\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";
    const WORK: &str = "+++\ntitle = \"Work\"\ndate = 2026-03-14\n\
                        metrics = [{ id = \"p99\", name = \"p99\", before = \"2 s\", after = \"1 s\", method = \"m\", source = \"s\" }]\n+++\n";
    const PEER: &str = "+++\nfrom = { name = \"Ada\", relation = \"peer\" }\nstate = \"given\"\n+++\n# Given\n\n";

    /// How many words the brief makes of a packet with these files.
    fn counted(files: &[(&str, &str)]) -> usize {
        let mut all = vec![("packet.toml", SETTINGS), ("rubric.toml", RUBRIC)];
        all.extend(files);
        let compilation = compile(&Tree::of(&all), Options { today: jiff::civil::date(2026, 7, 1) });
        let edition = compilation.into_edition(Audience::Manager).unwrap();
        words_of(&Viewpoint::page(&edition, &Address::page("", "brief")).brief())
    }

    #[test]
    fn what_is_said_aloud_is_counted_and_eight_words_for_what_is_drawn() {
        // Kim asks to be promoted from Engineer to Lead. Impact on others. Nothing on Impact on others. Is that a gap? No note speaks for it. What was yours?
        let nothing = 9 + (3 + 8) + (9 + 5) + 3;
        assert_eq!(counted(&[]), nothing);
        assert_eq!(counted(&[("case.md", "It is time.\n")]), nothing + 3);
        let claim = "+++\nclaim = \"It is fast now\"\nmetrics = [\"p99\"]\n+++\n";
        assert_eq!(counted(&[("evidence/work.md", WORK), ("impact/fast.md", claim)]), nothing + 4 + 8);
        let words = format!("{PEER}Kim did it well.\n");
        assert_eq!(counted(&[("feedback/ada.md", &words)]), nothing + 4);
        let answer = "+++\nquestion = \"own-part\"\nevidence = [\"work\"]\n+++\nAll of it was mine, and so was the plan; nobody else was there at that time.\n";
        let work = "+++\ntitle = \"Work\"\ndate = 2026-03-14\n+++\n";
        assert_eq!(counted(&[("answers/part.md", answer), ("evidence/work.md", work)]), nothing + 17);
    }
}
