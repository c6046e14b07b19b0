//! What is taken from a file, and what comes of it in a note.

use super::cut::WhatElse;
use super::letter::{Letter, Unreadable, read_letter};
use super::note::{Refusal, take};
use super::written::{Written, as_typed, ways};
use crate::document::plain::plain_text;
use crate::edition::make_edition;
use crate::packet::read_packet;
use crate::source::Tree;
use crate::vocabulary::{Audience, NoteKind};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use jiff::civil::date;
use proptest::prelude::*;

fn read(bytes: impl AsRef<[u8]>) -> Letter {
    read_letter(bytes.as_ref(), "answer").unwrap()
}

/// A letter with this head and body.
fn mail(head: &str, body: &str) -> Vec<u8> {
    let head = format!(
        "From: Ana Ruiz <ana@example.com>\nDate: Wed, 20 May 2026 23:30:00 -0700\nMIME-Version: 1.0\n{head}\n\n"
    );
    format!("{head}{body}").replace('\n', "\r\n").into_bytes()
}

/// What was left out, each as what it is and its first line.
fn left(letter: &Letter) -> Vec<(WhatElse, &str)> {
    letter.left_out.iter().map(|left| (left.what, left.text.lines().next().unwrap_or_default())).collect()
}

const PLAIN: &str = "Content-Type: text/plain; charset=utf-8";

#[test]
fn letters_are_read_in_the_encodings_of_the_world() {
    let of = |head: &str, body: &str| read(mail(head, body)).words;
    assert_eq!(
        of(
            &format!("{PLAIN}\nContent-Transfer-Encoding: quoted-printable"),
            "It h=C3=A4lt, and=\n holds =E2=80=93 still."
        ),
        "It hält, and holds – still."
    );
    let encoded = BASE64_STANDARD.encode("Sie hat geführt.\r\nGut.");
    assert_eq!(of(&format!("{PLAIN}\nContent-Transfer-Encoding: base64"), &encoded), "Sie hat geführt.\nGut.");
    assert_eq!(of("Content-Type: text/plain; charset=ISO-2022-JP", "\u{1b}$B$\"$j$,$H$&\u{1b}(B"), "ありがとう");
    let latin = [mail("Content-Type: text/plain; charset=iso-8859-1", "caf"), vec![0xe9]].concat();
    assert_eq!(read(latin).words, "café");
    let letter = read(mail(PLAIN, "It held."));
    assert_eq!((letter.sent, letter.from.unwrap().name), (Some(date(2026, 5, 20)), "Ana Ruiz".to_owned()));
}

#[test]
fn a_letter_that_is_only_a_page_is_read_as_it_is_seen() {
    let page = "<html><head><style>p { color: red }</style><title>x</title></head><body><div>Hello Kim,</div><div><br></div>\
                <p>It <b>held</b> &amp; was&nbsp;fast.<br>Twice.</p><ul><li>one</li><li>two</li></ul><div style=\"display: none\">unseen</div>\
                <div class=\"gmail_quote\"><div>On Mon, 4 May 2026, Kim wrote:</div><blockquote>Would you <div>say</div></blockquote></div></body></html>";
    let letter = read(mail("Content-Type: text/html; charset=utf-8", page));
    assert_eq!(letter.words, "Hello Kim,\n\nIt held & was fast.\nTwice.\n\n- one\n- two");
    assert_eq!(left(&letter), [(WhatElse::Quoted, "> On Mon, 4 May 2026, Kim wrote:")]);
}

