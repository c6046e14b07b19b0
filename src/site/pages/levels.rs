//! `levels.html`: what changes from the level held to the level asked for.

use super::View;
use crate::diagnostic::count;
use crate::rubric::{Change, changes};
use crate::site::expected::{ExpectationView, Telling, TextView, need};
use crate::site::fold::Fold;
use crate::site::page::{Chapter, Make, Order, PageKind, Part};
use crate::site::view::CriterionLink;
use crate::site::viewpoint::Viewpoint;
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "levels",
    title: "Levels",
    section: "levels",
    part: Part::Case,
    readers: |edition| edition.audience.reads_the_case(),
    make: Make::Once(|from| View::Levels(Box::new(from.levels()))),
    chapter: Some(Chapter { order: Order::After("coverage"), ..Chapter::plain("levels") }),
    read_next: None,
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct LevelsView {
    /// The level held.
    pub(crate) from: LevelView,
    /// The level asked for.
    pub(crate) to: LevelView,
    /// From which track to which it leads, where it changes the track.
    pub(crate) tracks: Option<[String; 2]>,
    /// Whether levels add to each other.
    pub(crate) is_cumulative: bool,
    pub(crate) changes: Vec<ChangeView>,
    /// Whether what changes is told elsewhere on the same paper, criterion by criterion.
    pub(crate) is_told_elsewhere: bool,
    /// What stays as it is.
    pub(crate) unchanged: Vec<ChangeView>,
}

/// One level.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct LevelView {
    pub(crate) title: String,
    pub(crate) aliases: Vec<String>,
    pub(crate) scope: Option<String>,
    /// What a person owns.
    pub(crate) owns: Option<TextView>,
    /// The level as a whole.
    pub(crate) summary: Option<TextView>,
    /// What the ladder says of it across criteria.
    pub(crate) rules: Vec<TextView>,
    /// For how long the work must have been done, in words.
    pub(crate) sustained: Option<String>,
}

/// One criterion at two levels.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ChangeView {
    pub(crate) criterion: CriterionLink,
    /// What is expected at the level held.
    pub(crate) before: Option<ExpectationView>,
    /// What the step asks.
    pub(crate) after: Option<ExpectationView>,
    /// `optional` or `beyond what is expected`, when a case is complete without it.
    pub(crate) need: Option<&'static str>,
}

impl Viewpoint<'_> {
    fn levels(&self) -> LevelsView {
        let edition = self.edition;
        let rubric = &edition.rubric;
        let level = |index: Option<usize>| index.map_or_else(LevelView::default, |index| self.level(index));
        let (from, to) = (level(edition.current), level(edition.target));
        let Some(way) = edition.way() else {
            return LevelsView {
                from,
                to,
                tracks: None,
                is_cumulative: rubric.cumulative,
                changes: Vec::new(),
                is_told_elsewhere: false,
                unchanged: Vec::new(),
            };
        };
        let views =
            changes(rubric, &way).into_iter().enumerate().map(|(index, change)| (index, self.change(index, &change)));
        // On paper each criterion says what is expected of it, and no sentence is printed twice.
        let is_told_elsewhere = self.by_medium(false, true);
        let fold = Fold::of_long(edition);
        let is_folded: Vec<bool> = edition.coverage.iter().map(|coverage| fold.holds(coverage)).collect();
        let views = views.filter(|(index, _)| !is_told_elsewhere || is_folded.get(*index) == Some(&true));
        let (changes, unchanged) = views.map(|(_, view)| view).partition(|view| view.after.is_some());
        let track = |level: usize| rubric.levels[level].track().map(str::to_owned);
        let tracks = way.changes_track().then(|| Some([track(way.from())?, track(way.to())?])).flatten();
        LevelsView { from, to, tracks, is_cumulative: rubric.cumulative, changes, is_told_elsewhere, unchanged }
    }

    fn change(&self, index: usize, change: &Change<'_>) -> ChangeView {
        let before = change.before.as_ref();
        ChangeView {
            criterion: self.criterion(index),
            before: before.and_then(|held| self.held(held)),
            after: change.after.as_ref().and_then(|asked| self.expected(before, asked, &[], Telling::All)),
            need: change.after.as_ref().and_then(|asked| need(&asked.need)),
        }
    }

    fn level(&self, index: usize) -> LevelView {
        let level = &self.edition.rubric.levels[index];
        LevelView {
            title: level.title.clone(),
            aliases: level.aliases.clone(),
            scope: level.scope.map(|scope| self.edition.rubric.scopes[scope].clone()),
            owns: level.owns.as_ref().map(|owns| self.text(owns)),
            summary: level.summary.as_ref().map(|summary| self.text(summary)),
            rules: level.rules.iter().map(|rule| self.text(&rule.text.value)).collect(),
            sustained: level.sustained.map(|months| {
                if months % 12 == 0 { count((months / 12) as usize, "year") } else { count(months as usize, "month") }
            }),
        }
    }
}
