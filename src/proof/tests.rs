//! The proof as its author meets it: a packet, the files of an edition, and what is found in them.

use super::*;
use crate::compile::{Options, compile};
use crate::edition::make_edition;
use crate::output::Manifest;
use crate::packet::read_packet;
use crate::render::render;
use crate::site::make_site;
use crate::source::LineIndex;
use crate::vocabulary::Audience;
use proptest::prelude::*;

const SETTINGS: &str = "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim Berg\"\ncurrent = \"mid\"\ntarget = \"senior\"\n\
    [window]\nfrom = 2025-07-01\nto = 2026-06-30\n[private]\nterms = [\"Project Falcon\"]\n\
    [[waivers]]\ncriterion = \"impact\"\nreason = \"the team did not ship anything in this window\"\n";

const SHOWN: &str = "---\ntitle: A faster basket\ndate: 2026-03-14\ncriteria: [{id: impact, why: it opens at once for everyone who buys}]\n---\n\
    The basket opens at once.\n\n> [!private]\n> The numbers of spring were made up by sales.\n";

const OWN: &str = "---\ntitle: Why I want to leave\n---\nMy cousin offered me a place in her new company.\n";

const PEER: &str = "---\nfrom: {name: Greta Sandoval, relation: partner, role: head of finance}\nstate: given\nattribution: anonymous\n---\n\
    # Draft\n\nShe saved our quarter three times over.\n\n# Given\n\nIt held.\n";

const FILES: &[(&str, &str)] =
    &[("packet.toml", SETTINGS), ("evidence/basket.md", SHOWN), ("notes/leaving.md", OWN), ("feedback/greta.md", PEER)];

/// An edition that is about to be published.
struct Published {
    tree: Tree,
    audience: Audience,
    proof: Proof,
    files: Files,
}

impl Published {
    fn of(files: &[(&str, &str)], audience: Audience) -> Published {
        let tree = Tree::of(files);
        let compilation = compile(&tree, Options { today: jiff::civil::date(2026, 7, 1) });
        let edition = compilation.edition(audience).unwrap();
        let proof = Proof::new(&compilation.packet, &tree, edition, &machine());
        let site = compilation.site(edition);
        let files = render(&site, &compilation.theme.unwrap()).unwrap();
        Published { tree, audience, proof, files }
    }

    /// The same, as if the rooms between had put these words there.
    fn with(&self, address: &str, words: &str) -> Files {
        let page = self.files.get(address).map(|page| String::from_utf8(page.to_vec()).unwrap()).unwrap_or_default();
        let page = match page.split_once("</main>") {
            Some((before, after)) => format!("{before}\n{words}\n</main>{after}"),
            None => page + words,
        };
        self.with_bytes(address, page.as_bytes())
    }

    fn with_bytes(&self, address: &str, bytes: &[u8]) -> Files {
        let mut files = self.files.clone();
        files.insert(address.to_owned(), bytes.into());
        files
    }

    fn finds(&self, files: &Files) -> Vec<Find> {
        let manifest = Manifest::of(self.audience.word(), files).text().unwrap();
        self.proof.finds(&self.tree, files, &manifest)
    }

    /// What is found, where it was withheld and where it stands.
    fn found(&self, files: &Files) -> Vec<String> {
        self.told(&self.finds(files))
    }

    /// All that is seen, before it is asked whether it would be there anyway.
    fn seen(&self, files: &Files) -> Vec<String> {
        self.told(&self.proof.finds_against(files, "", Files::new))
    }

    fn told(&self, finds: &[Find]) -> Vec<String> {
        let place = |find: &Find| {
            let source = find.source.map(|span| {
                let text = self.tree.text(span.file.path());
                let line = text.map_or(0, |text| LineIndex::new(text).position(span.start).line);
                format!("{}:{line}", span.file.path())
            });
            format!("{} ({}) in {}", find.what, source.unwrap_or_default(), find.address)
        };
        finds.iter().map(place).collect()
    }
}

fn machine() -> Machine {
    Machine {
        packet: "/home/kberg/careers/packet".to_owned(),
        home: "/home/kberg".to_owned(),
        user: "kberg".to_owned(),
        host: "snowdrop.example".to_owned(),
    }
}

