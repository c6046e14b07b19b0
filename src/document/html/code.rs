//! Code of a language that is known, with its words marked by what they are: four classes and no colour, so that the theme says how each looks. Grammars are
//! read when a block asks for one; text without code costs nothing.

use super::escape::push_text;
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use syntect::parsing::{ParseState, Scope, ScopeStack, ScopeStackOp, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

/// More than this is written plain: it is no longer read line by line, and would keep a save from its page.
const LONGEST: usize = 20_000;

/// A line that no person wrote.
const LONGEST_LINE: usize = 1_000;

/// With what was worked out for the languages that were asked for, some megabytes each.
static GRAMMARS: Mutex<Option<Arc<SyntaxSet>>> = Mutex::new(None);

/// The classes, each with the scopes of a grammar that come to it. The names of scopes are Sublime Text's: <https://www.sublimetext.com/docs/scope_naming.html>.
const CLASSES: [(&str, &[&str]); 4] = [
    ("hc", &["comment"]),
    ("hs", &["string", "constant"]),
    ("hk", &["keyword", "storage", "entity.name.tag", "markup.deleted", "markup.inserted"]),
    ("hf", &["entity.name", "support.function", "variable.function", "meta.header-name"]),
];

/// The same as [`CLASSES`], as the grammars know them.
static SCOPES: LazyLock<Vec<(&str, Scope)>> = LazyLock::new(|| {
    let of_class = |(class, names): &(&'static str, &[&str])| {
        let class = *class;
        names.iter().filter_map(|name| Scope::new(name).ok()).map(|scope| (class, scope)).collect::<Vec<_>>()
    };
    CLASSES.iter().flat_map(of_class).collect()
});

/// What was made of a block, by what it says: a note stands on its own page and in print, and reading code is slow.
static WRITTEN: LazyLock<Mutex<HashMap<blake3::Hash, Arc<str>>>> = LazyLock::new(Mutex::default);

/// When there are more, none is kept: whoever previews a large packet all day must not gather them.
const MOST: usize = 4_000;

/// Lets go of the grammars, for who has written all there is. They are read again when a block asks for one that was not written before.
pub fn let_go_of_grammars() {
    *GRAMMARS.lock().unwrap_or_else(PoisonError::into_inner) = None;
}

fn grammars() -> Arc<SyntaxSet> {
    let mut grammars = GRAMMARS.lock().unwrap_or_else(PoisonError::into_inner);
    grammars.get_or_insert_with(|| Arc::new(two_face::syntax::extra_newlines())).clone()
}

/// Writes code; marked, where its language is known and it is as long as code that is read.
pub(super) fn push_code(out: &mut String, language: &str, code: &str) {
    if !is_read(language, code) {
        return push_text(out, code);
    }
    let key = blake3::Hasher::new().update(language.as_bytes()).update(&[0]).update(code.as_bytes()).finalize();
    let known = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
    let written = known.unwrap_or_else(|| {
        let written: Arc<str> = marked(language, code).unwrap_or_else(|| plain(code)).into();
        let mut all = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MOST {
            all.clear();
        }
        all.insert(key, written.clone());
        written
    });
    out.push_str(&written);
}

fn is_read(language: &str, code: &str) -> bool {
    !language.is_empty() && code.len() <= LONGEST && code.lines().all(|line| line.len() <= LONGEST_LINE)
}

fn plain(code: &str) -> String {
    let mut out = String::new();
    push_text(&mut out, code);
    out
}

/// Nothing where it cannot be done.
fn marked(language: &str, code: &str) -> Option<String> {
    let grammars = grammars();
    let grammar = grammar(&grammars, language)?;
    let mut out = String::with_capacity(code.len() * 2);
    let (mut state, mut scopes) = (ParseState::new(grammar), ScopeStack::new());
    // Words of one class that follow one another stand in one element.
    let mut open = "";
    for line in LinesWithEndings::from(code) {
        let changes: Vec<(usize, ScopeStackOp)> = state.parse_line(line, &grammars).ok()?;
        let mut done = 0;
        for (at, change) in changes {
            push_piece(&mut out, line.get(done..at)?, &scopes, &mut open);
            done = at;
            scopes.apply(&change).ok()?;
        }
        push_piece(&mut out, line.get(done..)?, &scopes, &mut open);
    }
    close(&mut out, open);
    Some(out)
}

fn grammar<'g>(grammars: &'g SyntaxSet, language: &str) -> Option<&'g SyntaxReference> {
    let grammar = grammars.find_syntax_by_token(language)?;
    (grammar.name != "Plain Text").then_some(grammar)
}

