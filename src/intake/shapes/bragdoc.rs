//! What bragdoc exports: achievements with the days they were on. Its `impact` is how much they are to their author, from 1 to 10, and no figure of the work.

use super::Shaping;
use super::bragfile::capitalised;
use super::json::{JsonRecord, records, shown};
use super::record::{Record, day_of, days_of};
use crate::intake::entry::{Part, Passed, Read};
use crate::intake::fault::IntakeFault;
use crate::intake::source::SourceText;

/// What its program keeps for itself.
const OWN: [&str; 16] = [
    "id",
    "userId",
    "companyId",
    "projectId",
    "userMessageId",
    "standupDocumentId",
    "source",
    "sourceId",
    "createdAt",
    "updatedAt",
    "impactSource",
    "impactUpdatedAt",
    "eventDuration",
    "isArchived",
    "uniqueSourceId",
    "embedding",
];

pub(super) fn read(read: &mut Read, source: usize, text: &SourceText, _: &Shaping<'_>) -> Result<(), IntakeFault> {
    for mut record in records(read, source, text, "achievements")? {
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
    if fields.text("isArchived") == "true" {
        return read.passed.push(Passed { title, place: fields.place, why: "it is archived".to_owned() });
    }
    let key = format!("bragdoc {} {title}", fields.text("id"));
    let mut record = Record::new(&title, key, fields.place);
    let from =
        day_of(&fields.text("eventStart"), "eventStart").or_else(|| day_of(&fields.text("eventEnd"), "eventEnd"));
    let to = day_of(&fields.text("eventEnd"), "eventEnd");
    record.when = from.map(|from| days_of(from, to)).or_else(|| day_of(&fields.text("createdAt"), "createdAt"));
    fields.fields.remove("eventStart");
    fields.fields.remove("eventEnd");
    for name in ["summary", "details"] {
        let words = fields.take(name);
        record.prose(read, &words);
    }
    for name in OWN {
        fields.fields.remove(name);
    }
    let impact = fields.take("impact");
    for (name, value) in std::mem::take(&mut fields.fields) {
        record.field(read, &capitalised(&name), &shown(&value));
    }
    record.field(read, "Impact as rated in bragdoc", &impact);
    record.finish(read);
}
