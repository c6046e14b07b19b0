//! Editions on paper, printed by a real browser and read back from the PDF: every address can be read, the sheet is one page on either paper, the example is a
//! small pile, and no figure is parted from its unit. Needs Chromium and poppler; where they are missing this says what was not checked, and with `CI` set it
//! does not pass.

use crate::browser::{browser, missing};
use crate::chromium::{Browser, Tab};
use crate::packet::Packet;
use crate::packets::{self, Built};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What paper is printed on and read with.
struct Press {
    browser: Browser,
    poppler: PathBuf,
}

impl Press {
    fn new(what: &str) -> Option<Press> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let poppler = std::env::split_paths(&path).find(|folder| folder.join("pdftotext").is_file());
        let poppler = missing(poppler, "pdftotext of poppler", what)?;
        Some(Press { browser: browser(what)?, poppler })
    }

    /// A page of an edition as a PDF in the edition's folder.
    fn print(&self, built: &Built, page: &str) -> PathBuf {
        let tab = self.browser.open(&format!("file://{}", built.folder().join(page).display()));
        let pdf = built.folder().join("printed.pdf");
        fs::write(&pdf, tab.pdf()).unwrap();
        pdf
    }

    /// What one of poppler's programs writes about a PDF.
    fn read(&self, program: &str, options: &[&str], pdf: &Path) -> String {
        let out = (program == "pdftotext").then_some("-");
        let output = Command::new(self.poppler.join(program)).args(options).arg(pdf).args(out).output().unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The words of a PDF.
    fn words(&self, pdf: &Path) -> String {
        self.read("pdftotext", &[], pdf)
    }

    /// How many sheets it has, and how large they are.
    fn sheets(&self, pdf: &Path) -> (usize, String) {
        let told = self.read("pdfinfo", &[], pdf);
        let line = |name: &str| told.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned();
        (line("Pages:").parse().unwrap(), line("Page size:"))
    }

    /// How many sheets a page takes.
    fn count(&self, built: &Built, page: &str) -> usize {
        self.sheets(&self.print(built, page)).0
    }
}

/// A packet whose every part leads outside, to addresses that are longer than a line.
fn with_addresses() -> (Packet, Vec<String>) {
    let mut addresses = Vec::new();
    let mut address = |what: &str| {
        let long = format!("https://example.org/{what}/{}?q=1&r=%20#part-{what}", "a-long-way/".repeat(14));
        addresses.push(long.clone());
        long
    };
    let rubric = format!(
        "id = \"small\"\ntitle = \"Small\"\nsource = \"[The ladder]({})\"\n[[levels]]\nid = \"mid\"\ntitle = \"Engineer\"\n\
         [[levels]]\nid = \"senior\"\ntitle = \"Senior\"\n[[criteria]]\nid = \"scope\"\ntitle = \"Scope\"\n\
         [[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Owns [a system]({}).\"\n[[criteria.expectations.statements]]\n\
         id = \"one\"\ntext = \"Says so.\"\nlinks = [{{ title = \"Where\", url = \"{}\" }}]\n\
         [[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\n",
        address("source"),
        address("expectation"),
        address("statement"),
    );
    let evidence = format!(
        "---\ntitle: Work\ndate: 2026-03-14\ncriteria: [scope]\nlinks: [{{title: Design, url: \"{}\"}}]\n\
         metrics: [{{id: m, name: Time, before: 4.5 h, after: 38 min, source: \"{}\"}}]\n---\nSee [it]({0}1), [it]({0}1), <{0}2>.[^1]\n\n\
         | a | b | c | d |\n|---|---|---|---|\n| [x]({0}3) | 1 | 2 | 3 |\n\n[^1]: [Note]({0}4).\n",
        address("link"),
        address("metric"),
    );
    let base = address("link");
    addresses.extend((1..=4).map(|number| format!("{base}{number}")));
    let mut address = |what: &str| {
        let long = format!("https://example.org/{what}/{}", "a-long-way/".repeat(14));
        addresses.push(long.clone());
        long
    };
    let packet = Packet::new()
        .file("rubric.toml", rubric)
        .file("evidence/a.md", evidence)
        .file("case.md", format!("I ask, see [why]({}).\n", address("case")))
        .file("impact/a.md", format!("---\nclaim: It is fast\nevidence: [a]\n---\n[There]({}).\n", address("impact")))
        .file(
            "feedback/a.md",
            format!(
                "---\nfrom: {{name: Ana, relation: peer}}\nstate: given\n---\n# Given\n[She]({}) did.\n",
                address("feedback")
            ),
        )
        .file("answers/a.md", format!("---\nquestion: own-part\nevidence: [a]\n---\n[Mine]({}).\n", address("answer")))
        .file("notes/a.md", format!("---\naudience: committee\n---\n[A note]({}).\n", address("note")));
    let settings = packet.read("packet.toml").replace("senior-engineer", "rubric.toml");
    packet.save("packet.toml", settings);
    (packet, addresses)
}

