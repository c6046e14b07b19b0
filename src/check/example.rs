//! The examples of a rule's page as packets: what runs as the rule's tests. Each code block under *Bad* and *Good* is named after the file it stands for.

use super::RulePage;
use crate::cleaning::PictureFault;
use crate::source::{NotUtf8, PacketPath, Refusal, Text, Tree, TreeEntry};

/// A packet with a few files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Example {
    /// Its files.
    pub(super) files: Vec<ExampleFile>,
}

/// One file of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExampleFile {
    /// Where it stands.
    pub(super) path: String,
    /// What it is when it is not the text below: `symbolic-link`, `pipe`, `oversized`, `latin-1`, `in-the-cloud`, `in-git`, `unusable-name`, `cut-short` or `bytes`; `missing` when it
    /// is not there; `padded` when its second line is there two thousand times.
    pub(super) instead: Option<String>,
    /// What it says.
    pub(super) text: String,
}

/// The packet in which the rule fires, and the one in which it keeps still.
pub(super) fn examples(page: &RulePage) -> (Example, Example) {
    let (mut bad, mut good) = (Example::default(), Example::default());
    let mut current: Option<ExampleFile> = None;
    let mut is_good = false;
    for line in page.markdown.lines() {
        match (line.strip_prefix("```"), &mut current) {
            (Some(_), Some(_)) => {
                let example = if is_good { &mut good } else { &mut bad };
                example.files.extend(current.take());
            }
            (Some(name), None) => {
                let (path, instead) =
                    name.split_once(' ').map_or((name, None), |(path, instead)| (path, Some(instead.to_owned())));
                current = Some(ExampleFile { path: path.to_owned(), instead, text: String::new() });
            }
            (None, Some(file)) => {
                file.text.push_str(line);
                file.text.push('\n');
            }
            (None, None) if line.starts_with("Good") => is_good = true,
            (None, None) => {}
        }
    }
    (bad, good)
}

pub(super) const SETTINGS: &str = "[packet]\nrubric = \"rubric.toml\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n\
                        [window]\nfrom = 2025-07-01\nto = 2026-06-30\n";

const RUBRIC: &str = "id = \"small\"\ntitle = \"Small\"\nscopes = [\"feature\", \"system\"]\n[[levels]]\nid = \"mid\"\nscope = \"feature\"\n\
                      [[levels]]\nid = \"senior\"\nscope = \"system\"\n[[criteria]]\nid = \"impact\"\n[[criteria.expectations]]\nlevel = \"senior\"\n\
                      text = \"Changes something that matters.\"\n[[questions]]\nid = \"own-part\"\ntext = \"What was yours?\"\n";

impl Example {
    /// The packet: these files, and a small `packet.toml` and `rubric.toml` where the example brings none.
    pub(super) fn tree(&self) -> Tree {
        let mut tree = Tree::of(&[("packet.toml", SETTINGS), ("rubric.toml", RUBRIC)]);
        for file in &self.files {
            let Ok(path) = PacketPath::new(&file.path) else { continue };
            match file.instead.as_deref() {
                Some("missing") => drop(tree.entries.remove(&path)),
                _ => drop(tree.entries.insert(path, file.entry())),
            }
        }
        tree
    }
}

impl ExampleFile {
    fn entry(&self) -> TreeEntry {
        match self.instead.as_deref() {
            Some("symbolic-link") => TreeEntry::Refused(Refusal::SymbolicLink),
            Some("pipe") => TreeEntry::Refused(Refusal::Special),
            Some("oversized") => TreeEntry::Refused(Refusal::Oversized { size: 200 << 20, cap: 1 << 20 }),
            Some("latin-1") => TreeEntry::Refused(Refusal::NotUtf8(NotUtf8 { offset: 3, looks_like: None })),
            Some("in-the-cloud") => TreeEntry::Refused(Refusal::InTheCloud),
            Some("in-git") => TreeEntry::Refused(Refusal::InGit { files: 14 }),
            Some("unusable-name") => TreeEntry::Refused(Refusal::UnusableName),
            Some("bytes") => TreeEntry::Attachment(1),
            Some("cut-short") => TreeEntry::UnreadablePicture(PictureFault::CutShort),
            Some("padded") => TreeEntry::Text(Text::new(&padded(&self.text))),
            _ => TreeEntry::Text(Text::new(&self.text)),
        }
    }
}

fn padded(text: &str) -> String {
    let copies = |(nth, line): (usize, &str)| format!("{line}\n").repeat(if nth == 1 { 2000 } else { 1 });
    text.lines().enumerate().map(copies).collect()
}

#[test]
fn blocks_are_files_of_two_packets() {
    let markdown = "A fault\n\nBad:\n\n```case.md\na\n```\n\nGood:\n\n```case.md latin-1\n```";
    let (bad, good) = examples(&RulePage { summary: String::new(), markdown: markdown.to_owned() });
    assert_eq!((bad.files[0].path.as_str(), bad.files[0].text.as_str()), ("case.md", "a\n"));
    assert_eq!(good.files[0].instead.as_deref(), Some("latin-1"));
}
