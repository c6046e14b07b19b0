//! What a browser is answered, from a folder on disk to the bytes of a page, without a connection.

#![expect(clippy::wildcard_enum_match_arm, reason = "a test wants one answer and names what it got instead")]

use super::builder::SnapshotBuilder;
use super::editor::Editor;
use super::latest::Latest;
use super::response::{Respond, Response};
use super::routes::Routes;
use super::status::PreviewStatus;
use super::watch::WatchMode;
use crate::cleaning::cleaned;
use crate::compile::{Options, compile};
use crate::render::{embed_attachments, render};
use crate::source::disk;
use crate::vocabulary::Audience;
use std::fs;
use std::path::Path;
use std::sync::Arc;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/example-packet");
const SETTINGS: &str =
    "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";

fn note(audience: &str, words: &str) -> String {
    format!(
        "+++\ntitle = \"A\"\ndate = 2026-03-14\naudience = \"{audience}\"\n+++\n# Before\n\nThen.\n\n# After\n\n{words}\n"
    )
}

/// A preview whose folder is scanned when the test says so.
struct Trial {
    folder: tempfile::TempDir,
    builder: SnapshotBuilder,
    latest: Arc<Latest<PreviewStatus>>,
    routes: Routes,
}

impl Trial {
    fn of(files: &[(&str, &str)]) -> Trial {
        let folder = tempfile::tempdir().unwrap();
        files.iter().for_each(|(path, text)| write(folder.path(), path, text));
        Trial::in_folder(folder)
    }

    fn in_folder(folder: tempfile::TempDir) -> Trial {
        let today = Box::new(|| jiff::civil::date(2026, 7, 1));
        let mut builder = SnapshotBuilder::new(folder.path(), Audience::SelfOnly, today);
        let checked = builder.scan_and_build().unwrap();
        let latest = Arc::new(Latest::new(PreviewStatus::new(checked, WatchMode::Native)));
        let neovim = Editor::named("neovim", Some(Path::new("/nowhere")));
        let routes = Routes::new(folder.path(), Audience::SelfOnly, neovim, latest.clone());
        Trial { folder, builder, latest, routes }
    }

    fn save(&mut self, path: &str, text: &str) {
        write(self.folder.path(), path, text);
        let checked = self.builder.scan_and_build().unwrap();
        self.latest.put(PreviewStatus::new(checked, WatchMode::Native));
    }

    fn page(&self, path: &str) -> (String, String) {
        match self.routes.answer(path, None) {
            Response::Page { html, validator } => (String::from_utf8(html.to_vec()).unwrap(), validator),
            other => panic!("{path}: {}", name(&other)),
        }
    }

    fn asked(&self, path: &str, validator: Option<&str>) -> &'static str {
        name(&self.routes.answer(path, validator))
    }

    fn bytes(&self, path: &str) -> Vec<u8> {
        match self.routes.answer(path, None) {
            Response::Bytes { bytes, .. } => bytes.to_vec(),
            other => panic!("{path}: {}", name(&other)),
        }
    }

    fn findings(&self) -> serde_json::Value {
        match self.routes.answer("live/findings.json", None) {
            Response::Bytes { bytes, .. } => serde_json::from_slice(&bytes).unwrap(),
            other => panic!("{}", name(&other)),
        }
    }

    fn state(&self) -> serde_json::Value {
        serde_json::from_str(&self.latest.get().1.event("run")).unwrap()
    }
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn name(answer: &Response) -> &'static str {
    match answer {
        Response::Page { .. } => "page",
        Response::Bytes { .. } => "bytes",
        Response::NotModified { .. } => "not modified",
        Response::NotFound(_) => "not found",
        Response::Faulty(_) => "faulty",
        Response::Empty => "empty",
        Response::Events(_) => "events",
    }
}

/// The page without what the preview adds to it.
fn published(page: &str) -> String {
    let mut rest = page.replacen("connect-src 'self'; ", "", 1);
    rest = rest.replacen("script-src 'self' 'sha256-", "script-src 'sha256-", 1);
    let script = rest.find("<script type=\"module\"").unwrap();
    let end = script + rest[script..].find("</script>\n").unwrap() + "</script>\n".len();
    rest.replace_range(script..end, "");
    while let Some(at) = rest.find(" data-at=\"") {
        let end = at + 10 + rest[at + 10..].find('"').unwrap() + 1;
        rest.replace_range(at..end, "");
    }
    rest
}

