//! The name of a peer who is to stay anonymous
//!
//! Why it matters: A peer who asked not to be named said more than they would have otherwise. Their words, or the claim that rests on them,
//! must not give them away.
//!
//! How it can misfire: Every value and every word of a note that leads to the feedback is looked at, but for `with`, which names who took part. Only
//! the whole name counts, as front matter has it; who else could tell who it was is for the author to judge. A name of one word counts from three
//! letters.
//!
//! Where it comes from: this program's first rule about peers.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! attribution = "anonymous"
//! +++
//! # Given
//! I, Ana Ruiz, saw Kim find the fault.
//! ```
//!
//! Good:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana Ruiz", relation = "peer" }
//! state = "given"
//! attribution = "anonymous"
//! +++
//! # Given
//! I saw Kim find the fault.
//! ```

use crate::check::shown::{self, Block};
use crate::check::term::{Haystack, Term};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::{Feedback, Note, Packet};
use crate::source::{PacketPath, Span};
use crate::syntax::markdown::LinkKind;
use crate::vocabulary::{Attribution, LinkTarget, NoteKind};
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    name: code::PEER_NAMED,
    severity: Severity::Error,
    source: include_str!("peer_named.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let packet = context.packet;
    let hidden: Vec<(&Note, &Feedback)> = packet.notes.iter().filter_map(|note| hidden(note)).collect();
    if hidden.is_empty() {
        return;
    }
    let citing = citing(packet);
    for (note, feedback) in hidden {
        let Some(name) = name(feedback) else { continue };
        let written = feedback.from.name.span;
        diagnostics.extend(named(&name, &words(packet, note)).into_iter().map(|at| in_own_words(at, written)));
        for other in citing.get(&note.path).into_iter().flatten() {
            diagnostics.extend(linked_by_name(packet, other, note, feedback).map(|at| where_cited(at, written)));
            diagnostics.extend(named(&name, &words(packet, other)).into_iter().map(|at| where_cited(at, written)));
        }
    }
}

fn hidden(note: &Note) -> Option<(&Note, &Feedback)> {
    let feedback = note.feedback()?;
    let is_hidden = feedback.attribution == Attribution::Anonymous && !note.audience.is_author();
    is_hidden.then_some((note, feedback))
}

fn name(feedback: &Feedback) -> Option<Term> {
    let name = feedback.from.name.value.trim();
    if name.chars().filter(|character| character.is_alphabetic()).count() < 3 { None } else { Term::whole(name) }
}

/// The notes that others see and that rest on each feedback, or link to it.
fn citing(packet: &Packet) -> HashMap<&PacketPath, Vec<&Note>> {
    let mut citing: HashMap<&PacketPath, Vec<&Note>> = HashMap::new();
    for note in packet.notes.iter().filter(|note| !note.audience.is_author()) {
        let listed = note.impact().map_or(&[][..], |impact| &impact.feedback);
        let listed = listed.iter().filter_map(|id| packet.find(NoteKind::Feedback, &id.value));
        let targets = packet.resolve_all(note, &note.body);
        let front = front_targets(packet, note);
        let linked = targets.iter().filter_map(|target| match target {
            Ok(LinkTarget::Note(path, _)) => packet.note_at(path),
            _ => None,
        });
        let front = front.iter().filter_map(|path| packet.note_at(path));
        let mut cited: Vec<&PacketPath> = listed.chain(linked).chain(front).map(|cited| &cited.path).collect();
        cited.sort_unstable();
        cited.dedup();
        cited
            .into_iter()
            .filter(|path| **path != note.path)
            .for_each(|path| citing.entry(path).or_default().push(note));
    }
    citing
}

/// The notes that links and sources of front matter lead to.
fn front_targets(packet: &Packet, note: &Note) -> Vec<PacketPath> {
    let Some(evidence) = note.evidence() else { return Vec::new() };
    let links = evidence.links.iter().filter_map(|link| packet.resolve_address(note, &link.url.value).ok());
    let sources = evidence.metrics.iter().filter_map(|metric| metric.source.as_ref());
    let sources = sources.filter_map(|source| packet.resolve_source(note, &source.value));
    let paths = links.chain(sources).filter_map(|target| match target {
        LinkTarget::Note(path, _) => Some(path),
        LinkTarget::Here(_) | LinkTarget::File(_) | LinkTarget::Web(_) => None,
    });
    paths.collect()
}

/// Links to the page whose words hold a part of the name: `[what Ana said](../feedback/ana.md)`. Where the whole name stands, that is found anyway.
fn linked_by_name<'a>(
    packet: &'a Packet,
    from: &'a Note,
    to: &'a Note,
    feedback: &'a Feedback,
) -> impl Iterator<Item = Span> + 'a {
    let parts = feedback
        .from
        .name
        .value
        .split_whitespace()
        .filter(|part| part.chars().filter(|it| it.is_alphabetic()).count() > 2);
    let parts: Vec<Term> = parts.filter_map(Term::whole).collect();
    let whole = name(feedback);
    let holds = move |text: &str, place: Span| {
        let words = Block { parts: vec![(text.to_owned().into(), place)] };
        let mut words = Haystack::new(&words);
        let mut is_in = |term: &Term| !words.find(term).is_empty();
        parts.iter().any(&mut is_in) && !whole.as_ref().is_some_and(is_in)
    };
    let links = shown::body(from).map_or_else(Vec::new, |body| body.links.clone());
    let in_body = links.into_iter().filter(|link| link.kind != LinkKind::Wiki).filter_map(move |link| {
        let leads_there = matches!(packet.resolve(from, &link), Ok(LinkTarget::Note(path, _)) if path == to.path);
        leads_there.then_some((link.text, link.destination.span))
    });
    let front = from.evidence().map_or(&[][..], |evidence| &evidence.links).iter().filter_map(move |link| {
        let target = packet.resolve_address(from, &link.url.value);
        let leads_there = matches!(target, Ok(LinkTarget::Note(path, _)) if path == to.path);
        leads_there.then(|| (link.title.value.clone(), link.title.span))
    });
    in_body.chain(front).filter_map(move |(text, place)| holds(&text, place).then_some(place))
}

