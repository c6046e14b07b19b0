//! `promo receive`: what a peer has answered, put into their note as they wrote it. What was left out, what is new beside the draft and what could be quoted is
//! shown; what to make of it is the author's.

use super::args::ReceiveArgs;
use super::ask::unknown;
use super::record::Record;
use super::stdout::Stdout;
use super::text_layout::TextLayout;
use super::{CliError, Verdict, environment, packet_folder};
use crate::ask::form_token;
use crate::check;
use crate::compile::{Options, compile};
use crate::diagnostic::{Diagnostic, code, count};
use crate::document::plain::word_count;
use crate::packet::{Feedback, Note, Packet, read_packet};
use crate::receive::{
    Compared, LeftOut, Letter, MOST, Refusal, Sender, Taken, WhatElse, compared, proposals, read_letter, take,
};
use crate::report::visible_line;
use crate::source::{Date, LineIndex, Tree, disk};
use crate::syntax::{Written, set_keys};
use crate::vocabulary::{NoteKind, State, day};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// As many lines are shown of something that was left out.
const SHOWN: usize = 8;

pub(super) fn run(args: &ReceiveArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let root = packet_folder::find(args.packet.as_deref())?;
    let letter = args.file.as_deref().map(read).transpose()?;
    let tree = disk::read(&root)?;
    let packet = read_packet(&tree, &mut Vec::new());
    let note = packet.find(NoteKind::Feedback, &args.id).ok_or_else(|| unknown(&packet, &args.id))?;
    let feedback = note.feedback().ok_or_else(|| unknown(&packet, &args.id))?;
    let door = Door { args, root: &root, tree: &tree, packet: &packet, note, feedback, today: environment::today()? };
    match letter {
        None => door.decline(stdout),
        Some((letter, name)) => {
            door.is_theirs(&letter, &name)?;
            if letter.declined {
                door.tell_words(&letter, stdout)?;
                return door.decline(stdout);
            }
            door.take(&letter, &name, stdout)
        }
    }
}

/// The answer, and what the file is called.
fn read(file: &Path) -> Result<(Letter, String), CliError> {
    let name = if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
    let mut bytes = Vec::new();
    // One byte more than is read, so that it is seen that there are more.
    let read = if file == Path::new("-") {
        std::io::stdin().lock().take(MOST + 1).read_to_end(&mut bytes)
    } else {
        if file.is_dir() {
            return Err(CliError::new(format!("`{name}` is a folder")).help("name the file that they sent"));
        }
        File::open(file).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes))
    };
    read.map_err(CliError::io("read", file))?;
    let letter = read_letter(&bytes, &name).map_err(|error| {
        let help = error.help();
        CliError::new(format!("`{name}` {error}")).help(help)
    })?;
    Ok((letter, name))
}

/// Whose answer it is, and in which packet.
struct Door<'a> {
    args: &'a ReceiveArgs,
    root: &'a Path,
    tree: &'a Tree,
    packet: &'a Packet,
    note: &'a Note,
    feedback: &'a Feedback,
    today: Date,
}