#[test]
fn every_edition_is_the_one_that_its_reader_gets() {
    let folder = example();
    let compilation = compile(&disk::read(folder.path()).unwrap(), Options { today: jiff::civil::date(2026, 7, 1) });
    let trial = Trial::in_folder(folder);
    for edition in &compilation.editions {
        let site = compilation.site(edition);
        let mut files = render(&site, compilation.theme.as_ref().unwrap()).unwrap();
        let attachments = site.attachments.iter().map(|path| {
            let bytes = disk::read_attachment(trial.folder.path(), path).unwrap();
            (path.to_string(), cleaned(path.name(), bytes).unwrap().into())
        });
        files.extend(attachments);
        embed_attachments(&mut files);
        for (path, bytes) in files {
            let path = format!("{}/{path}", edition.audience.word());
            match trial.routes.answer(&path, None) {
                Response::Page { html, .. } => {
                    assert_eq!(published(&String::from_utf8_lossy(&html)), String::from_utf8_lossy(&bytes), "{path}")
                }
                Response::Bytes { bytes: served, .. } => assert_eq!(served, bytes, "{path}"),
                other => panic!("{path}: {}", name(&other)),
            }
        }
    }
}

/// The example packet, but for what was built in it.
fn example() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let files = walkdir::WalkDir::new(EXAMPLE).into_iter().filter_entry(|entry| entry.file_name() != "dist");
    for entry in files.map(Result::unwrap) {
        let to = folder.path().join(entry.path().strip_prefix(EXAMPLE).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(to).unwrap(),
            false => drop(fs::copy(entry.path(), to).unwrap()),
        }
    }
    folder
}

/// What the rules find in words is known when a save is checked, and the pages that tell of it are others then.
#[test]
fn pages_tell_what_the_check_has_found() {
    let files = [("packet.toml", SETTINGS), ("case.md", "I am ready for the next level.\n")];
    let mut trial = Trial::of(&files);
    let raised = "We promote for what was done.";
    let (page, validator) = trial.page("self/questions.html");
    assert!(page.contains(raised), "{page}");
    trial.save("case.md", "I led the work of four people on it.\n");
    let (page, now) = trial.page("self/questions.html");
    assert!(!page.contains(raised) && now != validator);
    trial.save("case.md", files[1].1);
    assert!(
        trial.page("self/questions.html").0.contains(raised) && trial.page("manager/brief.html").0.contains(raised)
    );
}

#[test]
fn nobody_gets_what_is_not_theirs() {
    let trial = Trial::of(&[
        ("packet.toml", SETTINGS),
        ("evidence/mine.md", &note("self", "")),
        ("evidence/ours.md", &note("manager", "")),
        ("files/unused.png", "bytes"),
    ]);
    let asked = |path: &str| trial.asked(path, None);
    assert_eq!([asked("self/evidence/mine.html"), asked("manager/evidence/mine.html")], ["page", "not found"]);
    assert_eq!([asked("manager/evidence/ours.html"), asked("committee/evidence/ours.html")], ["page", "not found"]);
    for path in
        ["self/files/unused.png", "self/evidence/mine.md", "self/packet.toml", "self/../packet.toml", "self", "live/"]
    {
        assert_eq!(asked(path), "not found", "{path}");
    }
    assert_eq!([asked(""), asked("live/main.js"), asked("live/events")], ["page", "bytes", "events"]);
}

#[test]
fn a_page_is_another_only_when_it_shows_something_else() {
    let mut trial = Trial::of(&[
        ("packet.toml", SETTINGS),
        ("evidence/a.md", &note("committee", "one")),
        ("log/b.md", "private\n"),
    ]);
    let (_, own) = trial.page("self/evidence/a.html");
    let (_, theirs) = trial.page("manager/index.html");
    trial.save("log/b.md", "more private\n");
    assert_eq!(trial.asked("self/evidence/a.html", Some(&own)), "not modified");
    assert_eq!(trial.asked("manager/index.html", Some(&theirs)), "not modified");
    trial.save("evidence/a.md", &note("committee", "two"));
    let (page, now) = trial.page("self/evidence/a.html");
    assert!(page.contains(">two</p>") && now != own);
}

#[test]
fn a_note_that_cannot_be_read_says_so_where_it_would_be() {
    let mut trial = Trial::of(&[("packet.toml", SETTINGS), ("evidence/a.md", &note("committee", "one"))]);
    trial.save("evidence/a.md", "x".repeat(2 << 20).as_str());
    let Response::NotFound(page) = trial.routes.answer("self/evidence/a.html", None) else { panic!() };
    assert!(page.contains("error[oversized-file]") && page.contains("evidence/a.md"), "{page}");
    let Response::NotFound(page) = trial.routes.answer("self/evidence/none.html", None) else { panic!() };
    assert!(!page.contains("error["), "{page}");
}

