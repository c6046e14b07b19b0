//! `levels.html`: what changes from the level held to the level asked for.

use super::View;
use crate::diagnostic::count;
use crate::edition::Edition;
use crate::rubric::{Need, Whom, changes};
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
    chapter: Some(Chapter { order: Order::After("brief"), ..Chapter::plain("levels") }),
    read_next: None,
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct LevelsView {
    /// The level held.
    pub(crate) from: LevelView,
    /// The level asked for.
    pub(crate) to: LevelView,
    pub(crate) changes: Vec<ChangeView>,
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
    pub(crate) owns: Option<String>,
    /// For how long the work must have been done, in words.
    pub(crate) sustained: Option<String>,
}

/// One criterion at two levels.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ChangeView {
    pub(crate) criterion: CriterionLink,
    /// What is expected at the level held.
    pub(crate) before: Option<String>,
    /// What the step asks.
    pub(crate) after: Option<String>,
    /// `optional` when a case is complete without it.
    pub(crate) need: Option<&'static str>,
}

impl Viewpoint<'_> {
    fn levels(&self) -> LevelsView {
        let edition = self.edition;
        let rubric = &edition.rubric;
        let level = |index: Option<usize>| index.map_or_else(LevelView::default, |index| level_view(edition, index));
        let (Some(from), Some(to)) = (edition.current, edition.target) else {
            return LevelsView {
                from: level(edition.current),
                to: level(edition.target),
                changes: Vec::new(),
                unchanged: Vec::new(),
            };
        };
        let way = rubric.way(from, to, Whom::Candidate(None));
        let views = changes(rubric, &way).into_iter().enumerate().map(|(index, change)| ChangeView {
            criterion: self.criterion(index),
            before: change.before.as_ref().map(|held| held.text.clone()).filter(|text| !text.is_empty()),
            after: change.after.as_ref().map(|asked| asked.text.clone()).filter(|text| !text.is_empty()),
            need: change.after.as_ref().and_then(|asked| (asked.need == Need::Optional).then_some("optional")),
        });
        let (changes, unchanged) = views.partition(|view| view.after.is_some());
        LevelsView { from: level(Some(from)), to: level(Some(to)), changes, unchanged }
    }
}

fn level_view(edition: &Edition, index: usize) -> LevelView {
    let level = &edition.rubric.levels[index];
    LevelView {
        title: level.title.clone(),
        aliases: level.aliases.clone(),
        scope: level.scope.map(|scope| edition.rubric.scopes[scope].clone()),
        owns: level.owns.clone(),
        sustained: level.sustained.map(|months| {
            if months % 12 == 0 { count((months / 12) as usize, "year") } else { count(months as usize, "month") }
        }),
    }
}
