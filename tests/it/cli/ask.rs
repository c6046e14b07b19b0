//! `promo ask`.

use crate::packet::{Packet, Ran, promo, snapshot};
use std::fs;

const ANA: &str = "+++\n# whom I met at the till\nfrom = { name = \"Ana Ruiz\", relation = \"cross-team\" }\nstate = \"draft\" # since May\n\
                   criteria = [\"scope\"]\nevidence = [\"basket\"]\n+++\n# Draft\n\nShe took the basket over.\n\n> [!private]\n> He never liked it.\n";

const BASKET: &str = "---\ntitle: The basket\ndate: 2026-03-14\ncriteria: [scope]\nscope: feature\nrole: lead\n---\nIt was slow, and now it is not.\n";

fn packet() -> Packet {
    Packet::new().file("feedback/ana.md", ANA).file("evidence/basket.md", BASKET)
}

/// What a note says once its peer is asked, but for the day.
fn is_recorded(packet: &Packet) -> bool {
    let note = packet.read("feedback/ana.md");
    let (before, after) = ANA.split_once("\"draft\" # since May\n").unwrap();
    let Some(rest) =
        note.strip_prefix(before).and_then(|rest| rest.strip_prefix("\"requested\" # since May\nasked = 20"))
    else {
        assert_eq!(note, ANA);
        return false;
    };
    assert_eq!(&rest["26-11-28\n".len()..], after);
    true
}

#[test]
fn what_is_printed_changes_nothing() {
    let packet = packet();
    let before = snapshot(&packet.path(""));
    let ran = packet.run(["ask", "ana", "--by", "2099-09-24"]).code(0).complains("nothing is recorded");
    let said =
        ran.says("Hello Ana,").says("**The basket (14 March 2026)**: It was slow").says("> She took the basket over.");
    assert!(said.out().starts_with("Subject: A few words from you about my work, by 24 September 2099?\n\n"));
    said.keeps_still_of("never liked").keeps_still_of("basket.md").keeps_still_of("feedback/");
    packet.run(["ask", "ana", "--without-draft", "--as", "text"]).code(0).keeps_still_of("took the basket over");
    packet
        .run(["ask", "ana", "-o", "ana.eml", "--dry-run"])
        .code(0)
        .says("would write the request to Ana Ruiz to ana.eml, and record it");
    assert_eq!(snapshot(&packet.path("")), before);
}

#[test]
fn what_is_written_is_recorded_and_nothing_else_of_the_note_changes() {
    let packet = packet();
    packet
        .run(["ask", "ana", "-o", "ana.eml"])
        .code(0)
        .stdout("the request to Ana Ruiz: ana.eml; `feedback/ana.md` says that they were asked today\n");
    assert!(is_recorded(&packet) && packet.read("ana.eml").starts_with("Subject: A few words"));
    packet.run(["check"]).code(0);
    packet.run(["ask", "ana"]).code(2).complains("Ana Ruiz was asked on ").complains("--again");
    let recorded = packet.read("feedback/ana.md");
    packet.run(["ask", "ana", "--again", "-o", "ana.eml"]).code(0).stdout("the request to Ana Ruiz: ana.eml\n");
    assert_eq!(packet.read("feedback/ana.md"), recorded, "a reminder is no first request");
    packet
        .run(["ask", "ana", "--again", "--as", "text"])
        .code(0)
        .says("I asked you for a few words; here it is once more");
}

#[test]
fn windows_line_ends_stay() {
    let packet = packet().file("feedback/ana.md", ANA.replace('\n', "\r\n"));
    packet.run(["ask", "ana", "--record"]).code(0).complains("says that Ana Ruiz was asked today");
    let note = packet.read("feedback/ana.md");
    assert!(
        note.contains("# since May\r\nasked = 20") && note.matches('\n').count() == note.matches("\r\n").count(),
        "{note:?}"
    );
}

#[test]
fn each_form_says_the_same_to_the_same_peer() {
    let packet = packet();
    for (format, file) in [("markdown", "a.md"), ("text", "a.txt"), ("html", "a.html"), ("eml", "a.eml")] {
        let printed = packet.run(["ask", "ana", "--by", "2099-09-24", "--as", format]).code(0).out();
        let packet = self::packet();
        packet.run(["ask", "ana", "--by", "2099-09-24", "-o", file]).code(0);
        assert_eq!(packet.read(file), printed, "{format}");
        assert!(!printed.contains("never liked"));
    }
    packet.run(["ask", "ana", "--form"]).code(0).says("dist/requests/ana-ruiz.html");
    assert!(packet.read("dist/requests/ana-ruiz.html").contains("<textarea"));
    assert!(is_recorded(&packet));
}