impl Door<'_> {
    fn name(&self) -> &str {
        &self.feedback.from.name.value
    }

    /// The path of the note as one would type it.
    fn path(&self) -> String {
        visible_line(&format!("{}{}", environment::before_paths(self.root), self.note.path))
    }

    /// A form that was made for somebody else is not theirs.
    fn is_theirs(&self, letter: &Letter, name: &str) -> Result<(), CliError> {
        let own = form_token(&self.packet.settings.candidate.name.value, self.name());
        match &letter.token {
            Some(token) if *token != own => {
                let what = format!("`{name}` is a form that was made for somebody else than {}", self.name());
                Err(CliError::new(what).help(
                    "name the note of whom it is from; where a name was mended since, copy the words into a file",
                ))
            }
            Some(_) | None => Ok(()),
        }
    }

    fn decline(&self, stdout: &mut Stdout) -> Result<Verdict, CliError> {
        let path = self.path();
        match self.feedback.state.as_ref().map(|state| state.value) {
            Some(State::Given) => {
                let what = format!("{} has given their words: they stand in `{path}`", self.name());
                return Err(CliError::new(what)
                    .help("if they take them back, remove what stands under `# Given` and set `state` yourself"));
            }
            Some(State::Declined) => {
                stdout.remark(&format!("`{path}` says so already\n"))?;
                return Ok(Verdict::Sound);
            }
            Some(State::Draft | State::Requested) | None => {}
        }
        let text = self.tree.text(&self.note.path).ok_or_else(|| self.refused(&Refusal::Faulty))?;
        let edits = set_keys(&self.note.path, text, "state", &[("state", Written::Word("declined"))]);
        let edits = edits.ok_or_else(|| self.refused(&Refusal::Keys))?;
        let record = Record::of(self.root, self.tree, &self.note.path, &edits)?;
        if self.args.dry_run {
            stdout.say(&format!("would record in `{path}` that {} would rather not\n", self.name()))?;
            return Ok(Verdict::Sound);
        }
        record.write(self.root)?;
        stdout.remark(&format!("`{path}` says that {} would rather not; no reader sees it\n", self.name()))?;
        Ok(Verdict::Sound)
    }

    fn take(&self, letter: &Letter, name: &str, stdout: &mut Stdout) -> Result<Verdict, CliError> {
        let given = self.given(letter, name)?;
        let taken = take(self.tree, self.packet, self.note, &letter.words, letter.is_markdown, given);
        let taken = match taken {
            Err(Refusal::Standing(_, true)) => {
                stdout.remark(&format!("these words stand in `{}` already\n", self.path()))?;
                return Ok(Verdict::Sound);
            }
            taken => taken.map_err(|refusal| self.refused(&refusal))?,
        };
        let record = Record::of(self.root, self.tree, &self.note.path, &taken.edits)?;
        if !self.args.dry_run {
            record.write(self.root)?;
        }
        self.tell(letter, &taken, given, stdout)?;
        Ok(Verdict::Sound)
    }

    /// The day on which they answered.
    fn given(&self, letter: &Letter, name: &str) -> Result<Date, CliError> {
        let given = self.args.on.or(letter.sent.filter(|sent| *sent <= self.today)).unwrap_or(self.today);
        if given > self.today {
            return Err(CliError::new(format!("{} is not yet", day(given))).help("name the day on which they answered"));
        }
        match self.feedback.asked.map(|asked| asked.value).filter(|asked| given < *asked) {
            Some(asked) => {
                let what = format!("`{name}` is of {}, before they were asked on {}", day(given), day(asked));
                Err(CliError::new(what).help("is it another letter? if not, name the day with `--on`, or mend `asked`"))
            }
            None => Ok(given),
        }
    }

    fn refused(&self, refusal: &Refusal) -> CliError {
        let (path, name) = (self.path(), self.name());
        match refusal {
            Refusal::Standing(span, _) => {
                let line =
                    self.tree.text(&self.note.path).map_or(1, |text| LineIndex::new(text).position(span.start).line);
                CliError::new(format!("{name}'s words stand in `{path}` already, from line {line} on; nothing is written over")).help(
                    "where they have changed their mind, exchange the words there yourself; for other work, add a note of its own and receive it there",
                )
            }
            Refusal::Faulty => CliError::new(format!("`{path}` cannot take words as it stands"))
                .help(format!("`promo check {path}` says what is wrong with it")),
            Refusal::Keys => {
                let what =
                    format!("`{path}` is written so that nothing can be recorded in it without changing the rest");
                CliError::new(what).help("write `state` on a line of its own")
            }
            Refusal::Untrue(why) => {
                let why = why.as_ref().map_or_else(String::new, |why| format!(": {why}"));
                CliError::new(format!("readers would not see just these words{why}"))
                    .help(format!("put them under `# Given` of `{path}` yourself, and look at them with `promo serve`"))
            }
        }
    }

    /// What a peer writes who would rather not: it is theirs and yours, and stands nowhere else.
    fn tell_words(&self, letter: &Letter, stdout: &mut Stdout) -> Result<(), CliError> {
        let words: Vec<&str> = letter.words.lines().filter(|line| !line.trim().is_empty()).collect();
        if words.is_empty() {
            return Ok(());
        }
        let words: String = words.iter().map(|line| format!("  {}\n", visible_line(line))).collect();
        stdout.say(&format!("{} writes, which is kept nowhere:\n{words}", self.name()))
    }

    fn tell(&self, letter: &Letter, taken: &Taken, given: Date, stdout: &mut Stdout) -> Result<(), CliError> {
        check::make_ready();
        let compilation = compile(&taken.tree, Options { today: self.today });
        let mut layout = TextLayout::new(stdout.style());
        let (path, name) = (self.path(), self.name());
        let note = compilation.packet.note_at(&self.note.path);
        let words = note.and_then(|note| note.feedback()?.words.as_ref()).map_or(0, |words| word_count(words));
        let state = if self.args.dry_run { "would stand" } else { "stand" };
        layout.paragraph(
            0,
            &format!("{path}: {name}'s words of {} {state} under `# Given` ({})", day(given), count(words, "word")),
        );
        self.sender(letter, &mut layout);
        if taken.is_escaped {
            layout.paragraph(
                0,
                "Some of their marks would mean something else here, so all of it is shown as it was typed.",
            );
        }
        left_out(&letter.left_out, &mut layout);
        if let Some(note) = note {
            let found: Vec<&Diagnostic> =
                compilation.findings.diagnostics.iter().filter(|found| found.file() == &self.note.path).collect();
            beside_the_draft(note, &found, &mut layout);
            let is_toml = taken.tree.text(&note.path).is_some_and(|text| text.as_str().starts_with("+++"));
            quotes(note, is_toml, &mut layout);
            others(&found, &mut layout);
        }
        layout.show(stdout)
    }

    /// That a letter may not be from them, where neither name nor address has anything of theirs.
    fn sender(&self, letter: &Letter, layout: &mut TextLayout) {
        let Some(Sender { name, address }) = &letter.from else { return };
        let is_theirs = |part: &str| {
            let part = part.to_lowercase();
            part.chars().count() > 2 && (name.to_lowercase().contains(&part) || address.to_lowercase().contains(&part))
        };
        if !self.name().split_whitespace().any(is_theirs) {
            let from = if name.is_empty() { address } else { name };
            layout
                .paragraph(0, &format!("The letter is from {}: are they {}'s words?", visible_line(from), self.name()));
        }
    }
}

