//! HTML comments: where they are in a block of HTML, and what `<!-- allow RULE: reason -->` says. They are for the author alone and never
//! become a piece.

use std::ops::Range;

use super::Allow;
use super::read::{Reader, trimmed_end};
use super::signs::Sign;
use crate::source::{Span, Spanned};

/// What is allowed, by index, and waits for the block that follows it.
#[derive(Debug, Default)]
pub(super) struct Waiting(Vec<usize>);

impl Reader<'_> {
    /// Takes note of a comment that silences rules; `place` tells where a range of it was written. One that `leads` silences the block
    /// that follows; another, the block it is in; one before everything else, the whole file.
    pub(super) fn allow(&mut self, comment: &str, place: impl Fn(Range<usize>) -> Span, leads: bool) {
        let whole = place(0..comment.len());
        self.look_into(comment, whole);
        let Some((rules, reason)) = allowed(comment) else { return };
        let is_first = self.tree.is_empty();
        let scope = match self.blocks.last() {
            _ if leads && is_first => whole.with(0, self.text.len()),
            Some(block) if !leads => whole.with(whole.start, trimmed_end(self.text, block.end)),
            _ => whole,
        };
        for rule in rules {
            let rule = Spanned::new(comment[rule.clone()].to_owned(), place(rule));
            if leads && !is_first {
                self.waiting.0.push(self.out.allows.len());
            }
            self.out.allows.push(Allow { rule, reason: reason.clone(), scope });
        }
    }

    /// A comment that was meant as another thing: as the marker of what follows, or with a second one in it.
    fn look_into(&mut self, comment: &str, place: Span) {
        if let Some(word) = marker_word(comment) {
            self.signs.seen.push(Sign::Container(Spanned::new(word.to_owned(), place)));
        }
        let after = self.text.get(place.end..).unwrap_or_default();
        let after = &after[..after.find("<!--").unwrap_or(after.len())];
        if comment[4.min(comment.len())..].contains("<!--") && after.contains("-->") {
            self.signs.seen.push(Sign::NestedComment(place));
        }
    }

    /// Something that is shown follows, and the block it is in ends there.
    pub(super) fn followed(&mut self, end: usize) {
        if !self.waiting.0.is_empty() {
            let end = trimmed_end(self.text, end);
            self.waiting.0.drain(..).for_each(|index| self.out.allows[index].scope.end = end);
        }
    }
}

/// The comments of a block of HTML, from `<!--` to `-->`, in order; one that nothing closes is none. Reads the block once.
pub(super) fn comments(html: &str) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = html[at..].find("<!--").map(|start| at + start) {
        let end = html[start + 4..].find("-->").map(|end| start + 4 + end + 3);
        let Some(end) = end.or_else(|| shortest(&html[start..]).map(|length| start + length)) else { break };
        found.push(start..end);
        at = end;
    }
    found
}

/// Whether a comment is over where it begins, so that what was meant to be in it most likely follows.
pub(super) fn is_nothing(comment: &str) -> bool {
    matches!(comment, "<!-->" | "<!--->")
}

/// `<!-->` and `<!--->` are whole comments when nothing else closes them.
fn shortest(html: &str) -> Option<usize> {
    ["<!-->", "<!--->"].into_iter().find(|comment| html.starts_with(comment)).map(str::len)
}

/// The word of a comment that is only a word, such as `<!-- private -->` and `<!-- /private -->`.
fn marker_word(comment: &str) -> Option<&str> {
    let inner = comment.strip_prefix("<!--")?.strip_suffix("-->")?;
    let mut words = inner.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_edge = |word: &str| ["begin", "start", "end"].iter().any(|edge| edge.eq_ignore_ascii_case(word));
    let word = words.find(|word| !is_edge(word))?;
    words.all(is_edge).then_some(word)
}

/// What lies between the comments, in order.
pub(super) fn between(comments: &[Range<usize>], length: usize) -> Vec<Range<usize>> {
    let ends = std::iter::once(0).chain(comments.iter().map(|comment| comment.end));
    let starts = comments.iter().map(|comment| comment.start).chain(std::iter::once(length));
    ends.zip(starts).map(|(start, end)| start..end).filter(|range| !range.is_empty()).collect()
}

/// The rules that a comment allows, as ranges of it, and the reason, in one line. Nothing for a comment that is only a comment.
pub(super) fn allowed(comment: &str) -> Option<(Vec<Range<usize>>, String)> {
    let inner = comment.strip_prefix("<!--")?;
    let inner = inner.strip_suffix("-->").unwrap_or(inner);
    let list = inner.trim_start().strip_prefix("allow")?;
    let mut rest = list.trim_start();
    let mut rules = Vec::new();
    if rest.len() == list.len() {
        return None;
    }
    loop {
        let length =
            rest.bytes().take_while(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-').count();
        let start = 4 + inner.len() - rest.len();
        rules.push((length > 0).then_some(start..start + length)?);
        rest = rest[length..].trim_start();
        match rest.strip_prefix(',') {
            Some(more) => rest = more.trim_start(),
            None => break,
        }
    }
    let names_rules = rules.iter().all(|rule| comment[rule.clone()].contains('-'));
    let reason = match rest.strip_prefix(':') {
        Some(reason) => reason,
        None if rest.is_empty() || names_rules => rest,
        None => return None,
    };
    Some((rules, reason.split_whitespace().collect::<Vec<_>>().join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(html: &str) -> Vec<&str> {
        between(&comments(html), html.len()).into_iter().map(|range| &html[range]).collect()
    }

    #[test]
    fn what_is_left_without_comments() {
        assert_eq!(shown("a<!-- b -->c<!-- d\n\ne -->f"), ["a", "c", "f"]);
        assert!(shown("<!---->").is_empty());
        assert!(shown("<!-->").is_empty());
        assert!(shown("<!--> secret -->").is_empty());
        assert_eq!(shown("<!-- a --> <!-- b"), [" <!-- b"], "what nothing closes is shown");
    }

    fn read(comment: &str) -> Option<(Vec<&str>, String)> {
        let (rules, reason) = allowed(comment)?;
        Some((rules.into_iter().map(|rule| &comment[rule]).collect(), reason))
    }

    #[test]
    fn what_is_allowed() {
        let some = |rules: &[&'static str], reason: &str| Some((rules.to_vec(), reason.to_owned()));
        assert_eq!(read("<!-- allow one-season: the team was\n new -->"), some(&["one-season"], "the team was new"));
        assert_eq!(read("<!--allow too-long-->"), some(&["too-long"], ""));
        assert_eq!(read("<!-- allow a-b, c-d: e -->"), some(&["a-b", "c-d"], "e"));
        assert_eq!(read("<!-- allow too-long it is a list -->"), some(&["too-long"], "it is a list"));
        for comment in ["<!-- allow me to explain -->", "<!-- allowed: x -->", "<!-- allow -->", "<!-- allow: x -->"] {
            assert_eq!(read(comment), None, "{comment}");
        }
    }
}
