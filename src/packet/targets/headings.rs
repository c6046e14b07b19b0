//! Headings that links name: by our anchor, by the one that GitHub makes, or by their words, as Obsidian does. Whatever the way, one heading must be meant.

use super::{Broken, broken};
use crate::diagnostic::{NearMiss, code, did_you_mean, either, near_miss};
use crate::packet::Note;
use crate::source::composed;
use crate::syntax::markdown::{Heading, anchor_of, github_anchors};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The anchor of the heading that a link names in this note.
pub(super) fn heading(note: &Note, written: &str) -> Result<String, Broken> {
    let (headings, written) = (headings_of(note), composed(written));
    let mut found = by_anchor(headings, &written);
    if found.is_empty() {
        found = by_words(headings, &written);
    }
    let found: Vec<&Heading> = found.into_iter().map(|index| &headings[index]).collect();
    match &*found {
        [heading] => Ok(heading.slug.clone()),
        [] => Err(nowhere(note, headings, &written)),
        several => {
            let anchors: Vec<String> = several.iter().map(|heading| format!("#{}", heading.slug)).collect();
            let message = format!("`#{written}` can be {} headings of `{}`", several.len(), note.path);
            let help = if several.iter().any(|heading| heading.slug == *written) {
                "give the heading that is meant an anchor of its own, as in `## Words {#anchor}`, and link that"
                    .to_owned()
            } else {
                format!("write {}", either(&anchors))
            };
            Err(broken(code::BROKEN_ANCHOR, message, Some(help)))
        }
    }
}

/// The anchor that a link certainly means which names no heading of this note.
pub(in crate::packet) fn certain_heading(note: &Note, written: &str) -> Option<String> {
    let meant = anchor_of(&composed(written));
    let known = headings_of(note).iter().map(|heading| heading.slug.as_str());
    let NearMiss { word, is_certain: true } = near_miss(&meant, known)? else { return None };
    Some(word.to_owned())
}

/// The headings that others may name: of feedback, those of the peer's own words.
fn headings_of(note: &Note) -> &[Heading] {
    &note.feedback().and_then(|feedback| feedback.words.as_ref()).unwrap_or(&note.body).headings
}

/// The headings that have this anchor here or on GitHub, which reads `--` as it stands.
fn by_anchor(headings: &[Heading], written: &str) -> BTreeSet<usize> {
    let shown = headings.iter().map(|heading| Cow::Borrowed(&*heading.text));
    let typed = headings.iter().map(|heading| Cow::Owned(heading.text.replace('—', "---").replace('–', "--")));
    let (shown, typed) = (github_anchors(shown), github_anchors(typed));
    let is_named =
        |index: &usize| headings[*index].slug == written || shown[*index] == written || typed[*index] == written;
    (0..headings.len()).filter(is_named).collect()
}

/// The headings with these words; `Plan#Costs` is *Costs* below *Plan*.
fn by_words(headings: &[Heading], written: &str) -> BTreeSet<usize> {
    let path: Vec<String> = written.split('#').filter(|part| !part.trim().is_empty()).map(anchor_of).collect();
    let Some((last, above)) = path.split_last() else { return BTreeSet::new() };
    let is_meant = |index: &usize| {
        let heading = &headings[*index];
        anchor_of(&heading.text) == *last && is_below(&headings[..*index], heading.level, above)
    };
    (0..headings.len()).filter(is_meant).collect()
}

/// Whether a heading of this level, which comes after these, stands below headings with these words.
fn is_below(before: &[Heading], level: u8, above: &[String]) -> bool {
    let (mut level, mut wanted) = (level, above);
    for heading in before.iter().rev() {
        let Some((nearest, rest)) = wanted.split_last() else { return true };
        if heading.level < level {
            level = heading.level;
            if anchor_of(&heading.text) == *nearest {
                wanted = rest;
            }
        }
    }
    wanted.is_empty()
}

fn nowhere(note: &Note, headings: &[Heading], written: &str) -> Broken {
    let message = format!("`{}` has no heading `#{written}`", note.path);
    if written.starts_with('^') {
        let help = "single blocks have no names here: put a heading above it and link that".to_owned();
        return broken(code::BROKEN_ANCHOR, message, Some(help));
    }
    let known: Vec<&str> = headings.iter().map(|heading| heading.slug.as_str()).collect();
    broken(code::BROKEN_ANCHOR, message, did_you_mean(&anchor_of(written), &known).filter(|_| !known.is_empty()))
}