#[test]
fn what_is_not_theirs_is_cut_and_kept() {
    let text = "Ana here. It held.\n\nOn Mon, 4 May 2026 at 10:00, Kim Berg\n<kim@example.com> wrote:\n\n> Would you say\n>\n> a few words?\n\n\
                And I was there on Tuesday.\n\n-- \nAna Ruiz\nTill & Co\n";
    let letter = read(mail(PLAIN, text));
    assert_eq!(letter.words, "Ana here. It held.\n\n\nAnd I was there on Tuesday.");
    assert_eq!(
        left(&letter),
        [(WhatElse::Quoted, "On Mon, 4 May 2026 at 10:00, Kim Berg"), (WhatElse::Signature, "-- ".trim_end())]
    );
    for (text, what) in [
        ("It held.\n\n-----Original Message-----\nFrom: Kim\nTo: Ana\n\nWould you?", WhatElse::Quoted),
        (
            "It held.\n\n________________________________\nFrom: Kim Berg\nSent: Monday\nTo: Ana\nSubject: A few words\n\nWould you?",
            WhatElse::Quoted,
        ),
        ("It held.\n\nVon: Kim\nGesendet: Montag\nAn: Ana\nBetreff: Worte\n\nWould you?", WhatElse::Quoted),
        ("It held.\n\nAm 4. Mai 2026 schrieb Kim:\n> Would you?", WhatElse::Quoted),
        ("It held.\n\nSent from my iPhone", WhatElse::Signature),
        (
            "It held.\n\n_______________________________________________\nTeam mailing list\nhttps://lists.example.com/listinfo/team",
            WhatElse::Footer,
        ),
    ] {
        let letter = read(mail(PLAIN, text));
        assert_eq!((letter.words.as_str(), left(&letter)[0].0), ("It held.", what), "{text}");
    }
}

#[test]
fn what_may_be_theirs_stays() {
    for text in [
        "I wrote:\n\nshe took it over.",
        "From: the till, to: the bank, she owned it all.",
        "It held --\nand then it did not.\n\n--\n\nOne.\n\nTwo.\n\nThree.\n\nFour\n\nFive\n\nSix\n\nSeven\n\nEight\n\nNine\n\nTen\n\nEleven\n\nTwelve",
        "My notes of the day:\n----------\nIt held.",
    ] {
        assert_eq!(read(mail(PLAIN, text)).words, text, "{text}");
        assert_eq!(read(text).words, text);
    }
    assert_eq!(
        read("> a quote of mine\n\nIt held.").words,
        "> a quote of mine\n\nIt held.",
        "in a text only what a line says is quoted"
    );
}

#[test]
fn attachments_are_named_and_left_out_and_a_forged_boundary_hides_nothing() {
    let part = "--b\nContent-Type: text/plain\n\nIt held.\n--c\nnot a part\n--b\nContent-Type: application/pdf; name=\"a.pdf\"\n\
                Content-Disposition: attachment; filename=\"a.pdf\"\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--\n";
    let letter = read(mail("Content-Type: multipart/mixed; boundary=b", part));
    assert_eq!(
        (letter.words.as_str(), left(&letter)),
        ("It held.\n--c\nnot a part", vec![(WhatElse::Attachment, "a.pdf")])
    );
    let open = read(mail("Content-Type: multipart/mixed; boundary=b", "--b\nContent-Type: text/plain\n\nIt held.\n"));
    assert_eq!(open.words, "It held.");
}

#[test]
fn what_cannot_be_read_is_said() {
    let error = |bytes: &[u8]| read_letter(bytes, "answer").unwrap_err();
    assert_eq!(error(b"caf\xe9"), Unreadable::NotText(Some("Latin-1 or Windows-1252")));
    assert_eq!(error(b" \n\n"), Unreadable::Empty(Vec::new()));
    assert_eq!(error(b"a\x1b[2J"), Unreadable::Control('\u{1b}'));
    assert!(matches!(error(&mail(PLAIN, "> Would you?\n")), Unreadable::Empty(left) if left.len() == 1));
    assert_eq!(
        error(&mail("Content-Type: multipart/encrypted; boundary=b", "--b\n\nx\n--b--\n")),
        Unreadable::Encrypted
    );
    assert_eq!(error(&[mail(PLAIN, "caf"), vec![0xff]].concat()), Unreadable::Garbled);
    let request = format!("It held.\n\n{}", crate::ask::OUR_WORDS.replace(", ", ",\n"));
    assert_eq!(error(request.as_bytes()), Unreadable::HoldsTheRequest);
    let below = format!("It held.\n\nOn Monday, Kim wrote:\n\nHello\n{}\n", crate::ask::OUR_WORDS);
    assert_eq!(read(mail(PLAIN, &below)).words, "It held.");
}

