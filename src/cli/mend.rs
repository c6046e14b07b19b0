//! `promo check --fix` and `--diff`: what is certain is done, and looked at again, until nothing certain is left.

use super::packet_folder::PacketPart;
use crate::compile::{Cache, Compilation, Options, compile_again};
use crate::diagnostic::{Diagnostic, Fix, RuleName, count, fixes_apart};
use crate::report::{Mended, MendedPlace, visible_line};
use crate::source::disk::{self, ReplaceError};
use crate::source::{LineIndex, PacketPath, Text, Tree, TreeEntry};
use similar::TextDiff;
use std::collections::BTreeMap;
use std::fmt::Write;

/// As often is looked again: what is mended may show the next, such as an id below a key that was not known, and no more than a few things do.
const PASSES: usize = 10;

/// How many lines around a change a patch shows.
const CONTEXT: usize = 3;

/// Whether the files are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Touch {
    /// Each as soon as it is mended.
    Write,
    /// None: what would be written is only kept.
    Show,
}

/// A packet in which what is certain is being mended.
pub(super) struct Mending<'p> {
    part: &'p PacketPart,
    touch: Touch,
    /// The packet as it is now.
    pub(super) tree: Tree,
    places: Vec<MendedPlace>,
    left: BTreeMap<PacketPath, String>,
    files: BTreeMap<PacketPath, Stands>,
}

/// What stood in a file, and what stands there now: as on disk, with its line ends.
struct Stands {
    first: String,
    now: String,
}

impl<'p> Mending<'p> {
    /// Nothing is mended yet. Only the files that were asked for will be.
    pub(super) fn of(part: &'p PacketPart, tree: Tree, touch: Touch) -> Mending<'p> {
        Mending { part, touch, tree, places: Vec::new(), left: BTreeMap::new(), files: BTreeMap::new() }
    }

    /// Mends what is certain. What comes of the packet then is given back.
    pub(super) fn mend(&mut self, options: Options) -> Compilation {
        let mut cache = Cache::default();
        let mut compilation = compile_again(&self.tree, options, &mut cache);
        for _ in 0..PASSES {
            if !self.pass(&compilation.findings.diagnostics) {
                break;
            }
            compilation = compile_again(&self.tree, options, &mut cache);
        }
        compilation
    }

    /// Does at once what does not overlap. Whether anything was done.
    fn pass(&mut self, found: &[Diagnostic]) -> bool {
        let mut by_file: BTreeMap<&PacketPath, Vec<(&Fix, RuleName)>> = BTreeMap::new();
        for (fix, rule) in fixes_apart(found) {
            by_file.entry(fix.span.file.path()).or_default().push((fix, rule));
        }
        let before = self.places.len();
        for (file, fixes) in by_file {
            if !self.part.holds(file) || self.left.contains_key(file) {
                continue;
            }
            match self.mend_file(file, &fixes) {
                Ok(places) => self.places.extend(places),
                Err(why) => drop(self.left.insert(file.clone(), why.to_string())),
            }
        }
        self.places.len() > before
    }

    /// Mends one file: nothing but the words of the fixes changes in it.
    fn mend_file(&mut self, file: &PacketPath, fixes: &[(&Fix, RuleName)]) -> Result<Vec<MendedPlace>, ReplaceError> {
        let known = self.tree.text(file).cloned().ok_or(ReplaceError::NoFile)?;
        let written = match self.files.get(file) {
            Some(stands) => stands.now.clone(),
            None => String::from_utf8(disk::read_written(&self.part.root, file)?).map_err(|_| ReplaceError::Changed)?,
        };
        if Text::new(&written) != known {
            return Err(ReplaceError::Changed);
        }
        let edits = fixes.iter().map(|(fix, _)| (fix.span.range(), fix.replacement.as_str()));
        let mended = known.edited(&written, edits);
        match self.touch {
            Touch::Write => disk::replace(&self.part.root, file, written.as_bytes(), mended.as_bytes())?,
            Touch::Show => {}
        }
        self.tree.entries.insert(file.clone(), TreeEntry::Text(Text::new(&mended)));
        let stands = self.files.entry(file.clone()).or_insert_with(|| Stands { first: written, now: String::new() });
        stands.now = mended;
        let lines = LineIndex::new(&known);
        Ok(fixes.iter().map(|(fix, rule)| place(fix, *rule, &lines)).collect())
    }

    /// What became of the fixes, for a report.
    pub(super) fn mended(&self) -> Mended<'_> {
        Mended { places: &self.places, left: &self.left }
    }

