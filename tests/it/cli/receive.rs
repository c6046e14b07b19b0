//! `promo receive`.

use crate::packet::{Packet, Ran, promo, snapshot};
use std::io::Write;
use std::process::Stdio;

const ANA: &str = "+++\n# whom I met at the till\nfrom = { name = \"Ana Ruiz\", relation = \"cross-team\" }\nstate = \"requested\" # since May\n\
                   asked = 2026-05-02\ncriteria = [\"scope\"]\n+++\n# Draft\n\nShe took the basket over when it was late, cut it to what the shops needed, and shipped it in May.\n";

const MAIL: &str = "From: Ana Ruiz <ana@example.com>\r\nDate: Wed, 20 May 2026 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
                    Content-Transfer-Encoding: quoted-printable\r\n\r\nI had promised my shops a filter that nobody could build. On 3 March Kim rang six =\r\n\
                    of them and asked what they would do with it.\r\n\r\nThe answer was =E2=80=9Cnothing=E2=80=9D.\r\n\r\nOn Mon, 4 May 2026, Kim Berg wrote:\r\n> Hello Ana,\r\n>\r\n\
                    > would you?\r\n\r\n-- =\r\n\r\nAna Ruiz\r\nTill team\r\n";

fn packet() -> Packet {
    Packet::new().file("feedback/ana.md", ANA).file("answer.eml", MAIL)
}

#[test]
fn a_letter_becomes_the_words_of_its_note() {
    let packet = packet();
    let before = snapshot(&packet.path(""));
    packet.run(["receive", "ana", "answer.eml", "--dry-run"]).code(0).says("would stand under `# Given`");
    assert_eq!(snapshot(&packet.path("")), before);
    let ran = packet.run(["receive", "ana", "answer.eml"]).code(0);
    let said = ran
        .says("feedback/ana.md: Ana Ruiz's words of 20 May 2026 stand under `# Given` (")
        .says("Left out")
        .says("> would you?")
        .says("Till team");
    said.says("They are their own.")
        .says("quote = \"On 3 March Kim rang six of them and asked what they would do with it.\"");
    let (head, body) = ANA.split_once("\"requested\" # since May\n").unwrap();
    let words = "\n# Given\n\nI had promised my shops a filter that nobody could build. On 3 March Kim rang six of them and asked what they would do with it.\n\n\
                 The answer was “nothing”.\n";
    assert_eq!(
        packet.read("feedback/ana.md"),
        format!("{head}\"given\" # since May\n{}{words}", body.replace("02\n", "02\ngiven = 2026-05-20\n"))
    );
    packet.run(["check"]).code(0);
    packet.run(["build", "--for", "committee"]).code(0);
    let page = packet.read("dist/committee/feedback/ana.html");
    assert!(page.contains("rang six of them") && !page.contains("Till team") && !page.contains("shipped it in May"));
    // A second answer is never written over the first.
    let given = packet.read("feedback/ana.md");
    packet.run(["receive", "ana", "answer.eml"]).code(0).stdout("these words stand in `feedback/ana.md` already\n");
    packet.save("second.txt", "It was somebody else.\n");
    packet
        .run(["receive", "ana", "second.txt"])
        .code(2)
        .complains("stand in `feedback/ana.md` already, from line 15 on");
    packet.run(["receive", "ana", "--declined"]).code(2).complains("has given their words");
    assert_eq!(packet.read("feedback/ana.md"), given);
}

#[test]
fn an_echo_is_told_and_what_was_changed_is_shown() {
    let words = "Kim took the basket over when it was late, cut it to what the shops needed, and shipped it in June.";
    let packet = packet().file("answer.txt", words);
    let ran = packet.run(["receive", "ana", "answer.txt", "--on", "2026-05-20"]).code(0);
    ran.says("[-She-] {+Kim+} took the basket")
        .says("[-May.-] {+June.+}")
        .says("An echo:")
        .says("which day do you remember");
    let packet = self::packet().file(
        "answer.txt",
        "She took the basket over when it was late, cut it to what the shops needed, and shipped it in May.",
    );
    packet.run(["receive", "ana", "answer.txt"]).code(0).says("They are your draft, word for word.");
}

