//! What `git log` prints, as it does by itself or as `git log --format='%h %as %s'`: a line of the log for each commit, month by month. Merges, bots and bumps of
//! dependencies are left out.

use super::gh::{is_bot, is_bump};
use crate::intake::dates::Grain;
use crate::intake::entry::{DateFrom, Dated, Entry, Facts, Group, Part, PartForm, Passed, Place, Read, Sort};
use crate::intake::fault::IntakeFault;
use crate::intake::private::private;
use crate::intake::source::SourceText;
use crate::source::{Date, Interval};
use jiff::fmt::strtime;

/// A commit as it is told.
#[derive(Default)]
struct Commit<'a> {
    hash: &'a str,
    author: &'a str,
    date: Option<Date>,
    is_merge: bool,
    lines: Vec<&'a str>,
    from: usize,
    to: usize,
}

/// Whether a text is one that `git log` prints.
pub(super) fn is_log(content: &str) -> bool {
    let Some(first) = content.lines().next() else { return false };
    first.strip_prefix("commit ").is_some_and(|rest| is_hash(rest.split(' ').next().unwrap_or(rest), 40))
        || one_line(first).is_some()
}

pub(super) fn read(read: &mut Read, source: usize, text: &SourceText) -> Result<(), IntakeFault> {
    let commits = commits(read, source, text);
    if commits.is_empty() {
        let help = "pipe `git log --author=you` into it, or `git log --format='%h %as %s'`";
        return Err(IntakeFault::new(format!("`{}` holds no commit", text.path), help));
    }
    for commit in commits {
        entry(read, source, &commit);
    }
    Ok(())
}

fn commits<'a>(read: &mut Read, source: usize, text: &'a SourceText) -> Vec<Commit<'a>> {
    let mut commits: Vec<Commit<'a>> = Vec::new();
    for (nth, line) in text.text.lines().enumerate() {
        let number = nth + 1;
        let begins = line
            .strip_prefix("commit ")
            .map(|rest| rest.split(' ').next().unwrap_or(rest))
            .filter(|hash| is_hash(hash, 40));
        if let Some(hash) = begins {
            commits.push(Commit { hash, from: number, to: number, ..Commit::default() });
        } else if let Some((hash, date, subject)) = one_line(line) {
            commits.push(Commit {
                hash,
                date: Some(date),
                lines: vec![subject],
                from: number,
                to: number,
                ..Commit::default()
            });
        } else if let Some(open) = commits.last_mut() {
            let is_head = open.lines.is_empty();
            open.to = if line.trim().is_empty() { open.to } else { number };
            match line.split_once(':') {
                Some(("Author" | "Commit", name)) if is_head => open.author = name.trim(),
                Some(("Date" | "AuthorDate", date)) if is_head => open.date = day(date.trim()),
                Some(("CommitDate", _)) if is_head => {}
                Some(("Merge", _)) if is_head => open.is_merge = true,
                _ if line.trim().is_empty() && is_head => {}
                _ => open.lines.push(line.strip_prefix("    ").unwrap_or(line)),
            }
        } else if !line.trim().is_empty() {
            let place = Place { source, from: number, to: number };
            read.stray(
                Part { hash: Part::hash(line), text: line.to_owned(), place, form: PartForm::Block },
                "it stands before the first commit",
            );
        }
    }
    commits
}

/// `1a2b3c4 2026-02-09 Subject`, with blanks or tabs.
fn one_line(line: &str) -> Option<(&str, Date, &str)> {
    let (hash, rest) = line.split_once([' ', '\t'])?;
    let (date, subject) = rest.split_once([' ', '\t'])?;
    let date: Date = date.get(..10).filter(|_| date.len() == 10 || date[10..].starts_with('T'))?.parse().ok()?;
    is_hash(hash, 7).then_some((hash, date, subject))
}

fn is_hash(word: &str, least: usize) -> bool {
    (least..=64).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn day(written: &str) -> Option<Date> {
    if let Some(date) = written.get(..10).and_then(|day| day.parse().ok()) {
        return Some(date);
    }
    // `Mon Feb 9 10:11:12 2026 +0100`: the zone says nothing of the day there.
    let words: Vec<&str> = written.split_whitespace().collect();
    let bare = words.iter().take(5).copied().collect::<Vec<_>>().join(" ");
    strtime::parse("%a %b %d %H:%M:%S %Y", &bare).and_then(|parsed| parsed.to_date()).ok()
}

fn entry(read: &mut Read, source: usize, commit: &Commit<'_>) {
    let subject = commit.lines.iter().find(|line| !line.trim().is_empty()).map_or("", |line| line.trim());
    let place = Place { source, from: commit.from, to: commit.to };
    let why = if commit.is_merge || subject.starts_with("Merge branch ") || subject.starts_with("Merge pull request ") {
        Some("a merge")
    } else if is_bot(commit.author.split('<').next().unwrap_or_default().trim()) {
        Some("a bot made it")
    } else if is_bump(subject) {
        Some("a bump of a dependency")
    } else {
        None
    };
    if let Some(why) = why {
        return read.passed.push(Passed { title: subject.to_owned(), place, why: why.to_owned() });
    }
    let short = &commit.hash[..commit.hash.len().min(10)];
    let mut text = format!("- {subject} (`{short}`)\n");
    let body = commit.lines.iter().skip_while(|line| line.trim() != subject).skip(1);
    let body: Vec<&str> = body.copied().filter(|line| !is_trailer(line)).collect();
    let body = body.join("\n");
    for line in body.trim().lines() {
        text.push_str(if line.trim().is_empty() { "\n" } else { "  " });
        text.push_str(if line.trim().is_empty() { "" } else { line });
        text.push_str(if line.trim().is_empty() { "" } else { "\n" });
    }
    if !body.trim().is_empty() {
        // A blank line keeps the body from going on in the subject's line.
        text = text.replacen(")\n", ")\n\n", 1);
    }
    let part = Part { form: PartForm::Item, ..Part::of_record(text, place, &format!("git {}", &commit.hash[..7])) };
    if let Some(found) = private(&part.text) {
        let why = format!("it holds {}", found.what);
        return if found.is_secret { read.secret(part, why) } else { read.stray(part, why) };
    }
    let when = commit.date.map(|date| Dated {
        days: Interval::day(date),
        grain: Grain::Day,
        said: date.to_string(),
        from: DateFrom::Field("commit"),
        other: None,
        against: None,
    });
    let group = group(read, when.as_ref());
    read.entries.push(Entry {
        sort: Sort::Bare,
        title: subject.to_owned(),
        is_titled_apart: false,
        when,
        group: Some(group),
        parts: vec![part],
        facts: Facts::default(),
    });
}

/// `Signed-off-by: …`: whose commit it is, and no words of it.
fn is_trailer(line: &str) -> bool {
    let names = ["signed-off-by:", "co-authored-by:", "reviewed-by:", "acked-by:", "tested-by:", "cc:", "change-id:"];
    let line = line.trim().to_lowercase();
    names.iter().any(|name| line.starts_with(name))
}

/// The month of a commit.
fn group(read: &mut Read, when: Option<&Dated>) -> usize {
    let month =
        when.map(|dated| Interval { from: dated.days.from.first_of_month(), to: dated.days.from.last_of_month() });
    let title = month.map_or_else(|| "Commits".to_owned(), crate::vocabulary::interval);
    if let Some(at) = read.groups.iter().position(|group| group.title == title) {
        return at;
    }
    let when = month.zip(when).map(|(days, dated)| Dated { days, grain: Grain::Month, ..dated.clone() });
    read.groups.push(Group { title, when, is_log: true });
    read.groups.len() - 1
}