#[test]
fn everyone_is_asked_when_it_is_time() {
    let bo = ANA.replace("Ana Ruiz", "Bo").replace("\"draft\"", "\"declined\"");
    let packet = packet().file("feedback/bo.md", bo.as_str()).file("feedback/other.md", ANA);
    let told = "the request to Ana Ruiz: dist/requests/ana-ruiz.eml; `feedback/ana.md` says that they were asked today\n\
                the request to Ana Ruiz: dist/requests/ana-ruiz-2.eml; `feedback/other.md` says that they were asked today\n";
    packet.run(["ask", "--all-due", "--as", "eml", "--form"]).code(0).stdout(told);
    assert_eq!(packet.read("feedback/bo.md"), bo);
    packet.run(["ask", "--all-due"]).code(0).says("nobody is left to be asked");
    let settings = format!("{}\n[cycle]\ndeadline = 2099-10-15\n", crate::packet::SETTINGS);
    let packet = self::packet().file("packet.toml", settings);
    packet.run(["ask", "--all-due"]).code(0).says("it is not time yet");
    assert!(!is_recorded(&packet));
    packet.run(["ask", "ana", "--by", "2099-10-16"]).code(2).complains("is after the deadline");
}

#[test]
fn whoever_cannot_be_asked_is_told_of_with_what_to_do() {
    let of = |state: &str| packet().file("feedback/ana.md", ANA.replace("\"draft\"", state));
    of("\"declined\"")
        .run(["ask", "ana"])
        .code(2)
        .complains("Ana Ruiz would rather not")
        .complains("ask somebody else");
    let given = of("\"given\"\ngiven = 2026-05-20")
        .file("feedback/ana.md", format!("{}\n# Given\n\nIt held.\n", ANA.replace("\"draft\"", "\"given\"")));
    given.run(["ask", "ana"]).code(2).complains("has given their words").complains("thank them");
    packet().run(["ask", "anna"]).code(2).complains("there is no feedback note `anna`").complains("`ana`");
    packet().run(["ask", "ana", "--again"]).code(2).complains("was not asked yet");
    packet().run(["ask", "ana", "--by", "2020-01-01"]).code(2).complains("is over before anyone can answer");
    packet().run(["ask", "ana", "--form", "--as", "text"]).code(2).complains("a form is a page");
    packet().run(["ask"]).code(2);
}

#[test]
fn a_note_that_cannot_be_edited_alone_is_left_and_nothing_is_written() {
    let note = "---\n{from: {name: Ana, relation: peer}, state: draft}\n---\n# Draft\n\nWords.\n";
    let packet = packet().file("feedback/ana.md", note);
    packet.run(["ask", "ana", "-o", "ana.md"]).code(2).complains("nothing can be recorded in it").complains("yourself");
    assert!(!packet.path("ana.md").exists());
    assert_eq!(packet.read("feedback/ana.md"), note);
}

#[test]
fn what_this_peer_may_not_see_keeps_a_request_back() {
    let settings = format!("{}\n[private]\nterms = [\"Project Kestrel\"]\n", crate::packet::SETTINGS);
    let leak = ANA.replace("the basket over", "the basket of project\nkestrel over");
    let packet = packet().file("packet.toml", settings).file("feedback/ana.md", leak.as_str());
    for format in ["markdown", "text", "html", "eml"] {
        let ran = packet
            .run(["ask", "ana", "--as", format])
            .code(1)
            .complains("error[private-term]")
            .complains("feedback/ana.md:10:");
        ran.complains("nothing is asked").stdout("");
    }
    packet.run(["ask", "ana", "--form"]).code(1);
    assert!(!packet.path("dist").exists());
    assert_eq!(packet.read("feedback/ana.md"), leak);
    packet.run(["ask", "ana", "--without-draft"]).code(0);
}

/// Titles and ids that are words of ours, as notes are often called, are no alarm.
#[test]
fn our_own_words_are_nobodys_secret() {
    let mut packet = packet();
    for title in ["How to answer", "What you saw", "Your words", "Draft", "Save", "Ana Ruiz", "Thank you for your time"]
    {
        packet = packet
            .file(&format!("notes/{}.md", title.replace(' ', "-").to_lowercase()), format!("# {title}\n\nWords.\n"));
    }
    for format in ["markdown", "text", "html", "eml"] {
        packet.run(["ask", "ana", "--as", format]).code(0);
    }
    packet.run(["ask", "ana", "--form"]).code(0);
}

#[test]
fn nobody_is_asked_while_the_packet_has_errors_and_nothing_foreign_is_written_over() {
    let packet = packet().file("evidence/broken.md", "+++\ntitle = \n+++\n");
    packet.run(["ask", "ana"]).code(1).stdout("").complains("nobody is asked while there are errors");
    let packet = self::packet().file("ana.md", "# My own\n");
    packet.run(["ask", "ana", "-o", "ana.md"]).code(2).complains("is no request for feedback");
    packet.run(["ask", "ana", "-o", "feedback/b.md"]).code(2);
    assert_eq!((packet.read("ana.md").as_str(), is_recorded(&packet)), ("# My own\n", false));
}

#[cfg(target_os = "linux")]
#[test]
fn what_could_not_be_printed_is_not_recorded() {
    let packet = packet();
    Ran::of_full(promo(&packet.path("")).args(["ask", "ana", "--record"])).code(2).complains("standard output");
    assert!(!is_recorded(&packet));
    fs::create_dir(packet.path("dir")).unwrap();
    packet.run(["ask", "ana", "-o", "dir"]).code(2);
    assert!(!is_recorded(&packet));
}