#[test]
fn every_address_can_be_read_on_paper() {
    let Some(press) = Press::new("addresses on paper") else { return };
    let (packet, addresses) = with_addresses();
    let built = Built::of(&packet.path(""), "committee");
    // Whoever reads a line that ends in a hyphen may take it for one of the paper's, as this reader does.
    let bare = |text: &str| text.split_whitespace().collect::<String>().replace('-', "");
    // In the order in which it was printed: a raised number would mislead a reader that goes by places.
    let read = |page: &str| bare(&press.read("pdftotext", &["-raw"], &press.print(&built, page)));
    let words = read("print.html");
    let lost: Vec<&String> = addresses.iter().filter(|address| !words.contains(&bare(address))).collect();
    assert!(lost.is_empty(), "not on paper: {lost:#?}\nin {words}");
    // Once in the list, however often the note leads there.
    let once = addresses.iter().find(|address| address.ends_with('1')).unwrap();
    assert_eq!(words.matches(&format!("[1]{}", bare(once))).count(), 1, "{words}");
    let alone = read("evidence/a.html");
    let own = addresses.iter().filter(|address| address.contains("/link/") || address.contains("/metric/"));
    for address in own {
        assert!(alone.contains(&bare(address)), "{address} is not on the page that is printed alone: {alone}");
    }
}

#[test]
fn a_screen_shows_no_address_list() {
    let Some(browser) = browser("addresses on a screen") else { return };
    let (packet, _) = with_addresses();
    let built = Built::of(&packet.path(""), "committee");
    let tab = browser.open(&format!("file://{}", built.folder().join("evidence/a.html").display()));
    let shown = "[...document.querySelectorAll('.link-note, .link-notes, .running')].filter(it => it.getClientRects().length).length";
    assert_eq!(tab.evaluate(shown), 0);
    assert!(tab.evaluate("document.querySelectorAll('.link-note').length").as_u64() > Some(3));
}

/// Many criteria and many peers, with names as long as they are.
fn crowded() -> Packet {
    let mut rubric = "id = \"many\"\ntitle = \"Many\"\nscopes = [\"task\", \"feature\", \"system\", \"org\"]\n[[levels]]\nid = \"mid\"\ntitle = \"Engineer\"\n\
         [[levels]]\nid = \"senior\"\ntitle = \"Senior Engineer\"\nscope = \"system\"\n"
        .to_owned();
    for number in 0..14 {
        let _ = write!(
            rubric,
            "[[criteria]]\nid = \"c{number}\"\ntitle = \"Knowledge of the business domain {number}\"\n[[criteria.expectations]]\nlevel = \"senior\"\n\
             text = \"Takes what is only half understood and makes a plan of it.\"\n"
        );
    }
    for number in 0..6 {
        let _ = write!(
            rubric,
            "[[questions]]\nid = \"q{number}\"\ntext = \"Which work was that of the next level, and who says so?\"\n"
        );
    }
    let mut packet = Packet::new().file("rubric.toml", rubric);
    packet.save("packet.toml", packet.read("packet.toml").replace("senior-engineer", "rubric.toml"));
    for number in 0..14 {
        let work = format!(
            "---\ntitle: Cut the time of settlement run {number} from 4.5 hours to 38 min for all merchants\ndate: 2026-03-14\n\
             criteria: [c{number}, c{}]\nscope: system\nrole: lead\n\
             metrics: [{{id: m{number}, name: Time of settlement run {number}, before: 4.5 h, after: 38 min, better: lower, method: median of four weeks either side}}]\n\
             ---\nIt took hours.\n",
            (number + 5) % 14
        );
        packet = packet.file(&format!("evidence/e{number:02}.md"), work);
    }
    for number in 0..8 {
        let peer = format!(
            "---\nfrom: {{name: Bartholomew Featherstone {number}, role: Staff Engineer of Settlement, team: Platform and Reliability, relation: cross-team}}\n\
             state: given\ncriteria: [c{number}, c{}]\nevidence: [e{number:02}]\n---\n# Given\nShe did.\n",
            number + 1
        );
        packet = packet.file(&format!("feedback/p{number}.md"), peer);
    }
    for number in 0..5 {
        let answer = format!(
            "---\nquestion: q{number}\nevidence: [e{number:02}]\n---\nMine was the plan and the measure; the change was made by three people of the team, who are named there.\n"
        );
        packet = packet.file(&format!("answers/a{number}.md"), answer);
    }
    packet
}

