//! `promo add`: a note with the keys that its kind requires, and prompts to write over. It never writes over anything: a note that is there is named
//! instead.

use super::args::{AddArgs, KindArg};
use super::stdout::Stdout;
use super::template::{fill, quoted};
use super::{CliError, Verdict, environment, new_file};
use crate::diagnostic::{either, near_miss};
use crate::packet::{Packet, read_packet};
use crate::report::visible_line;
use crate::source::{Date, disk};
use crate::vocabulary::{NoteKind, slug};

/// Names on disk hold 255 bytes; this leaves room for what editors and other systems add.
const LONGEST_STEM: usize = 200;

pub(super) fn run(args: &AddArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let title = title(&args.title)?;
    let root = environment::packet(args.packet.as_deref())?;
    let packet = read_packet(&disk::read(&root)?, &mut Vec::new());
    let kind = note_kind(args.kind);
    if kind == NoteKind::Answer {
        known_question(&packet, title)?;
    }
    let stem = stem(title);
    not_there_yet(&packet, kind, title, &stem)?;
    let path = root.join(kind.folder()).join(format!("{stem}.md"));
    new_file::make_folder(&root.join(kind.folder()), &root)?;
    new_file::write_new(&path, &note(args.kind, title, environment::today()?, &packet))?;
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

fn note_kind(kind: KindArg) -> NoteKind {
    match kind {
        KindArg::Evidence => NoteKind::Evidence,
        KindArg::Impact => NoteKind::Impact,
        KindArg::Feedback => NoteKind::Feedback,
        KindArg::Answer => NoteKind::Answer,
        KindArg::Log => NoteKind::Log,
        KindArg::Note => NoteKind::Note,
    }
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

fn note(kind: KindArg, title: &str, today: Date, packet: &Packet) -> String {
    let rubric = &packet.rubric;
    let criteria: Vec<&str> = rubric.criteria.iter().map(|criterion| criterion.id.value.as_str()).collect();
    let question = rubric.question(title).map_or("", |question| question.text.as_str());
    let values = [
        ("title", quoted(title)),
        ("today", today.to_string()),
        ("criteria", comment(&criteria)),
        ("kinds", comment(&rubric.kinds)),
        ("scopes", comment(&rubric.scopes)),
        ("question", visible_line(question).replace("--", "- -")),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(template(kind), &values)
}

/// What a comment of front matter lists: on one line, whatever a rubric holds.
fn comment<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    if words.is_empty() { "the rubric lists none".to_owned() } else { visible_line(&words.join(", ")) }
}

fn template(kind: KindArg) -> &'static str {
    match kind {
        KindArg::Evidence => include_str!("templates/add/evidence.md"),
        KindArg::Impact => include_str!("templates/add/impact.md"),
        KindArg::Feedback => include_str!("templates/add/feedback.md"),
        KindArg::Answer => include_str!("templates/add/answer.md"),
        KindArg::Log => include_str!("templates/add/log.md"),
        KindArg::Note => include_str!("templates/add/note.md"),
    }
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
    fn a_title_is_one_line() {
        assert!(title("  ").is_err());
        assert!(title("a\nb").is_err());
        assert_eq!(title(" a \"b\" ").unwrap(), "a \"b\"");
    }
}
