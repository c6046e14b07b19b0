//! What stands round the content of every page.

use super::view::NoteLink;
use serde::Serialize;

/// What every page of a site shows.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SiteHead {
    /// Such as `en`.
    pub(crate) language: String,
    /// `rtl` where the language is written from the right.
    pub(crate) direction: Option<&'static str>,
    /// What the packet is called.
    pub(crate) title: String,
    pub(crate) candidate: String,
    /// What the candidate does, and where.
    pub(crate) role: Option<String>,
    pub(crate) team: Option<String>,
    /// Who makes the case.
    pub(crate) manager: Option<String>,
    /// The level held.
    pub(crate) from: String,
    /// The level asked for.
    pub(crate) to: String,
    /// `self`, `manager` or `committee`.
    pub(crate) audience: &'static str,
    /// Whether its reader is told what is weak and what is open, and not the facts alone.
    pub(crate) is_judged: bool,
    /// Who this edition is for, in a few words.
    pub(crate) audience_words: String,
    /// The day on which it is handed over, in words; nothing for an edition that is only built.
    pub(crate) handed_over: Option<String>,
    /// The work that counts, in words.
    pub(crate) window: Option<String>,
    /// The name of the cycle.
    pub(crate) cycle: Option<String>,
    /// The last day of the cycle, in words.
    pub(crate) deadline: Option<String>,
    pub(crate) menu: Vec<MenuItem>,
}

#[derive(Clone, Debug, Serialize)]
pub(crate) struct MenuItem {
    pub(crate) title: &'static str,
    /// From the root: a template puts `page.root` before it.
    pub(crate) address: String,
    /// The section that it opens.
    pub(crate) section: &'static str,
    /// Whether it is set apart as the author's.
    pub(crate) is_own: bool,
}

/// What one page shows above its content.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PageHead {
    pub(crate) title: String,
    /// Its short reference, when it has one.
    pub(crate) reference: Option<String>,
    /// The section of the menu it belongs to.
    pub(crate) section: &'static str,
    /// What leads to the root: empty, `../`, and so on.
    pub(crate) root: String,
    /// Where it is, from the root.
    pub(crate) address: String,
    /// The page before it in reading order.
    pub(crate) previous: Option<NoteLink>,
    /// The page after it.
    pub(crate) next: Option<NoteLink>,
}
