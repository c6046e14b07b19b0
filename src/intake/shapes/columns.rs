//! What the columns of a table hold, by their names. The names are data, in `headers.toml`.

use serde::Deserialize;
use std::sync::LazyLock;

/// Names of columns, by what they hold.
#[derive(Deserialize)]
pub(super) struct Headers {
    title: Vec<String>,
    key: Vec<String>,
    link: Vec<String>,
    done: Vec<String>,
    begun: Vec<String>,
    written: Vec<String>,
    state: Vec<String>,
    kind: Vec<String>,
    assignee: Vec<String>,
    text: Vec<String>,
    question: Vec<String>,
    by: Vec<String>,
    to: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
    measure: Vec<String>,
    pub(super) states: States,
}

/// What trackers call the state of a ticket.
#[derive(Deserialize)]
pub(super) struct States {
    pub(super) done: Vec<String>,
    pub(super) open: Vec<String>,
    pub(super) dropped: Vec<String>,
}

pub(super) static HEADERS: LazyLock<Option<Headers>> =
    LazyLock::new(|| toml::from_str(include_str!("headers.toml")).ok());

/// Which column holds what; of those that hold the same, the one that is named first in the data.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) title: Option<usize>,
    pub(super) key: Option<usize>,
    pub(super) link: Option<usize>,
    pub(super) done: Option<usize>,
    pub(super) begun: Option<usize>,
    pub(super) written: Option<usize>,
    pub(super) states: Vec<usize>,
    pub(super) kind: Option<usize>,
    pub(super) assignee: Option<usize>,
    pub(super) texts: Vec<usize>,
    pub(super) question: Option<usize>,
    pub(super) by: Option<usize>,
    pub(super) to: Option<usize>,
    pub(super) before: Option<usize>,
    pub(super) after: Option<usize>,
    pub(super) measure: Option<usize>,
}

impl Columns {
    pub(super) fn of(header: &[String]) -> Columns {
        let Some(names) = &*HEADERS else { return Columns::default() };
        let plain: Vec<String> = header.iter().map(|name| plain(name)).collect();
        let first = |names: &[String]| names.iter().find_map(|name| plain.iter().position(|column| column == name));
        let all = |names: &[String]| (0..plain.len()).filter(|at| names.contains(&plain[*at])).collect();
        Columns {
            title: first(&names.title),
            key: first(&names.key),
            link: first(&names.link),
            done: first(&names.done),
            begun: first(&names.begun),
            written: first(&names.written),
            states: all(&names.state),
            kind: first(&names.kind),
            assignee: first(&names.assignee),
            texts: all(&names.text),
            question: first(&names.question),
            by: first(&names.by),
            to: first(&names.to),
            before: first(&names.before),
            after: first(&names.after),
            measure: first(&names.measure),
        }
    }

    /// How many columns are known.
    pub(super) fn known(&self) -> usize {
        let single = [
            self.title,
            self.key,
            self.link,
            self.done,
            self.begun,
            self.written,
            self.kind,
            self.question,
            self.by,
            self.assignee,
        ];
        single.iter().flatten().count() + self.states.len() + self.texts.len()
    }

    /// Whether there is something that can be the title of an entry.
    pub(super) fn can_be_read(&self) -> bool {
        self.title.is_some() || self.question.is_some() || !self.texts.is_empty()
    }
}

pub(super) fn plain(name: &str) -> String {
    let name = name.trim().trim_start_matches('\u{feff}').replace('_', " ").to_lowercase();
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}
