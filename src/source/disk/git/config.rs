//! Git's files of settings: the values of one key, with the files that they include. Conditions of `includeIf` are git's to judge; what stands behind one may
//! hold or not.

use super::{TEXT_CAP, read};
use std::path::{Path, PathBuf};

/// Files that include one another are followed this far, as git does.
const DEPTH: usize = 10;

/// A value as it is written, and the place of its section: `[section "sub"]`, both lower case but for `sub`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigValue {
    /// The section's name, in lower case.
    pub section: String,
    /// What stands in quotes beside it, if anything does.
    pub sub: Option<String>,
    /// The key, in lower case.
    pub key: String,
    /// Its value; empty for a key that stands alone.
    pub value: String,
}

/// The values of a key in this file and those that it includes, in the order in which they count; each with whether it holds without a condition.
pub(super) fn named(file: &Path, home: Option<&Path>, section: &str, key: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    follow(file, home, (section, key), true, DEPTH, &mut found);
    found
}

fn follow(
    file: &Path,
    home: Option<&Path>,
    wanted: (&str, &str),
    is_sure: bool,
    depth: usize,
    found: &mut Vec<(String, bool)>,
) {
    let Some(bytes) = read(file, TEXT_CAP).filter(|_| depth > 0) else { return };
    for ConfigValue { section, sub, key, value } in config_values(&String::from_utf8_lossy(&bytes)) {
        if (section.as_str(), key.as_str()) == wanted && sub.is_none() {
            found.push((value, is_sure));
        } else if key == "path" && (section == "include" || section == "includeif") {
            let included = file.parent().unwrap_or(file).join(at_home(&value, home));
            follow(&included, home, wanted, is_sure && section == "include", depth - 1, found);
        }
    }
}

/// A path of the settings, in which `~/` is the home folder.
pub(super) fn at_home(value: &str, home: Option<&Path>) -> PathBuf {
    match (value.strip_prefix("~/"), home) {
        (Some(inside), Some(home)) => home.join(inside),
        _ => PathBuf::from(value),
    }
}

/// Every value of a text of settings, in its order. What is no setting is passed over.
pub fn config_values(text: &str) -> Vec<ConfigValue> {
    let mut values = Vec::new();
    let (mut section, mut sub) = (String::new(), None);
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    while let Some(line) = lines.next() {
        let mut line = line.trim_start();
        if let Some(head) = line.strip_prefix('[') {
            let Some((name, rest)) = section_head(head) else { continue };
            (section, sub) = name;
            line = rest.trim_start();
        }
        let end = line.find(|at: char| !at.is_ascii_alphanumeric() && at != '-').unwrap_or(line.len());
        let (key, rest) = line.split_at(end);
        if key.is_empty() {
            continue;
        }
        let value = rest.trim_start().strip_prefix('=').map_or_else(String::new, |rest| value(rest, &mut lines));
        values.push(ConfigValue { section: section.clone(), sub: sub.clone(), key: key.to_ascii_lowercase(), value });
    }
    values
}

type Section = (String, Option<String>);

/// The section that begins here, behind its bracket, and what stands after it on the line.
fn section_head(head: &str) -> Option<(Section, &str)> {
    let end = head.find([']', '"', ' ', '\t'])?;
    let name = head[..end].to_ascii_lowercase();
    let rest = head[end..].trim_start();
    let Some(quoted) = rest.strip_prefix('"') else {
        return Some(((name, None), rest.strip_prefix(']')?));
    };
    let mut sub = String::new();
    let mut letters = quoted.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return Some(((name, Some(sub)), quoted[at + 1..].trim_start().strip_prefix(']')?)),
            '\\' => sub.push(letters.next()?.1),
            letter => sub.push(letter),
        }
    }
    None
}

/// A value from its equals sign on, over as many lines as end in a backslash. Blanks at its end count only in quotes.
fn value<'t>(first: &'t str, lines: &mut impl Iterator<Item = &'t str>) -> String {
    let (mut value, mut kept, mut is_quoted) = (String::new(), 0, false);
    let mut letters = first.trim_start().chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                is_quoted = !is_quoted;
                kept = value.len();
                continue;
            }
            '#' | ';' if !is_quoted => break,
            '\\' => match letters.next() {
                Some('n') => value.push('\n'),
                Some('t') => value.push('\t'),
                Some('b') => drop(value.pop()),
                Some(letter) => value.push(letter),
                None => match lines.next() {
                    Some(next) => {
                        letters = next.chars();
                        continue;
                    }
                    None => break,
                },
            },
            letter => value.push(letter),
        }
        if is_quoted || !letter.is_whitespace() {
            kept = value.len();
        }
    }
    value.truncate(kept);
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every setting as `section.key=value`.
    fn read(text: &str) -> Vec<String> {
        let shown = |value: ConfigValue| {
            let sub = value.sub.map_or_else(String::new, |sub| format!(".{sub}"));
            format!("{}{sub}.{}={}", value.section, value.key, value.value)
        };
        config_values(text).into_iter().map(shown).collect()
    }

    #[test]
    fn settings_are_read_as_git_reads_them() {
        let text = "; a comment\n[Core]\n\thooksPath = .husky/_   # ours\n\tbare\n[include] path = \"~/a b.inc\"\n\
                    [branch \"a \\\"b\\\"\"]\nx = \"one # two\" \\\n  three\\tfour\n[broken\ny = 1\n";
        assert_eq!(
            read(text),
            [
                "core.hookspath=.husky/_",
                "core.bare=",
                "include.path=~/a b.inc",
                "branch.a \"b\".x=one # two   three\tfour",
                "branch.a \"b\".y=1",
            ]
        );
    }

    #[test]
    fn what_is_included_counts_where_it_is_included() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        write(
            "config",
            "[core]\nhooksPath = a\n[include]\npath = more\n[includeIf \"gitdir:~/w/\"]\npath = work\n[core]\nhooksPath = b\n",
        );
        write("more", "[core]\nhooksPath = c\n[include]\npath = config\n");
        write("work", "[core]\nhooksPath = d\n");
        let found = named(&folder.path().join("config"), None, "core", "hookspath");
        assert_eq!(found.first(), Some(&("a".to_owned(), true)));
        assert_eq!(found.last(), Some(&("b".to_owned(), true)));
        assert!(found.contains(&("c".to_owned(), true)) && found.contains(&("d".to_owned(), false)), "{found:?}");
    }

    proptest! {
        #[test]
        fn a_value_in_quotes_is_read_back(text in "[a-z #;=\\[\\]é~/]{0,40}") {
            prop_assert_eq!(read(&format!("[a]\nb = \"{text}\"\n")), [format!("a.b={text}")]);
        }

        #[test]
        fn no_text_ends_it(text in "([\\[\\]\"\\\\=#;\n a-c]|\\PC){0,80}") {
            config_values(&text);
        }
    }
}