    /// What became of the fixes, in words: a line for each that was made, and for each file that was left. `here` leads from where the person stands to
    /// the packet.
    pub(super) fn told(&self, here: &str) -> String {
        let mut told = String::new();
        for MendedPlace { file, line, written, replacement, .. } in &self.places {
            let place = format!("mended {here}{file}:{line}: `{written}` is now `{replacement}`");
            told.extend([visible_line(&place).as_str(), "\n"]);
        }
        told.push_str(&self.told_left(here));
        match self.places.len() {
            0 if self.left.is_empty() => "nothing here is certain enough to be mended\n".to_owned(),
            0 => told,
            places => {
                let files = count(self.files.len(), "file");
                let _ = writeln!(told, "mended {} in {files}", count(places, "place"));
                told
            }
        }
    }

    /// The files that were left, and why.
    pub(super) fn told_left(&self, here: &str) -> String {
        let line = |(file, why): (&PacketPath, &String)| format!("left {here}{file} as it is: it {why}");
        self.left.iter().map(|left| visible_line(&line(left)) + "\n").collect()
    }

    /// What was mended as one patch, whose paths begin at the packet's folder.
    pub(super) fn patch(&self) -> String {
        self.files.iter().map(|(file, Stands { first, now })| patch_of(file, file, first, now)).collect()
    }
}

/// How one text becomes another, as a patch; nothing where the two are the same.
pub(super) fn patch_of(from: &PacketPath, to: &PacketPath, first: &str, now: &str) -> String {
    let diff = TextDiff::from_lines(first, now);
    let names = (format!("a/{from}"), format!("b/{to}"));
    diff.unified_diff().context_radius(CONTEXT).header(&names.0, &names.1).to_string()
}

fn place(fix: &Fix, rule: RuleName, lines: &LineIndex) -> MendedPlace {
    MendedPlace {
        rule,
        file: fix.span.file.path().clone(),
        line: lines.position(fix.span.start).line,
        written: fix.written.clone(),
        replacement: fix.replacement.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    const SETTINGS: &str =
        "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";
    const NOTE: &str = "+++\ntitel = \"A\"\ndate = 2026-03-14\n+++\nText.\n";

    /// A packet on disk in which `path` holds `now`, and held the note when it was read; what becomes of the fixes.
    fn mended(now: &str) -> (String, String) {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        fs::create_dir(root.join("evidence")).unwrap();
        fs::write(root.join("packet.toml"), SETTINGS).unwrap();
        fs::write(root.join("evidence/a.md"), NOTE).unwrap();
        let part = PacketPart::find(std::slice::from_ref(&root)).unwrap();
        let tree = disk::read(&root).unwrap();
        fs::write(root.join("evidence/a.md"), now).unwrap();
        let mut mending = Mending::of(&part, tree, Touch::Write);
        mending.mend(Options { today: jiff::civil::date(2026, 7, 1) });
        let bytes = disk::read_written(&root, &PacketPath::new("evidence/a.md").unwrap()).unwrap();
        (mending.told(""), String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn what_changed_since_it_was_read_stays_and_is_named() {
        let (told, now) = mended(NOTE);
        assert_eq!(told, "mended evidence/a.md:2: `titel` is now `title`\nmended 1 place in 1 file\n");
        assert_eq!(now, NOTE.replace("titel", "title"));
        let saved = NOTE.replace("Text", "More text");
        assert_eq!(
            mended(&saved),
            ("left evidence/a.md as it is: it was changed meanwhile\n".to_owned(), saved.clone())
        );
    }
}
