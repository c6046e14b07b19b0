//! `brief.html`: what to say in five minutes, for those who say it.

use super::View;
use super::coverage::TallyView;
use super::criterion::{CriterionView, Depth};
use super::feedback::FeedbackView;
use super::impact::ImpactView;
use super::index::ask;
use super::questions::{ObjectionView, QuestionView};
use super::requests::RequestView;
use crate::document::quotation::{Opening, Quotation};
use crate::site::page::{Chapter, Make, Order, PageKind, Part, Pointer};
use crate::site::viewpoint::Viewpoint;
use crate::site::words;
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "brief",
    title: "Brief",
    section: "brief",
    part: Part::Case,
    readers: |edition| edition.audience.makes_the_case(),
    make: Make::Once(|from| View::Brief(Box::new(from.brief()))),
    chapter: Some(Chapter::plain("brief")),
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
    /// Coverage at a glance.
    pub(crate) tally: TallyView,
    /// The criteria, each with the one thing to say of it.
    pub(crate) criteria: Vec<CriterionView>,
    /// What peers say.
    pub(crate) peers: Vec<FeedbackView>,
    /// What will be asked, and the short answer.
    pub(crate) questions: Vec<QuestionView>,
    /// What will be objected.
    pub(crate) objections: Vec<ObjectionView>,
    /// Who has been asked for feedback.
    pub(crate) requests: Vec<RequestView>,
    /// Minutes to say it.
    pub(crate) minutes: usize,
}

impl Viewpoint<'_> {
    fn brief(&self) -> BriefView {
        let edition = self.edition;
        let criteria: Vec<CriterionView> =
            self.asked().map(|coverage| self.criterion_view(coverage, Depth::Strongest)).collect();
        let mut brief = BriefView {
            ask: ask(edition),
            case: edition.case().map_or_else(Quotation::default, |case| self.quotation(&case.entry, Opening::Case)),
            results: self.results(),
            tally: self.tally(),
            criteria,
            peers: self.peers(),
            questions: self.questions().questions.into_iter().filter(|question| !question.answers.is_empty()).collect(),
            objections: self.objections(),
            requests: self.requests(),
            minutes: 1,
        };
        brief.minutes = words::minutes(words_of(&brief));
        brief
    }
}

/// The words that a brief makes its reader say.
fn words_of(brief: &BriefView) -> usize {
    let number = |text: &str| text.split_whitespace().count();
    let claims: usize = brief.results.iter().map(|impact| number(&impact.link.title) + 8 * impact.metrics.len()).sum();
    let criteria: usize = brief.criteria.iter().map(|criterion| number(&criterion.link.title) + 8).sum();
    let quoted = |quotation: &Quotation| number(&quotation.text().replace("[…]", ""));
    let peers: usize = brief.peers.iter().map(|peer| quoted(&peer.quotation)).sum();
    let answers = brief
        .questions
        .iter()
        .flat_map(|question| question.answers.iter().map(|answer| number(&question.text) + quoted(&answer.quotation)));
    let objections: usize =
        brief.objections.iter().map(|objection| objection.because.iter().map(|text| number(text)).sum::<usize>()).sum();
    number(&brief.ask) + quoted(&brief.case) + claims + criteria + peers + answers.sum::<usize>() + objections
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
                        metrics = [{ id = \"p99\", name = \"p99\", before = \"2 s\", after = \"1 s\" }]\n+++\n";
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
        // Kim asks to be promoted from Engineer to Lead. Impact on others: no note speaks for it.
        let nothing = 9 + (3 + 8) + 5;
        assert_eq!(counted(&[]), nothing);
        assert_eq!(counted(&[("case.md", "It is time.\n")]), nothing + 3);
        let claim = "+++\nclaim = \"It is fast now\"\nmetrics = [\"p99\"]\n+++\n";
        assert_eq!(counted(&[("evidence/work.md", WORK), ("impact/fast.md", claim)]), nothing + 4 + 8);
        let words = format!("{PEER}Kim did it well.\n");
        assert_eq!(counted(&[("feedback/ada.md", &words)]), nothing + 4);
        let answer = "+++\nquestion = \"own-part\"\n+++\nAll of it.\n";
        assert_eq!(counted(&[("answers/part.md", answer)]), nothing + 3 + 3);
    }
}