fn committee() -> Published {
    Published::of(FILES, Audience::Committee)
}

#[test]
fn an_edition_as_it_is_made_holds_nothing_that_is_withheld() {
    for audience in Audience::ALL {
        let published = Published::of(FILES, *audience);
        assert_eq!(published.found(&published.files), Vec::<String>::new(), "{audience:?}");
    }
}

/// A day alone stands everywhere, and tells nothing.
#[test]
fn a_word_that_begins_like_a_month_is_a_name() {
    for (title, is_found) in [("Marathon 2026", true), ("Decision 14", true), ("14 March 2026", false)] {
        let note = format!("---\ntitle: {title}\n---\n");
        let published = Published::of(&[FILES, &[("notes/run.md", &note)]].concat(), Audience::Committee);
        let seen = published.seen(&published.with("index.html", &format!("<p>{title}</p>")));
        let named = "the name of a note for you alone (notes/run.md:2) in index.html";
        assert_eq!(seen.iter().any(|seen| seen == named), is_found, "{title}: {seen:?}");
    }
}

#[test]
fn what_is_withheld_is_found_with_its_source_and_its_place() {
    let cases = [
        ("<p>The numbers of spring were made up by sales.</p>", "words of a private block (evidence/basket.md:8)"),
        ("<p>Why I want to leave</p>", "the name of a note for you alone (notes/leaving.md:2)"),
        ("<a href=\"notes.html#leaving\">x</a>", "the name of a note for you alone (notes/leaving.md:1)"),
        ("<p>offered me a place in her</p>", "words of a note for you alone (notes/leaving.md:4)"),
        ("<p>By Sandoval.</p>", "who gave anonymous feedback (feedback/greta.md:2)"),
        ("<p>By Greta Sandoval.</p>", "who gave anonymous feedback (feedback/greta.md:2)"),
        ("<p>head of finance</p>", "who gave anonymous feedback (feedback/greta.md:2)"),
        ("<p>She saved our quarter three times over.</p>", "words of a draft of feedback (feedback/greta.md:8)"),
        ("<p>project&nbsp;FALCON-2</p>", "a private term (packet.toml:11)"),
        ("<!-- /home/kberg/careers/packet/x.md -->", "a folder of this machine ()"),
        ("<p>built on snowdrop.example</p>", "a name of this machine or its user ()"),
    ];
    let published = committee();
    let all: String = cases.iter().map(|(words, _)| *words).collect();
    let found = published.found(&published.with("index.html", &all));
    for (words, expected) in cases {
        assert!(found.contains(&format!("{expected} in index.html")), "{words}: {found:#?}");
        let found = published.seen(&published.with("index.html", words));
        assert!(found.contains(&format!("{expected} in index.html")), "{words}: {found:#?}");
    }
}

/// Which file is clean is known when it comes, and all of them are asked for again only where something was found.
#[test]
fn files_are_looked_through_as_they_come() {
    let published = committee();
    let files = published.with("index.html", "<p>offered me a place in her</p>");
    let look = |looking: &Looking<'_>, files: &Files| -> Vec<String> {
        files.iter().filter(|(name, page)| !looking.look(name, page)).map(|(name, _)| name.clone()).collect()
    };
    let looking = published.proof.looking();
    assert_eq!(look(&looking, &published.files), Vec::<String>::new());
    assert_eq!(looking.finds("", || Err::<Files, _>("asked again"), Files::new), Ok(Vec::new()));
    let looking = published.proof.looking();
    assert_eq!(look(&looking, &files), ["index.html"]);
    let finds = looking.finds("", || Ok::<_, Infallible>(&files), Files::new).unwrap();
    assert_eq!(published.told(&finds), ["words of a note for you alone (notes/leaving.md:4) in index.html"]);
}