fn left_out(left: &[LeftOut], layout: &mut TextLayout) {
    if left.is_empty() {
        return;
    }
    layout.blank();
    layout.heading("Left out");
    for LeftOut { what, text } in left {
        let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
        let what = match what {
            WhatElse::Attachment => {
                layout.item(2, &format!("an attachment: {}", visible_line(text)));
                continue;
            }
            WhatElse::Quoted => "what they answer to",
            WhatElse::Signature => "a signature",
            WhatElse::Footer => "the footer of a list",
        };
        layout.item(2, &format!("{what}, {}:", count(lines.len(), "line")));
        for line in lines.iter().take(SHOWN) {
            layout.paragraph(4, &visible_line(line));
        }
        if let Some(more) = lines.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            layout.paragraph(4, &format!("and {} more", count(more, "line")));
        }
    }
}

fn beside_the_draft(note: &Note, found: &[&Diagnostic], layout: &mut TextLayout) {
    let told = match compared(note) {
        Compared::NoDraft => None,
        Compared::Same => Some("They are your draft, word for word.".to_owned()),
        Compared::Apart(..) => Some("They are their own.".to_owned()),
        Compared::Changed(changed) => Some(visible_line(&changed)),
    };
    let echo = found.iter().find(|found| found.rule == code::ECHOED_FEEDBACK);
    if told.is_none() && echo.is_none() {
        return;
    }
    layout.blank();
    layout.heading("Beside your draft");
    if let Some(told) = told {
        layout.paragraph(2, &told);
    }
    if let Some(echo) = echo {
        let help = echo.help.as_deref().unwrap_or_default();
        layout.paragraph(2, &format!("An echo: {}. Thank them, and {help}", echo.message));
    }
}

fn quotes(note: &Note, is_toml: bool, layout: &mut TextLayout) {
    let proposals = proposals(note);
    if proposals.is_empty() || note.feedback().is_some_and(|feedback| feedback.quote.is_some()) {
        return;
    }
    layout.blank();
    layout.heading("To quote, if you choose one: a line for the front matter");
    for sentence in proposals {
        let quoted = serde_json::to_string(&sentence).unwrap_or_default();
        let is = if is_toml { " =" } else { ":" };
        layout.code(2, &visible_line(&format!("quote{is} {quoted}")));
    }
}

/// What the check says of the note beside that.
fn others(found: &[&Diagnostic], layout: &mut TextLayout) {
    let others: Vec<&&Diagnostic> = found.iter().filter(|found| found.rule != code::ECHOED_FEEDBACK).collect();
    if others.is_empty() {
        return;
    }
    layout.blank();
    layout.heading("`promo check` says of it");
    for found in others {
        layout.item(2, &format!("{}: {}", found.rule, visible_line(&found.message)));
    }
}
