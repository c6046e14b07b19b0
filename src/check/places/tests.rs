//! In which forms a private term is found, told through the rule that looks for them.

use crate::check::trial::found;

const EVIDENCE: &str = "title = \"A\"\ndate = 2026-03-14\n";

fn note(front: &str, body: &str) -> String {
    format!("+++\n{front}+++\n{body}\n")
}

/// Whether a term is found in a file of a packet in which an evidence note shows `files/a.svg`, or in the note itself.
fn holds(term: &str, path: &str, text: &str) -> bool {
    let settings = format!("[private]\nterms = [{term:?}]\n");
    let note = note(EVIDENCE, "![a](../files/a.svg)");
    let mut files = vec![("packet.toml", settings.as_str()), ("evidence/shown.md", &note)];
    files.push((path, text));
    !found("private-term", &files).is_empty()
}

fn in_body(term: &str, body: &str) -> bool {
    holds(term, "evidence/a.md", &note(EVIDENCE, body))
}

#[test]
fn drawings_are_read_as_they_are_seen_and_as_they_are_written() {
    for drawing in [
        "<svg><text>Smith &amp; Sons</text></svg>",
        "<svg><text>Smith &#38;\n   Sons</text></svg>",
        "<svg><text><tspan x=\"0\">Smith &amp;</tspan><tspan x=\"0\" dy=\"1em\">Sons</tspan></text></svg>",
        "<svg><text>Smith&#160;&amp;&#xa0;Sons</text></svg>",
        "<svg><text><tspan>S</tspan><tspan>m</tspan><tspan>ith &amp; So</tspan><tspan>n</tspan><tspan>s</tspan></text></svg>",
        "<svg><a href=\"https://example.com/?q=Smith%20%26%20Sons\"/></svg>",
        "<svg><title>Smith &amp; Sons</title></svg>",
        "<svg><style>a { content: 'Smith \\26  Sons' }</style></svg>",
        "<svg><image href=\"data:image/svg+xml;base64,PHN2Zz48dGV4dD5TbWl0aCAmYW1wOyBTb25zPC90ZXh0Pjwvc3ZnPg==\"/></svg>",
    ] {
        assert!(holds("Smith & Sons", "files/a.svg", drawing), "{drawing}");
    }
    for taken_out in [
        "<svg><!-- Smith & Sons --></svg>",
        "<svg><metadata><![CDATA[Smith & Sons]]></metadata></svg>",
        "<svg><style>/* Smith \\26  Sons */</style></svg>",
        "<svg content=\"&lt;mxfile&gt;&lt;mxCell value=&quot;Smith &amp;amp; Sons&quot;/&gt;&lt;/mxfile&gt;\"/>",
        "<svg content=\"&lt;mxfile&gt;%3CmxCell%20value%3D%22Smith%20%26amp%3B%20Sons%22%2F%3E&lt;/mxfile&gt;\"/>",
    ] {
        assert!(!holds("Smith & Sons", "files/a.svg", taken_out), "{taken_out}");
    }
    assert!(!holds("Smith & Sons", "files/a.svg", "<svg><text>Smith &amp; Daughters</text></svg>"));
    let shown = note(EVIDENCE, "![a](../files/project.falcon.svg)");
    let settings = "[private]\nterms = [\"Project Falcon\"]\n";
    let files = [("packet.toml", settings), ("evidence/a.md", &*shown), ("files/project.falcon.svg", "<svg/>")];
    assert_eq!(found("private-term", &files).len(), 1, "the name of a file");
}

#[test]
fn the_theme_is_read_too() {
    for (path, text) in [
        ("theme/index.html", "<p>Project&nbsp;Falcon</p>"),
        ("theme/index.html", "<p>Project <b>Fal</b>con</p>"),
        ("theme/style.css", "a::after { content: \"Project\\A Falcon\"; }"),
        (
            "theme/style.css",
            "a { background: url(\"data:image/svg+xml,%3Csvg%3E%3Ctext%3EProject Falcon%3C/text%3E\"); }",
        ),
        ("theme/script.js", "const name = \"Project\\u0020Falcon\";"),
    ] {
        assert!(holds("Project Falcon", path, text), "{path}: {text}");
    }
    for (path, text) in [
        ("theme/data.json", "{\"name\": \"Project\\u00a0Falcon\"}"),
        ("theme/note.txt", "project-falcon"),
        ("theme/script.js", "a() // Project Falcon"),
        ("theme/index.html", "<!-- Project Falcon -->"),
    ] {
        assert!(!holds("Project Falcon", path, text), "{path}: nothing names it, or it is a comment: {text}");
    }
    let font = "@font-face { src: url(data:font/woff2;base64,d09GMgABProjectFalcon/Falcon+AAA=) }";
    assert!(!holds("Project Falcon", "theme/style.css", font) && !holds("Falcon", "theme/style.css", font));
}

