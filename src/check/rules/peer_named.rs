//! The name of a peer who is to stay anonymous
//!
//! Why it matters: A peer who asked not to be named said more than they would have otherwise. Their words, or the claim that rests on them,
//! must not give them away.
//!
//! How it can misfire: Every value and every word of a note that leads to the feedback is looked at, but for `with`, which names who took part. Only
//! the whole name counts, as front matter has it, in any spelling and with an ending (`Jan Nowaka`); where the first name changes as well (`Jana
//! Nowaka`) it is not known. Who else could tell who it was is for the author to judge. A name of one word counts from three letters.
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

use crate::check::places::places;
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::edition::{Edition, Evidence, Feedback, NoteRef, Shown, Text, What, numbered};
use crate::packet::{Note, Person};
use crate::search::{Haystack, Term};
use crate::source::Span;
use crate::syntax::markdown::LinkKind;
use crate::vocabulary::{Attribution, LinkTarget, NoteKind};
use std::collections::{BTreeSet, HashMap};

pub(super) const RULE: Rule = Rule {
    name: code::PEER_NAMED,
    severity: Severity::Error,
    source: include_str!("peer_named.rs"),
    find: Find::InTexts { is_asked: |packet| packet.notes.iter().any(|note| hidden(note).is_some()), find },
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    for (edition, texts) in context.texts() {
        let words = words(texts);
        let words = |at: NoteRef| words.get(&at).map_or(&[][..], Vec::as_slice);
        let notes = numbered(context.packet, NoteKind::Feedback, edition.audience);
        for (feedback, (_, note)) in edition.feedback.iter().zip(notes) {
            let Some(from) = hidden(note) else { continue };
            let Some(name) = name(from) else { continue };
            let (at, written) = (feedback.entry.at, from.name.span);
            diagnostics.extend(named(&name, words(at)).map(|place| in_own_words(place, written)));
            for citing in citing(edition, feedback) {
                let links = linked_by_name(edition, citing, at, from);
                let places = links.into_iter().chain(named(&name, words(citing)));
                diagnostics.extend(places.map(|place| where_cited(place, written)));
            }
        }
    }
}

/// Who is not to be named.
fn hidden(note: &Note) -> Option<&Person> {
    let feedback = note.feedback()?;
    let is_hidden = feedback.attribution == Attribution::Anonymous && !note.audience.is_author();
    is_hidden.then_some(&feedback.from)
}

/// A name as it is looked for: one of several words may have an ending (`Jan Nowaka`), one of a single word may be a part of another.
fn name(from: &Person) -> Option<Term> {
    let name = from.name.value.trim();
    let is_long = name.chars().filter(|character| character.is_alphabetic()).count() >= 3;
    let is_full = name.split_whitespace().nth(1).is_some();
    if is_long && is_full { Term::stem(name) } else { Term::whole(name).filter(|_| is_long) }
}

/// The words in which a name would stand, by note: every word of it that others have. Who took part in a piece of work (`with`) is no secret.
fn words<'a>(texts: &'a [Text<'a>]) -> HashMap<NoteRef, Vec<&'a Text<'a>>> {
    let mut words: HashMap<NoteRef, Vec<&Text<'_>>> = HashMap::new();
    for text in texts {
        match (text.what, text.at) {
            (What::Title | What::Why | What::Body | What::Value | What::Address, Some(at)) => {
                words.entry(at).or_default().push(text);
            }
            (What::Title | What::Why | What::Body | What::Value | What::Address, None) => {}
            (What::With | What::Day | What::Rubric | What::File, _) => {}
        }
    }
    words
}

/// The notes that rest on this feedback or lead to it, be it from their front matter.
fn citing(edition: &Edition, feedback: &Feedback) -> BTreeSet<NoteRef> {
    let at = feedback.entry.at;
    let links = edition.evidence.iter().flat_map(|evidence| front_links(evidence, at).map(|_| evidence.entry.at));
    let sources = edition.metrics.iter().filter(|metric| {
        let target = metric.source.as_ref().and_then(|(_, target)| target.as_ref());
        target.is_some_and(|target| leads_to(target, at))
    });
    let front = links.chain(sources.map(|metric| metric.at));
    feedback.cited_by.iter().copied().chain(front).filter(|citing| *citing != at).collect()
}

/// The words of the links in front matter that lead there.
fn front_links(evidence: &Evidence, to: NoteRef) -> impl Iterator<Item = &Shown> {
    evidence.links.iter().filter(move |(_, target)| leads_to(&target.value, to)).map(|(words, _)| words)
}

