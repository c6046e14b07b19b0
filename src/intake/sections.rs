//! What a heading says of what stands below it: projects, goals, what others have said. Its words are data, in `sections.toml`.

use serde::Deserialize;
use std::sync::LazyLock;

/// What stands below a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// Each heading below is a piece of work.
    Projects,
    /// What is not done, or not yet.
    Goals,
    Progress,
    Outside,
    Feedback,
    /// A drawer for small things.
    Theme,
    Unknown,
}

#[derive(Deserialize)]
struct Names {
    projects: Vec<String>,
    goals: Vec<String>,
    progress: Vec<String>,
    outside: Vec<String>,
    feedback: Vec<String>,
    themes: Vec<String>,
    parts: Vec<String>,
}

static NAMES: LazyLock<Option<Names>> = LazyLock::new(|| toml::from_str(include_str!("sections.toml")).ok());

impl Section {
    /// By the words of a heading.
    pub(super) fn of(heading: &str) -> Section {
        let heading = plain(heading);
        let Some(names) = &*NAMES else { return Section::Unknown };
        let table = [
            (Section::Progress, &names.progress),
            (Section::Outside, &names.outside),
            (Section::Goals, &names.goals),
            (Section::Feedback, &names.feedback),
            (Section::Projects, &names.projects),
            (Section::Theme, &names.themes),
        ];
        let begins = |name: &String| {
            heading.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let found = table.into_iter().find(|(_, names)| names.iter().any(begins));
        let section = found.map_or(Section::Unknown, |(section, _)| section);
        // `Completed projects` ends in its name.
        let ends = |name: &String| heading.split_once(' ').is_some_and(|(_, rest)| rest == name);
        match section {
            Section::Unknown if names.projects.iter().any(ends) => Section::Projects,
            section => section,
        }
    }

    /// Why what stands there is kept as a note of its author's, and is no work that was done.
    pub(super) fn no_work(self) -> Option<&'static str> {
        match self {
            Section::Goals => Some("goals are not work that is done"),
            Section::Progress => Some("work in progress is not done yet"),
            Section::Outside => Some("it is not of work"),
            Section::Feedback | Section::Projects | Section::Theme | Section::Unknown => None,
        }
    }
}

/// Whether a heading names a part of how one piece of work is told, such as *Result*.
pub(super) fn is_part_of_work(heading: &str) -> bool {
    let heading = plain(heading);
    NAMES.as_ref().is_some_and(|names| names.parts.contains(&heading))
}

fn plain(heading: &str) -> String {
    let words = heading.split(|letter: char| !letter.is_alphanumeric() && letter != '-').map(str::to_lowercase);
    words.filter(|word| !word.is_empty() && word != "-").collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_by_how_they_begin() {
        assert_eq!(Section::of("Goals for **next** year"), Section::Goals);
        assert_eq!(Section::of("Projekte 2025"), Section::Projects);
        assert_eq!(Section::of("Completed projects"), Section::Projects);
        assert_eq!(Section::of("Kudos & thanks"), Section::Feedback);
        assert_eq!(Section::of("Outside of work"), Section::Outside);
        assert_eq!(Section::of("Goalkeeper service"), Section::Unknown);
        assert_eq!(Section::of("Desktop client"), Section::Unknown);
    }
}
