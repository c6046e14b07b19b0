//! `promo list`: what the packet holds, by the ids that notes name it by.

use super::args::{ListArgs, ListFormatArg, Listed};
use super::stdout::Stdout;
use super::{CliError, Verdict, packet_folder};
use crate::packet::{Note, Packet, read_packet};
use crate::report::visible_line;
use crate::source::{Date, Interval, PacketPath, disk};
use crate::vocabulary::NoteKind;
use console::measure_text_width;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write;

pub(super) fn run(args: &ListArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let root = packet_folder::find(args.packet.as_deref())?;
    let packet = read_packet(&disk::read(&root)?, &mut Vec::new());
    let text = match args.kind {
        None => notes(&packet, None, args.format),
        Some(Listed::Notes(kind)) => notes(&packet, Some(kind), args.format),
        Some(Listed::Criteria) => of_things(&criteria(&packet), args.format),
        Some(Listed::Questions) => of_things(&questions(&packet), args.format),
        Some(Listed::Metrics) => of_things(&metrics(&packet), args.format),
        Some(Listed::People) => people(&packet, args.format),
    };
    stdout.say(&text)?;
    Ok(Verdict::Sound)
}

/// A note, as a program reads it.
#[derive(Serialize)]
struct ListedNote<'a> {
    kind: &'static str,
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    audience: &'static str,
    path: &'a PacketPath,
}

fn notes(packet: &Packet, only: Option<NoteKind>, format: ListFormatArg) -> String {
    let kinds = NoteKind::ALL.iter().copied().filter(|kind| only.is_none_or(|only| only == *kind));
    let of_kind = |kind: NoteKind| {
        let mut notes: Vec<&Note> = packet.of_kind(kind).collect();
        notes.sort_by_key(|note| (days(note).map(|days| days.from), note.id.value.clone()));
        notes
    };
    match format {
        ListFormatArg::Json => {
            let listed = |note: &'_ Note| -> String {
                let days = days(note);
                let listed = ListedNote {
                    kind: note.kind.word(),
                    id: &note.id.value,
                    title: title(packet, note),
                    from: days.map(|days| days.from.to_string()),
                    to: days.map(|days| days.to.to_string()),
                    audience: note.audience.word(),
                    path: &note.path,
                };
                serde_json::to_string(&listed).unwrap_or_default()
            };
            let notes: Vec<String> = kinds.flat_map(of_kind).map(listed).collect();
            format!("{{\"version\":1,\"notes\":[{}]}}\n", notes.join(","))
        }
        ListFormatArg::Human => {
            let row = |note: &&Note| [note.id.value.clone(), dated(note), title(packet, note).to_owned()];
            let blocks: Vec<(NoteKind, Vec<[String; 3]>)> = kinds
                .map(|kind| (kind, of_kind(kind).iter().map(row).collect()))
                .filter(|(_, rows): &(_, Vec<_>)| !rows.is_empty())
                .collect();
            match (blocks.as_slice(), only) {
                ([], Some(kind)) => format!("no note of kind {}: `promo add {}` makes one\n", kind.name(), kind.word()),
                ([], None) => "no notes yet: `promo add` makes one\n".to_owned(),
                ([(_, rows)], Some(_)) => columns(rows, ""),
                (blocks, _) => {
                    let told = |(kind, rows): &(NoteKind, Vec<[String; 3]>)| {
                        format!("{}\n{}", kind.word(), columns(rows, "  "))
                    };
                    blocks.iter().map(told).collect()
                }
            }
        }
    }
}

/// What a note is called: an answer by the question, as a committee asks it.
fn title<'a>(packet: &'a Packet, note: &'a Note) -> &'a str {
    let question = note.answer().and_then(|answer| packet.rubric.question(&answer.question.value));
    question.map_or(note.title(), |question| &question.text)
}