#[test]
fn addresses_code_and_tags_are_seen_through() {
    for body in [
        "[x](https://example.com/?q=Project+Falcon)",
        "[x](https://example.com/?q=Project%2520Falcon)",
        "[x](https://project.falcon.example.com/)",
        "[x](https://example.com/project/falcon/)",
        "[x](https://example.com/#project:falcon)",
        "<https://example.com/project/falcon>",
        "`GET /search?q=Project%20Falcon`",
        "Look for Project%20Falcon.",
        "```\nopen 'Project%2520Falcon'\n```",
        "| a | b |\n|---|---|\n| Project<br>Falcon | c |",
        "Pro<b>ject</b> Falcon",
        "Project <i class=\"x\">Fal</i>con",
        "`{\"name\": \"Project\\u0020Falcon\"}`",
        "`Project&nbsp;Falcon`",
        "Pr\u{43e}ject F\u{430}lcon",
    ] {
        assert!(in_body("Project Falcon", body), "{body}");
    }
    for (term, body) in [
        ("Jürgen Großmann", "JÜRGEN GROSSMANN"),
        ("GROSSMANN", "Großmanns Plan"),
        ("Νίκος", "ΝΙΚΟΣ"),
        ("Łukasz", "lukasz"),
        ("Søren", "SOREN"),
        ("Müller", "mueller@example.com"),
    ] {
        assert!(in_body(term, body), "{term}: {body}");
    }
}

#[test]
fn what_only_looks_alike_is_not_found() {
    for (term, body) in [
        ("Ana", "An analysis of a banana, `a.na`."),
        ("Project Falcon", "We closed the project. Falcons fly."),
        ("Project Falcon", "| project | falcon |\n|---|---|\n| a | b |"),
        ("Shell", "She'll see."),
        ("Ada", "[x](https://example.com/commit/3ada9f1c)"),
        ("June", "Nothing."),
        ("May", "One of them might."),
        ("12", "1.2 or 112 or 2012"),
        ("IT Ops", "We edit ops; [x](https://example.com/edit/ops)"),
    ] {
        assert!(!in_body(term, body), "{term}: {body}");
    }
    let date = EVIDENCE.replace("03-14", "06-14");
    assert!(!holds("June", "evidence/a.md", &note(&date, "")));
}

#[test]
fn a_day_is_found_wherever_it_is_printed() {
    for term in ["14 March 2026", "2026-03-14", "March 14th, 2026", "14.3.2026", "March 2026", "14 Mar"] {
        assert!(holds(term, "evidence/a.md", &note(EVIDENCE, "")), "{term}");
    }
    assert!(!holds("4 March 2026", "evidence/a.md", &note(EVIDENCE, "")));
    assert!(!holds("15 March 2026", "evidence/a.md", &note(EVIDENCE, "")));
    let work = EVIDENCE.replace("date = 2026-03-14", "from = 2026-03-02\nto = 2026-03-09");
    assert!(holds("2 March 2026", "evidence/a.md", &note(&work, "")));
    assert!(holds("9 March 2026", "evidence/a.md", &note(&work, "")));
    for body in
        ["on 2026-05-03", "on May 3rd, 2026", "[x](https://example.com/2026/05/03/)", "on 3.5.2026", "on 3\nMay 2026"]
    {
        assert!(in_body("3 May 2026", body), "{body}");
    }
    let note = "+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\n";
    let settings = "[private]\nterms = [\"14 March 2026\"]\n";
    let found = found("private-term", &[("packet.toml", settings), ("evidence/a.md", note)]);
    assert_eq!(found, ["evidence/a.md: 2026-03-14: `14 March 2026` would be shown to the manager and the committee"]);
}

#[test]
fn of_a_drawing_the_piece_is_marked() {
    let drawing = "<svg>\n<rect/>\n<text><tspan>Project</tspan> <tspan>Falcon</tspan></text>\n<text>b</text>\n<text>Project&#160;Falcon</text></svg>";
    let settings = "[private]\nterms = [\"Project Falcon\"]\n";
    let note = note(EVIDENCE, "![a](../files/a.svg)");
    let found = found("private-term", &[("packet.toml", settings), ("evidence/a.md", &note), ("files/a.svg", drawing)]);
    let message = "`Project Falcon` would be shown to the manager and the committee";
    let marked = ["<tspan>Project</tspan> <tspan>Falcon", "<text>Project&#160;Falcon"];
    assert_eq!(found, marked.map(|words| format!("files/a.svg: {words}: {message}")));
}

#[test]
fn of_a_paragraph_the_words_are_marked() {
    let settings = "[private]\nterms = [\"Project Falcon\"]\n";
    let note = note(EVIDENCE, "Look for Project%20Falcon, and for `GET /?q=Project%2520Falcon now`.");
    let found = found("private-term", &[("packet.toml", settings), ("evidence/a.md", &note)]);
    let words: Vec<&str> = found.iter().filter_map(|found| found.split(": ").nth(1)).collect();
    assert_eq!(words, ["Project%20Falcon,", "/?q=Project%2520Falcon"]);
}
