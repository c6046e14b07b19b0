//! The files that notes may show or link, and why some of them are not handed on: a page opened from the packet's folder runs with that folder's rights, a
//! picture that cannot be read cannot be cleaned, and a Markdown file would go out with all that is private in it.

use super::{Attachment, NoteCache, Unfit};
use crate::cleaning::{Drawing, DrawingFault, is_drawing};
use crate::diagnostic::code;
use crate::source::PictureSize;
use crate::source::{PacketPath, Span, Text, TreeEntry};
use crate::vocabulary::NoteKind;
use std::sync::Arc;

/// What Markdown is written in.
const MARKDOWN: [&str; 9] = ["md", "markdown", "mdown", "mkdn", "mkd", "mdwn", "mdx", "qmd", "rmd"];

/// What a browser, or a system that is asked to open it, would run.
const ACTIVE: [&str; 16] = [
    "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "js", "mjs", "xml", "xsl", "xslt", "hta", "url", "webloc",
    "svgz",
];

/// A text that was looked into: what of it is handed on, and what is wrong with it. Follows from the text alone.
#[derive(Debug)]
pub(super) struct SeenText {
    /// Blanks stand in the place of what is taken out.
    shown: Text,
    faults: Vec<DrawingFault>,
    /// How large a drawing is shown.
    size: Option<PictureSize>,
}

/// What stands under `files/` at this path; nothing for what cannot be read, which is said elsewhere.
pub(super) fn read(path: &PacketPath, entry: &TreeEntry, cache: &NoteCache) -> Option<Attachment> {
    let mut unfit: Vec<Unfit> = by_name(path).into_iter().collect();
    match entry {
        TreeEntry::Attachment(size) => Some(Attachment { size: *size, pixels: None, unfit, text: None }),
        TreeEntry::Picture(size, pixels) => Some(Attachment { size: *size, pixels: Some(*pixels), unfit, text: None }),
        TreeEntry::UnreadablePicture(fault) => {
            unfit.push(whole(code::UNREADABLE_PICTURE, fault.what(), fault.help()));
            Some(Attachment { size: 0, pixels: None, unfit, text: None })
        }
        TreeEntry::Text(text) => {
            let seen = cache.seen(path)?;
            unfit.extend(seen.faults.iter().map(|fault| in_drawing(path, fault)));
            Some(Attachment {
                size: text.as_str().len() as u64,
                pixels: seen.size,
                unfit,
                text: Some(seen.shown.clone()),
            })
        }
        TreeEntry::Refused(_) => None,
    }
}

/// Looks into a text under `files/`.
pub(super) fn see(path: &PacketPath, text: &Text) -> Arc<SeenText> {
    if !is_drawing(path.name()) {
        return Arc::new(SeenText { shown: text.clone(), faults: Vec::new(), size: None });
    }
    let drawing = Drawing::read(text.as_str());
    let shown = if drawing.edits.is_empty() { text.clone() } else { Text::new(&drawing.blanked(text.as_str())) };
    Arc::new(SeenText { shown, faults: drawing.faults, size: drawing.size })
}

/// Whether a file is Markdown, by its ending.
pub(super) fn is_markdown(path: &PacketPath) -> bool {
    MARKDOWN.iter().any(|ending| path.has_ending(ending))
}

/// Why a Markdown file that is no note is not handed on.
pub(super) fn no_note(path: &PacketPath) -> Unfit {
    let help = match path.top().and_then(NoteKind::in_folder) {
        Some(_) => format!("rename it to `{}/{}.md`, so that it is one", path.folder(), path.stem()),
        None => format!("make it a note, such as `notes/{}.md`, and link that", path.stem()),
    };
    let what = "is Markdown and no note: it would go out with its private blocks and comments";
    whole(code::ATTACHED_MARKDOWN, what.to_owned(), help)
}

fn by_name(path: &PacketPath) -> Option<Unfit> {
    if is_markdown(path) {
        return Some(no_note(path));
    }
    let is_active = ACTIVE.iter().any(|ending| path.has_ending(ending));
    let what = "holds something a browser would run".to_owned();
    is_active.then(|| whole(code::UNSAFE_FILE, what, "export it again without, or use a bitmap".to_owned()))
}

fn whole(rule: crate::diagnostic::RuleName, what: String, help: String) -> Unfit {
    Unfit { rule, what, help, span: None }
}

fn in_drawing(path: &PacketPath, fault: &DrawingFault) -> Unfit {
    let times = if fault.times > 1 { format!(", at {} places", fault.times) } else { String::new() };
    let span = Span::new(path, fault.range.start, fault.range.end);
    let what = format!("holds {}{times}", fault.what);
    Unfit { rule: code::UNSAFE_FILE, what, help: fault.help.to_owned(), span: Some(span) }
}
