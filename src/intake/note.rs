//! A note as a file: front matter of what the source says and nothing else, the pieces as they stand, and a comment that knows them again.

use super::draft::Draft;
use super::entry::{Part, PartForm, Place};
use super::known::{Imported, address, mark};
use super::plan::SuggestedCriterion;
use super::source::SourceText;
use crate::vocabulary::{NoteKind, Relation, Vocabulary, slug};
use std::fmt::Write;
use std::ops::Range;

/// What is said of a draft beside its words.
pub(super) struct Beside<'a> {
    pub(super) texts: &'a [SourceText],
    pub(super) criteria: &'a [SuggestedCriterion],
    pub(super) figures: &'a [String],
    pub(super) relation: Option<Relation>,
    pub(super) kinds: &'a [String],
}

/// The file, and where each segment stands in it.
pub(super) struct Written {
    pub(super) text: String,
    pub(super) segments: Vec<Range<usize>>,
}

pub(super) fn write(draft: &Draft, beside: &Beside<'_>) -> Written {
    let mut text = String::from("+++\n");
    front_matter(draft, beside, &mut text);
    text.push_str("+++\n\n");
    if draft.kind == NoteKind::Feedback {
        text.push_str("# Draft\n\n");
    }
    let segments = body(draft, &mut text);
    comment(draft, beside, &mut text);
    Written { text, segments }
}

/// Writing into a string cannot go wrong.
fn line(text: &mut String, said: std::fmt::Arguments<'_>) {
    let _ = text.write_fmt(said);
    text.push('\n');
}

fn front_matter(draft: &Draft, beside: &Beside<'_>, text: &mut String) {
    let is_feedback = draft.kind == NoteKind::Feedback;
    if !is_feedback {
        line(text, format_args!("title = {}", quoted(&draft.title)));
    }
    line(text, format_args!("audience = \"self\""));
    match (&draft.when, draft.kind) {
        (Some(dated), NoteKind::Evidence | NoteKind::Log | NoteKind::Note) if dated.days.from == dated.days.to => {
            line(text, format_args!("date = {}", dated.days.from));
        }
        (Some(dated), NoteKind::Evidence) => {
            line(text, format_args!("from = {}\nto = {}", dated.days.from, dated.days.to));
        }
        (Some(_) | None, _) => {}
    }
    if is_feedback {
        line(text, format_args!("state = \"draft\"\ncriteria = []\n\n[from]"));
        line(text, format_args!("name = {}", quoted(&draft.title)));
        line(text, format_args!("relation = {}", quoted(beside.relation.unwrap_or(Relation::Peer).word())));
    }
    if draft.kind == NoteKind::Evidence {
        evidence(draft, beside, text);
    }
}

fn evidence(draft: &Draft, beside: &Beside<'_>, text: &mut String) {
    line(text, format_args!("criteria = []"));
    if let Some(kind) = draft.facts.kind.filter(|kind| beside.kinds.iter().any(|known| known == kind)) {
        line(text, format_args!("kind = {}", quoted(kind)));
    }
    if let Some(link) = &draft.facts.link {
        line(text, format_args!("links = [{}]", quoted(link)));
    }
    if let Some((name, before, after)) = &draft.facts.metric {
        let id = format!("{}-{}", draft.path.stem(), slug(name));
        line(text, format_args!("\n[[metrics]]\nid = {}\nname = {}", quoted(&id), quoted(name)));
        line(text, format_args!("before = {}\nafter = {}", quoted(before), quoted(after)));
    }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text.trim()).to_string()
}

fn body(draft: &Draft, text: &mut String) -> Vec<Range<usize>> {
    let mut segments = Vec::new();
    let mut last = None;
    for segment in &draft.segments {
        let form = segment.part.form;
        let is_list = last == Some(PartForm::Item) && form == PartForm::Item;
        if last.is_some() && !is_list && !text.ends_with("\n\n") {
            text.push('\n');
        }
        text.push_str(segment.above.as_deref().unwrap_or_default());
        let start = text.len();
        // Blank lines at the beginning of a piece say nothing; its first line may be indented.
        let words = segment.text();
        let lead: usize = words.split_inclusive('\n').take_while(|line| line.trim().is_empty()).map(str::len).sum();
        text.push_str(words[lead..].trim_end());
        segments.push(start..text.len());
        text.push('\n');
        last = Some(form);
    }
    segments
}

/// Comments never leave the packet. Nothing in it can end it.
fn comment(draft: &Draft, beside: &Beside<'_>, text: &mut String) {
    let parts = || draft.apart.iter().chain(draft.segments.iter().map(|segment| &segment.part));
    let hashes = parts().map(|part| part.hash.clone()).collect();
    let from = from(draft, beside.texts);
    let _ = write!(text, "\n{}\n", mark(&Imported { from, hashes }));
    if !beside.criteria.is_empty() {
        let named: Vec<String> =
            beside.criteria.iter().map(|one| format!("{} ({})", one.id, one.words.join(", "))).collect();
        line(text, format_args!("criteria that share words with it, to be chosen by you: {}", named.join("; ")));
    }
    if !beside.figures.is_empty() {
        line(text, format_args!("figures that may become metrics: {}", plain(&beside.figures.join("; "))));
    }
    if draft.kind == NoteKind::Feedback {
        line(text, format_args!("nothing in the source says how they know your work: `relation` is for you to check"));
    }
    let changed = draft.segments.iter().filter(|segment| segment.changed.is_some()).map(|segment| &segment.part);
    let stood: Vec<&Part> = draft.apart.iter().chain(changed).collect();
    if !stood.is_empty() {
        // In a fence, properties are not taken for front matter that stands in the wrong place.
        line(text, format_args!("as it stood in the source:\n~~~"));
        for part in stood {
            let lines = part.text.lines().filter(|line| !matches!(line.trim(), "---" | "+++"));
            line(text, format_args!("{}", plain(&lines.collect::<Vec<_>>().join("\n")).trim_end()));
        }
        line(text, format_args!("~~~"));
    }
    text.push_str("-->\n");
}

/// Without anything that begins or ends a comment.
fn plain(words: &str) -> String {
    words.replace("-->", "-- >").replace("<!--", "< !--")
}

/// `brag.md:3-14`: from the first to the last line of what it holds of its first source.
pub(super) fn from(draft: &Draft, texts: &[SourceText]) -> String {
    let places: Vec<Place> =
        draft.apart.iter().chain(draft.segments.iter().map(|segment| &segment.part)).map(|part| part.place).collect();
    let Some(first) = places.first() else { return String::new() };
    let of_first = places.iter().filter(|place| place.source == first.source);
    let from = of_first.clone().map(|place| place.from).min().unwrap_or(first.from);
    let to = of_first.map(|place| place.to).max().unwrap_or(first.to);
    let mut others: Vec<usize> =
        places.iter().map(|place| place.source).filter(|source| *source != first.source).collect();
    others.sort_unstable();
    others.dedup();
    let named = address(texts, Place { source: first.source, from, to });
    if others.is_empty() {
        named
    } else {
        format!("{named} and {} more", crate::diagnostic::count(others.len(), "file"))
    }
}
