//! Who rests on whom: links both ways, and the files that an edition shows.

use super::{Body, Edition, NoteRef};
use crate::source::PacketPath;
use crate::vocabulary::{Form, LinkTarget};
use std::collections::BTreeSet;

/// Links both ways: who is cited learns by whom, in reading order and once.
pub(super) fn cite(edition: &mut Edition) {
    let mut citations: Vec<(NoteRef, NoteRef)> = Vec::new();
    let mut figures: Vec<(usize, NoteRef)> = Vec::new();
    for impact in &edition.impact {
        let at = impact.entry.at;
        citations.extend(impact.evidence.iter().chain(&impact.feedback).map(|cited| (*cited, at)));
        figures.extend(impact.metrics.iter().map(|metric| (*metric, at)));
    }
    for feedback in &edition.feedback {
        citations.extend(feedback.evidence.iter().map(|cited| (*cited, feedback.entry.at)));
    }
    for answer in &edition.answers {
        citations.extend(answer.evidence.iter().chain(&answer.impact).map(|cited| (*cited, answer.entry.at)));
    }
    for entry in edition.entries() {
        citations.extend(entry.body.links.iter().filter_map(|link| match &link.target {
            Some(LinkTarget::Note(cited, _)) if *cited != entry.at => Some((*cited, entry.at)),
            _ => None,
        }));
        figures.extend(entry.body.metrics.values().map(|metric| (*metric, entry.at)));
    }
    citations.sort_unstable();
    citations.dedup();
    figures.sort_unstable();
    figures.dedup();
    for (cited, by) in citations {
        match cited.kind.form() {
            Form::Evidence => edition.evidence[cited.index].cited_by.push(by),
            Form::Impact => edition.impact[cited.index].cited_by.push(by),
            Form::Feedback => edition.feedback[cited.index].cited_by.push(by),
            // Nobody asks who rests on these.
            Form::Answer | Form::Page => {}
        }
    }
    for (metric, by) in figures {
        if edition.metrics[metric].at != by {
            edition.metrics[metric].cited_by.push(by);
        }
    }
}

pub(super) fn files(edition: &Edition) -> BTreeSet<PacketPath> {
    let bodies = edition
        .entries()
        .map(|entry| &entry.body)
        .chain(edition.feedback.iter().filter_map(|feedback| feedback.draft.as_ref()));
    let mut files: BTreeSet<_> = bodies.flat_map(Body::files).cloned().collect();
    let links = edition.evidence.iter().flat_map(|evidence| evidence.links.iter().map(|(_, target)| &target.value));
    let sources =
        edition.metrics.iter().filter_map(|metric| metric.source.as_ref().and_then(|(_, target)| target.as_ref()));
    for target in links.chain(sources) {
        if let LinkTarget::File(path) = target {
            files.insert(path.clone());
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use crate::edition::make_edition;
    use crate::packet::read_packet;
    use crate::source::Tree;
    use crate::vocabulary::Audience;

    const SETTINGS: &str = "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\n";

    #[test]
    fn a_note_does_not_rest_on_itself() {
        let note = |title: &str, body: &str| format!("+++\ntitle = \"{title}\"\ndate = 2026-03-14\n+++\n{body}\n");
        let (a, b) = (note("A", "[Above](#a) and [[a]], then [[b]] and [[b]] again."), note("B", "Words."));
        let tree = Tree::of(&[("packet.toml", SETTINGS), ("evidence/a.md", &a), ("evidence/b.md", &b)]);
        let edition = make_edition(&read_packet(&tree, &mut Vec::new()), Audience::SelfOnly);
        let cited_by = |index: usize| {
            let by = edition.evidence[index].cited_by.iter();
            by.map(|by| edition.entry(*by).title.text.as_str()).collect::<Vec<_>>()
        };
        assert_eq!((cited_by(0), cited_by(1)), (vec![], vec!["A"]));
    }
}
