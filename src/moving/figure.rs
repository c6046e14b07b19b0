//! A figure under another id, with every list and every sentence that cites it.

use super::mention::{each_id, kind_of};
use super::plan::{Edits, MoveRefusal, applied, is_usable_id};
use crate::packet::{FileKind, Packet, read_packet};
use crate::source::{PacketPath, Spanned, Tree};

/// The edits that give a figure another id. Pure: the doors write them.
///
/// # Errors
///
/// [`MoveRefusal`], and then nothing is to be written.
pub fn plan_figure(tree: &Tree, packet: &Packet, id: &str, new: &str) -> Result<Edits, MoveRefusal> {
    // An id with a blank in it could not be cited in a sentence.
    if !is_usable_id(new) || new.contains(' ') {
        return Err(MoveRefusal::BadName(new.to_owned()));
    }
    if let Some((note, _)) = packet.metric(new) {
        return Err(MoveRefusal::Taken(note.path.clone()));
    }
    let (mut edits, before) = (Edits::new(), figures(packet));
    for (path, cited) in before.iter().filter(|(_, cited)| cited.value == id) {
        let text = tree.text(path).ok_or(MoveRefusal::Unread)?;
        let words = text.as_str().get(cited.span.range()).and_then(|words| words.find(id));
        let start = cited.span.start + words.ok_or(MoveRefusal::Unclear(cited.span))?;
        edits.entry(path.clone()).or_default().push((start..start + id.len(), new.to_owned()));
    }
    edits.values_mut().for_each(|edits| edits.sort_by_key(|(place, _)| place.start));
    let after = figures(&read_packet(&applied(tree, &edits)?, &mut Vec::new()));
    let mut after = after.iter().map(|(path, cited)| (path, cited.value.as_str()));
    let mut is_kept = |(path, cited): &(PacketPath, Spanned<String>)| {
        let expected = if cited.value == id { new } else { &cited.value };
        after.next() == Some((path, expected))
    };
    match before.iter().find(|cited| !is_kept(cited)) {
        Some((_, cited)) => Err(MoveRefusal::Unclear(cited.span)),
        None => Ok(edits),
    }
}

/// The id of every figure, where it stands and where it is cited, by the note.
fn figures(packet: &Packet) -> Vec<(PacketPath, Spanned<String>)> {
    let mut found = Vec::new();
    for note in &packet.notes {
        let mut add = |id: &Spanned<String>| found.push((note.path.clone(), id.clone()));
        note.evidence().into_iter().flat_map(|evidence| &evidence.metrics).for_each(|metric| add(&metric.id));
        each_id(&note.table, FileKind::Note(note.kind).keys(), &mut |thing, id| {
            if kind_of(thing).is_none() {
                add(&id);
            }
        });
        note.body.metrics.iter().for_each(add);
    }
    found
}