/// The days that a note is of.
fn days(note: &Note) -> Option<Interval> {
    let evidence = note.evidence().and_then(|evidence| evidence.when.as_ref()).map(|when| when.value);
    let feedback = note.feedback().and_then(|feedback| feedback.given.as_ref().or(feedback.asked.as_ref()));
    let page = note.data.page().and_then(|page| page.date.as_ref());
    evidence.or_else(|| feedback.or(page).map(|date| Interval::day(date.value)))
}

/// A day, or two with a dash between.
fn dated(note: &Note) -> String {
    let one = |date: Date| date.to_string();
    days(note).map_or_else(String::new, |days| match days.from == days.to {
        true => one(days.from),
        false => format!("{} – {}", one(days.from), one(days.to)),
    })
}

/// What has an id and is no note.
#[derive(Serialize)]
struct ListedThing<'a> {
    id: &'a str,
    title: &'a str,
}

fn criteria(packet: &Packet) -> Vec<ListedThing<'_>> {
    packet.rubric.criteria.iter().map(|it| ListedThing { id: &it.id.value, title: &it.title }).collect()
}

fn questions(packet: &Packet) -> Vec<ListedThing<'_>> {
    packet.rubric.questions.iter().map(|it| ListedThing { id: &it.id.value, title: &it.text }).collect()
}

fn metrics(packet: &Packet) -> Vec<ListedThing<'_>> {
    packet
        .of_kind(NoteKind::Evidence)
        .filter_map(Note::evidence)
        .flat_map(|evidence| &evidence.metrics)
        .map(|metric| ListedThing { id: &metric.id.value, title: &metric.name.value })
        .collect()
}

fn of_things(things: &[ListedThing<'_>], format: ListFormatArg) -> String {
    match format {
        ListFormatArg::Json => format!("{}\n", serde_json::to_string(things).unwrap_or_default()),
        ListFormatArg::Human if things.is_empty() => "there are none\n".to_owned(),
        ListFormatArg::Human => {
            let rows: Vec<[String; 2]> = things.iter().map(|it| [it.id.to_owned(), it.title.to_owned()]).collect();
            columns(&rows, "")
        }
    }
}

/// Who is named, each with the notes that name them.
fn people(packet: &Packet, format: ListFormatArg) -> String {
    let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for note in &packet.notes {
        let named = format!("{}/{}", note.kind.folder(), note.id.value);
        let peer = note.feedback().map(|feedback| feedback.from.name.value.trim()).into_iter();
        let with = note.evidence().map_or(&[][..], |evidence| &evidence.with).iter().map(|it| it.value.trim());
        for name in peer.chain(with).filter(|name| !name.is_empty()) {
            people.entry(name.to_owned()).or_default().push(named.clone());
        }
    }
    match format {
        ListFormatArg::Json => {
            #[derive(Serialize)]
            struct ListedPerson<'a> {
                name: &'a str,
                notes: &'a [String],
            }
            let people: Vec<ListedPerson<'_>> =
                people.iter().map(|(name, notes)| ListedPerson { name, notes }).collect();
            format!("{}\n", serde_json::to_string(&people).unwrap_or_default())
        }
        ListFormatArg::Human if people.is_empty() => "nobody is named yet\n".to_owned(),
        ListFormatArg::Human => {
            let rows: Vec<[String; 2]> = people.into_iter().map(|(name, notes)| [name, notes.join(", ")]).collect();
            columns(&rows, "")
        }
    }
}

/// Rows whose cells stand under each other, as wide as what stands in them. The last is as long as it is, so that a row stays one line.
fn columns<const N: usize>(rows: &[[String; N]], indent: &str) -> String {
    let rows: Vec<Vec<String>> = rows.iter().map(|row| row.iter().map(|cell| visible_line(cell)).collect()).collect();
    let width =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| measure_text_width(cell)).max();
    let widths: Vec<usize> = (0..N).map(|column| width(column).unwrap_or(0)).collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).filter(|(_, width)| **width > 0);
        let padded = cells.map(|(cell, width)| format!("{cell}{}", " ".repeat(width - measure_text_width(cell))));
        let _ = writeln!(text, "{indent}{}", padded.collect::<Vec<_>>().join("  ").trim_end());
    }
    text
}
