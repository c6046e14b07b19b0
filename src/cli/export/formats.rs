//! `promo export list` and `promo export show`: which forms there are, and what one asks.

use crate::cli::stdout::Stdout;
use crate::cli::text_layout::TextLayout;
use crate::cli::{CliError, Verdict, packet_folder};
use crate::diagnostic::did_you_mean;
use crate::format::{BUILT_IN, Fill, Format, Limit, Markup, Per, Section};
use crate::packet::{Packet, read_packet};
use crate::source::disk;
use crate::vocabulary::{Vocabulary, day};
use std::path::Path;
use std::sync::Arc;

/// The form of this name, or what was perhaps meant.
pub(super) fn find(packet: &Packet, name: &str) -> Result<Arc<Format>, CliError> {
    packet.format(name).ok_or_else(|| {
        let known: Vec<String> = all(Some(packet)).iter().map(|format| format.id.value.clone()).collect();
        unknown(name, &known)
    })
}

fn unknown(name: &str, known: &[String]) -> CliError {
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let help = did_you_mean(name, &known).unwrap_or_else(|| {
        format!("there are {}; one of your own is a file in formats/ of the packet", known.join(", "))
    });
    CliError::new(format!("there is no form `{name}`")).help(help)
}

/// Every form; those of ours alone where there is no packet.
fn all(packet: Option<&Packet>) -> Vec<Arc<Format>> {
    let ours = || BUILT_IN.iter().filter_map(|format| format.read()).map(Arc::new).collect();
    packet.map_or_else(ours, Packet::all_formats)
}

/// The packet that is meant, if there is one: forms of ours can be looked at anywhere.
fn packet(folder: Option<&Path>) -> Result<Option<Packet>, CliError> {
    let root = match folder {
        Some(folder) => Some(packet_folder::find(Some(folder))?),
        None => packet_folder::find(None).ok(),
    };
    let Some(root) = root else { return Ok(None) };
    Ok(Some(read_packet(&disk::read(&root)?, &mut Vec::new())))
}

pub(super) fn list(folder: Option<&Path>, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let packet = packet(folder)?;
    let formats = all(packet.as_ref());
    let mut layout = TextLayout::new(stdout.style());
    let column = formats.iter().map(|format| format.id.value.len()).max().unwrap_or(0).min(30) + 2;
    for format in &formats {
        let own = if format.is_own() { format!(", yours: {}", format.file) } else { String::new() };
        layout.entry(0, &format.id.value, column, &format!("{}{own}", format.title));
        layout.paragraph(column, &known_from(format));
    }
    layout.show(stdout)?;
    Ok(Verdict::Sound)
}

/// How well the form is known, in a line.
fn known_from(format: &Format) -> String {
    let trust = format.trust.map(|trust| trust.meaning().to_owned());
    let day = format.as_of.map(|date| format!("as of {}", day(date)));
    let words: Vec<String> = [trust, day].into_iter().flatten().collect();
    match (words.is_empty(), format.source.is_empty()) {
        (false, _) => words.join(", "),
        (true, false) => format.source.join(", "),
        (true, true) => "it does not say where it is known from".to_owned(),
    }
}

pub(super) fn show(name: Option<&Path>, folder: Option<&Path>, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let packet = packet(folder)?;
    let formats = all(packet.as_ref());
    let known: Vec<String> = formats.iter().map(|format| format.id.value.clone()).collect();
    let Some(name) = name.map(|name| name.to_string_lossy()) else {
        return Err(CliError::new("`promo export show` wants the name of a form")
            .help(format!("there are {}", known.join(", "))));
    };
    let format = formats.iter().find(|format| format.is_called(&name)).ok_or_else(|| unknown(&name, &known))?;
    let mut layout = TextLayout::new(stdout.style());
    page(&mut layout, format);
    layout.show(stdout)?;
    Ok(Verdict::Sound)
}

fn page(layout: &mut TextLayout, format: &Format) {
    layout.heading(&format.title);
    layout.blank();
    let mut row = |label: &str, text: &str| layout.entry(2, label, 15, text);
    row("filled from", &format!("{}, and no wider one", format.audience.edition()));
    row("written as", keeps(format.markup));
    if let Some(limit) = limit(&format.limit, "in all") {
        row("limit", &limit);
    }
    row("known", &known_from(format));
    for source in &format.source {
        row("source", source);
    }
    if let Some(remark) = &format.remark {
        row("uncertain", remark);
    }
    for part in &format.sections {
        layout.blank();
        section(layout, part);
    }
}

fn keeps(markup: Markup) -> &'static str {
    match markup {
        Markup::Text => "plain text",
        Markup::Markdown => "Markdown",
        Markup::Html => "HTML to be pasted",
        Markup::Docx => "a document for Word",
    }
}

fn section(layout: &mut TextLayout, section: &Section) {
    let need = if section.is_required { ", required" } else { "" };
    let title = section.title.as_ref().map(|title| format!(": {title}")).unwrap_or_default();
    layout.heading(&format!("{}{title}{need}", section.id.value));
    layout.paragraph(2, &section.prompt);
    let mut row = |label: &str, text: &str| layout.entry(2, label, 15, text);
    let items = match (section.items.min, section.items.max) {
        (Some(min), Some(max)) if min == max => Some(format!("{min}")),
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
        (Some(min), None) => Some(format!("{min} or more")),
        (None, Some(max)) => Some(format!("{max} at the most")),
        (None, None) => None,
    };
    if let Some(items) = items {
        row("items", &items);
    }
    let per = match section.limit.per {
        Per::Section => "in the section",
        Per::Item => "in each item",
    };
    if let Some(limit) = limit(&section.limit, per) {
        row("limit", &limit);
    }
    row("filled with", &section.fill.as_ref().map_or_else(|| "nothing: it is written by hand".to_owned(), filled_with));
}

fn limit(limit: &Limit, place: &str) -> Option<String> {
    let words: Vec<String> = limit.at_most.iter().map(|(unit, most)| format!("{most} {}", unit.word())).collect();
    (!words.is_empty()).then(|| format!("{} {place}", words.join(", ")))
}

fn filled_with(fill: &Fill) -> String {
    let named = |label: &str, ids: &[crate::source::Spanned<String>]| {
        let ids: Vec<&str> = ids.iter().map(|id| id.value.as_str()).collect();
        (!ids.is_empty()).then(|| format!("{label} {}", ids.join(", ")))
    };
    let words = [Some(fill.from.word().to_owned()), named("id", &fill.ids), named("criteria", &fill.criteria)];
    words.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
