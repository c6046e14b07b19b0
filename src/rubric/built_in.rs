//! The rubrics inside the binary, from `rubrics/`: each file there is one, and its stem is its id.

use super::{Rubric, read_rubric};
use crate::source::{PacketPath, Text};
use include_dir::{Dir, include_dir};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rubrics");

/// A rubric that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// The id that a packet names.
    pub id: &'static str,
    /// The file as it would stand in a packet.
    pub toml: &'static str,
}

/// All of them, by id.
pub static BUILT_IN: std::sync::LazyLock<Vec<BuiltIn>> = std::sync::LazyLock::new(|| {
    let files = FILES.files().filter_map(|file| {
        let id = file.path().file_stem()?.to_str()?;
        Some(BuiltIn { id, toml: file.contents_utf8()? })
    });
    let mut rubrics: Vec<BuiltIn> = files.collect();
    rubrics.sort_by_key(|rubric| rubric.id);
    rubrics
});

/// The built-in rubric with this id.
pub fn built_in(id: &str) -> Option<BuiltIn> {
    BUILT_IN.iter().find(|rubric| rubric.id == id).copied()
}

impl BuiltIn {
    /// Reads it. A built-in rubric has no problems: a test sees to that.
    pub fn read(self) -> Option<Rubric> {
        read_rubric(&self.file()?, &Text::new(self.toml), &mut Vec::new())
    }

    /// The file that its places are told in.
    pub(crate) fn file(self) -> Option<PacketPath> {
        PacketPath::new(&format!("{}.toml", self.id)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{Doubt, Vocabulary};

    fn all() -> impl Iterator<Item = (BuiltIn, Rubric)> {
        BUILT_IN.iter().filter_map(|rubric| Some((*rubric, rubric.read()?)))
    }

    #[test]
    fn every_built_in_rubric_is_sound() {
        for rubric in BUILT_IN.iter() {
            let mut diagnostics = Vec::new();
            let file = PacketPath::new("rubric.toml").unwrap();
            let read = read_rubric(&file, &Text::new(rubric.toml), &mut diagnostics).unwrap();
            assert_eq!(diagnostics, [], "{}", rubric.id);
            assert_eq!(read.id, rubric.id, "the id is the file's stem");
        }
    }

    /// An answer that is none is answered by a better one to the same question: that doubt alone has no question of its own.
    #[test]
    fn every_doubt_has_a_question_in_each() {
        for (_, rubric) in all() {
            for (word, doubt) in Doubt::words().into_iter().filter(|(_, doubt)| *doubt != Doubt::NoAnswer) {
                let is_answered = rubric.questions.iter().any(|question| question.answers.contains(&doubt));
                assert!(is_answered, "no question of {} answers `{word}`", rubric.id);
            }
            for question in &rubric.questions {
                let id = &question.id.value;
                assert!(question.objection.is_some() && !question.answers.is_empty(), "{}: {id}", rubric.id);
            }
        }
    }

    /// Whoever opens a file reads first what it is, that companies differ, how to write over it, and where each thing comes from.
    #[test]
    fn each_names_its_sources_at_its_head() {
        for (file, rubric) in all() {
            let head: String =
                file.toml.lines().take_while(|line| line.starts_with('#')).collect::<Vec<_>>().join("\n");
            let adapt = format!("promo rubric show {} --toml > rubric.toml", file.id);
            for said in
                ["Companies differ", &adapt, "\n# Sources, with their date and how far to trust them:", "\n# - ours: "]
            {
                assert!(head.contains(said), "{}: {said}\n{head}", file.id);
            }
            let is_theirs = |source: &&str| !source.starts_with("ours: ");
            let sources: Vec<&str> = head.split("\n# - ").skip(1).filter(is_theirs).collect();
            let dates = ["undated", "19", "20", "no date"];
            let trust = ["primary", "account", "vendor", "compilation", "article", "report", "words at second hand"];
            for source in &sources {
                assert!(dates.iter().any(|date| source.contains(date)), "{}: no date: {source}", file.id);
                assert!(trust.iter().any(|trust| source.contains(trust)), "{}: no trust: {source}", file.id);
            }
            assert!(sources.len() >= 2 && rubric.source.is_some() && rubric.summary.is_some(), "{}", file.id);
        }
    }

    /// As `docs/rubrics.md` has them.
    #[test]
    fn each_asks_for_the_peers_that_are_documented() {
        let quotas: Vec<String> = all()
            .map(|(_, rubric)| {
                let asked = &rubric.feedback;
                let relations =
                    asked.of_relation.iter().map(|(relation, number)| format!(", {number} {}", relation.word()));
                let relations: String = relations.collect();
                let (outside, level) = (asked.outside_team, asked.at_target_level);
                format!("{}: {}, {outside} outside, {level} at the level{relations}", rubric.id, asked.at_least)
            })
            .collect();
        let expected = [
            "amazon: 4, 1 outside, 1 at the level",
            "engineering-manager: 5, 1 outside, 0 at the level, 2 report, 1 partner",
            "google: 3, 1 outside, 1 at the level",
            "ladder: 3, 1 outside, 1 at the level",
            "meta: 3, 1 outside, 1 at the level",
            "microsoft: 3, 0 outside, 0 at the level",
            "senior-engineer: 3, 1 outside, 1 at the level",
            "staff-engineer: 5, 3 outside, 2 at the level, 2 leader",
        ];
        assert_eq!(quotas, expected);
    }

    /// A step to any level is asked for in every criterion, or told why not: no case looks whole because a file says little.
    #[test]
    fn each_speaks_of_every_criterion_at_every_level() {
        for (_, rubric) in all() {
            for (index, level) in rubric.levels.iter().enumerate() {
                for criterion in &rubric.criteria {
                    let is_said = rubric.at(criterion, index).is_some();
                    assert!(is_said, "{}: nothing on {} at {}", rubric.id, criterion.id.value, level.id.value);
                }
            }
        }
    }
}