/// While front matter is half typed its author reads on, below what is wrong; everyone else is told that it cannot be read.
#[test]
fn a_note_that_cannot_all_be_read_is_shown_to_its_author_below_what_is_wrong() {
    let whole = note("committee", "one");
    let mut trial = Trial::of(&[("packet.toml", SETTINGS), ("evidence/a.md", &whole), ("log/b.md", "# Monday\n")]);
    let (sound, validator) = trial.page("self/evidence/a.html");
    trial.save("evidence/a.md", &whole.replace("date = ", "date "));
    let (page, now) = trial.page("self/evidence/a.html");
    let (wrong, words) = (page.find("error[invalid-toml]").unwrap(), page.find(">one</p>").unwrap());
    assert!(page[..wrong].contains("<main") && wrong < words && page[wrong..].contains("evidence/a.md:3:1"), "{page}");
    assert!(page.contains(">A</h1>") || page.contains("A\n</h1>"), "the title that could be read is lost: {page}");
    assert_ne!(validator, now);
    for audience in ["manager", "committee"] {
        let Response::NotFound(page) = trial.routes.answer(&format!("{audience}/evidence/a.html"), None) else {
            panic!()
        };
        assert!(page.contains("error[invalid-toml]"), "{page}");
    }
    assert!(!trial.page("self/index.html").0.contains("error[invalid-toml]"));
    trial.save("log/b.md", "---\ndate: @\n---\n# Monday\n");
    assert!(trial.page("self/log.html").0.contains("error[invalid-yaml]"), "a page that is shared says it as well");
    trial.save("evidence/a.md", &whole);
    assert_eq!(trial.page("self/evidence/a.html"), (sound, validator));
}

#[test]
fn a_theme_that_cannot_be_used_leaves_the_last_one_standing() {
    let settings = ("packet.toml", SETTINGS);
    let mut trial = Trial::of(&[settings, ("theme/notes.html", "<main>mine</main>")]);
    assert!(trial.page("self/notes.html").0.contains("mine"));
    trial.save("theme/notes.html", "{% if %}");
    assert!(trial.page("self/notes.html").0.contains("mine"));
    assert_eq!(trial.state()["counts"]["errors"], 1);
    trial.save("theme/notes.html", "<main>{{ nothing }}</main>");
    assert_eq!(trial.state()["counts"]["errors"], 1);
    let Response::Faulty(page) = trial.routes.answer("self/notes.html", None) else { panic!() };
    assert!(page.contains("theme/notes.html:1:"), "{page}");
}

#[test]
fn the_last_change_is_told_with_its_page_and_heading() {
    let mut trial = Trial::of(&[("packet.toml", SETTINGS), ("evidence/a.md", &note("manager", "one"))]);
    trial.save("evidence/a.md", &note("manager", "two"));
    let place = serde_json::json!({ "page": "evidence/a.html#after", "reference": "E-01", "offset": 85 });
    let places = serde_json::json!({ "self": place, "manager": place, "committee": null });
    let changed = serde_json::json!([{ "file": "evidence/a.md", "what": "changed", "places": places }]);
    assert_eq!(trial.state()["changed"], changed);
    trial.save("log/b.md", "# Monday\n");
    assert_eq!(trial.state()["changed"][0]["places"]["self"]["page"], "log.html#l-01-monday");
    assert_eq!(trial.state()["changed"][0]["what"], "added");
}

#[test]
fn a_finding_says_where_it_is_and_how_to_get_there() {
    let mut trial = Trial::of(&[("packet.toml", SETTINGS), ("evidence/a.md", &note("manager", "TODO: ask"))]);
    let before = trial.state()["findings"].clone();
    let findings = trial.findings();
    let found = findings["items"].as_array().unwrap().iter().find(|item| item["rule"] == "template-text").unwrap();
    assert_eq!((&found["line"], &found["column"]), (&12.into(), &1.into()));
    assert!(found["frame"].as_str().unwrap().contains("12 | TODO: ask"), "{found}");
    let place = serde_json::json!({ "page": "evidence/a.html#after", "reference": "E-01", "offset": 85 });
    assert_eq!((&found["places"]["self"], &found["places"]["committee"]), (&place, &serde_json::Value::Null));
    let open = found["open"].as_str().unwrap().to_owned();
    assert_eq!(trial.asked(&format!("live/{open}"), None), "faulty", "there is no Neovim to ask");
    for wrong in ["live/open/1/999", "live/open/", "live/open/x/y", "live/open/2/0", "live/open/../1/0"] {
        assert_eq!(trial.asked(wrong, None), "not found", "{wrong}");
    }
    trial.save("log/b.md", "Nothing is found here.\n");
    trial.save("log/b.md", "Nor here.\n");
    let after_adding = trial.state()["findings"].clone();
    trial.save("log/b.md", "Nor there.\n");
    assert_eq!(trial.state()["findings"], after_adding);
    trial.save("evidence/a.md", &note("manager", "done"));
    assert!(trial.state()["findings"] != after_adding && before != after_adding);
}

