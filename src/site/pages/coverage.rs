//! `coverage.html`: each criterion with its strength. In print each stands there with all its proof.

use super::View;
use super::criterion::{CriterionView, Depth, ReasonView};
use super::matrix::MatrixView;
use crate::diagnostic::count;
use crate::edition::{Coverage, Demanded, Strength, Told};
use crate::site::charts::WhoSpokeView;
use crate::site::expected::TextView;
use crate::site::fold::{self, Fold, MissingView};
use crate::site::page::{Chapter, ContentsItem, Make, Order, PageKind, Part, Pointer};
use crate::site::view::StrengthView;
use crate::site::viewpoint::{Viewpoint, criterion_anchor};
use crate::site::words;
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "coverage",
    title: "Coverage",
    section: "coverage",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::Once(|from| View::Coverage(Box::new(from.coverage()))),
    chapter: Some(Chapter { is_argument: true, lines, ..Chapter::plain("coverage") }),
    read_next: Some(Pointer {
        why: |from| Some(format!("{}, each with its proof", count(from.asked().count(), "criterion/criteria"))),
        order: Order::OfPages,
    }),
};

/// `coverage.html`.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CoverageView {
    /// How many criteria have each strength, for a reader who is told.
    pub(crate) tally: Option<TallyView>,
    /// Every criterion in a row, before each is told at length; nothing in print, where the sheet has it.
    pub(crate) matrix: Option<MatrixView>,
    /// What holds of all that are asked, said once, with how many there are.
    pub(crate) common: Vec<ReasonView>,
    /// How many criteria that is true of.
    pub(crate) common_count: usize,
    /// The criteria, by group.
    pub(crate) groups: Vec<GroupView>,
    /// Those the step asks nothing new of.
    pub(crate) not_asked: Vec<CriterionView>,
    /// What the words mean, for a reader who is told them.
    pub(crate) legend: Vec<StrengthView>,
    /// Peer feedback against what the rubric asks for.
    pub(crate) quota: Vec<QuotaView>,
    /// Peers against criteria, where there is something to see.
    pub(crate) who_spoke: Option<WhoSpokeView>,
    /// The rubric's title and version, and its source.
    pub(crate) rubric: String,
    /// Where the rubric comes from.
    pub(crate) source: Option<TextView>,
}

/// One demand on peer feedback.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct QuotaView {
    /// What there is, in the number in which it is there.
    pub(crate) what: &'static str,
    /// The same in the number in which it is asked for.
    pub(crate) of_what: &'static str,
    /// How many there are.
    pub(crate) found: usize,
    /// How many are asked for.
    pub(crate) asked: usize,
    /// How many are short, for a reader who is told.
    pub(crate) short: usize,
}

/// Criteria that stand together.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct GroupView {
    /// The names of the groups around it, widest first, where they are not those of the group before.
    pub(crate) around: Vec<String>,
    /// The group's name, when it has one.
    pub(crate) title: Option<String>,
    pub(crate) criteria: Vec<CriterionView>,
    /// Those that nothing speaks for, in a line where the ladder is long.
    pub(crate) missing: Vec<MissingView>,
}

/// How the criteria stand, at a glance. A case is complete without the optional ones, so they are counted apart.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct TallyView {
    /// The required ones, strongest first.
    pub(crate) required: Vec<CountView>,
    /// How many optional ones there are.
    pub(crate) optional: usize,
}

/// How many required criteria have a strength.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CountView {
    pub(crate) strength: StrengthView,
    pub(crate) count: usize,
}

