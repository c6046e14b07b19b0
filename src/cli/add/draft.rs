//! A note in the making: a template whose keys are given values, one line each. What comes of it is read before it is written.

use crate::cli::template::{list, quoted};
use crate::syntax::keys::{Key, Shape};

/// A text of a note, with front matter in one of its two languages.
pub(super) struct Draft {
    /// The lines between the fences.
    front: Vec<String>,
    is_toml: bool,
    pub(super) body: String,
}

impl Draft {
    /// A template, taken apart. One without front matter is given some.
    pub(super) fn of(template: &str) -> Draft {
        let template = template.trim_start_matches('\u{feff}').replace("\r\n", "\n");
        let mut lines = template.lines();
        let fence = lines.next().map(str::trim_end).filter(|line| matches!(*line, "+++" | "---"));
        let mut front = Vec::new();
        let is_closed = fence.is_some_and(|fence| {
            lines.by_ref().any(|line| {
                let is_fence = line.trim_end() == fence;
                if !is_fence {
                    front.push(line.to_owned());
                }
                is_fence
            })
        });
        if !is_closed {
            return Draft { front: Vec::new(), is_toml: true, body: template };
        }
        let rest: Vec<&str> = lines.collect();
        let body = if rest.is_empty() { String::new() } else { rest.join("\n") + "\n" };
        Draft { front, is_toml: fence == Some("+++"), body }
    }

    /// Does something to every line, and to the text below: gaps are filled so.
    pub(super) fn fill(&mut self, fill: impl Fn(&str) -> String) {
        self.front = self.front.iter().map(|line| fill(line)).collect();
        self.body = fill(&self.body);
    }

    /// Gives a key a value: where it stands, else where a comment shows it, else below the first key that is there.
    pub(super) fn set(&mut self, key: &str, value: &str) {
        let line = if self.is_toml { format!("{key} = {value}") } else { format!("{key}: {value}") };
        let top = self.top();
        let place = |is_it: &dyn Fn(&str) -> bool| self.front[..top].iter().position(|line| is_it(line));
        let shown = |line: &str| line.strip_prefix('#').is_some_and(|rest| self.is_of(rest.trim_start(), key));
        match place(&|line| self.is_of(line, key)).or_else(|| place(&shown)) {
            Some(at) => self.front[at] = line,
            None => {
                let first = place(&|line| !line.trim().is_empty() && !line.starts_with(['#', ' ', '\t']));
                let at = first.map_or(top, |first| first + 1);
                self.front.insert(at, line);
            }
        }
    }

    /// Takes a key out.
    pub(super) fn unset(&mut self, key: &str) {
        let top = self.top();
        if let Some(at) = self.front[..top].iter().position(|line| self.is_of(line, key)) {
            self.front.remove(at);
        }
    }

    /// Whether a key has a value.
    pub(super) fn has(&self, key: &str) -> bool {
        self.front[..self.top()].iter().any(|line| self.is_of(line, key))
    }

    /// Where the tables of TOML begin: what stands below a header is of that table.
    fn top(&self) -> usize {
        let is_header = |line: &String| self.is_toml && line.trim_start().starts_with('[');
        self.front.iter().position(is_header).unwrap_or(self.front.len())
    }

    fn is_of(&self, line: &str, key: &str) -> bool {
        let rest = line.strip_prefix(key).map(str::trim_start);
        rest.is_some_and(|rest| rest.starts_with(if self.is_toml { '=' } else { ':' }))
    }

    /// A text as the language of the note writes it on one line.
    pub(super) fn text(&self, text: &str) -> String {
        // YAML reads what JSON writes.
        if self.is_toml { quoted(text) } else { serde_json::Value::from(text).to_string() }
    }

    /// A table as the language of the note writes it on one line.
    pub(super) fn table(&self, entries: &[(&str, String)]) -> String {
        let mark = if self.is_toml { " =" } else { ":" };
        let entries: Vec<String> = entries.iter().map(|(key, value)| format!("{key}{mark} {value}")).collect();
        format!("{{ {} }}", entries.join(", "))
    }

    /// The values of a key as it is written here. What is none of its shape is written as a text, so that reading says what is wrong with it.
    pub(super) fn value(&self, key: &Key, given: &[String]) -> String {
        let last = given.last().map_or("", String::as_str).trim();
        let is_plain = match key.shape {
            Shape::Texts | Shape::TextsOrTables(_) => {
                let items: Vec<String> = given.iter().flat_map(|given| items(given)).collect();
                return if self.is_toml { list(&items) } else { serde_json::Value::from(items).to_string() };
            }
            Shape::Date => last.parse::<crate::source::Date>().is_ok_and(|day| day.to_string() == last),
            Shape::Boolean => matches!(last, "true" | "false"),
            Shape::Number => last.parse::<u32>().is_ok_and(|number| number.to_string() == last),
            Shape::Text | Shape::Figure | Shape::Table(_) | Shape::Tables(_) | Shape::Names(_) | Shape::Terms => false,
        };
        if is_plain { last.to_owned() } else { self.text(last) }
    }

    /// The note.
    pub(super) fn into_note(self) -> String {
        let fence = if self.is_toml { "+++" } else { "---" };
        let front: String = self.front.iter().map(|line| format!("{line}\n")).collect();
        format!("{fence}\n{front}{fence}\n{}", self.body)
    }
}

/// What stands between commas, but for those in brackets: `Ana R. (SRE, Payments), Bo` are two.
fn items(given: &str) -> Vec<String> {
    let (mut items, mut item, mut depth) = (Vec::new(), String::new(), 0_usize);
    for letter in given.chars() {
        match letter {
            ',' if depth == 0 => items.push(std::mem::take(&mut item)),
            letter => {
                depth = match letter {
                    '(' => depth + 1,
                    ')' => depth.saturating_sub(1),
                    _ => depth,
                };
                item.push(letter);
            }
        }
    }
    items.push(item);
    items.into_iter().map(|item| item.trim().to_owned()).filter(|item| !item.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_set_where_it_stands() {
        let mut draft = Draft::of(
            "+++\ntitle = \"a\"\n# about role\n# role = \"lead\"\ndate = 1\n[[metrics]]\nname = \"m\"\n+++\nBody.\n",
        );
        draft.set("role", "\"solo\"");
        draft.set("date", "2026-03-14");
        draft.set("name", "\"n\"");
        assert_eq!(
            draft.into_note(),
            "+++\ntitle = \"a\"\nname = \"n\"\n# about role\nrole = \"solo\"\ndate = 2026-03-14\n[[metrics]]\nname = \"m\"\n+++\nBody.\n"
        );
        let mut draft = Draft::of("---\ntitle: a\ndate: 1\n---\n");
        draft.unset("date");
        draft.set("criteria", "[\"scope\"]");
        assert!(draft.has("title") && !draft.has("date"));
        assert_eq!(draft.into_note(), "---\ntitle: a\ncriteria: [\"scope\"]\n---\n");
        assert_eq!(Draft::of("Words.\n").into_note(), "+++\n+++\nWords.\n");
    }

    #[test]
    fn commas_in_brackets_do_not_part() {
        assert_eq!(items("Ana R. (SRE, Payments), Bo,, "), ["Ana R. (SRE, Payments)", "Bo"]);
        assert_eq!(items(""), [""; 0]);
    }
}
