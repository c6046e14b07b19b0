//! The book in `docs/`, and the pages beside it: every command of a console block is run in order, every link and anchor is followed, every page is in the contents. What
//! can be made of the program is: `UPDATE_DOCS=1 cargo test --test it docs` writes `docs/rules.md` and `docs/commands.md` again.

use crate::packet::{Packet, Ran, promo};
use promo_packet::check::{RULES, Rule};
use promo_packet::diagnostic::Severity;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Pages that are not in `docs/`.
const BESIDE: [&str; 7] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "themes/README.md",
    "editors/README.md",
];

/// In what folder the reader of a page stands when it begins; of the others in an empty one.
const BEGIN: [(&str, Begin); 6] = [
    ("docs/form.md", Begin::InPacket),
    ("docs/hand-over.md", Begin::InPacket),
    ("docs/import.md", Begin::BesideLadder),
    ("docs/peers.md", Begin::InPacket),
    ("docs/rubrics.md", Begin::BesidePacket),
    ("docs/week.md", Begin::InPacket),
];

#[derive(Clone, Copy)]
enum Begin {
    InPacket,
    BesidePacket,
    BesideLadder,
}

/// Commands that are not run here, and why.
const NOT_RUN: [(&str, &str, &str); 15] = [
    ("docs/week.md", "git log", "it needs a repository with commits; tests/it/cli/log.rs gives lines"),
    ("docs/week.md", "promo log   ", "it opens an editor; tests/it/cli/log.rs has one"),
    ("docs/week.md", "promo add evidence --from", "that week has passed; tests/it/cli/add.rs does it"),
    ("docs/week.md", "promo add feedback", "it opens an editor; tests/it/cli/add.rs has one"),
    ("docs/week.md", "pbpaste", "it is of one system alone; tests/it/cli/add.rs gives a text"),
    ("docs/week.md", "promo rm", "it asks a person; tests/it/cli/moving.rs answers"),
    ("README.md", "cargo run --release", "it compiles the program, for minutes"),
    ("README.md", "./test", "it runs this test"),
    ("README.md", "promo serve", "it opens a browser, and runs until it is ended"),
    ("docs/start.md", "promo serve", "it opens a browser, and runs until it is ended"),
    ("docs/preview.md", "promo serve", "it opens a browser, and runs until it is ended"),
    ("docs/pdf.md", "promo pdf", "a browser prints; tests/it/pdf does it"),
    ("docs/peers.md", "promo receive ruth-adeyemi answer.eml", "a peer has to answer first"),
    ("docs/peers.md", "promo receive ruth-adeyemi words.html", "a peer has to answer first"),
    ("docs/peers.md", "pbpaste", "it is of one system alone, and a peer has to answer first"),
];

/// Commands that are run with more than their page says, and why the page does not say it.
const RUN_WITH: [(&str, &str, &str, &str); 1] = [(
    "docs/hand-over.md",
    "promo hand-over",
    " --no-pdf --anyway --date 2026-11-28",
    "a browser prints; a new packet has warnings; the lines after it name this day",
)];

/// Every page, by its path in the repository.
fn pages() -> BTreeMap<String, String> {
    let in_book = fs::read_dir(Path::new(ROOT).join("docs")).unwrap().map(|entry| entry.unwrap().file_name());
    let in_book = in_book.map(|name| format!("docs/{}", name.to_str().unwrap())).filter(|path| path.ends_with(".md"));
    let paths = in_book.chain(BESIDE.map(str::to_owned));
    paths.map(|path| (path.clone(), fs::read_to_string(Path::new(ROOT).join(&path)).unwrap())).collect()
}

fn parsed(text: &str) -> Parser<'_> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES)
}

