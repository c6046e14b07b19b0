//! The body of a note in a view.

use crate::document::Document;
use serde::Serialize;

/// A body, as data or as the text that was made of it.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Prose {
    /// What every writer can go by.
    Document(Document),
    /// What a template puts into its page. Empty on pages that only list notes.
    Written(String),
}

impl Default for Prose {
    fn default() -> Prose {
        Prose::Written(String::new())
    }
}