#[test]
fn words_come_from_standard_input_too() {
    let packet = packet();
    let mut child = promo(&packet.path(""))
        .args(["receive", "ana", "-", "--on", "2026-05-21"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("> [!private]\n> It *held*, said <b>he</b>.\n".as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    assert!(
        packet
            .read("feedback/ana.md")
            .ends_with("# Given\n\n`> [!private]`\\\n\\> It \\*held\\*, said \\<b\\>he\\</b\\>.\n")
    );
    packet.run(["check"]).code(0);
}

#[test]
fn a_peer_who_would_rather_not_is_seen_by_nobody_else() {
    let packet = packet();
    packet
        .run(["receive", "ana", "--declined"])
        .code(0)
        .stdout("`feedback/ana.md` says that Ana Ruiz would rather not; no reader sees it\n");
    assert_eq!(packet.read("feedback/ana.md"), ANA.replace("\"requested\"", "\"declined\""));
    packet.run(["receive", "ana", "--declined"]).code(0).says("says so already");
    for reader in ["manager", "committee"] {
        packet.run(["build", "--for", reader]).code(0);
        let folder = packet.path(&format!("dist/{reader}"));
        let told = snapshot(&folder).into_iter().any(|(_, bytes)| String::from_utf8_lossy(&bytes).contains("Ana Ruiz"));
        assert!(!told, "{reader}");
    }
    packet.run(["receive", "ana", "answer.eml"]).code(0);
    assert!(packet.read("feedback/ana.md").contains("state = \"given\""), "they have changed their mind");
}

/// The way of the form: made, written into as the page does it, sent back as a file and in a letter.
#[test]
fn a_form_that_comes_back_is_read() {
    let packet = packet().file("feedback/bo.md", ANA.replace("Ana Ruiz", "Bo Lind"));
    packet.run(["ask", "ana", "--again", "--form", "-o", "form.html"]).code(0);
    let form = packet.read("form.html");
    let written = |answer: &str, declined: &str| {
        form.replace("\"answer\":\"\"", &format!("\"answer\":\"{answer}\"")).replace("\"declined\":false", declined)
    };
    packet.run(["receive", "ana", "form.html"]).code(2).complains("holds no words");
    packet.save("words.html", written("It held.\\n\\n-- \\nTwice, \\u003cb>indeed\\u003c/b>.", "\"declined\":false"));
    packet.run(["receive", "bo", "words.html"]).code(2).complains("made for somebody else than Bo Lind");
    packet.save("no.html", written("Sorry.", "\"declined\":true"));
    packet
        .run(["receive", "ana", "no.html", "--dry-run"])
        .code(0)
        .says("Ana Ruiz writes, which is kept nowhere:\n  Sorry.")
        .says("would record");
    packet.save("broken.html", form.replace("\"answer\":\"\"", "\"answer\":\"It held"));
    packet
        .run(["receive", "ana", "broken.html"])
        .code(2)
        .complains("changed by hand and cannot be read")
        .complains("open it in a browser");
    let attached = format!(
        "From: Ana Ruiz <ana@example.com>\nDate: Wed, 20 May 2026 10:00:00 +0200\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n\
         Here it is!\n--b\nContent-Type: text/html; name=\"words.html\"\nContent-Disposition: attachment; filename=\"words.html\"\n\n{}\n--b--\n",
        written("It held in the letter.", "\"declined\":false")
    );
    packet.save("answer.eml", attached);
    packet.run(["receive", "ana", "answer.eml", "--dry-run"]).code(0).says("(5 words)");
    packet.run(["receive", "ana", "words.html", "--on", "2026-05-20"]).code(0);
    assert!(
        packet.read("feedback/ana.md").ends_with("# Given\n\nIt held.\n\n\\--\\\nTwice, \\<b\\>indeed\\</b\\>.\n"),
        "{}",
        packet.read("feedback/ana.md")
    );
}

#[test]
fn days_and_senders_that_do_not_fit_are_said() {
    let packet = packet();
    packet.save("old.eml", MAIL.replace("20 May 2026", "1 Apr 2026"));
    packet
        .run(["receive", "ana", "old.eml"])
        .code(2)
        .complains("is of 1 April 2026, before they were asked on 2 May 2026");
    packet.run(["receive", "ana", "answer.eml", "--on", "2099-01-01"]).code(2).complains("is not yet");
    packet.save("other.eml", MAIL.replace("Ana Ruiz <ana@example.com>", "Bo Lind <bo@example.com>"));
    packet
        .run(["receive", "ana", "other.eml", "--dry-run"])
        .code(0)
        .says("The letter is from Bo Lind: are they Ana Ruiz's words?");
}

#[test]
fn what_cannot_be_read_leaves_the_note_alone() {
    let packet = packet()
        .file("latin.txt", b"caf\xe9")
        .file("empty.txt", "\n")
        .file("quoted.eml", "From: Ana <a@b.c>\nDate: x\n\n> only\n")
        .file("a.docx", b"PK\x03\x04\0\xff\0");
    for (file, words) in [
        ("latin.txt", "is no UTF-8; it looks like Latin-1"),
        ("empty.txt", "holds no words"),
        ("quoted.eml", "holds no words of theirs"),
        ("a.docx", "is no text"),
        ("gone.txt", "cannot read `gone.txt`"),
        ("feedback", "is a folder"),
    ] {
        packet.run(["receive", "ana", file]).code(2).complains(words);
    }
    packet.run(["receive", "anna", "answer.eml"]).code(2).complains("there is no feedback note `anna`");
    packet.run(["receive", "ana"]).code(2);
    assert_eq!(packet.read("feedback/ana.md"), ANA);
    let broken = Packet::new().file("feedback/ana.md", ANA.replace("cross-team", "foe")).file("answer.eml", MAIL);
    broken.run(["receive", "ana", "answer.eml"]).code(2).complains("cannot take words as it stands");
}

#[cfg(unix)]
#[test]
fn a_note_that_may_not_be_written_stays() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let packet = packet();
    set_permissions(packet.path("feedback/ana.md"), Permissions::from_mode(0o444)).unwrap();
    Ran::of(promo(&packet.path("")).args(["receive", "ana", "answer.eml"]))
        .code(2)
        .complains("may not be written by you")
        .stdout("");
    assert_eq!(packet.read("feedback/ana.md"), ANA);
}

/// The way of three peers: one answers by a letter, one by the form, one declines; from the author's page of requests to the manager's page.
#[test]
fn the_way_of_three_peers() {
    let peer = |name: &str| {
        ANA.replace("Ana Ruiz", name).replace("\"requested\" # since May\nasked = 2026-05-02", "\"draft\"")
    };
    let packet = Packet::new()
        .file("feedback/ana.md", peer("Ana Ruiz"))
        .file("feedback/bo.md", peer("Bo Lind"))
        .file("feedback/cy.md", peer("Cy Moe"));
    packet.run(["build", "--for", "self"]).code(0);
    assert!(packet.read("dist/self/requests.html").contains("state-draft"));
    packet
        .run(["ask", "--all-due", "--as", "eml", "--form"])
        .code(0)
        .says("ana-ruiz.eml")
        .says("bo-lind.eml")
        .says("cy-moe.eml");
    packet.run(["build", "--for", "manager"]).code(0);
    assert!(packet.read("dist/manager/brief.html").contains("Bo Lind"), "the manager knows who was asked");
    packet.save("ana.eml", MAIL.replace("Date: Wed, 20 May 2026 10:00:00 +0200\r\n", ""));
    packet.run(["receive", "ana", "ana.eml"]).code(0);
    packet.run(["ask", "bo", "--again", "--form", "-o", "bo.html"]).code(0);
    packet.save(
        "bo.html",
        packet
            .read("bo.html")
            .replace("\"answer\":\"\"", "\"answer\":\"I counted forty refunds in June and none in July.\""),
    );
    packet.run(["receive", "bo", "bo.html"]).code(0);
    packet.run(["receive", "cy", "--declined"]).code(0);
    packet.run(["check"]).code(0);
    packet.run(["build", "--for", "manager"]).code(0);
    let page = packet.read("dist/manager/feedback/bo.html");
    assert!(page.contains("I counted forty refunds in June and none in July.") && !page.contains("shipped it in May"));
    assert!(packet.read("dist/manager/feedback/ana.html").contains("rang six of them"));
    let told = snapshot(&packet.path("dist/manager"))
        .into_iter()
        .any(|(_, bytes)| String::from_utf8_lossy(&bytes).contains("Cy Moe"));
    assert!(!told, "nobody learns who would rather not");
}