#[test]
fn every_page_of_the_book_is_in_its_contents_once_and_says_first_what_one_gets() {
    let pages = pages();
    let listed = links(&pages["docs/SUMMARY.md"]);
    let once: BTreeSet<&String> = listed.iter().collect();
    assert_eq!(once.len(), listed.len(), "a page stands twice in docs/SUMMARY.md");
    for (path, text) in pages.iter().filter(|(path, _)| path.starts_with("docs/") && *path != "docs/SUMMARY.md") {
        let name = path.trim_start_matches("docs/");
        assert!(listed.iter().any(|it| it == name), "{path} is not in docs/SUMMARY.md");
        let mut lines = text.lines();
        assert!(lines.next().is_some_and(|line| line.starts_with("# ")), "{path} begins with no title");
        let first = lines.find(|line| !line.is_empty() && !line.starts_with("<!--")).unwrap_or_default();
        let is_prose = first.starts_with(|it: char| it.is_alphabetic() || it == '`');
        assert!(is_prose, "{path} does not begin by saying what one gets: {first}");
    }
    assert_eq!(pages["README.md"].matches("docs/SUMMARY.md").count(), 1, "the README leads to the book in one place");
}

/// Where the links and pictures of a page lead.
fn links(text: &str) -> Vec<String> {
    let leads = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    };
    parsed(text).filter_map(leads).collect()
}

/// The anchors of a page, as they are made of its headings.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut heading: Option<String> = None;
    for event in parsed(text) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(words) | Event::Code(words) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&words);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let words = heading.take().unwrap_or_default().to_lowercase();
                let kept = words.chars().filter(|it| it.is_alphanumeric() || " -_".contains(*it));
                let anchor: String = kept.map(|it| if it == ' ' { '-' } else { it }).collect();
                let again = (1..).map(|number| format!("{anchor}-{number}")).find(|it| !found.contains(it));
                let is_new = found.insert(anchor);
                found.extend(again.filter(|_| !is_new));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn every_link_leads_somewhere() {
    let pages = pages();
    let mut followed = 0;
    for (path, text) in &pages {
        let folder = Path::new(path).parent().unwrap();
        for link in links(text) {
            // What is elsewhere needs a network.
            if link.contains("://") || link.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) =
                link.split_once('#').map_or((link.as_str(), None), |(file, anchor)| (file, Some(anchor)));
            let target = if file.is_empty() { PathBuf::from(path) } else { plain(&folder.join(file)) };
            assert!(Path::new(ROOT).join(&target).exists(), "{path} leads to `{link}`, which is not there");
            if let Some(anchor) = anchor {
                let page = &pages[&target.to_str().unwrap().replace('\\', "/")];
                assert!(anchors(page).contains(anchor), "{path} leads to `{link}`, and no heading is called so");
            }
            followed += 1;
        }
    }
    assert!(followed > 20, "only {followed} links were found");
}

/// A path without the way up in it.
fn plain(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut plain, part| {
        match part {
            std::path::Component::ParentDir => drop(plain.pop()),
            part => plain.push(part),
        }
        plain
    })
}

/// The lines after `$ ` in console blocks, in order.
fn commands(text: &str) -> Vec<String> {
    let mut is_console = false;
    let mut found = Vec::new();
    for event in parsed(text) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => is_console = &*info == "console",
            Event::End(TagEnd::CodeBlock) => is_console = false,
            Event::Text(words) if is_console => {
                found.extend(words.lines().filter_map(|line| line.strip_prefix("$ ")).map(str::to_owned));
            }
            _ => {}
        }
    }
    found
}