#[test]
fn it_is_found_in_every_form() {
    let words = "made up by sales, the numbers of spring were made up";
    let coded: String = words.chars().map(|letter| format!("&#{};", u32::from(letter))).collect();
    let percent: String = words.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let escaped: String = words.chars().map(|letter| format!("\\u{:04x}", u32::from(letter))).collect();
    let broken = words.replace("spring", "sp<b>ri</b>ng").replace(' ', "\n");
    let published = committee();
    let pages = [
        published.with("index.html", &format!("<p>{words}</p>")),
        published.with("index.html", &format!("<p>{}</p>", words.to_uppercase())),
        published.with("index.html", &format!("<p>{coded}</p>")),
        published.with("index.html", &format!("<a href=\"x?{percent}\">x</a>")),
        published.with("index.html", &format!("<p>{broken}</p>")),
        published.with("index.html", &format!("<img alt=\"{words}\">")),
        published.with("index.html", &format!("<!-- {words} -->")),
        published.with("index.html", &format!("<script>x = [\"{words}\"]</script>")),
        published.with("assets/search-index.js", &format!("x = [\"a\\n{words}\"]")),
        published.with("assets/search-index.js", &format!("x = [\"{escaped}\"]")),
        published.with("assets/style.css", &format!("/* {words} */")),
        published.with("files/a.svg", &format!("<svg><desc>{words}</desc></svg>")),
        published.with("files/the numbers of spring were made up by sales.txt", ""),
        committee()
            .with_bytes("files/a.png", format!("\u{89}PNG\r\n\x1a\n\0\0\0\u{ff}tEXtComment\0{words}\0").as_bytes()),
        published.with_bytes("files/b.png", &[&b"\xff\xfe\x89PNG\x00\xd8"[..], words.as_bytes(), b"\0\xff"].concat()),
        published.with_bytes(
            "files/c.jpg",
            &[&b"\xff\xd8Exif\0"[..], &words.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat(),
        ),
    ];
    for (number, page) in pages.iter().enumerate() {
        let found = published.seen(page);
        assert!(found.iter().any(|find| find.starts_with("words of a private block")), "{number}: {found:#?}");
    }
}

#[test]
fn terms_and_names_are_found_in_every_form() {
    let forms = [
        "Project Falcon",
        "PROJECTFALCON",
        "myProjectFalcon",
        "project_falcons",
        "Pro<b>ject</b> Fal&shy;con",
        "Project&#32;F&#97;lcon",
        "Proj\u{e9}ct F\u{e1}lcon",
        "project%20falcon",
        "pro\\u006aect falcon",
    ];
    let published = committee();
    for form in forms {
        let found = published.seen(&published.with("index.html", &format!("<p>{form}</p>")));
        assert_eq!(found, ["a private term (packet.toml:11) in index.html"], "{form}");
    }
    for name in ["files/project-falcon.png", "evidence/projectfalcon.html"] {
        let found = published.seen(&published.with(name, ""));
        assert!(found.contains(&format!("a private term (packet.toml:11) in {name}")), "{found:#?}");
    }
    let files = published.with("index.html", "<p>a projection of falconry</p>");
    assert_eq!(published.seen(&files), Vec::<String>::new());
}

#[test]
fn the_manifest_and_the_names_of_files_are_published_too() {
    let published = committee();
    let manifest = Manifest::of("committee", &published.files).text().unwrap();
    let told = manifest.replacen("\"committee\"", "\"committee, without leaving.md: Why I want to leave\"", 1);
    let found = published.proof.finds(&published.tree, &published.files, &told);
    assert!(found.iter().any(|find| find.address == crate::output::MANIFEST), "{found:#?}");
    let found = published.seen(&published.with("evidence/greta-sandoval.html", ""));
    assert!(found[0].ends_with(" in evidence/greta-sandoval.html"), "{found:#?}");
}

#[test]
fn a_key_is_found_whoever_wrote_it_and_is_not_repeated() {
    let key = format!("ghp_{}", "16C7e42F292c6912E7710c838347Ae178B4a");
    let shown = SHOWN.replace("at once.", &format!("at once.\n\n```\nexport TOKEN={key}\n```"));
    let mut files = FILES.to_vec();
    files[1].1 = &shown;
    let published = Published::of(&files, Audience::Committee);
    let finds = published.finds(&published.files);
    assert_eq!(finds.len(), 1);
    assert_eq!(finds[0].what, "a token of GitHub");
    assert!(finds[0].more > 0, "the page, the print and the search");
    assert!(!format!("{finds:?}").contains(&key));
}

/// What is the same by chance, or because the author shows it too, stops nobody.
#[test]
fn what_is_shown_on_purpose_is_no_find() {
    let shared = "We agreed that the basket must open at once for everyone.";
    let shown = SHOWN.replace("The basket opens at once.", &format!("{shared}\n\n```\nfn retry(n: u32) -> Duration {{ wait(n, 50, 6) }}\n```\n\nA row | and\n\n| Basket latency | 1200 ms | 180 ms |\n|---|---|---|\n| x | y | z |"));
    let own = |title: &str| {
        format!("---\ntitle: {title}\n---\n{shared}\n\n```\nfn retry(n: u32) -> Duration {{ wait(n, 50, 6) }}\n```\n")
    };
    let titles = [
        "Evidence",
        "Metrics",
        "Review",
        "Done",
        "Checkout",
        "a",
        "2026",
        "2026-03-14",
        "14 March 2026",
        "Kim Berg",
        "Impact",
        "Summary",
        "Edition for the committee",
        "A faster basket",
        "E-01",
        "2025-H2",
        "led it",
        "Promotion to Senior Engineer",
        "Skip to the content",
        "January 2026",
        "Search",
        "href",
        "main",
        "strong",
        "print",
    ];
    let mut files: Vec<(String, String)> =
        FILES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    files[1].1 = shown;
    for (number, title) in titles.iter().enumerate() {
        files.push((format!("notes/n{number}.md"), own(title)));
        let id = title.to_lowercase().replace(' ', "-");
        files.push((format!("log/{id}.md"), format!("# {title}\n\n{title}\n")));
    }
    for (path, text) in [
        ("notes/empty.md", ""),
        ("evidence/quiet.md", "---\ntitle: Quiet\ndate: 2026-01-02\naudience: self\n---\n"),
        (
            "notes/quotes.md",
            "Basket latency 1200 ms 180 ms, as the page says: Edition for the committee, July 2025 to June 2026.\n",
        ),
        ("notes/rubric.md", "> [!private]\n> Solves problems within the team\n"),
        ("notes/cjk.md", "我们的篮子马上打开。\n"),
        ("evidence/cjk.md", "---\ntitle: 篮子\ndate: 2026-01-03\n---\n大家都说我们的篮子马上打开。很好。\n"),
    ] {
        files.push((path.to_owned(), text.to_owned()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    for audience in Audience::ALL {
        let published = Published::of(&files, *audience);
        assert_eq!(published.found(&published.files), Vec::<String>::new(), "{audience:?}");
    }
}

#[test]
fn ten_letters_in_a_row_are_a_run_where_words_have_no_blanks() {
    let files = [FILES, &[("notes/cjk.md", "下个季度我想离开这家公司。\n")]].concat();
    let manager = Published::of(&files, Audience::Manager);
    let seen = |words: &str| manager.seen(&manager.with("index.html", words));
    assert_eq!(
        seen("<p>他说季度我想离开这家公司吗</p>"),
        ["words of a note for you alone (notes/cjk.md:1) in index.html"]
    );
    assert_eq!(seen("<p>这家公司很好，我想</p>"), Vec::<String>::new());
}

/// Another pair of eyes: whatever an edition was made to hold by mistake, its source is withheld.
#[test]
fn an_edition_that_holds_what_it_withholds_explains_nothing() {
    let tree = Tree::of(FILES);
    let packet = read_packet(&tree, &mut Vec::new());
    let mut wrong = make_edition(&packet, Audience::SelfOnly);
    wrong.audience = Audience::Committee;
    let wrong = Arc::new(wrong);
    let proof = Proof::new(&packet, &tree, &wrong, &machine());
    let theme = crate::render::Theme::load("plain", Default::default(), &Default::default()).unwrap();
    let files = render(&make_site(&wrong, Vec::new()), &theme).unwrap();
    let finds = proof.finds(&tree, &files, "");
    let what: Vec<&str> = finds.iter().map(|find| find.what.as_str()).collect();
    for expected in [
        "words of a private block",
        "words of a note for you alone",
        "words of a draft of feedback",
        "who gave anonymous feedback",
    ] {
        assert!(what.contains(&expected), "{what:#?}");
    }
}

#[test]
fn what_is_withheld_is_told_to_its_author_line_by_line() {
    let files = [FILES, &[("files/plan.svg", "<svg><text>plan</text></svg>")]].concat();
    let lines = Published::of(&files, Audience::Committee).proof.report();
    let told: Vec<String> =
        lines.iter().map(|line| format!("{} {}: {}", line.span.file.path(), line.what.0, line.words)).collect();
    assert_eq!(
        told,
        [
            "evidence/basket.md a private block: The numbers of spring were made up by sales.",
            "feedback/greta.md who gave anonymous feedback: Greta Sandoval",
            "feedback/greta.md a draft of feedback: She saved our quarter three times over.",
            "files/plan.svg a file that no page shows: files/plan.svg",
            "notes/leaving.md a note for you alone: Why I want to leave",
            "packet.toml a private term: Project Falcon",
        ]
    );
    assert!(Published::of(FILES, Audience::SelfOnly).proof.report().is_empty());
}

/// A word that no page has.
fn word() -> impl Strategy<Value = String> {
    "[bcdfghjkl][aeiou][mnpqrst][aeiou][vwxz]{1,2}"
}

/// A packet in which the committee is not told of one peer.
const HIDDEN: &str = "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim Berg\"\ncurrent = \"mid\"\ntarget = \"senior\"\n\
    [window]\nfrom = 2025-07-01\nto = 2026-06-30\n[[people]]\nname = \"Greta Sandoval\"\nalso = [\"Gretl\"]\nkeep = [\"sandoval\"]\n\
    audience = \"manager\"\ninstead = \"the head of another house\"\n";

#[test]
fn a_name_that_a_reader_is_not_told_is_found_where_it_slips_in() {
    let peer = PEER.replace("attribution: anonymous\n", "").replace("It held.", "It held, says Greta.");
    let work = SHOWN.replace("The basket", "Greta Sandoval\u{2019}s basket");
    let files = [("packet.toml", HIDDEN), ("evidence/basket.md", &work), ("feedback/greta.md", &peer)];
    let published = Published::of(&files, Audience::Committee);
    assert_eq!(published.found(&published.files), Vec::<String>::new());
    for words in ["Greta", "GRETA SANDOVAL", "greta-sandoval", "Gr&#101;tl", "<b>Gre</b>ta Sandoval"] {
        let found = published.found(&published.with("index.html", words));
        assert!(found.len() == 1 && found[0].contains("a name that this reader is not told"), "{words}: {found:?}");
    }
    for words in ["gretchen", "sandoval"] {
        assert_eq!(published.found(&published.with("index.html", words)), Vec::<String>::new(), "{words}");
    }
    let manager = Published::of(&files, Audience::Manager);
    assert_eq!(manager.found(&manager.with("index.html", "Greta Sandoval")), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_withheld_is_found_on_whatever_page(
        words in prop::collection::vec(word(), 5..9),
        page in any::<prop::sample::Index>(),
        line in any::<prop::sample::Index>(),
        form in 0..4,
    ) {
        let text = words.join(" ");
        let note = format!("> [!private]\n> {text}\n");
        let published = Published::of(&[FILES, &[("case.md", note.as_str())]].concat(), Audience::Manager);
        let pages: Vec<String> = published.files.keys().filter(|name| !name.starts_with("assets/")).cloned().collect();
        let address = page.get(&pages).clone();
        let html = String::from_utf8(published.files[&address].to_vec()).unwrap();
        let mut lines: Vec<&str> = html.lines().collect();
        let planted = match form {
            0 => text.clone(),
            1 => format!("<li><b>{}</b></li>", text.replace(' ', "</b> <i></i><b>")),
            2 => format!("<a title=\"{text}\">x</a>"),
            _ => text.replace(' ', "\n").to_uppercase(),
        };
        let at = line.index(lines.len());
        lines.insert(at, &planted);
        let found = published.seen(&published.with_bytes(&address, lines.join("\n").as_bytes()));
        prop_assert!(found.contains(&format!("words of a private block (case.md:1) in {address}")), "{planted}: {found:#?}");
    }
}
