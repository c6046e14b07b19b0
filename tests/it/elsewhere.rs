//! Notes that were written in other editors and for other programs: they work here, or it is said what to write. Each test is a small packet of one kind.

use crate::packet::{PNG, Packet};

/// A packet with one note of evidence, whose body this is, another note and three files.
fn packet(body: &str) -> Packet {
    Packet::new()
        .file("case.md", "# The case\n\nWhy now: the team grew.\n")
        .file("evidence/build.md", note("Cut the build time by half", body))
        .file("evidence/oncall.md", note("Halved the pages", "## What changed\n\nText.\n"))
        .file("files/shot.png", PNG)
        .file("files/deep/chart.png", PNG)
        .file("files/report.pdf", "%PDF-1.4")
}

fn note(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\ndate: 2026-03-01\ncriteria: [scope]\n---\n\n{body}")
}

/// The page of that note, as the manager has it.
fn page(packet: &Packet) -> String {
    packet.run(["build", "--for", "manager"]).code(0);
    packet.read("dist/manager/evidence/build.html")
}

#[track_caller]
fn shows(body: &str, parts: &[&str]) {
    let page = page(&packet(body));
    for part in parts {
        assert!(page.contains(part), "`{part}` is not in\n{page}");
    }
}

/// What the check says to write, or why.
#[track_caller]
fn says(body: &str, parts: &[&str]) {
    let ran = packet(body).run(["check"]);
    parts.iter().fold(ran, |ran, part| ran.says(part));
}

#[test]
fn words_in_brackets_are_words_of_a_link() {
    shows(
        "[[1]](https://example.com/a) and [[2]][r].\n\n[r]: https://example.com/b\n",
        &[">[1]</a>", "href=\"https://example.com/b\" rel=\"noopener noreferrer\">[2]</a>"],
    );
}

#[test]
fn headings_are_named_by_their_words_or_by_githubs_anchors() {
    shows(
        "[[oncall#What changed]], [[oncall#what changed|there]], [[#Local part]], [a](oncall.md#What%20changed), [b](#q1--q2)\n\n\
         ## Local part\n\n## Q1 & Q2\n",
        &[
            "<a href=\"oncall.html#what-changed\">Halved the pages</a>",
            "<a href=\"oncall.html#what-changed\">there</a>",
            "<a href=\"#local-part\">Local part</a>",
            "<a href=\"oncall.html#what-changed\">a</a>",
            "<a href=\"#q1-q2\">b</a>",
        ],
    );
    says(
        "[[#Twice]]\n\n## Twice\n\n## Twice\n",
        &["error[broken-anchor]: `#Twice` can be 2 headings", "write `#twice` or `#twice-2`"],
    );
    // The third of its name here, the second on GitHub.
    says("[a](#x-2)\n\n## X\n\n## X\n\n## X\n", &["`#x-2` can be 2 headings", "an anchor of its own"]);
}

#[test]
fn pictures_are_found_by_name_and_a_width_is_no_word() {
    shows(
        "![[shot.png]] ![[shot.png|300]] ![[files/shot.png]] ![[deep/chart.png|A chart|300x200]] ![A shot|300](../files/shot.png)\n",
        &[
            "<img src=\"../files/shot.png\" alt=\"shot.png\" width=\"1\" height=\"1\" loading=\"lazy\"> <img src=\"../files/shot.png\" \
             alt=\"shot.png\" width=\"1\" height=\"1\" loading=\"lazy\"> <img src=\"../files/shot.png\" alt=\"shot.png\"",
            "<img src=\"../files/deep/chart.png\" alt=\"A chart\"",
            "<img src=\"../files/shot.png\" alt=\"A shot\"",
        ],
    );
    let two = packet("![[shot.png]]\n").file("files/other/shot.png", PNG);
    two.run(["check"]).code(1).says("error[broken-image]: `shot.png` is the name of 2 files");
}