#[cfg(unix)]
#[test]
fn every_command_of_every_page_is_run() {
    let pages = pages();
    let mut unused: BTreeSet<(&str, &str)> = NOT_RUN.iter().map(|(page, line, _)| (*page, *line)).collect();
    unused.extend(RUN_WITH.iter().map(|(page, line, ..)| (*page, *line)));
    let mut run = 0;
    for (path, text) in &pages {
        let home = Packet::empty();
        home.save("brag.md", "# 2026\n\n## Week of 2026-03-09\n\n- Moved the last caller off the old API\n");
        let mut folder = begun(path, &home);
        for line in commands(text) {
            if let Some((page, start, _)) =
                NOT_RUN.iter().find(|(page, start, _)| page == path && line.starts_with(start))
            {
                unused.remove(&(*page, *start));
                continue;
            }
            if let Some(into) = line.strip_prefix("cd ") {
                folder = folder.join(into.split(' ').next().unwrap());
                assert!(folder.is_dir(), "{path}: `{line}` leads nowhere");
                continue;
            }
            let more = RUN_WITH.iter().find(|(page, start, ..)| page == path && line.starts_with(start));
            let typed = match more {
                Some((page, start, more, _)) => {
                    unused.remove(&(*page, *start));
                    let command = line.split("  #").next().unwrap().trim_end();
                    format!("{command}{more}")
                }
                None => line.clone(),
            };
            shell(path, &typed, &folder, &home.path(""));
            run += 1;
        }
    }
    assert!(unused.is_empty(), "no page has these lines any more: {unused:?}");
    assert!(run > 25, "only {run} commands were found");
}

/// Where the reader of a page stands.
fn begun(path: &str, home: &Packet) -> PathBuf {
    let begin = BEGIN.iter().find(|(page, _)| *page == path).map(|(_, begin)| *begin);
    match begin {
        None => home.path(""),
        Some(Begin::BesidePacket | Begin::InPacket) => {
            home.run(["new", "my-packet"]).code(0);
            home.path(if matches!(begin, Some(Begin::InPacket)) { "my-packet" } else { "" })
        }
        Some(Begin::BesideLadder) => {
            home.save(
                "ladder.csv",
                "Skill,Junior,Senior\nScope,Finishes tasks.,Leads systems.\nTeam,Asks.,Teaches others.\n",
            );
            home.path("")
        }
    }
}

/// Runs a line as the reader's shell does.
fn shell(page: &str, line: &str, folder: &Path, home: &Path) {
    let own = Path::new(env!("CARGO_BIN_EXE_promo")).parent().unwrap().to_owned();
    let others = std::env::var_os("PATH").unwrap_or_default();
    let path: OsString = std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&others))).unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", line]).current_dir(folder).env("PATH", path).env("HOME", home).env_remove("COLUMNS");
    let output = command.stdin(std::process::Stdio::null()).output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{page}: `{line}` ends with {}:\n{said}", output.status);
}

/// Evidence that a page shows as good must be good by our own rules about words.
#[test]
fn what_the_page_on_evidence_shows_is_as_it_says() {
    let pages = pages();
    let notes: Vec<&str> =
        pages["docs/evidence.md"].split("```markdown\n").skip(1).filter(|it| it.starts_with("+++")).collect();
    let [weak, strong] = notes.as_slice() else { panic!("two notes are shown, the weak one first") };
    let text = |block: &str| block.split("\n```").next().unwrap().to_owned() + "\n";
    let packet = Packet::new().file("evidence/weak.md", text(weak)).file("evidence/strong.md", text(strong));
    let found = |file| packet.run(["check", file]).code(0).out();
    let weak = found("evidence/weak.md");
    assert!(weak.contains("[effort-not-outcome]") && weak.contains("[magnitude-without-figure]"), "{weak}");
    let strong = found("evidence/strong.md");
    let of_words = [
        "[effort-",
        "[magnitude",
        "[unclear-role]",
        "[title-conflict]",
        "[we-without-i]",
        "[scope-overclaim]",
        "error[",
    ];
    assert!(of_words.iter().all(|rule| !strong.contains(rule)), "{strong}");
}

#[test]
fn the_page_of_rules_is_as_the_rules_say() {
    held("docs/rules.md", &rules());
}

#[test]
fn the_page_of_commands_is_as_their_help_says() {
    held("docs/commands.md", &commands_page());
}

