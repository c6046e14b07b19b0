//! `promo export`: a form filled in, as the person reads it who pastes it.

mod document;
mod own;

use crate::packet::Packet;
use scraper::{Html, Selector};
use std::collections::BTreeSet;

const WORK: &str = "---\ntitle: Hold the slot\nfrom: 2026-01-05\nto: 2026-03-20\ncriteria: [impact]\nscope: system\nrole: lead\n\
                    metrics: [{id: p99, name: \"Checkout latency, p99\", before: 1200 ms, after: 180 ms, method: median of 12 builds, source: board}]\n\
                    links: [{title: \"The design & its minutes\", url: \"https://example.com/design?a=1&b=2\"}]\n---\nThree teams waited.\n";

const CLAIM: &str = "---\nclaim: Checkout answers *at once*\ncriteria: [impact]\nevidence: [slot]\nmetrics: [p99]\nfeedback: [ana]\n---\n\
                     The wait lay **between** teams, see [the page](https://example.com/page) and [[slot]].\n\n\
                     - First, `a cache` went.\n- Then the second call.\n\n| What | When |\n| --- | --- |\n| Cache | May |\n\n\
                     ![How it fell](../files/fall.png)\n\n> [!private]\n> Between us alone.\n";

const PEER: &str = "---\nfrom: {name: Ana Ruiz, role: Product Manager, relation: partner}\nstate: given\ngiven: 2026-05-02\n\
                    criteria: [impact]\nevidence: [slot]\n---\n\n# Given\n\nShe found the slots were fetched twice. I had not seen it.\n";

const OPEN: &str = "---\nfrom: {name: Ben Ode, relation: peer}\nstate: requested\nasked: 2026-05-02\ncriteria: [impact]\n---\n\n# Draft\n\nKim wrote this draft.\n";

const OWN: &str =
    "---\nclaim: A claim of the drawer\naudience: self\ncriteria: [impact]\nevidence: [slot]\n---\nFor nobody else.\n";

fn packet() -> Packet {
    Packet::new()
        .file("evidence/slot.md", WORK)
        .file("impact/at-once.md", CLAIM)
        .file("impact/drawer.md", OWN)
        .file("feedback/ana.md", PEER)
        .file("feedback/ben.md", OPEN)
        .file("files/fall.png", crate::packet::PNG)
}

/// A form of the author's company with one section, filled so.
fn with_format(fill: &str) -> Packet {
    packet().file(
        "formats/ours.toml",
        format!("title = \"Ours\"\n[[sections]]\nid = \"one\"\nprompt = \"What?\"\n{fill}\n"),
    )
}

