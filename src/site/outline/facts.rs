//! What is told of a thing, as it is collected: facts of which nothing is told are left out.

use super::{Fact, Said};

/// What is told of a thing, as it is collected.
#[derive(Default)]
pub(super) struct Facts(pub(super) Vec<Fact>);

impl Facts {
    pub(super) fn line(mut self, name: &str, text: Option<impl Into<String>>) -> Facts {
        if let Some(text) = text.map(Into::into).filter(|text| !text.is_empty()) {
            self.add(name, vec![Said::text(text)]);
        }
        self
    }

    pub(super) fn lines(mut self, name: &str, lines: impl IntoIterator<Item = String>) -> Facts {
        self.add(name, lines.into_iter().map(Said::text).collect());
        self
    }

    /// Lines of ours in which notes are named by their references.
    pub(super) fn naming_notes(mut self, name: &str, lines: impl IntoIterator<Item = String>) -> Facts {
        let says: Vec<Said> = lines.into_iter().map(Said::text).collect();
        if !says.is_empty() {
            self.0.push(Fact { name: name.to_owned(), names_notes: true, says });
        }
        self
    }

    /// Other things, each perhaps with words.
    pub(super) fn of(mut self, name: &str, things: impl IntoIterator<Item = (String, String)>) -> Facts {
        self.add(name, things.into_iter().map(Said::of).collect());
        self
    }

    pub(super) fn add(&mut self, name: &str, says: Vec<Said>) {
        if !says.is_empty() {
            self.0.push(Fact { name: name.to_owned(), names_notes: false, says });
        }
    }
}
