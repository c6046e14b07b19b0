//! A form filled in from an edition: sections with their items as content that every form can hold, what is over a limit or missing, and writers that make
//! text, Markdown, HTML to be pasted, or a document of it. Nothing is cut and nothing is said otherwise than its author did: where there is too much, it is
//! told by how much, and where.

#![warn(clippy::wildcard_enum_match_arm)]

mod content;
mod count;
mod docx;
mod fill;
mod html;
mod lower;
mod markdown;
mod remark;
#[cfg(test)]
mod tests;
mod text;

pub use count::{Measure, WORDS_A_PAGE, counted};
pub use docx::{NotWritten, parts};
pub use remark::Remark;

use crate::diagnostic::either;
use crate::format::{Format, Items, Limit, Markup, Per, Section, Source};
use crate::rubric::Rubric;
use crate::site::Site;
use content::{Block, Run};
use fill::{Filler, Item};

/// A form filled in.
#[derive(Clone, Debug)]
pub struct Export {
    /// What people call the form.
    pub title: String,
    /// Who asks.
    pub candidate: String,
    /// What may be written in all.
    limit: Limit,
    /// Its sections, in its order.
    pub sections: Vec<Filled>,
}

/// A section filled in, or not.
#[derive(Clone, Debug)]
pub struct Filled {
    /// Its short name.
    pub id: String,
    /// What stands over it.
    pub heading: String,
    /// What it asks.
    prompt: String,
    is_required: bool,
    takes: Items,
    limit: Limit,
    items: Vec<Item>,
    /// What would fill it, where nothing does.
    what_fills: String,
}

impl Export {
    /// The form filled in from the edition that a site shows. The same edition gives the same form.
    pub fn new(site: &Site, format: &Format) -> Export {
        let spoken = site.spoken();
        let filler = Filler { edition: site.edition(), spoken: &spoken };
        let filled = |section: &Section| Filled {
            id: section.id.value.clone(),
            heading: section.heading().to_owned(),
            prompt: section.prompt.clone(),
            is_required: section.is_required,
            takes: section.items,
            limit: section.limit.clone(),
            items: filler.items(section),
            what_fills: what_fills(section, &site.edition().rubric),
        };
        Export {
            title: format.title.clone(),
            candidate: site.edition().candidate.name.text.clone(),
            limit: format.limit.clone(),
            sections: format.sections.iter().map(filled).collect(),
        }
    }

    /// The same with one of its sections alone, and nothing over it; nothing where it has none of this name.
    #[must_use]
    pub fn only(mut self, id: &str) -> Option<Export> {
        self.sections.retain(|section| section.id == id);
        self.limit = Limit::default();
        (!self.sections.is_empty()).then_some(self)
    }

    /// All of it, with a heading over each section; of one section alone, what goes into its field.
    ///
    /// # Errors
    ///
    /// [`NotWritten`], where a document cannot be made.
    pub fn write(&self, markup: Markup, is_alone: bool) -> Result<Vec<u8>, NotWritten> {
        let blocks = self.blocks(is_alone);
        match markup {
            Markup::Text => Ok(ended(text::write(&blocks)).into_bytes()),
            Markup::Markdown => Ok(ended(markdown::write(&blocks)).into_bytes()),
            Markup::Html => Ok(ended(html::write(&blocks)).into_bytes()),
            Markup::Docx => {
                let title = (!is_alone).then(|| format!("{}: {}", self.title, self.candidate));
                docx::write(title.as_deref(), &blocks)
            }
        }
    }

    fn blocks(&self, is_alone: bool) -> Vec<Block> {
        let of = |section: &Filled| {
            let heading = (!is_alone).then(|| Block::Heading(2, vec![Run::plain(&section.heading)]));
            heading.into_iter().chain(section.content()).collect::<Vec<_>>()
        };
        self.sections.iter().flat_map(of).collect()
    }

    /// What its author should know of it: what is over a limit, what is missing, what could not be taken along.
    pub fn remarks(&self, markup: Markup) -> Vec<Remark> {
        let mut remarks: Vec<Remark> = self.sections.iter().flat_map(|section| section.remarks(markup)).collect();
        let all: Vec<Block> = self.sections.iter().flat_map(Filled::filled).collect();
        for measure in count::measures(&self.limit, &all, markup).into_iter().filter(Measure::is_over) {
            remarks.push(Remark::OverInAll(measure));
        }
        remarks
    }
}

impl Filled {
    /// Whether something fills it.
    pub fn is_filled(&self) -> bool {
        !self.items.is_empty()
    }

    /// What goes into its field where that keeps no more than letters, and as HTML to be pasted. Markdown is letters too.
    pub fn pasted(&self, markup: Markup) -> (String, String) {
        let content = self.content();
        let letters = match markup {
            Markup::Markdown => markdown::write(&content),
            Markup::Text | Markup::Html | Markup::Docx => text::write(&content),
        };
        (letters, html::write(&content))
    }