#[test]
fn what_leads_nowhere_says_what_to_write() {
    for (written, instead) in [
        ("![x](../files/shot.png?raw=true)", "write `../files/shot.png`"),
        ("![x](..\\files\\shot.png)", "write `../files/shot.png`"),
        ("![x](../../files/shot.png)", "write `../files/shot.png`"),
        ("![x](files/shot.png)", "write `../files/shot.png`"),
        ("![x](/files/shot.png)", "write `../files/shot.png`"),
        ("![x](chart.png)", "write `../files/deep/chart.png`"),
        ("![x](../files/shott.png)", "did you mean `../files/shot.png`?"),
        ("![[shott.png]]", "did you mean `![[shot.png]]`?"),
        ("[x](..\\evidence\\oncall.md#what-changed)", "write `oncall.md`"),
        ("[x](oncall)", "write `oncall.md`"),
        ("[x](oncall.md?plain=1)", "write `oncall.md`"),
        ("![[oncall]]", "write `[[oncall]]`, a link to it"),
        ("![[oncall#What changed]]", "write `[[oncall#What changed]]`, a link to it"),
        ("![[report.pdf]]", "write `[[report.pdf]]`, a link to it"),
        ("[[oncall#^block]]", "single blocks have no names here"),
    ] {
        packet(written).run(["check"]).code(1).says(instead);
    }
}

#[test]
fn a_place_in_a_file_stays_in_the_link() {
    shows(
        "[page 3](../files/report.pdf#page=3) and [[report.pdf#page=4]]\n",
        &["<a href=\"../files/report.pdf#page=3\">page 3</a>", "<a href=\"../files/report.pdf#page=4\">report.pdf</a>"],
    );
}

#[test]
fn letters_are_the_same_however_they_are_encoded() {
    let (one, two) = ("Caf\u{e9}", "Cafe\u{301}");
    for (file, link) in [(one, two), (two, one)] {
        let packet = packet(&format!(
            "[[{link}]] ![a]({link}.png) ![b](../files/{link}.png) ![[{link}.png]] [c]({link}.md#r\u{e9}sume\u{301})\n"
        ))
        .file(&format!("evidence/{file}.md"), note("Another", "## R\u{e9}sum\u{e9}\n"))
        .file(&format!("files/{file}.png"), PNG)
        .file("impact/claim.md", format!("---\nclaim: Faster\nevidence: [{link}]\n---\n"));
        let ran = packet.run(["check"]).code(1);
        let ran = ran.says("write `../files/Caf");
        assert_eq!(ran.out().matches("error[").count(), 1, "{}", ran.out());
    }
    let twice = packet("").file(&format!("files/{one}.png"), PNG).file(&format!("files/{two}.png"), PNG);
    if twice.path("files").read_dir().unwrap().count() > 4 {
        twice.run(["check"]).code(1).says("error[duplicate-id]").says("are one file on some systems");
    }
}

#[test]
fn notes_that_are_not_read_are_named() {
    let packet = packet("")
        .file("evidence/one.markdown", "x")
        .file("impact/two.mdx", "x")
        .file("feedback/three.txt", "x")
        .file("log/four.docx", "x")
        .file("files/five.txt", "x");
    let ran = packet.run(["check"]).code(0).keeps_still_of("five.txt");
    for name in ["evidence/one.markdown", "impact/two.mdx", "feedback/three.txt", "log/four.docx"] {
        assert!(ran.out().contains(&format!("warning[unread-note]: `{name}` is not read")), "{}", ran.out());
    }
}

#[test]
fn what_is_only_in_the_cloud_stops_a_build() {
    let packet = packet("[[away]] ![x](../files/far.png)\n")
        .file("evidence/.away.md.icloud", "bplist00")
        .file("files/far.png.nextcloud", "")
        .file(".Readme.txt.icloud", "bplist00")
        .file("evidence/.oncall.md.icloud", "bplist00");
    let ran = packet.run(["check"]).code(1).says("error[not-downloaded]: `evidence/away.md` is not on this disk");
    let ran = ran
        .says("error[not-downloaded]: `files/far.png`")
        .keeps_still_of("Readme")
        .keeps_still_of("unknown-note")
        .keeps_still_of("broken-image");
    ran.keeps_still_of("`evidence/oncall.md` is not on this disk");
    packet.run(["build"]).code(1);
}

#[test]
fn what_a_merge_left_stops_a_build() {
    let packet = packet("<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> laptop\n");
    packet.run(["build"]).code(1);
    packet.run(["check"]).code(1).says("error[merge-marker]");
    let in_front = "---\n<<<<<<< HEAD\ntitle: One\n=======\ntitle: Two\n>>>>>>> laptop\ndate: 2026-03-01\n---\n";
    let ran = self::packet("").file("evidence/front.md", in_front).run(["check"]).code(1).says("error[merge-marker]");
    assert_eq!(ran.out().matches("error[").count(), 1, "one cause, one finding: {}", ran.out());
}