/// A letter of 20 MB is read in the time of one look, and one that is larger is not.
#[test]
fn large_letters_are_read_and_larger_are_refused() {
    let pdf = BASE64_STANDARD.encode(vec![7_u8; 15_000_000]);
    let part = format!(
        "--b\nContent-Type: text/plain\n\nIt held.\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n{pdf}\n--b--\n"
    );
    assert_eq!(read(mail("Content-Type: multipart/mixed; boundary=b", &part)).words, "It held.");
    assert_eq!(read_letter(&vec![b'a'; 50_000_001], "a.txt").unwrap_err(), Unreadable::TooLarge);
    assert_eq!(read_letter(&vec![b'a'; 300_000], "a.txt").unwrap_err(), Unreadable::TooLong);
}

const NOTE: &str = "---\nfrom: {name: Ana Ruiz, relation: peer}\nstate: requested # since May\nasked: 2026-05-02\n---\n# Draft\n\nA *hope*.\n";

const SETTINGS: &str =
    "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";

/// What readers see of these words, put into this note; or why they are not.
fn shown(note: &str, words: &str, is_markdown: bool) -> Result<String, Refusal> {
    let settings =
        "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";
    let tree = Tree::of(&[("packet.toml", settings), ("feedback/a.md", note)]);
    let packet = read_packet(&tree, &mut Vec::new());
    let peer = packet.of_kind(NoteKind::Feedback).next().unwrap();
    let taken = take(&tree, &packet, peer, words, is_markdown, date(2026, 5, 20))?;
    let after = read_packet(&taken.tree, &mut Vec::new());
    let draft = after.of_kind(NoteKind::Feedback).next().unwrap().feedback().unwrap().draft.clone();
    assert!(note.contains("# Draft") == draft.is_some_and(|draft| plain_text(&draft) == "A hope."));
    let committee = make_edition(&after, Audience::Committee);
    Ok(plain_text(&committee.feedback[0].entry.body.markdown))
}

/// Whether the words come into the note in this way and no other.
fn is_taken_as(words: &str, written: &str) -> bool {
    let tree = Tree::of(&[("packet.toml", SETTINGS), ("feedback/a.md", NOTE)]);
    let packet = read_packet(&tree, &mut Vec::new());
    let peer = packet.of_kind(NoteKind::Feedback).next().unwrap();
    let taken = take(&tree, &packet, peer, words, false, date(2026, 5, 20)).unwrap();
    taken.edits.iter().any(|(_, text)| text.ends_with(&format!("# Given\n\n{written}")))
}

#[test]
fn words_are_shown_as_they_were_typed() {
    for words in [
        "# Draft\n\nIt held.",
        "It held.\n\nDraft\n\nTwice.\n\n# My draft (not sent)\n\n`# Given`",
        "It held.\n\n# Given\n\nTwice.",
        "+++\nstate = \"draft\"\n+++\n\nIt held.",
        "---\nIt held.\n---",
        "> [!private]\n> It held.",
        "<b>It</b> held. <!-- no --> %%hidden%% {{metric:a}} [[note]] ![[note]] ![x](y) [^1]",
        "*It* _held_ `twice`, 2 * 3 * 4, a_b_c, ~~no~~ & more &amp; \\*",
        "1986. A great year.\n- one\n+ two\n* three\n1) four",
        "It held\n=======\n\nTwice\n---",
        "```\nIt held.",
        "| a | b |\n|---|---|\n| c | d |",
        "    It held.",
        "[a]: https://example.com\n\n[a]",
        "ありがとう。彼女がやりました。",
        "https://example.com/a_b_c?d=*e* and <https://example.com>",
        "$a$ {#id} :smile: @ana ==mark==",
    ] {
        for markdown in [false, true] {
            let seen = shown(NOTE, words, markdown).unwrap_or_else(|why| panic!("{words:?}: {why:?}"));
            if !markdown {
                assert_eq!(as_typed(&seen), as_typed(words));
            }
        }
    }
    assert_eq!(shown(NOTE, "It *held*.\n\n- one\n- two", true).unwrap(), "It held.\none\ntwo");
}

