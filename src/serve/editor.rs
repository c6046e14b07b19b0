//! How a finding is opened in the author's editor: by a link that the system hands to it, or, for Neovim, which knows no links, by asking the running one.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// An editor that can be opened at a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editor {
    /// A link with `{path}`, `{line}` and `{column}` to be filled in.
    Link(String),
    /// A running Neovim that listens at this address.
    Neovim(PathBuf),
}

/// What opens one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// A link for the browser.
    Address(String),
    /// A program to start, and what it is given.
    Program(Vec<OsString>),
}

/// The editors that are known by name, with their links.
const LINKS: &[(&str, &str)] = &[
    ("vscode", "vscode://file/{path}:{line}:{column}"),
    ("vscodium", "vscodium://file/{path}:{line}:{column}"),
    ("cursor", "cursor://file/{path}:{line}:{column}"),
    ("zed", "zed://file/{path}:{line}:{column}"),
    ("obsidian", "obsidian://open?path={path}"),
];

/// What cannot stand in an address. Slashes and the colon of a drive can.
const ENCODED: AsciiSet =
    NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/').remove(b':');

impl Editor {
    /// The editor that is called this, or whose link this is. `neovim` is where a running Neovim listens, when that is known.
    pub fn named(word: &str, neovim: Option<&Path>) -> Option<Editor> {
        if word == "neovim" {
            return neovim.map(|address| Editor::Neovim(address.to_owned()));
        }
        let known = LINKS.iter().find(|(name, _)| *name == word).map(|(_, link)| *link);
        let own = || (word.contains("://") && word.contains("{path}")).then_some(word);
        known.or_else(own).map(|link| Editor::Link(link.to_owned()))
    }

    /// What it can be called, for help and for near misses.
    pub fn names() -> Vec<&'static str> {
        LINKS.iter().map(|(name, _)| *name).chain(["neovim"]).collect()
    }

    pub(super) fn opening(&self, file: &Path, line: usize, column: usize) -> Opening {
        match self {
            Editor::Link(link) => {
                let path = file.to_string_lossy().replace('\\', "/");
                // In the path of a link slashes divide; in its query they are only letters, and either way they may stand.
                let path = if link.contains("file/{path}") { path.trim_start_matches('/') } else { &path };
                let filled = link
                    .replace("{line}", &line.to_string())
                    .replace("{column}", &column.to_string())
                    .replace("{path}", &utf8_percent_encode(path, &ENCODED).to_string());
                Opening::Address(filled)
            }
            Editor::Neovim(address) => {
                let name = file.to_string_lossy().replace('\'', "''");
                let command = format!("execute('edit +call\\ cursor({line},{column}) ' .. fnameescape('{name}'))");
                let words = ["nvim".into(), "--server".into(), address.into(), "--remote-expr".into(), command.into()];
                Opening::Program(words.to_vec())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(editor: &str, file: &str) -> String {
        match Editor::named(editor, None).unwrap().opening(Path::new(file), 3, 8) {
            Opening::Address(address) => address,
            Opening::Program(words) => panic!("{words:?}"),
        }
    }

    #[test]
    fn each_editor_has_its_link() {
        assert_eq!(link("vscode", "/p/a b.md"), "vscode://file/p/a%20b.md:3:8");
        assert_eq!(link("zed", "/p/ü.md"), "zed://file/p/%C3%BC.md:3:8");
        assert_eq!(link("obsidian", "/p/a&b.md"), "obsidian://open?path=/p/a%26b.md");
        assert_eq!(link("idea://open?file={path}&line={line}", "/p/a.md"), "idea://open?file=/p/a.md&line=3");
        assert_eq!([Editor::named("ed", None), Editor::named("neovim", None)], [None, None]);
    }

    #[test]
    fn nothing_of_a_name_is_read_as_a_command() {
        let neovim = Editor::named("neovim", Some(Path::new("/run/nvim.0"))).unwrap();
        let Opening::Program(words) = neovim.opening(Path::new("/p/it's | q!.md"), 3, 8) else { panic!() };
        let expected = "execute('edit +call\\ cursor(3,8) ' .. fnameescape('/p/it''s | q!.md'))";
        assert_eq!(words, ["nvim", "--server", "/run/nvim.0", "--remote-expr", expected].map(OsString::from));
    }
}