#[test]
fn html_is_said_and_a_break_breaks() {
    says("It was <b>slow</b>.\n", &["warning[raw-html]", "for `<b>` write `**words**`"]);
    shows("| a |\n|---|\n| b<br>c |\n", &["<td>b<br />\nc</td>"]);
}

#[test]
fn cells_without_a_column_are_named() {
    says(
        "| a | b | c |\n|---|---|---|\n| [[oncall|on call]] | quiet | LASTCELL |\n",
        &["warning[dropped-cell]", "LASTCELL", "is written `\\|`"],
    );
}

#[test]
fn a_number_with_two_readings_has_no_change() {
    let metric = |before: &str, after: &str| {
        format!(
            "---\ntitle: Latenz gesenkt\ndate: 2026-03-01\nmetrics:\n  - {{name: Latenz, before: \"{before}\", after: \"{after}\", better: lower}}\n---\n"
        )
    };
    for (language, before, after) in
        [("de", "1.200 ms", "180 ms"), ("en", "1.200 ms", "1,5 s"), ("en", "1.200 ms", "180 ms")]
    {
        let packet = packet("").file("evidence/metric.md", metric(before, after));
        let settings = packet.read("packet.toml").replace("[packet]", &format!("[packet]\nlanguage = \"{language}\""));
        packet.save("packet.toml", settings);
        packet.run(["check"]).code(0).says("warning[ambiguous-number]").says("write `1200 ms` or `1.2 ms`");
        packet.run(["build"]).code(0);
        let page = packet.read("dist/manager/metrics.html").replace('\u{a0}', " ");
        assert!(page.contains(before) && !page.contains("as long") && !page.contains("worse"), "{page}");
    }
    let clear = packet("").file("evidence/metric.md", metric("1,200 ms", "180 ms"));
    clear.run(["check"]).code(0).keeps_still_of("ambiguous-number");
    clear.run(["build"]).code(0);
    assert!(clear.read("dist/manager/metrics.html").contains("85"), "a change is computed");
}

#[test]
fn emphasis_stands_beside_full_width_punctuation() {
    shows(
        "これは**「重要なこと」**です。\n\n这是**我想做的事。**所以继续。\n\n한국어 **마크다운(Markdown)**을 쓴다.\n",
        &[
            "<strong>「重要なこと」</strong>で",
            "<strong>我想做的事。</strong>所",
            "<strong>마크다운(Markdown)</strong>을",
        ],
    );
}

#[test]
fn a_line_that_looks_like_a_heading_is_said() {
    says(
        "\u{feff}## One\n\n##\u{a0}Two\n\n##Three\n",
        &["a byte order mark (U+FEFF) stands before the `#`", "a no-break space (U+00A0)", "no blank follows the `#`"],
    );
}

#[test]
fn what_is_written_from_the_right_stands_on_the_right() {
    let packet = packet("نقلتُ النظام إلى PostgreSQL 16.\n\n## النتيجة\n\n- عنصر\n");
    assert!(page(&packet).contains("<p dir=\"auto\">نقلتُ"), "in any packet");
    assert!(!page(&packet).contains("dir=\"rtl\""));
    packet.save("packet.toml", packet.read("packet.toml").replace("[packet]", "[packet]\nlanguage = \"ar\""));
    let page = page(&packet);
    for part in ["<html lang=\"ar\" dir=\"rtl\"", "<h1 dir=\"auto\">", "<h2 dir=\"auto\"", "<ul dir=\"auto\">"] {
        assert!(page.contains(part), "`{part}` is not in\n{page}");
    }
}

#[test]
fn code_in_a_title_is_code_and_plain_where_no_code_can_stand() {
    let packet = packet("").file("evidence/build.md", note("'Fixed `cm <check>` and 3` pipes`'", "Text.\n"));
    let page = page(&packet);
    assert!(
        page.contains("<h1 dir=\"auto\">Fixed <code>cm &lt;check&gt;</code> and 3<code> pipes</code></h1>"),
        "{page}"
    );
    assert!(page.contains("<title>Fixed cm &lt;check&gt; and 3 pipes · "), "{page}");
    assert!(
        packet
            .read("dist/manager/print.html")
            .contains("<span class=\"contents-title\">Fixed <code>cm &lt;check&gt;</code>")
    );
    packet.save("evidence/build.md", note("'One ` alone'", "Text.\n"));
    assert!(self::page(&packet).contains("<h1 dir=\"auto\">One ` alone</h1>"));
}
