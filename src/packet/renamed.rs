//! What became of a name that an older version of the rubric had: a packet that was written against it is told where each of its references went.

use crate::diagnostic::{Diagnostic, RuleName, either, listed};
use crate::rubric::{Became, Rubric};
use crate::source::Spanned;

/// What is said of a name that the rubric had once; nothing where it does not say so. Where one name alone took its place, and is one of those that may
/// stand here, a program may write it.
pub(super) fn renamed(
    rubric: &Rubric,
    rule: RuleName,
    noun: &str,
    word: &Spanned<String>,
    known: &[&str],
) -> Option<Diagnostic> {
    let now = now(rubric, &word.value)?;
    let is_here = |name: &&String| known.contains(&name.as_str()) || rubric.names().any(|other| other == **name);
    let names: Vec<&String> = now.names.iter().filter(is_here).collect();
    let version = if rubric.version == "1" { String::new() } else { format!(" since version {}", rubric.version) };
    let old = &word.value;
    let gone = |message: String| Diagnostic::error(rule, word.span, message);
    Some(match (names.as_slice(), now.why.as_slice()) {
        ([only], _) => {
            let renamed = gone(format!("{noun} `{old}` is called `{only}`{version}"));
            renamed.instead_of(old.as_str(), only.as_str()).help(format!("write `{only}`"))
        }
        ([], []) => return None,
        ([], why) => {
            let removed = gone(format!("the rubric has no {noun} `{old}` any more: {}", why.join("; ")));
            removed.help("take it out, and see which of the others this speaks for")
        }
        (several, _) => {
            let quoted: Vec<String> = several.iter().map(|name| format!("`{name}`")).collect();
            let split = gone(format!("{noun} `{old}` became {}{version}", listed(&quoted)));
            split.help(format!("write {}, whichever this speaks for", either(several)))
        }
    })
}

/// What became of a name, in names that are there now.
struct Now<'a> {
    names: Vec<String>,
    why: Vec<&'a str>,
}

/// A statement goes by its own rename, else with its criterion, where the new one has a statement of that name.
fn now<'a>(rubric: &'a Rubric, name: &str) -> Option<Now<'a>> {
    let owned = |Became { names, why }: Became<'a>| Now { names: names.into_iter().map(str::to_owned).collect(), why };
    if let Some(became) = rubric.became(name) {
        return Some(owned(became));
    }
    let (criterion, statement) = name.split_once('/')?;
    let mut now = owned(rubric.became(criterion)?);
    let with_statement = |name: &String| {
        let whole = format!("{name}/{statement}");
        if rubric.names().any(|other| other == whole) { whole } else { name.clone() }
    };
    now.names = now.names.iter().map(with_statement).collect();
    Some(now)
}
