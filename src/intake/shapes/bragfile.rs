//! What `brag list --format json` of bragfile prints, and records like it: title, description, tags, project, type, impact and the day they were written.

use super::Shaping;
use super::json::{JsonRecord, records};
use super::record::{Record, day_of, days_of};
use crate::intake::entry::Read;
use crate::intake::fault::IntakeFault;
use crate::intake::source::SourceText;

const TITLES: [&str; 6] = ["title", "name", "summary", "headline", "accomplishment", "text"];
const DAYS: [&str; 6] = ["date", "completed_at", "completedAt", "created_at", "createdAt", "timestamp"];

pub(super) fn read(
    read: &mut Read,
    source: usize,
    text: &SourceText,
    shaping: &Shaping<'_>,
) -> Result<(), IntakeFault> {
    for mut record in records(read, source, text, "entries")? {
        entry(read, &mut record, shaping);
    }
    Ok(())
}

fn entry(read: &mut Read, fields: &mut JsonRecord, _: &Shaping<'_>) {
    let Some(title) = TITLES.into_iter().find(|name| !fields.text(name).trim().is_empty()) else {
        let all = serde_json::Value::Object(fields.fields.clone()).to_string();
        let part = crate::intake::entry::Part::of_record(all.clone(), fields.place, &all);
        return read.stray(part, "a record without a title");
    };
    let title = fields.take(title);
    let id = fields.take("id");
    let key = if id.is_empty() {
        format!("{title}\n{}", fields.text("created_at"))
    } else {
        format!("bragfile {id} {title}")
    };
    let mut record = Record::new(&title, key, fields.place);
    let day = DAYS.into_iter().find_map(|name| day_of(&fields.text(name), name));
    if let Some(dated) = &day {
        for name in DAYS {
            if fields.text(name).starts_with(&dated.said) {
                fields.fields.remove(name);
            }
        }
    }
    record.when = day.map(|from| days_of(from, None));
    fields.fields.remove("updated_at");
    fields.fields.remove("updatedAt");
    if title.contains('\n') {
        record.prose(read, &title);
    }
    record.facts.kind = kind(&fields.text("type"));
    for name in ["description", "details", "body", "notes"] {
        let words = fields.take(name);
        record.prose(read, &words);
    }
    for (name, value) in std::mem::take(&mut fields.fields) {
        let label = capitalised(&name.replace(['_', '-'], " "));
        let value = super::json::shown(&value).replace(',', ", ").replace(",  ", ", ");
        record.field(read, &label, &value);
    }
    record.finish(read);
}

/// The kind of evidence that a type of an entry says; a type that says none stays words.
pub(super) fn kind(word: &str) -> Option<&'static str> {
    Some(match word.trim().to_lowercase().as_str() {
        "mentored" | "mentoring" | "coached" | "taught" => "mentoring",
        "designed" | "design" | "architected" => "design",
        "incident" | "outage" | "on-call" | "post-mortem" | "postmortem" => "incident",
        "talk" | "presented" | "presentation" | "spoke" => "talk",
        "article" | "wrote" | "blog" | "published" => "article",
        "review" | "reviewed" => "review",
        "project" => "project",
        _ => return None,
    })
}

pub(super) fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}
