//! What `gh pr list`, `gh search prs` and `gh issue list` print as JSON: one piece of work for each pull request that was merged, and for each issue that was closed as
//! done. What bots opened, bumps of dependencies, and what is not merged is left out, with the reason.

use super::json::{JsonRecord, records, shown};
use super::record::{Record, day_of};
use crate::intake::entry::{Part, Passed, Read};
use crate::intake::fault::IntakeFault;
use crate::intake::source::SourceText;

pub(super) fn read(read: &mut Read, source: usize, text: &SourceText) -> Result<(), IntakeFault> {
    for mut record in records(read, source, text, "items")? {
        entry(read, &mut record);
    }
    Ok(())
}

fn entry(read: &mut Read, fields: &mut JsonRecord) {
    let title = fields.take("title");
    if title.trim().is_empty() {
        let all = serde_json::Value::Object(fields.fields.clone()).to_string();
        return read.stray(Part::of_record(all.clone(), fields.place, &all), "a record without a title");
    }
    let url = Some(fields.take("url")).filter(|url| !url.is_empty()).unwrap_or_else(|| fields.take("html_url"));
    let number = fields.take("number");
    if let Some(why) = left_out(fields, &title, &url) {
        let number = if number.is_empty() { String::new() } else { format!(" (#{number})") };
        return read.passed.push(Passed { title: format!("{title}{number}"), place: fields.place, why });
    }
    let key = if url.is_empty() { format!("gh {number} {title}") } else { format!("gh {url}") };
    let mut record = Record::new(&title, key, fields.place);
    let day = |name: &'static str| day_of(&fields.text(name), name);
    record.when = day("mergedAt").or_else(|| day("merged_at")).or_else(|| day("closedAt")).or_else(|| day("closed_at"));
    record.when = record.when.or_else(|| day("createdAt"));
    record.facts.link = (url.starts_with("https://") || url.starts_with("http://")).then(|| url.clone());
    let body = fields.take("body");
    record.prose(read, &body);
    let facts = about(fields, &number, if record.facts.link.is_some() { "" } else { &url });
    record.field(read, if is_issue(fields, &url) { "Issue" } else { "Pull request" }, &facts);
    for (name, value) in std::mem::take(&mut fields.fields) {
        record.field(read, &name, &shown(&value));
    }
    record.finish(read);
}

/// `acme/shop #4123, opened 2026-01-20, +812 −340, checkout`.
fn about(fields: &mut JsonRecord, number: &str, url: &str) -> String {
    let mut said = Vec::new();
    let repository = fields.take("repository");
    let number = if number.is_empty() { String::new() } else { format!("#{number}") };
    said.push(format!("{repository} {number}").trim().to_owned());
    said.push(url.to_owned());
    let opened = fields.take("createdAt");
    said.push(opened.get(..10).map_or_else(String::new, |day| format!("opened {day}")));
    let (added, deleted) = (fields.take("additions"), fields.take("deletions"));
    if !added.is_empty() || !deleted.is_empty() {
        said.push(format!("+{added} −{deleted}"));
    }
    said.push(fields.take("labels"));
    for name in [
        "mergedAt",
        "closedAt",
        "updatedAt",
        "state",
        "author",
        "isDraft",
        "id",
        "isPullRequest",
        "authorAssociation",
        "stateReason",
        "is_bot",
    ] {
        fields.fields.remove(name);
    }
    said.retain(|one| !one.is_empty());
    said.join(", ")
}

fn is_issue(fields: &JsonRecord, url: &str) -> bool {
    url.contains("/issues/") || fields.text("isPullRequest") == "false"
}

fn left_out(fields: &JsonRecord, title: &str, url: &str) -> Option<String> {
    let author = fields.fields.get("author");
    let login = author.map_or_else(String::new, |author| author.get("login").map_or_else(|| shown(author), shown));
    let says_bot = author.and_then(|author| author.get("is_bot")).is_some_and(|is_bot| is_bot == true);
    if says_bot || is_bot(&login) {
        return Some(format!("a bot opened it ({login})"));
    }
    if is_bump(title) {
        return Some("a bump of a dependency".to_owned());
    }
    let state = fields.text("state").to_lowercase();
    let is_merged = !fields.text("mergedAt").is_empty() || state == "merged";
    if fields.text("isDraft") == "true" && !is_merged {
        return Some("it is a draft".to_owned());
    }
    match state.as_str() {
        "open" => Some("it is still open".to_owned()),
        "closed" if is_issue(fields, url) => {
            let reason = fields.text("stateReason").to_lowercase();
            matches!(reason.as_str(), "not_planned" | "duplicate").then(|| "it was closed and not done".to_owned())
        }
        "closed" if !is_merged && fields.fields.contains_key("mergedAt") => {
            Some("it was closed without being merged".to_owned())
        }
        "closed" if !is_merged && url.contains("/pull/") => {
            Some("it was closed, and nothing says that it was merged".to_owned())
        }
        _ => None,
    }
}

/// Whether an account is a program, by its name.
pub(super) fn is_bot(login: &str) -> bool {
    let login = login.to_lowercase();
    let known = [
        "dependabot",
        "renovate",
        "github-actions",
        "snyk-bot",
        "greenkeeper",
        "pre-commit-ci",
        "allcontributors",
        "mergify",
        "codecov",
    ];
    login.ends_with("[bot]")
        || login.starts_with("app/")
        || login.ends_with("-bot")
        || known.iter().any(|name| login.starts_with(name))
}

/// Whether a title is one that a program gives to a newer version of a dependency.
pub(super) fn is_bump(title: &str) -> bool {
    let title = title.trim().to_lowercase();
    let bare = title.split_once(": ").map_or(title.as_str(), |(_, bare)| bare);
    let is_scope = title
        .split_once(':')
        .is_some_and(|(scope, _)| scope.contains("(deps") || scope == "deps" || scope == "build-deps");
    let bumps = bare.starts_with("bump ") && (bare.contains(" from ") || bare.contains(" to "));
    is_scope || bumps || bare.starts_with("update dependency ") || bare.starts_with("lock file maintenance")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_their_names_and_titles() {
        assert!(is_bot("app/renovate") && is_bot("dependabot[bot]") && is_bot("acme-bot") && !is_bot("abbott"));
        assert!(
            is_bump("chore(deps): bump left-pad")
                && is_bump("Bump serde from 1.0.1 to 1.0.2")
                && is_bump("fix: bump x to 2")
        );
        assert!(!is_bump("Bump the limit of uploads") && !is_bump("Hold the slot"));
    }
}