impl Viewpoint<'_> {
    fn coverage(&self) -> CoverageView {
        let rubric = &self.edition.rubric;
        let mut groups = self.groups(self.by_medium(Depth::Strongest, Depth::Named), usize::MAX);
        let (common, common_count) = if self.by_medium(true, false) { said_once(&mut groups) } else { (Vec::new(), 0) };
        CoverageView {
            tally: self.tally(),
            matrix: self.by_medium(true, false).then(|| self.matrix(usize::MAX)),
            common,
            common_count,
            groups,
            not_asked: self.not_asked(),
            legend: self.legend(),
            quota: self.quota(),
            who_spoke: self.who_spoke(),
            rubric: format!("{}, version {}", rubric.title, rubric.version),
            source: rubric.source.as_ref().map(|source| self.line(source)),
        }
    }

    /// What the step asks.
    pub(super) fn asked(&self) -> impl Iterator<Item = &Coverage> {
        fold::asked(self.edition)
    }

    /// The criteria that the step asks for, by group, in the rubric's order. Of a long ladder, what nothing speaks for is a line a group, which names so many.
    pub(super) fn groups(&self, depth: Depth, room: usize) -> Vec<GroupView> {
        let fold = Fold::of_long(self.edition);
        let of = |coverage: &Coverage| &self.edition.rubric.criteria[coverage.criterion].group;
        let mut groups: Vec<(&Vec<String>, GroupView)> = Vec::new();
        for coverage in self.asked() {
            let path = of(coverage);
            let place = groups.iter().position(|(other, _)| *other == path).unwrap_or_else(|| {
                let around = around(path, groups.last().map(|(before, _)| before.as_slice()));
                let (title, criteria, missing) = (path.last().cloned(), Vec::new(), Vec::new());
                groups.push((path, GroupView { around, title, criteria, missing }));
                groups.len() - 1
            });
            if !fold.holds(coverage) {
                groups[place].1.criteria.push(self.criterion_view(coverage, depth));
            }
        }
        for line in &fold.lines {
            let group = groups.iter_mut().find(|(path, _)| line.first().is_some_and(|first| *path == of(first)));
            if let Some((_, group)) = group {
                group.missing.extend(self.missing(line, room));
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// The criteria that the step asks nothing new of, and that notes speak for all the same or not.
    fn not_asked(&self) -> Vec<CriterionView> {
        let not_asked = self.edition.coverage.iter().filter(|coverage| coverage.asked.is_none());
        not_asked.map(|coverage| self.criterion_view(coverage, Depth::Strongest)).collect()
    }

    fn legend(&self) -> Vec<StrengthView> {
        match self.edition.told {
            Told::Facts => Vec::new(),
            Told::Strength | Told::Everything => {
                Strength::ALL.into_iter().map(|strength| words::strength(self.edition, strength)).collect()
            }
        }
    }

    /// How many required criteria have each strength, and how many optional ones there are; nothing for a reader who is given facts.
    pub(super) fn tally(&self) -> Option<TallyView> {
        let required = || self.asked().filter(|coverage| coverage.is_required());
        let count = |strength: Strength| CountView {
            strength: words::strength(self.edition, strength),
            count: required().filter(|coverage| coverage.strength() == Some(strength)).count(),
        };
        let tally = || TallyView {
            required: Strength::ALL.into_iter().map(count).filter(|tally| tally.count > 0).collect(),
            optional: self.asked().count() - required().count(),
        };
        match self.edition.told {
            Told::Facts => None,
            Told::Strength | Told::Everything => Some(tally()),
        }
    }

    /// What the rubric asks of peer feedback, and what there is.
    pub(super) fn quota(&self) -> Vec<QuotaView> {
        let is_told = self.edition.told.is_everything();
        let view = |Demanded { demand, found, asked }: Demanded| {
            let [one, many] = words::peers(demand);
            let (what, of_what) = (if found == 1 { one } else { many }, if asked == 1 { one } else { many });
            QuotaView { what, of_what, found, asked, short: if is_told { asked.saturating_sub(found) } else { 0 } }
        };
        self.edition.demanded().into_iter().map(view).collect()
    }
}

/// Takes the reasons that hold of all criteria with reasons out of them, and tells how many these are. Of one or two each has its own.
fn said_once(groups: &mut [GroupView]) -> (Vec<ReasonView>, usize) {
    let mut told: Vec<&mut Vec<ReasonView>> = groups
        .iter_mut()
        .flat_map(|group| &mut group.criteria)
        .filter(|criterion| criterion.waiver.is_none() && !criterion.proof.is_empty())
        .map(|criterion| &mut criterion.reasons)
        .collect();
    let Some((first, others)) = told.split_first().filter(|(_, others)| others.len() > 1) else {
        return (Vec::new(), 0);
    };
    let is_in = |reasons: &[ReasonView], reason: &ReasonView| reasons.iter().any(|it| it.text == reason.text);
    let common: Vec<ReasonView> =
        first.iter().filter(|reason| others.iter().all(|other| is_in(other, reason))).cloned().collect();
    told.iter_mut().for_each(|reasons| reasons.retain(|reason| !is_in(&common, reason)));
    (common, told.len())
}

/// The groups around a group, from the first on that is not around the group before.
fn around(path: &[String], before: Option<&[String]>) -> Vec<String> {
    let outer = path.split_last().map_or(&[][..], |(_, outer)| outer);
    let before = before.unwrap_or_default();
    let same = outer.iter().zip(before).take_while(|(one, other)| one == other).count();
    outer[same..].to_vec()
}

/// The criteria that have an article of their own in print.
fn lines(from: &Viewpoint<'_>) -> Vec<ContentsItem> {
    let line = |coverage: &Coverage| {
        let link = from.criterion(coverage.criterion);
        let anchor = criterion_anchor(from.edition, coverage.criterion);
        ContentsItem { number: String::new(), reference: Some(link.reference), title: link.title, anchor, level: 2 }
    };
    let fold = Fold::of_long(from.edition);
    from.asked().filter(|coverage| !fold.holds(coverage)).map(line).collect()
}