fn push_piece(out: &mut String, piece: &str, scopes: &ScopeStack, open: &mut &'static str) {
    if piece.is_empty() {
        return;
    }
    let class = class(scopes);
    // What is only blank looks the same in any class.
    if class != *open && !piece.trim().is_empty() {
        close(out, open);
        if !class.is_empty() {
            out.push_str("<span class=\"");
            out.push_str(class);
            out.push_str("\">");
        }
        *open = class;
    }
    push_text(out, piece);
}

fn close(out: &mut String, open: &str) {
    if !open.is_empty() {
        out.push_str("</span>");
    }
}

/// The class of the innermost scope that has one; empty for none. Marks such as quotes belong to what they enclose.
fn class(scopes: &ScopeStack) -> &'static str {
    let of = |scope: &Scope| SCOPES.iter().find(|(_, of)| of.is_prefix_of(*scope)).map(|(class, _)| *class);
    scopes.as_slice().iter().rev().find_map(of).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(language: &str, code: &str) -> String {
        let mut out = String::new();
        push_code(&mut out, language, code);
        out
    }

    #[test]
    fn words_are_marked_by_what_they_are() {
        assert_eq!(
            written("rust", "// a < b\nfn main() { say(\"<p>\", 3) }\n"),
            "<span class=\"hc\">// a &lt; b\n</span><span class=\"hk\">fn </span><span class=\"hf\">main</span>() { \
             <span class=\"hf\">say</span>(<span class=\"hs\">\"&lt;p&gt;\"</span>, <span class=\"hs\">3</span>) }\n"
        );
        for language in
            ["python", "toml", "sql", "go", "typescript", "yaml", "sh", "json", "kotlin", "dockerfile", "tsx", "hcl"]
        {
            assert!(grammar(&grammars(), language).is_some(), "{language}");
        }
    }

    #[test]
    fn grammars_come_back() {
        let before = written("rust", "fn come() {}\n");
        let_go_of_grammars();
        assert_eq!(written("rust", "fn come() {}\n"), before);
        assert_eq!(written("rust", "fn back() {}\n"), before.replace("come", "back"));
    }

    #[test]
    fn what_is_not_known_or_too_long_is_plain() {
        for (language, code) in
            [("", "fn a()"), ("no-such", "fn a() <"), ("txt", "fn a()"), ("rust", &"fn a()\n".repeat(3_000))]
        {
            let plain = written(language, code);
            assert!(!plain.contains("span"), "{language}");
            assert_eq!(plain.replace("&lt;", "<"), code);
        }
        assert!(!written("rust", &"a ".repeat(600)).contains("span"));
    }

    /// Whatever it is marked with, the words are those of the author.
    #[test]
    fn no_letter_is_lost() {
        for (language, code) in [
            ("rust", "fn ä() { \"é\n"),
            ("html", "<a href='b'>&amp;</a>"),
            ("diff", "-a\n+b\n"),
            ("python", "def f(:\r\n\t'''x"),
            ("json", "{\"a\": [1, {"),
            ("rust", ""),
        ] {
            let text =
                scraper::Html::parse_fragment(&written(language, code)).root_element().text().collect::<String>();
            assert_eq!(text, code.replace("\r\n", "\n"), "{language}");
        }
    }
}