#[test]
fn the_sheet_is_one_page_on_either_paper() {
    let Some(press) = Press::new("the sheet on paper") else { return };
    let (crowded, bare) = (crowded(), Packet::new());
    let mut all = vec![crowded.path(""), bare.path(""), packets::example()];
    all.extend(packets::real().into_iter().take(2));
    for packet in all {
        for (paper, size) in [("a4", "(A4)"), ("letter", "(letter)")] {
            let built = Built::on(&packet, "manager", Some(paper));
            let (sheets, told) = press.sheets(&press.print(&built, "sheet.html"));
            assert_eq!(sheets, 1, "{} on {paper}", packet.display());
            assert!(told.ends_with(size), "{told} is not {paper}");
            // Nor does it spill in the print, where the contents follow.
            let pdf = press.print(&built, "print.html");
            let second = press.read("pdftotext", &["-f", "2", "-l", "2"], &pdf);
            assert!(second.contains("Contents"), "{} on {paper}: {second}", packet.display());
        }
    }
}

#[test]
fn a_packet_names_its_paper() {
    let Some(press) = Press::new("the size of paper") else { return };
    let packet = Packet::new();
    let size = |built: Built| press.sheets(&press.print(&built, "coverage.html")).1;
    assert!(size(Built::of(&packet.path(""), "manager")).ends_with("(A4)"));
    packet.save("packet.toml", packet.read("packet.toml").replace("[packet]", "[packet]\npaper = \"letter\""));
    assert!(size(Built::of(&packet.path(""), "manager")).ends_with("(letter)"));
    assert!(size(Built::on(&packet.path(""), "manager", Some("a4"))).ends_with("(A4)"));
    // A theme of one's own does not say it either.
    packet.save("theme/print.css", "@page { size: A5 }");
    assert!(size(Built::of(&packet.path(""), "manager")).ends_with("(letter)"));
}

#[test]
fn the_example_is_a_small_pile_and_no_criterion_is_split() {
    let Some(press) = Press::new("the print of the example") else { return };
    for paper in ["a4", "letter"] {
        let built = Built::on(&packets::example(), "committee", Some(paper));
        let pdf = press.print(&built, "print.html");
        let (sheets, _) = press.sheets(&pdf);
        assert!(sheets <= 20, "{sheets} sheets of {paper}");
        let words = press.words(&pdf);
        assert!(
            words.contains("10 min to read the argument") || words.contains("9 min to read the argument"),
            "{words}"
        );
        for (number, sheet) in words.split('\u{c}').enumerate() {
            let begun: Vec<&str> = sheet.lines().filter(|line| line.contains(" C-")).collect();
            let asked = sheet.matches("As Senior Engineer").count();
            assert!(number == 1 || begun.len() == asked, "sheet {}: {begun:?} and {asked} expectations", number + 1);
        }
    }
    assert!(
        press.count(&Built::of(&Packet::new().path(""), "committee"), "print.html") <= 4,
        "nothing takes few sheets"
    );
}

/// The lines on which a run of characters stands, wherever the page shows it, at every width from that of a phone to that of a page.
fn parted(tab: &Tab<'_>, pattern: &str) -> serde_json::Value {
    let script = format!(
        "(() => {{ const parted = new Set(); let seen = 0; const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT); \
         for (let node = walker.nextNode(); node; node = walker.nextNode()) for (const found of node.data.matchAll({pattern})) {{ \
         const range = document.createRange(); range.setStart(node, found.index); range.setEnd(node, found.index + found[0].length); \
         const tops = [...range.getClientRects()].map(it => Math.round(it.top)); if (tops.length) seen++; \
         if (Math.max(...tops) - Math.min(...tops) > 8) parted.add(found[0]); }} return {{ seen: seen > 0, parted: [...parted] }}; }})()"
    );
    tab.evaluate(&script)
}

#[test]
fn no_figure_and_no_reference_is_parted_at_the_end_of_a_line() {
    let Some(browser) = browser("figures at the ends of lines") else { return };
    let body =
        "It fell from 4.5 % to 0.9 % and took 180 ms where it had taken 1.2 s, as E-07 and I-02 say, of 41 000 USD. "
            .repeat(4);
    let note = format!(
        "---\ntitle: From 4.5 % to 0.9 % and from 38 min to 11 min in 13 weeks\ndate: 2026-03-01\n---\n\n{body}"
    );
    let packet = Packet::new().file("evidence/a.md", note);
    let built = Built::of(&packet.path(""), "committee");
    let tab = browser.tab();
    for width in (320..=700).step_by(19) {
        tab.set_size(width, 900);
        for page in ["evidence/a.html", "index.html", "print.html"] {
            tab.go(&format!("file://{}", built.folder().join(page).display()));
            let found = parted(&tab, "/[\\d.]+\\s(%|ms|s|min|USD)(?=[ ,.]|$)|[A-Z]-\\d\\d/g");
            assert_eq!(found, serde_json::json!({ "seen": true, "parted": [] }), "{page} at {width} px");
        }
    }
}