/// One pixel.
const GIF: &str = "GIF89a\x01\0\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0;";

#[test]
fn attachments_are_shown_as_they_are_published() {
    let body = note("committee", "![a](../files/a.gif) ![b](../files/b.svg)");
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg'><!-- XYZZY --><g/></svg>";
    let gif = [&GIF.as_bytes()[..GIF.len() - 1], b"!\xfe\x05XYZZY\0;"].concat();
    let folder = tempfile::tempdir().unwrap();
    let files = [("packet.toml", SETTINGS), ("evidence/a.md", &body), ("files/b.svg", drawing)];
    files.iter().for_each(|(path, text)| write(folder.path(), path, text));
    fs::write(folder.path().join("files/a.gif"), gif).unwrap();
    let trial = Trial::in_folder(folder);
    assert_eq!(trial.bytes("committee/files/a.gif"), GIF.as_bytes());
    assert_eq!(trial.bytes("self/files/b.svg"), drawing.replace("<!-- XYZZY -->", "").as_bytes());
}

#[test]
fn a_picture_that_was_saved_again_is_told() {
    let body = note("committee", "![a](../files/a.gif) ![b](../files/b.svg)");
    let mut trial = Trial::of(&[
        ("packet.toml", SETTINGS),
        ("evidence/a.md", &body),
        ("files/a.gif", GIF),
        ("files/b.svg", "<svg><!-- by Kim --></svg>"),
    ]);
    let mut seen = vec![trial.state()["files"].clone()];
    trial.save("files/a.gif", &GIF.replace('L', "M"));
    seen.push(trial.state()["files"].clone());
    trial.save("files/b.svg", "<svg></svg>");
    seen.push(trial.state()["files"].clone());
    seen.dedup();
    assert_eq!(seen.len(), 3, "{seen:?}");
    assert_eq!([trial.asked("self/files/a.gif", None), trial.asked("manager/files/b.svg", None)], ["bytes", "bytes"]);
}

#[test]
fn what_is_wrong_in_the_note_just_saved_comes_first() {
    let mut trial = Trial::of(&[
        ("packet.toml", SETTINGS),
        ("evidence/a.md", &note("manager", "TODO: ask")),
        ("evidence/b.md", &note("manager", "[[gone]]")),
        ("evidence/c.md", &note("manager", "TBD")),
    ]);
    let files = |trial: &Trial| -> Vec<String> {
        let items = trial.findings()["items"].as_array().unwrap().clone();
        items.iter().map(|item| item["file"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(files(&trial)[0], "evidence/b.md", "errors first, while nothing was saved");
    trial.save("evidence/c.md", &note("manager", "TBD again"));
    assert_eq!(files(&trial)[..2], ["evidence/c.md", "evidence/b.md"]);
    let lines = trial.latest.get().1.findings(2, "my/");
    assert_eq!(
        [&lines[0].location, &lines[1].location].map(|it| it.split(':').next().unwrap()),
        ["my/evidence/c.md", "my/evidence/b.md"]
    );
    let before = trial.state()["findings"].clone();
    trial.save("evidence/a.md", &note("manager", "TODO: tell"));
    assert_eq!(files(&trial)[0], "evidence/a.md");
    assert!(trial.state()["findings"] != before, "a page asks again for what stands in another order");
}

#[test]
fn the_words_of_a_link_that_leads_nowhere_are_shown_to_its_author() {
    let trial = Trial::of(&[
        ("packet.toml", SETTINGS),
        (
            "evidence/a.md",
            &note("manager", "As [[gone-note]] says, [words](../evidence/gone.md), [[other|more words]]."),
        ),
    ]);
    let (page, _) = trial.page("self/evidence/a.html");
    assert!(page.contains("As gone-note says, words, more words."), "{page}");
    let (page, _) = trial.page("manager/evidence/a.html");
    assert!(page.contains("As  says, words, more words."), "{page}");
}
