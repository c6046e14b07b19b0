//! What stands round the content of every page.

use super::NoteLink;
use serde::Serialize;

/// What every page of a site shows.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// Such as `en`.
    pub language: String,
    /// What the packet is called.
    pub title: String,
    /// The candidate's name.
    pub candidate: String,
    /// What they do, and where.
    pub role: Option<String>,
    /// Their team.
    pub team: Option<String>,
    /// Who makes the case.
    pub manager: Option<String>,
    /// The level held.
    pub from: String,
    /// The level asked for.
    pub to: String,
    /// `self`, `manager` or `committee`.
    pub audience: &'static str,
    /// Who this edition is for, in a few words.
    pub audience_words: &'static str,
    /// The work that counts, in words.
    pub window: Option<String>,
    /// The cycle's name.
    pub cycle: Option<String>,
    /// Its last day, in words.
    pub deadline: Option<String>,
    /// The pages of the menu.
    pub menu: Vec<MenuItem>,
}

/// A page of the menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuItem {
    /// What it is called.
    pub title: String,
    /// From the root: a template puts `page.root` before it.
    pub address: String,
    /// The section that it opens.
    pub section: &'static str,
    /// Whether only the author has it.
    pub is_own: bool,
}

/// What one page shows above its content.
#[derive(Clone, Debug, Default, Serialize)]
pub struct PageHead {
    /// Its title.
    pub title: String,
    /// Its short reference, when it has one.
    pub reference: Option<String>,
    /// The section of the menu it belongs to.
    pub section: &'static str,
    /// What leads to the root: empty, `../`, and so on.
    pub root: String,
    /// Where it is, from the root.
    pub address: String,
    /// The page before it in reading order.
    pub previous: Option<NoteLink>,
    /// The page after it.
    pub next: Option<NoteLink>,
}
