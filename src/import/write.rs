//! The rubric as TOML, in the order of its keys in `docs/formats.md`. The same ladder gives the same bytes.

use super::ids::Ids;
use super::ladder::{Cell, Criterion, Ladder, Level, Statement};
use super::ledger::Said;
use super::quantity::{self, Asked};
use toml_writer::{ToTomlValue, TomlStringBuilder};

/// What a rubric says of itself.
#[derive(Clone, Debug)]
pub(super) struct About<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) source: &'a str,
    pub(super) license: Option<&'a str>,
}

/// Writes the whole file.
pub(super) fn toml(ladder: &Ladder, about: &About<'_>) -> String {
    let ids = Ids::of(ladder);
    let mut out = Toml(String::new());
    out.text("id", about.id);
    out.text("title", about.title);
    out.texts_as_one("summary", &ladder.summary);
    out.text("source", about.source);
    if let Some(license) = about.license {
        out.text("license", license);
    }
    let steps = proficiencies(ladder);
    if !steps.is_empty() {
        out.list("proficiencies", steps.iter().map(String::as_str));
    }
    if ladder.is_cumulative {
        out.line("cumulative = true");
    }
    for (at, level) in ladder.levels.iter().enumerate().filter(|(_, level)| !level.is_step) {
        out.level(level, at, ladder, &ids);
    }
    for (at, criterion) in ladder.criteria.iter().enumerate() {
        out.criterion(criterion, at, ladder, &ids);
    }
    out.0
}

/// The steps of the scale, lowest first: those that levels name, and those that cells name beside their level.
pub(super) fn proficiencies(ladder: &Ladder) -> Vec<String> {
    let steps = ladder.levels.iter().filter(|level| level.is_step).map(|level| level.title.text.clone());
    let mut all: Vec<String> = steps.collect();
    let mut cells: Vec<&Cell> = ladder.cells().collect();
    cells.sort_by_key(|cell| cell.level);
    for named in cells.iter().filter_map(|cell| cell.proficiency.as_ref()) {
        if !all.contains(&named.text) {
            all.push(named.text.clone());
        }
    }
    all
}

/// How many criteria a rule asks for, and which have that step, where so many have it.
fn asked_by<'a>(ladder: &Ladder, rule: &str, steps: &'a [String]) -> Option<(Asked<'a>, Vec<usize>)> {
    let asked = quantity::asked(rule, steps)?;
    let is_step = |cell: &Cell| ladder.levels[cell.level].is_step && ladder.levels[cell.level].title.text == asked.step;
    let criteria: Vec<usize> =
        (0..ladder.criteria.len()).filter(|at| ladder.criteria[*at].cells.iter().any(is_step)).collect();
    (asked.at_least <= criteria.len()).then_some((asked, criteria))
}

