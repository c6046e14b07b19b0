//! Pictures of a vault that notes show: copied to `files/`, and shown from there.

use super::draft::Draft;
use super::names::Names;
use super::plan::PlannedCopy;
use super::source::{IntakePicture, SourceText};
use crate::source::PacketPath;
use percent_encoding::percent_decode_str;
use std::collections::HashMap;

/// Turns `![[a.png|400]]` and `![a](a.png)` to pictures that lie beside the sources into pictures of the packet.
pub(super) fn copy(
    drafts: &mut [Draft],
    texts: &[SourceText],
    pictures: &[IntakePicture],
    names: &mut Names,
) -> Vec<PlannedCopy> {
    let mut by_name: HashMap<String, Vec<&IntakePicture>> = HashMap::new();
    for picture in pictures {
        by_name.entry(name(&picture.path).to_lowercase()).or_default().push(picture);
    }
    let mut copies: Vec<PlannedCopy> = Vec::new();
    if by_name.is_empty() {
        return copies;
    }
    for draft in drafts {
        for segment in &mut draft.segments {
            let base = texts.get(segment.part.place.source).map_or("", |text| text.path.as_str());
            let mut find = |target: &str| {
                let picture = found(&by_name, base, target)?;
                if let Some(copy) = copies.iter().find(|copy| copy.from == picture.path) {
                    return Some(copy.to.clone());
                }
                let to = names.picture(name(&picture.path));
                copies.push(PlannedCopy { from: picture.path.clone(), to: to.clone(), size: picture.size });
                Some(to)
            };
            if let Some(changed) = shown(&segment.part.text, &mut find) {
                segment.changed = Some(changed);
            }
        }
    }
    copies
}

fn name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The picture that is meant: the one whose path ends so; of several the one nearest to the source.
fn found<'a>(by_name: &HashMap<String, Vec<&'a IntakePicture>>, base: &str, target: &str) -> Option<&'a IntakePicture> {
    let target = percent_decode_str(target.split(['?', '#']).next()?).decode_utf8_lossy().into_owned();
    if target.contains("://") {
        return None;
    }
    let target = target.trim_start_matches("./").trim_start_matches("../");
    let known = by_name.get(&name(target).to_lowercase())?;
    let ends = known.iter().filter(|picture| picture.path.to_lowercase().ends_with(&target.to_lowercase()));
    let shared = |picture: &&&IntakePicture| {
        picture.path.bytes().zip(base.bytes()).take_while(|(one, other)| one == other).count()
    };
    ends.max_by_key(shared).copied()
}

/// The text with the pictures that are found; nothing where there are none.
fn shown(text: &str, find: &mut dyn FnMut(&str) -> Option<PacketPath>) -> Option<String> {
    let (mut out, mut rest, mut is_changed) = (String::new(), text, false);
    while let Some(at) = rest.find("![") {
        let (before, here) = rest.split_at(at);
        out.push_str(before);
        match embed(here, find) {
            Some((picture, length)) => {
                out.push_str(&picture);
                rest = &here[length..];
                is_changed = true;
            }
            None => {
                out.push_str("![");
                rest = &here[2..];
            }
        }
    }
    out.push_str(rest);
    is_changed.then_some(out)
}

/// The picture that begins here, as the packet writes it, and how long it is in the source.
fn embed(here: &str, find: &mut dyn FnMut(&str) -> Option<PacketPath>) -> Option<(String, usize)> {
    let (alt, target, length) = if let Some(inner) = here.strip_prefix("![[") {
        let end = inner.find("]]").filter(|end| !inner[..*end].contains('\n'))?;
        let (target, alt) = inner[..end].split_once('|').unwrap_or((&inner[..end], ""));
        let is_size = alt.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x');
        let alt = if is_size { name(target).rsplit_once('.').map_or(target, |(stem, _)| stem) } else { alt };
        (alt.to_owned(), target.to_owned(), end + 5)
    } else {
        let middle = here.find("](").filter(|at| !here[..*at].contains('\n'))?;
        let end = here[middle..].find(')').map(|end| middle + end)?;
        let target = here[middle + 2..end].trim().trim_matches(['<', '>']).split(" \"").next()?.to_owned();
        (here[2..middle].to_owned(), target, end + 1)
    };
    let path = find(target.trim())?;
    let alt: String = alt.chars().filter(|letter| !matches!(letter, '[' | ']')).collect();
    Some((format!("![{}](../{path})", alt.split('|').next().unwrap_or(&alt)), length))
}