#[test]
fn text_reads_well_in_a_field_that_keeps_words_alone() {
    let done = packet().run(["export", "amazon-forte", "--section", "accomplishments"]).code(0);
    let expected = "\
Checkout answers at once

The wait lay between teams, see the page (https://example.com/page) and Hold the slot (E-01).

• First, a cache went.
• Then the second call.

• Cache – When: May

[picture: How it fell]

Checkout latency, p99: from 1200 ms to 180 ms

Own part: led it, 5 January to 20 March 2026 (E-01)

To look at: The design & its minutes (https://example.com/design?a=1&b=2)
";
    assert_eq!(done.out(), expected);
    done.complains("accomplishments: 1 item, and 3 to 5 are asked for\n")
        .complains("accomplishments: 1 picture left out, with their words in their place\n");
}

#[test]
fn a_whole_form_has_its_fields_in_order_and_says_what_would_fill_the_rest() {
    let done = packet().run(["export", "amazon-forte"]).code(0);
    let text = done.out();
    assert!(text.starts_with("Accomplishments\n\nCheckout answers at once\n\n"), "{text}");
    let growth = "\n\n\nGrowth\n\nWhat will you do to go on growing?\n\n[Nothing fills this yet: a note notes/growth.md or notes/next.md would.]\n";
    assert!(text.ends_with(growth), "{text}");
    done.complains("growth: nothing fills it yet: a note `notes/growth.md` or `notes/next.md` would\n");
    let note = "---\ntitle: Growth\naudience: manager\n---\nI want to *teach*.\n";
    let filled = packet().file("notes/growth.md", note).run(["export", "amazon-forte", "--section", "growth"]).code(0);
    assert_eq!(filled.out(), "I want to teach.\n");
}

#[test]
fn over_a_limit_all_is_written_and_it_is_said_by_how_much_and_where() {
    let limit = "limit = { words = 20, characters = 90, per = \"item\" }\nfill = { from = \"impact\" }\nparts = [\"claim\", \"text\"]";
    let packet = with_format(limit);
    let done = packet.run(["export", "ours"]).code(0);
    assert!(done.out().contains("• Then the second call."), "nothing is cut");
    let done = done.complains("one: 33 of 20 words in item 1 (impact/at-once.md)\n");
    let strict = packet.run(["export", "ours", "--strict"]).code(1);
    assert_eq!(strict.out(), done.out(), "strict or not, all of it is written");
    let enough =
        with_format(&limit.replace("20", "33").replace("90", "999")).run(["export", "ours", "--strict"]).code(0);
    assert_eq!(enough.err(), "one: 1 picture left out, with their words in their place\n");
}

#[test]
fn what_is_required_and_missing_counts_when_one_asks_strictly() {
    let required = "required = true\nfill = { from = \"answers\" }";
    with_format(required)
        .run(["export", "ours"])
        .code(0)
        .complains("one: nothing fills it yet: answers in answers/ would\n");
    with_format(required).run(["export", "ours", "--strict"]).code(1);
    with_format("fill = { from = \"answers\" }").run(["export", "ours", "--strict"]).code(0);
}

#[test]
fn peers_stand_in_quotation_marks_and_only_with_what_they_have_given() {
    let text = with_format("fill = { from = \"feedback\" }").run(["export", "ours"]).code(0).out();
    assert_eq!(
        text,
        "What?\n\n“She found the slots were fetched twice. I had not seen it.”\n\n– Ana Ruiz, Product Manager, another craft\n"
    );
    let unnamed = PEER.replace("state:", "attribution: anonymous\nstate:");
    let anonymous =
        with_format("fill = { from = \"feedback\" }").file("feedback/ana.md", unnamed).run(["export", "ours"]);
    let text = anonymous.code(0).out();
    assert!(
        !text.contains("Ana") && !text.contains("Product Manager") && text.contains("– A partner from another craft"),
        "{text}"
    );
}

#[test]
fn only_what_the_reader_may_see_is_in_it() {
    let packet = packet();
    for format in ["plain", "amazon-forte", "brief", "lattice", "staffeng"] {
        for markup in ["text", "markdown", "html"] {
            let text = packet.run(["export", format, "--as", markup]).code(0).out();
            for withheld in ["drawer", "For nobody else", "Between us", "Ben Ode", "this draft"] {
                assert!(!text.contains(withheld), "{format} as {markup} tells `{withheld}`:\n{text}");
            }
        }
    }
    packet
        .run(["export", "plain", "--for", "self"])
        .code(2)
        .complains("`plain` may be filled from the manager's edition at the widest, and not from your own edition")
        .complains("extends = \"plain\"");
    // What is private in a note is pasted into no form, not even into one's own.
    let own = "audience = \"self\"\ntitle = \"Mine\"\n[[sections]]\nid = \"one\"\nprompt = \"What?\"\nfill = { from = \"impact\" }\n";
    let text = packet_with_own(own).run(["export", "mine"]).code(0).out();
    assert!(text.contains("A claim of the drawer") && !text.contains("Between us"), "{text}");
}

fn packet_with_own(format: &str) -> Packet {
    packet().file("formats/mine.toml", format)
}

#[test]
fn what_a_form_itself_would_tell_is_held_back_by_the_proof() {
    let told = with_format("fill = { from = \"text\", text = \"As I say in A claim of the drawer.\" }");
    let done = told.run(["export", "ours", "-o", "out.txt"]).code(1);
    let done = done
        .complains("the manager's edition would hold")
        .complains("impact/drawer.md")
        .complains("nothing is exported\n");
    assert_eq!(done.out(), "");
    assert!(!told.path("out.txt").exists());
    for markup in ["markdown", "html", "docx"] {
        let done = told.run(["export", "ours", "--as", markup, "-o", "out.x"]).code(1);
        done.complains("nothing is exported\n");
        assert!(!told.path("out.x").exists());
    }
}

#[test]
fn html_holds_nothing_but_what_every_field_keeps() {
    let packet = packet();
    let kept: BTreeSet<&str> =
        ["h2", "h3", "p", "ul", "ol", "li", "strong", "em", "a", "table", "tr", "td", "th"].into();
    for format in ["amazon-forte", "plain", "staffeng", "brief"] {
        let html = packet.run(["export", format, "--as", "html"]).code(0).out();
        let page = Html::parse_fragment(&html);
        for element in page.select(&Selector::parse("*").unwrap()).map(|element| element.value()) {
            // What the parser puts round a fragment and into a table.
            if ["html", "tbody"].contains(&element.name()) {
                continue;
            }
            assert!(kept.contains(element.name()), "{format} has <{}>:\n{html}", element.name());
            for (name, value) in element.attrs() {
                assert!(name == "href" && value.starts_with("https://"), "{format}: {name}={value}");
            }
        }
    }
    let html = packet.run(["export", "amazon-forte", "--as", "html", "--section", "accomplishments"]).code(0).out();
    assert!(html.starts_with("<h3>Checkout answers at once</h3>\n<p>The wait lay <strong>between</strong> teams, see <a href=\"https://example.com/page\">the page</a> and Hold the slot (E-01).</p>\n<ul>\n<li>First, a cache went.</li>"), "{html}");
    assert!(html.contains("<tr><th>What</th><th>When</th></tr>\n<tr><td>Cache</td><td>May</td></tr>"), "{html}");
    assert!(
        html.contains("<a href=\"https://example.com/design?a=1&amp;b=2\">The design &amp; its minutes</a>"),
        "{html}"
    );
}

#[test]
fn markdown_is_markdown_again() {
    let text =
        packet().run(["export", "amazon-forte", "--as", "markdown", "--section", "accomplishments"]).code(0).out();
    let expected = "### Checkout answers at once\n\nThe wait lay **between** teams, see [the page](https://example.com/page) and Hold the slot (E-01).\n\n\
                    - First, a cache went.\n- Then the second call.\n\n| What | When |\n| --- | --- |\n| Cache | May |\n";
    assert!(text.starts_with(expected), "{text}");
}

#[test]
fn what_is_there_is_written_over_only_when_asked() {
    let packet = packet().file("out.txt", "mine");
    packet.run(["export", "plain", "-o", "out.txt"]).code(2).complains("`out.txt` is there already");
    assert_eq!(std::fs::read_to_string(packet.path("out.txt")).unwrap(), "mine");
    packet.run(["export", "plain", "-o", "out.txt", "--force"]).code(0).says("out.txt\n");
    assert!(std::fs::read_to_string(packet.path("out.txt")).unwrap().starts_with("In short\n"));
}

#[test]
fn a_name_that_is_not_known_is_told_what_was_meant() {
    packet()
        .run(["export", "amazon-fort"])
        .code(2)
        .complains("there is no form `amazon-fort`")
        .complains("`amazon-forte`");
    packet()
        .run(["export", "plain", "--section", "criterium"])
        .code(2)
        .complains("has no section `criterium`")
        .complains("`criteria`");
    packet().run(["export", "show", "latice"]).code(2).complains("`lattice`");
}

#[test]
fn the_brief_is_a_form_too() {
    let text = packet().run(["export", "brief", "--as", "text"]).code(0).out();
    for said in [
        "The ask\n\nKim Berg asks to be promoted from ",
        "The results\n\nCheckout answers at once\n\nCheckout latency, p99: from 1200 ms to 180 ms\n\nOwn part: led it",
        "What peers say\n\n“She found the slots were fetched twice.",
        "What the room will say\n\n",
        "No answer yet. What would answer it: ",
    ] {
        assert!(text.contains(said), "{said}\n---\n{text}");
    }
    let committee = packet().run(["export", "brief", "--as", "text", "--for", "committee"]).code(0).out();
    assert!(!committee.contains("What would answer it"), "a committee judges for itself:\n{committee}");
}

#[test]
fn criteria_tell_a_note_once_and_name_it_again() {
    let work = WORK.replace("criteria: [impact]", "criteria: [impact, scope, leadership]");
    let text = packet().file("evidence/slot.md", work).run(["export", "plain", "--section", "criteria"]).code(0).out();
    assert_eq!(text.matches("Three teams waited.").count(), 1, "{text}");
    assert!(text.contains("What shows it:\n\n• Hold the slot (E-01)."), "{text}");
}

#[test]
fn a_chosen_note_comes_alone_and_what_is_not_there_is_not_made_up() {
    let text = with_format("fill = { from = \"impact\", id = [\"at-once\"] }\nparts = [\"claim\"]")
        .run(["export", "ours"])
        .code(0)
        .out();
    assert_eq!(text, "What?\n\nCheckout answers at once\n");
    let done = with_format("fill = { from = \"impact\", id = [\"drawer\"] }").run(["export", "ours"]).code(0);
    assert!(done.out().contains("[Nothing fills this yet: the note drawer would.]"), "{}", done.out());
}

#[test]
fn no_published_edition_holds_the_page_that_copies() {
    let packet = packet();
    packet.run(["build", "--for", "self"]).code(0);
    for (path, bytes) in crate::packet::snapshot(&packet.path("dist")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!path.to_string_lossy().contains("export"), "{}", path.display());
        assert!(!text.contains("live/export.js") && !text.contains("data-field="), "{}", path.display());
    }
}

#[test]
fn a_case_without_claims_has_its_work_to_show() {
    let bare = Packet::new().file("evidence/slot.md", WORK);
    let text = bare.run(["export", "amazon-forte", "--section", "accomplishments"]).code(0).out();
    assert!(text.starts_with("Hold the slot\n\nThree teams waited.\n\nCheckout latency, p99: from 1200 ms to 180 ms\n\nOwn part: led it, 5 January"), "{text}");
    let empty = Packet::new().run(["export", "amazon-forte", "--section", "accomplishments"]).code(0);
    empty.says("[Nothing fills this yet: claims in impact/ would, or work in evidence/ where nothing is claimed.]\n");
}

#[test]
fn a_rubric_without_the_criteria_of_a_form_is_told_so() {
    let done = packet().run(["export", "amazon-promotion", "--as", "text", "--section", "principles"]).code(0);
    done.complains("principles: nothing fills it yet: the rubric of this packet has none of the criteria that it is about; a form of your own can name yours\n");
    let done = packet().run(["export", "meta-self-review", "--as", "text", "--section", "people"]).code(0);
    done.complains("people: nothing fills it yet: claims and work that name a criterion would, for the criterion `mentoring` or `hiring`\n");
}