    /// How much is filled in, for its author: counts against limits, and items.
    pub fn in_short(&self, markup: Markup) -> (String, bool) {
        let measures = self.measures(markup);
        let lead = if self.limit.per == Per::Item && self.items.len() > 1 { "longest item: " } else { "" };
        let counts: Vec<String> = measures.iter().map(|measure| format!("{lead}{measure}")).collect();
        let items = match (self.takes.min, self.takes.max) {
            (None, None) => None,
            (Some(min), Some(max)) => Some(format!("{} of {min} to {max} items", self.items.len())),
            (Some(min), None) => Some(format!("{} of at least {min} items", self.items.len())),
            (None, Some(max)) => Some(format!("{} of at most {max} items", self.items.len())),
        };
        let is_off = self.remarks(markup).iter().any(Remark::is_fault);
        (counts.into_iter().chain(items).collect::<Vec<_>>().join(", "), is_off)
    }

    /// Its counts against its limits, for the whole of it; where a limit holds for each item, that of the longest.
    pub fn measures(&self, markup: Markup) -> Vec<Measure> {
        match self.limit.per {
            Per::Section => count::measures(&self.limit, &self.filled(), markup),
            Per::Item => {
                let of = |item: &Item| count::measures(&self.limit, &item.blocks, markup);
                let longest = self.items.iter().map(of).reduce(|all, one| {
                    all.into_iter().zip(one).map(|(all, one)| if one.found > all.found { one } else { all }).collect()
                });
                longest.unwrap_or_default()
            }
        }
    }

    fn filled(&self) -> Vec<Block> {
        self.items.iter().flat_map(|item| item.blocks.iter().cloned()).collect()
    }

    /// What fills it; where nothing does, what it asks and what would.
    fn content(&self) -> Vec<Block> {
        if self.is_filled() {
            return self.filled();
        }
        vec![
            Block::Paragraph(vec![Run::stressed(&self.prompt)]),
            Block::words(format!("[Nothing fills this yet: {}.]", self.what_fills.replace('`', ""))),
        ]
    }

    fn remarks(&self, markup: Markup) -> Vec<Remark> {
        let id = || self.id.clone();
        if !self.is_filled() {
            let what_fills = self.what_fills.clone();
            return vec![Remark::Unfilled { section: id(), what_fills, is_required: self.is_required }];
        }
        let mut remarks = Vec::new();
        let found = self.items.len();
        if self.takes.min.is_some_and(|min| found < min) || self.takes.max.is_some_and(|max| found > max) {
            remarks.push(Remark::Items { section: id(), found, takes: self.takes });
        }
        match self.limit.per {
            Per::Section => {
                let over = self.measures(markup).into_iter().filter(Measure::is_over);
                remarks.extend(over.map(|measure| Remark::Over { section: id(), measure, item: None }));
            }
            Per::Item => {
                for (index, item) in self.items.iter().enumerate() {
                    let over = count::measures(&self.limit, &item.blocks, markup).into_iter().filter(Measure::is_over);
                    let place = Some((index + 1, item.file.clone()));
                    remarks.extend(over.map(|measure| Remark::Over { section: id(), measure, item: place.clone() }));
                }
            }
        }
        let pictures = self.items.iter().map(|item| item.pictures).sum();
        if pictures > 0 {
            remarks.push(Remark::Pictures { section: id(), pictures });
        }
        remarks
    }
}

/// What would fill a section, for its author.
fn what_fills(section: &Section, rubric: &Rubric) -> String {
    let Some(fill) = &section.fill else { return "it is for you to write".to_owned() };
    let ids: Vec<String> = fill.ids.iter().map(|id| id.value.clone()).collect();
    let asked = fill.criteria.iter().map(|id| id.value.as_str());
    let criteria: Vec<&str> = asked.filter(|id| rubric.criterion(id).is_some()).collect();
    match (fill.from, ids.as_slice(), criteria.as_slice()) {
        (_, _, []) if !fill.criteria.is_empty() => {
            "the rubric of this packet has none of the criteria that it is about; a form of your own can name yours"
                .to_owned()
        }
        (Source::Notes, [_, ..], _) => {
            let files: Vec<String> = ids.iter().map(|id| format!("notes/{id}.md")).collect();
            format!("a note {} would", either(&files))
        }
        (Source::Answers, [_, ..], _) => format!("an answer to the question {} would", either(&ids)),
        (Source::Impact | Source::Evidence | Source::Feedback, [_, ..], _) => {
            format!("the note {} would", either(&ids))
        }
        (from, _, [_, ..]) => format!("{}, for the criterion {}", from.would_fill(), either(&criteria)),
        (from, _, []) => from.would_fill().to_owned(),
    }
}

/// With one line feed at its end.
fn ended(text: String) -> String {
    format!("{}\n", text.trim_end())
}
