//! Notes that can be read: one that would be too long goes on in another, and a piece that no note can hold goes to the inbox.

use super::draft::{Draft, Segment};
use super::entry::{Facts, Stray};
use super::names::Names;

/// No note has more words than this and one piece, in bytes.
const LONGEST: usize = 200 << 10;

/// No piece of a note has more.
const LONGEST_PIECE: usize = 400 << 10;

pub(super) fn cut(drafts: Vec<Draft>, strays: &mut Vec<Stray>, names: &mut Names) -> Vec<Draft> {
    let mut out = Vec::with_capacity(drafts.len());
    for mut draft in drafts {
        let (kept, large): (Vec<Segment>, Vec<Segment>) =
            draft.segments.drain(..).partition(|segment| segment.text().len() <= LONGEST_PIECE);
        strays.extend(large.into_iter().map(|segment| Stray {
            part: segment.part,
            why: "it is longer than a note can be".to_owned(),
            is_secret: false,
        }));
        let mut rest = kept.into_iter();
        let mut next = Some(draft);
        while let Some(mut open) = next.take() {
            let mut length = 0;
            for segment in rest.by_ref() {
                length += segment.text().len() + segment.part.hash.len();
                open.segments.push(segment);
                if length > LONGEST {
                    break;
                }
            }
            if rest.len() > 0 {
                let path = names.free(open.kind, open.path.stem());
                next = Some(Draft {
                    path,
                    segments: Vec::new(),
                    apart: Vec::new(),
                    facts: Facts::default(),
                    entries: rest.len(),
                    ..open.clone()
                });
                open.entries = open.segments.len();
            }
            out.push(open);
        }
    }
    out
}
