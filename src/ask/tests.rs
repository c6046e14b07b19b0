//! What a request says, of small packets.

use super::{AnswerWay, Format, Request, Terms, name_is_for, seen_by};
use crate::edition::make_edition;
use crate::packet::read_packet;
use crate::source::Tree;
use crate::vocabulary::{Audience, NoteKind};
use jiff::civil::date;

const SETTINGS: &str = "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim Berg\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";

fn peer(more: &str, draft: &str) -> String {
    format!("---\nfrom: {{name: Ana Ruiz, relation: cross-team}}\nstate: draft\n{more}---\n# Draft\n\n{draft}\n")
}

fn work(title: &str, more: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2026-03-01\n{more}---\n\n{body}\n")
}

fn asked(files: &[(&str, &str)], format: Format) -> String {
    let files: Vec<(&str, &str)> = [("packet.toml", SETTINGS)].into_iter().chain(files.iter().copied()).collect();
    let packet = read_packet(&Tree::of(&files), &mut Vec::new());
    let note = packet.of_kind(NoteKind::Feedback).next().unwrap();
    let edition = make_edition(&seen_by(&packet, note, true), Audience::Committee);
    let terms =
        Terms { by: date(2026, 9, 24), asked: None, name_is_for: name_is_for(&packet, note), way: AnswerWay::Reply };
    Request::new(&edition, terms).unwrap().write(format, "t")
}

#[test]
fn a_peer_is_shown_what_they_saw_and_nothing_else() {
    let ana =
        peer("criteria: [scope]\nevidence: [named, kept]\n", "She *led* it, see [[named]].\n\n> [!private]\n> XYZZY\n");
    let files = [
        ("feedback/ana.md", ana.as_str()),
        ("feedback/bo.md", &peer("", "XYZZY").replace("Ana Ruiz", "Bo XYZZY")),
        (
            "evidence/named.md",
            &work("Named work", "criteria: [impact]\n", "Baskets open at once.\n\n> [!private]\n> XYZZY"),
        ),
        ("evidence/kept.md", &work("Kept XYZZY", "audience: self\n", "XYZZY")),
        ("evidence/manager.md", &work("XYZZY", "audience: manager\nwith: [Ana Ruiz]\ncriteria: [scope]\n", "XYZZY")),
        (
            "evidence/with.md",
            &work("Work with her", "with: [\"Ana Ruiz (SRE)\"]\ncriteria: [scope]\n", "It held, see [[other]]."),
        ),
        ("evidence/elsewhere.md", &work("XYZZY", "with: [Ana Ruiz]\ncriteria: [impact]\n", "XYZZY")),
        ("evidence/other.md", &work("XYZZY other", "with: [Ana]\ncriteria: [scope]\n", "XYZZY")),
        ("notes/a.md", "XYZZY"),
    ];
    for format in [Format::Markdown, Format::Text, Format::Html, Format::Form] {
        let said = asked(&files, format);
        assert!(!said.contains("XYZZY"), "{said}");
        for words in ["Named work", "Work with her", "Baskets open at once.", "She led it, see Named work."] {
            assert!(said.contains(words), "{words} is not in\n{said}");
        }
    }
}

/// Readers are told a stand-in for them; they are asked by their name, and told nobody else's.
#[test]
fn a_peer_is_called_by_their_own_name() {
    let people = "[[people]]\nname = \"Ana Ruiz\"\naudience = \"self\"\ninstead = \"a lead\"\n\
                  [[people]]\nname = \"Bo Xyzzy\"\naudience = \"manager\"\ninstead = \"a designer\"\n";
    let (settings, ana) = (format!("{SETTINGS}{people}"), peer("", "Bo Xyzzy asked me, Ana Ruiz, to look."));
    let said = asked(&[("packet.toml", &settings), ("feedback/ana.md", &ana)], Format::Text);
    assert!(said.contains("Hello Ana,") && said.contains("[A designer] asked me, Ana Ruiz, to look."), "{said}");
    assert!(said.replace('\n', " ").contains("read it word for word, without your name: they learn"), "{said}");
    let settings = settings.replace("\"self\"", "\"manager\"");
    let said = asked(&[("packet.toml", &settings), ("feedback/ana.md", &ana)], Format::Text);
    assert!(said.replace('\n', " ").contains("with your name; the committee reads it without your name"), "{said}");
}

#[test]
fn a_request_is_a_letter() {
    let ana = peer("attribution: anonymous\ncriteria: [impact]\nevidence: [a]\n", "It is _fast_ <now>.");
    let files =
        [("feedback/ana.md", ana.as_str()), ("evidence/a.md", &work("Cut *p99*", "", "First words. More.\n\nSecond."))];
    let said = asked(&files, Format::Text);
    let expected = "Subject: A few words from you about my work, by 24 September 2026?

Hello Ana,

I ask to be promoted to Senior Engineer, and those who decide have not
seen my work. You saw it from another team: would you write them a few
sentences about it? A quarter of an hour is enough, and a plain no is a
good answer too.

What you saw
------------

- Cut p99 (1 March 2026): First words. More.
";
    assert!(said.starts_with(expected), "{said}\n{expected}");
    assert!(said.replace('\n', " ").contains("without your name"), "{said}");
    assert!(said.contains("\n    It is fast <now>.\n"), "{said}");
    let named = ana.replace("attribution: anonymous\n", "");
    let markdown = asked(&[("feedback/ana.md", named.as_str()), (files[1].0, files[1].1)], Format::Markdown);
    assert!(markdown.contains("\n> It is fast \\<now\\>.\n") && markdown.contains("with your name"), "{markdown}");
    let page = asked(&files, Format::Html);
    assert!(page.contains("<p>It is fast &lt;now&gt;.</p>"), "{page}");
}

#[test]
fn nothing_is_said_of_what_is_not_there() {
    let template = peer("", "[What did this person see, and what could they truthfully say?]");
    let said = asked(&[("feedback/ana.md", template.as_str())], Format::Text);
    for heading in ["What you saw", "What it can speak to", "How I remember it", "["] {
        assert!(!said.contains(heading), "{heading} is in\n{said}");
    }
}

/// What a peer is shown can be said aloud: no line of the text is wider than a letter, and no word of ours is a word of this program.
#[test]
fn it_speaks_no_jargon() {
    let said = asked(&[("feedback/ana.md", &peer("criteria: [scope]\n", "It held."))], Format::Text);
    for word in ["rubric", "criteri", "evidence", "packet", "promo ", "feedback"] {
        assert!(!said.to_lowercase().contains(word), "{word} is in\n{said}");
    }
}

/// Whatever names, titles and drafts hold, a page has the elements that it has, and its policy names what runs in it.
#[test]
fn nothing_that_is_written_becomes_a_part_of_the_page() {
    let hostile = "</p></script><script>alert(1)</script><img src=x onerror=alert(1)>";
    let ana = peer("evidence: [a]\n", hostile).replace("Ana Ruiz", &format!("\"{hostile}\""));
    let files = [("feedback/ana.md", ana.as_str()), ("evidence/a.md", &work(&format!("'{hostile}'"), "", hostile))];
    for (format, scripts) in [(Format::Html, 0), (Format::Form, 2)] {
        let page = scraper::Html::parse_document(&asked(&files, format));
        let count = |selector: &str| page.select(&scraper::Selector::parse(selector).unwrap()).count();
        assert_eq!((count("script"), count("img"), count("h1")), (scripts, 0, 1));
    }
}