/// What is not meant as anything is left as it is: a note is read and changed by its author.
#[test]
fn letters_that_are_no_marks_are_not_escaped() {
    for (words, written) in [
        (
            "It held. Don't \"ask\" me, 50 % & more (2 < 3), a_b.",
            "It held. Don't \"ask\" me, 50 % & more (2 < 3), a_b.",
        ),
        ("</script><!-- a & é", "\\</script\\>\\<\\!\\-\\- a & é"),
        ("- one\n- two", "\\- one\\\n\\- two"),
        ("#1 of 3: a-b -- c", "\\#1 of 3: a-b -- c"),
    ] {
        let written = Written { markdown: format!("{written}\n"), reads: as_typed(words) };
        assert_eq!(ways(words, false)[0], written);
        assert!(is_taken_as(words, &written.markdown), "{words}");
    }
}

/// A line that this program takes for a heading, whatever is done to it.
#[test]
fn what_cannot_be_shown_truly_is_refused() {
    assert!(matches!(shown(NOTE, "Draft <!--", true), Ok(_) | Err(Refusal::Untrue(_))));
    assert!(matches!(
        shown(&format!("{NOTE}\n<!-- open\n"), "It held.", false),
        Err(Refusal::Untrue(_) | Refusal::Faulty)
    ));
}

#[test]
fn a_place_is_found_and_nothing_is_written_over() {
    assert_eq!(shown(&format!("{NOTE}\n# Given\n"), "It held.", false).as_deref(), Ok("It held."));
    assert_eq!(shown(&NOTE.replace("# Draft", "## Draft"), "It held.", false).as_deref(), Ok("It held."));
    assert_eq!(
        shown("---\nfrom: {name: Ana, relation: peer}\nstate: draft\n---", "It held.", false).as_deref(),
        Ok("It held.")
    );
    let standing = format!("{NOTE}\n# Given\n\nFirst.\n");
    assert!(matches!(shown(&standing, "Second.", false), Err(Refusal::Standing(_, false))));
    assert!(matches!(shown(&standing, " First.\n", false), Err(Refusal::Standing(_, true))));
    assert!(matches!(shown(&NOTE.replace("relation: peer", "relation: foe"), "It held.", false), Err(Refusal::Faulty)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    /// Whatever a peer writes is found again word by word in what readers see, or is not taken.
    #[test]
    fn words_are_true_or_refused(words in "([-#>*+_`~=|<!\\[\\](){}&%:.0-9a-c \\t\\\\\"'^$@/\n]|Draft|Given|private|é|\u{200b}|\u{a0}|あ){1,60}", markdown: bool) {
        prop_assume!(!words.trim().is_empty());
        // Of Markdown the marks go that mean something, and what is left stands in what was typed.
        if let Ok(seen) = shown(NOTE, &words, markdown) {
            let (seen, typed) = (as_typed(&seen), as_typed(&words));
            let mut rest = typed.chars();
            let stands = seen.chars().filter(|it| it.is_alphanumeric()).all(|letter| rest.any(|other| other == letter));
            prop_assert!(seen == typed || markdown && stands, "{:?} of {:?}", seen, typed);
        }
    }

    /// No bytes end the program, and what is taken of a text stands in it.
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), is_mail: bool) {
        let bytes = if is_mail { [mail("Content-Type: multipart/mixed; boundary=b", "--b\n"), bytes].concat() } else { bytes };
        if let Ok(letter) = read_letter(&bytes, "answer.eml") {
            prop_assert!(!letter.words.trim().is_empty());
        }
    }
}