/// The words in which a name would stand: the body that others see, and every value that a page prints. Who took part in a piece of work (`with`) is no
/// secret.
fn words<'a>(packet: &Packet, note: &'a Note) -> Vec<Block<'a>> {
    let mut blocks = shown::printed(note, |key| key != "with");
    blocks.extend(shown::words(packet, note));
    blocks
}

fn named(name: &Term, blocks: &[Block<'_>]) -> Vec<Span> {
    blocks.iter().flat_map(|block| Haystack::new(block).find(name)).collect()
}

fn in_own_words(at: Span, name: Span) -> Diagnostic {
    Diagnostic::error(RULE.name, at, "the words name their author, who is to stay anonymous")
        .also(name, "named here")
        .help("ask the peer for other words, or set `attribution` to `named` if they agree")
}

fn where_cited(at: Span, name: Span) -> Diagnostic {
    Diagnostic::error(RULE.name, at, "this names a peer whose anonymous feedback is cited here")
        .also(name, "named here")
        .help("say it without the name, or do not cite the feedback")
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    const ANA: &str = "+++\nfrom = { name = \"Ana Ruiz\", relation = \"peer\" }\nstate = \"given\"\nattribution = \"anonymous\"\n+++\n# Draft\nI am Ana Ruiz\n\n# Given\nI saw it.\n";

    #[test]
    fn where_the_feedback_is_cited_and_nowhere_else() {
        let claim = "+++\nclaim = \"Ana Ruiz saw it\"\nfeedback = [\"ana\"]\n+++\nAna knows.\n";
        let linked = "+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\n[*ana* ruiz said](../feedback/ana.md)\n";
        let other = "+++\ntitle = \"With Ana Ruiz\"\ndate = 2026-03-14\nwith = [\"Ana Ruiz\"]\n+++\nAna Ruiz led it.\n";
        let files = [
            ("feedback/ana.md", ANA),
            ("impact/a.md", claim),
            ("evidence/linked.md", linked),
            ("evidence/other.md", other),
        ];
        let message = "this names a peer whose anonymous feedback is cited here";
        let places =
            ["evidence/linked.md: ana* ruiz", "impact/a.md: Ana Ruiz"].map(|place| format!("{place}: {message}"));
        assert_eq!(found("peer-named", &files), places);
    }

    #[test]
    fn whatever_a_note_prints_that_leads_there() {
        let evidence =
            |keys: &str| format!("+++\ntitle = \"A\"\ndate = 2026-03-14\n{keys}\n+++\n[x](../feedback/ana.md)\n");
        let link = "+++\ntitle = \"A\"\ndate = 2026-03-14\nlinks = [{ title = \"What @ told\", url = \"../feedback/ana.md\" }]\n+++\n";
        let count = |path: &str, text: &str| found("peer-named", &[("feedback/ana.md", ANA), (path, text)]).len();
        assert_eq!(count("evidence/a.md", &link.replace('@', "Ana Ruiz")), 1);
        assert_eq!(count("evidence/a.md", &link.replace('@', "Ana")), 1);
        assert_eq!(count("evidence/a.md", &link.replace('@', "a peer")), 0);
        for keys in [
            "metrics = [{ name = \"b\", method = \"Ana Ruiz counted\" }]",
            "metrics = [{ name = \"b\", source = \"the sheet of Ana Ruiz\" }]",
            "links = [{ title = \"the plan of Ana Ruiz\", url = \"https://example.com\" }]",
            "id = \"ana-ruiz\"",
        ] {
            assert_eq!(count("evidence/a.md", &evidence(keys)), 1, "{keys}");
        }
        assert_eq!(count("evidence/a.md", &evidence("with = [\"Ana Ruiz\"]")), 0);
        let answer = "+++\nquestion = \"own-part\"\n+++\nAna Ruiz [says](../feedback/ana.md) so.\n";
        assert_eq!(count("answers/a.md", answer), 1);
        assert_eq!(count("case.md", "Ana Ruiz [says](feedback/ana.md) so.\n"), 1);
        assert_eq!(count("log/a.md", "---\naudience: manager\ntitle: Ana Ruiz\n---\n[x](../feedback/ana.md)\n"), 1);
    }

    #[test]
    fn a_peer_who_may_be_named_is() {
        let named = ANA.replace("anonymous", "named").replace("I saw", "I, Ana Ruiz, saw");
        assert!(found("peer-named", &[("feedback/ana.md", &named)]).is_empty());
    }
}