fn held(path: &str, made: &str) {
    let file = Path::new(ROOT).join(path);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(file, made).unwrap();
        return;
    }
    let written = fs::read_to_string(file).unwrap_or_default();
    assert!(
        written == made,
        "{path} is older than the program: `UPDATE_DOCS=1 cargo test --test it docs` writes it again"
    );
}

fn rules() -> String {
    let mut page = "# The rules\n\nEvery rule of `promo check`: what it asks, why a reader minds, when it is wrong, and an example of each side. `promo explain RULE` prints the same on a terminal. `[rules]` in \
        `packet.toml` changes what a warning or a hint is worth; a comment such as `<!-- allow unclear-role: why -->` above a paragraph silences one place, with your reason.\n\n<!-- made from the rules themselves; see CONTRIBUTING.md -->\n"
        .to_owned();
    let groups = [
        (
            Severity::Error,
            "Errors",
            "What is broken, or would let out what must not. Nothing is published while there is one.",
        ),
        (Severity::Warning, "Warnings", "What a reader will object to."),
        (Severity::Hint, "Hints", "What could be better."),
    ];
    for (severity, title, about) in groups {
        write!(page, "\n## {title}\n\n{about}\n").unwrap();
        for rule in RULES.iter().filter(|rule| rule.severity == severity) {
            write!(page, "\n### {}\n\n{}\n", rule.name, told(rule)).unwrap();
        }
    }
    page
}

/// A rule's page as Markdown that any reader of it shows: the name of a file above its text, what a paragraph is about in bold.
fn told(rule: &Rule) -> String {
    let mut told = String::new();
    let mut is_code = false;
    for line in rule.page().markdown.trim().lines() {
        match line.strip_prefix("```") {
            Some(file) if !is_code && !file.is_empty() => {
                is_code = true;
                writeln!(told, "`{file}`\n\n```text").unwrap();
            }
            Some(_) => {
                is_code = !is_code;
                writeln!(told, "```").unwrap();
            }
            None => {
                let lead = line.split_once(':').filter(|(lead, _)| LEADS.contains(lead) && !is_code);
                match lead {
                    Some((lead, rest)) => writeln!(told, "**{lead}:**{rest}").unwrap(),
                    None => writeln!(told, "{line}").unwrap(),
                }
            }
        }
    }
    told.trim_end().to_owned()
}

/// What the paragraphs of a rule's page begin with.
const LEADS: [&str; 6] =
    ["Why it matters", "How it can misfire", "How to silence it", "Where it comes from", "Bad", "Good"];

fn commands_page() -> String {
    let mut page = "# The commands\n\nWhat each command does and takes, with examples. It is what `promo help COMMAND` prints; `promo man COMMAND` has it as a manual page.\n\n<!-- made from the program itself; see \
        CONTRIBUTING.md -->\n"
        .to_owned();
    let mut left: Vec<Vec<String>> = vec![Vec::new()];
    while let Some(command) = left.pop() {
        let mut words: Vec<&str> = command.iter().map(String::as_str).collect();
        words.push("--help");
        let help = Ran::of(promo(Path::new(ROOT)).env("COLUMNS", "88").args(&words)).code(0).out();
        let lines: Vec<&str> = help.lines().map(str::trim_end).collect();
        let title = ["promo"].into_iter().chain(command.iter().map(String::as_str)).collect::<Vec<_>>().join(" ");
        write!(page, "\n## {title}\n\n```text\n{}\n```\n", lines.join("\n").trim_end()).unwrap();
        let inner = lines.iter().skip_while(|line| **line != "Commands:").skip(1).take_while(|line| !line.is_empty());
        let inner = inner.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        let inner = inner.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
        let inner: Vec<Vec<String>> = inner.map(|name| [command.clone(), vec![name.to_owned()]].concat()).collect();
        left.extend(inner.into_iter().rev());
    }
    page
}