fn leads_to(target: &LinkTarget<NoteRef>, to: NoteRef) -> bool {
    matches!(target, LinkTarget::Note(at, _) if *at == to)
}

/// Links to the page whose words hold a part of the name: `[what Ana said](../feedback/ana.md)`. Where the whole name stands, that is found anyway.
fn linked_by_name(edition: &Edition, citing: NoteRef, to: NoteRef, from: &Person) -> Vec<Span> {
    let parts = from.name.value.split_whitespace();
    let parts = parts.filter(|part| part.chars().filter(|it| it.is_alphabetic()).count() > 2);
    let parts: Vec<Term> = parts.filter_map(Term::whole).collect();
    let whole = name(from);
    let holds = |text: &str, place: Span| {
        let words = [(text.into(), place)];
        let mut words = Haystack::new(&words);
        let mut is_in = |term: &Term| !words.find(term).is_empty();
        parts.iter().any(&mut is_in) && !whole.as_ref().is_some_and(is_in)
    };
    let body = &edition.entry(citing).body;
    let in_body = body.markdown.links.iter().zip(&body.links).filter(|(_, link)| link.kind != LinkKind::Wiki);
    let in_body = in_body.filter(|(_, link)| link.target.as_ref().is_some_and(|target| leads_to(target, to)));
    let in_body = in_body.map(|(written, link)| (link.text.as_str(), written.destination.span));
    let evidence = edition.evidence.iter().filter(|evidence| evidence.entry.at == citing);
    let front = evidence.flat_map(|evidence| front_links(evidence, to));
    let front = front.filter_map(|words| Some((words.text.as_str(), words.span?)));
    in_body.chain(front).filter(|(text, place)| holds(text, *place)).map(|(_, place)| place).collect()
}

fn named<'a>(name: &'a Term, texts: &'a [&Text<'a>]) -> impl Iterator<Item = Span> + 'a {
    texts.iter().flat_map(|text| places(text, &[name])).map(|(_, place)| place)
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
    fn a_link_to_the_page_gives_a_peer_away_by_a_part_of_the_name() {
        let linked = |words: &str| {
            let note = format!("+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\n[{words}](../feedback/ana.md)\n");
            found("peer-named", &[("feedback/ana.md", ANA), ("evidence/linked.md", &note)])
        };
        let message = "this names a peer whose anonymous feedback is cited here";
        assert_eq!(linked("what Ana said"), [format!("evidence/linked.md: ../feedback/ana.md: {message}")]);
        assert_eq!(linked("what Ana Ruiz said"), [format!("evidence/linked.md: Ana Ruiz: {message}")]);
        assert!(linked("what a peer said").is_empty());
    }

    #[test]
    fn a_name_of_one_word_counts_from_three_letters() {
        let called = |name: &str| {
            let note = ANA.replace("Ana Ruiz", name).replace("I saw it", &format!("I, {name}, saw it"));
            found("peer-named", &[("feedback/ana.md", &note)])
        };
        let message = "the words name their author, who is to stay anonymous";
        assert_eq!(called("Ana"), [format!("feedback/ana.md: Ana: {message}")]);
        assert!(called("Al").is_empty());
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

    #[test]
    fn a_name_is_known_in_every_spelling() {
        let said = |name: &str, words: &str| {
            let note = ANA.replace("Ana Ruiz", name).replace("I saw it", words);
            found("peer-named", &[("feedback/ana.md", &note)]).len()
        };
        for (name, words) in [
            ("Jürgen Großmann", "I, JÜRGEN GROSSMANN, saw it"),
            ("Jürgen Großmann", "mail juergen.grossmann@example.com"),
            ("Łukasz Żak", "as Lukasz Zak"),
            ("İpek Işık", "as ipek isik"),
            ("Jean-Luc Noël", "as Jean Luc Noel\u{2019}s peer"),
            ("Siobhán O\u{2019}Brien", "[x](https://example.com/?by=Siobhan+O%27Brien)"),
            ("Siobhán O'Brien", "as siobhan obrien"),
            ("Jan Nowak", "of Jan Nowaka"),
            ("Ana Ruiz", "`Ana%20Ruiz`"),
        ] {
            assert_eq!(said(name, words), 1, "{name}: {words}");
        }
        assert_eq!([said("Ana Ruiz", "Anna Ruiz"), said("Ana Ruiz", "Diana Ruiz"), said("Anders", "Anderson")], [0; 3]);
    }
}