/// What was understood of the words of rules, for their reader to look at.
pub(super) fn numbers(ladder: &Ladder) -> Option<String> {
    let steps = proficiencies(ladder);
    let rules = ladder.levels.iter().flat_map(|level| level.rules.iter().map(move |rule| (level, rule)));
    let told = rules.filter_map(|(level, rule)| {
        let (Asked { at_least, step }, _) = asked_by(ladder, &rule.text, &steps)?;
        Some(format!("{}: {at_least} at {step}", level.title.text))
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty())
        .then(|| format!("the words of rules say how many criteria are asked: {}; look at `at-least`", told.join("; ")))
}

struct Toml(String);

impl Toml {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn head(&mut self, name: &str) {
        self.line("");
        self.line(&format!("[[{name}]]"));
    }

    fn text(&mut self, key: &str, text: &str) {
        let line = format!("{key} = {}", quoted(text));
        self.line(&line);
    }

    fn said(&mut self, key: &str, said: Option<&Said>) {
        if let Some(said) = said {
            self.text(key, &said.text);
        }
    }

    fn texts_as_one(&mut self, key: &str, texts: &[Said]) {
        if !texts.is_empty() {
            let whole: Vec<&str> = texts.iter().map(|said| said.text.as_str()).collect();
            self.text(key, &whole.join(" "));
        }
    }

    fn list<'a>(&mut self, key: &str, texts: impl Iterator<Item = &'a str>) {
        let texts: Vec<String> = texts.map(quoted).collect();
        let line = format!("{key} = [{}]", texts.join(", "));
        self.line(&line);
    }

    fn lines(&mut self, key: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        self.line(&format!("{key} = ["));
        for item in items {
            self.line(&format!("  {item},"));
        }
        self.line("]");
    }

    fn level(&mut self, level: &Level, at: usize, ladder: &Ladder, ids: &Ids) {
        self.head("levels");
        self.text("id", &ids.levels[at]);
        self.text("title", &level.title.text);
        let aliases: Vec<&str> = level.aliases.iter().map(|alias| alias.text.as_str()).collect();
        if !aliases.is_empty() {
            self.list("aliases", aliases.into_iter());
        }
        self.texts_as_one("summary", &level.summary);
        self.said("track", level.track.as_ref());
        if let Some(equal) = level.equivalent {
            self.text("equivalent", &ids.levels[equal]);
        }
        if !level.expects.is_empty() {
            let expects = level.expects.iter().map(|(criterion, step)| {
                format!("{} = {}", ids.criteria[*criterion], quoted(&ladder.levels[*step].title.text))
            });
            let line = format!("expects = {{ {} }}", expects.collect::<Vec<_>>().join(", "));
            self.line(&line);
        }
        let steps = proficiencies(ladder);
        for rule in &level.rules {
            self.head("levels.rules");
            self.text("text", &rule.text);
            if let Some((Asked { at_least, step }, criteria)) = asked_by(ladder, &rule.text, &steps) {
                self.line(&format!("at-least = {at_least}"));
                if criteria.len() < ladder.criteria.len() {
                    self.list("criteria", criteria.iter().map(|at| ids.criteria[*at].as_str()));
                }
                self.text("proficiency", step);
            }
        }
    }

    fn criterion(&mut self, criterion: &Criterion, at: usize, ladder: &Ladder, ids: &Ids) {
        self.head("criteria");
        self.text("id", &ids.criteria[at]);
        self.text("title", &criterion.title.text);
        match criterion.group.as_slice() {
            [] => {}
            [only] => self.text("group", &only.text),
            groups => self.list("group", groups.iter().map(|group| group.text.as_str())),
        }
        self.texts_as_one("summary", &criterion.summary);
        for (nth, cell) in criterion.cells.iter().enumerate() {
            self.head("criteria.expectations");
            let level = &ladder.levels[cell.level];
            if level.is_step {
                self.text("proficiency", &level.title.text);
            } else {
                self.text("level", &ids.levels[cell.level]);
                self.said("proficiency", cell.proficiency.as_ref());
            }
            self.said("title", cell.title.as_ref());
            self.cell(cell, &ids.statements[at][nth]);
        }
    }

    fn cell(&mut self, cell: &Cell, ids: &[Option<String>]) {
        if let Some(reason) = &cell.not_applicable {
            self.line("not-applicable = true");
            self.text("reason", &reason.text);
        }
        match (cell.headline.as_slice(), cell.statements.as_slice()) {
            ([], [only]) if is_plain(only, ids) => self.text("text", &only.text.text),
            (headline, statements) => {
                self.texts_as_one("text", headline);
                let written = statements.iter().zip(ids).map(|(one, id)| statement(one, id.as_deref()));
                self.lines("statements", &written.collect::<Vec<_>>());
            }
        }
        let signals: Vec<String> = cell.signals.iter().map(|signal| quoted(&signal.text)).collect();
        self.lines("signals", &signals);
        self.said("weight", cell.weight.as_ref());
        self.said("target", cell.target.as_ref());
    }
}

/// Whether there is nothing to say of it but its words.
fn is_plain(statement: &Statement, ids: &[Option<String>]) -> bool {
    let Statement { text: _, id: _, is_beyond, examples, links } = statement;
    !is_beyond && examples.is_empty() && links.is_empty() && ids.iter().all(Option::is_none)
}

fn statement(statement: &Statement, id: Option<&str>) -> String {
    let Statement { text, id: _, is_beyond, examples, links } = statement;
    let text = quoted(&text.text);
    if is_plain(statement, &[]) && id.is_none() {
        return text;
    }
    let mut keys = Vec::new();
    keys.extend(id.map(|id| format!("id = {}", quoted(id))));
    keys.push(format!("text = {text}"));
    if *is_beyond {
        keys.push("need = \"exceeds\"".to_owned());
    }
    if !examples.is_empty() {
        let examples: Vec<String> = examples.iter().map(|example| quoted(&example.text)).collect();
        keys.push(format!("examples = [{}]", examples.join(", ")));
    }
    if !links.is_empty() {
        let links =
            links.iter().map(|link| format!("{{ title = {}, url = {} }}", quoted(&link.title), quoted(&link.url)));
        keys.push(format!("links = [{}]", links.collect::<Vec<_>>().join(", ")));
    }
    format!("{{ {} }}", keys.join(", "))
}

/// A text between quotes, on one line.
fn quoted(text: &str) -> String {
    TomlStringBuilder::new(text).as_basic().to_toml_value()
}
