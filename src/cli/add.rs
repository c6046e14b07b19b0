//! `promo add`: a note with the keys that its kind requires, and prompts to write over. It never writes over anything: a note that is there is named
//! instead.

use super::args::AddArgs;
use super::stdout::Stdout;
use super::template::{comments, fill, in_comment, quoted};
use super::{CliError, Verdict, environment, new_file, packet_folder};
use crate::diagnostic::{either, near_miss};
use crate::packet::{Packet, read_packet};
use crate::source::{Date, disk};
use crate::vocabulary::{NoteKind, slug};
use include_dir::{Dir, include_dir};

/// Names on disk hold 255 bytes; this leaves room for what editors and other systems add.
const LONGEST_STEM: usize = 200;

pub(super) fn run(args: &AddArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let title = title(&args.title)?;
    let root = packet_folder::find(args.packet.as_deref())?;
    let packet = read_packet(&disk::read(&root)?, &mut Vec::new());
    let (kind, template) = (args.kind, template(args.kind).unwrap_or_default());
    if kind == NoteKind::Answer {
        known_question(&packet, title)?;
    }
    let stem = stem(title);
    not_there_yet(&packet, kind, title, &stem)?;
    let path = root.join(kind.folder()).join(format!("{stem}.md"));
    new_file::make_folder(&root.join(kind.folder()), &root)?;
    new_file::write_new(&path, &note(kind, template, title, environment::today()?, &packet))?;
    stdout.say(&format!("{}\n", environment::from_here(&path).display()))?;
    Ok(Verdict::Sound)
}

fn title(typed: &str) -> Result<&str, CliError> {
    let title = typed.trim();
    if title.is_empty() {
        return Err(CliError::new("the title is empty").help("say what the note is about, in one line"));
    }
    if title.contains(char::is_control) {
        let what = "the title holds a line break or another control character";
        return Err(CliError::new(what).help("write it in one line of plain text"));
    }
    Ok(title)
}

fn stem(title: &str) -> String {
    let mut stem = slug(title);
    if stem.len() > LONGEST_STEM {
        stem.truncate(stem.floor_char_boundary(LONGEST_STEM));
        stem.truncate(stem.trim_end_matches('-').len());
    }
    stem
}

fn known_question(packet: &Packet, id: &str) -> Result<(), CliError> {
    if !packet.rubric_is_known {
        let what = "the rubric of this packet cannot be read, and the questions are in it";
        return Err(CliError::new(what).help("`promo check` says what is wrong with it"));
    }
    if packet.rubric.question(id).is_some() {
        return Ok(());
    }
    let known: Vec<&str> = packet.rubric.questions.iter().map(|question| question.id.value.as_str()).collect();
    let help = match near_miss(id, known.iter().copied()) {
        Some(near) => near.to_string(),
        None if known.is_empty() => "this rubric has no questions".to_owned(),
        None => format!("its questions are {}", either(&known)),
    };
    Err(CliError::new(format!("the rubric `{}` has no question `{id}`", packet.rubric.id)).help(help))
}

/// Two notes of a kind whose ids make one address would be one page.
fn not_there_yet(packet: &Packet, kind: NoteKind, title: &str, stem: &str) -> Result<(), CliError> {
    let same = packet.of_kind(kind).find(|note| {
        let is_answered = note.answer().is_some_and(|answer| answer.question.value == title);
        note.slug == stem || is_answered
    });
    match same {
        Some(note) => {
            let what = format!(
                "there is a note of kind {} with the id `{}` already: `{}`",
                kind.name(),
                note.id.value,
                note.path
            );
            Err(CliError::new(what).help("write into that note, or give this one another title"))
        }
        None => Ok(()),
    }
}

fn note(kind: NoteKind, template: &str, title: &str, today: Date, packet: &Packet) -> String {
    let question = packet.rubric.question(title).map_or("", |question| question.text.as_str());
    let mut values = vec![
        ("title".to_owned(), quoted(title)),
        ("today".to_owned(), today.to_string()),
        ("question".to_owned(), in_comment(question)),
    ];
    values.extend(comments(kind, &packet.rubric));
    fill(template, &values)
}

/// The templates, one a kind of note, named by its word.
static TEMPLATES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/src/cli/templates/add");

/// What a note of this kind begins as; nothing for a kind of which there is one, made with the packet.
pub(super) fn template(kind: NoteKind) -> Option<&'static str> {
    TEMPLATES.get_file(format!("{}.md", kind.word()))?.contents_utf8()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_fits_every_disk() {
        assert_eq!(stem("Cut build time by half!"), "cut-build-time-by-half");
        assert_eq!(stem("???"), "untitled");
        let long = stem(&"𐍈".repeat(500));
        assert!(long.len() <= LONGEST_STEM && !long.is_empty(), "{}", long.len());
    }

    #[test]
    fn no_gap_stays_open() {
        let tree = crate::source::Tree { entries: [].into() };
        let packet = read_packet(&tree, &mut Vec::new());
        for kind in NoteKind::ALL {
            let Some(template) = template(*kind) else {
                assert!(kind.folder().is_empty(), "there is no template src/cli/templates/add/{}.md", kind.word());
                continue;
            };
            let note = note(*kind, template, "A title", jiff::civil::date(2026, 3, 14), &packet);
            assert!(!note.contains('«'), "{note}");
        }
    }

    #[test]
    fn a_title_is_one_line() {
        assert!(title("  ").is_err());
        assert!(title("a\nb").is_err());
        assert_eq!(title(" a \"b\" ").unwrap(), "a \"b\"");
    }
}
