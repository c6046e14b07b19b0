//! `promo ask`: the request to a peer. What is printed is looked at and changes nothing; what is written to a file is meant to be sent, and the note says so. Before
//! either, it is searched for all that this peer may not see.

mod shape;

use self::shape::Shape;
use super::args::AskArgs;
use super::compiled::compiled;
use super::record::Record;
use super::stdout::{Stdout, unwritable};
use super::{CliError, Verdict, environment, error, packet_folder, proven};
use crate::ask::{
    self, AnswerWay, Attached, Format, REQUEST_BEGINNINGS, Request, Terms, answer_by, form_token, is_due, name_is_for,
    seen_by,
};
use crate::check::{self, CheckCache, Context};
use crate::compile::Compilation;
use crate::diagnostic::{Diagnostic, Severity, code, count, did_you_mean, listed};
use crate::edition::{Edition, make_edition};
use crate::output::{Files, OutputFile, Surroundings, inspect_file, publish_file};
use crate::packet::{Feedback, Note, Packet, own_folders};
use crate::proof::Proof;
use crate::report::{self, Format as ReportFormat, Report, visible_line};
use crate::source::{Date, Interval, Tree};
use crate::syntax::{Written, set_keys};
use crate::vocabulary::{Audience, NoteKind, State, day, slug};
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where requests go that are given no place: beside the editions, out of every version control that `promo new` sets up.
const FOLDER: &str = "dist/requests";

pub(super) fn run(args: &AskArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let shape = Shape::of(args)?;
    let root = packet_folder::find(args.packet.as_deref())?;
    let today = environment::today()?;
    let (tree, compilation) = compiled(&root)?;
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    let errors: Vec<Diagnostic> = compilation.findings.diagnostics.iter().filter(is_error).cloned().collect();
    if !errors.is_empty() {
        return refused(&errors, &tree, &root);
    }
    let door = Door { args, shape, root: &root, tree: &tree, compilation: &compilation, today };
    let notes = door.notes()?;
    if notes.is_empty() {
        stdout.say(&door.nobody())?;
        return Ok(Verdict::Sound);
    }
    let mut names = BTreeSet::new();
    let mut letters = Vec::new();
    for note in notes {
        match door.letter(note, &mut names)? {
            Ok(letter) => letters.push(letter),
            Err(told) => {
                tell(&told);
                tell("nothing is asked\n");
                return Ok(Verdict::Faulty);
            }
        }
    }
    if let Some(deadline) = door.deadline().filter(|deadline| *deadline < today) {
        tell(&format!("the deadline was on {}: what is answered now comes after it\n", day(deadline)));
    }
    for letter in &letters {
        door.hand_over(letter, stdout)?;
    }
    Ok(Verdict::Sound)
}

/// What is asked for, of which packet.
struct Door<'a> {
    args: &'a AskArgs,
    shape: Shape,
    root: &'a Path,
    tree: &'a Tree,
    compilation: &'a Compilation,
    today: Date,
}

/// A request that may go out.
struct Letter {
    peer: String,
    text: String,
    /// Where it goes; nothing for standard output.
    file: Option<OutputFile>,
    /// How its note says so; nothing where it stays as it is.
    record: Option<Record>,
    /// The note as one would type its path.
    note: String,
    id: String,
}

impl Door<'_> {
    fn deadline(&self) -> Option<Date> {
        let cycle = self.compilation.packet.settings.cycle.as_ref();
        cycle.and_then(|cycle| cycle.deadline.as_ref()).map(|deadline| deadline.value)
    }

    /// Whom to ask.
    fn notes(&self) -> Result<Vec<&Note>, CliError> {
        let packet = &self.compilation.packet;
        let Some(id) = &self.args.id else {
            let is_draft = |note: &&Note| state(note) == Some(State::Draft);
            let due = is_due(self.today, self.deadline());
            return Ok(packet.of_kind(NoteKind::Feedback).filter(is_draft).filter(|_| due).collect());
        };
        let note = packet.find(NoteKind::Feedback, id).ok_or_else(|| unknown(packet, id))?;
        self.may_be_asked(note)?;
        Ok(vec![note])
    }

    /// Whether this peer can still be asked.
    fn may_be_asked(&self, note: &Note) -> Result<(), CliError> {
        let Some(feedback) = note.feedback() else { return Ok(()) };
        let (name, path, id) = (&feedback.from.name.value, &note.path, &note.id.value);
        let on = |date: Option<Date>| date.map_or_else(String::new, |date| format!(" on {}", day(date)));
        let asked = on(feedback.asked.map(|asked| asked.value));
        match (state(note), self.args.again) {
            (Some(State::Requested), false) => Err(CliError::new(format!("{name} was asked{asked}"))
                .help(format!("`promo ask {id} --again` writes a reminder; `promo receive {id} FILE` takes the answer"))),
            (Some(State::Given), _) => {
                let given = on(feedback.given.map(|given| given.value));
                let what = format!("{name} has given their words{given}: they stand in `{path}`");
                Err(CliError::new(what).help("thank them; for something else that they saw, add a note of its own"))
            }
            (Some(State::Declined), _) => Err(CliError::new(format!("{name} would rather not")).help(format!(
                "ask somebody else who saw the work; if they have changed their mind, set `state` to `draft` in `{path}`"
            ))),
            (Some(State::Draft) | None, true) => {
                Err(CliError::new(format!("{name} was not asked yet")).help("leave `--again` out"))
            }
            (Some(State::Requested), true) | (Some(State::Draft) | None, false) => Ok(()),
        }
    }

    /// Why there is nobody to ask.
    fn nobody(&self) -> String {
        let drafts =
            self.compilation.packet.of_kind(NoteKind::Feedback).filter(|note| state(note) == Some(State::Draft));
        let drafts = drafts.count();
        match self.deadline() {
            _ if drafts == 0 => "nobody is left to be asked: no feedback note is a draft\n".to_owned(),
            Some(deadline) if deadline < self.today => {
                format!("the deadline was on {}: nobody is asked any more\n", day(deadline))
            }
            Some(deadline) => {
                let left = Interval::new(self.today, deadline).map_or(0, |days| days.days() / 7);
                let weeks = count(usize::try_from(left).unwrap_or_default(), "week");
                format!(
                    "it is not time yet: {weeks} are left before {}, and nine are enough; `promo ask ID` asks one of {drafts} all the same\n",
                    day(deadline)
                )
            }
            None => String::new(),
        }
    }

    /// The request to one peer, or what stands in it that this peer may not see.
    fn letter(&self, note: &Note, names: &mut BTreeSet<String>) -> Result<Result<Letter, String>, CliError> {
        let (packet, args) = (&self.compilation.packet, self.args);
        let seen = seen_by(packet, note, !args.without_draft);
        let edition = Arc::new(make_edition(&seen, Audience::Committee));
        let exposed = self.exposed(&seen, &edition);
        if !exposed.is_empty() {
            return Ok(Err(reported(&exposed, self.tree, self.root)?));
        }
        let feedback = note.feedback();
        let way = match (self.shape.format, self.shape.with_form) {
            (Format::Form, _) => AnswerWay::Form,
            (_, true) => AnswerWay::AttachedForm,
            (_, false) => AnswerWay::Reply,
        };
        let terms = Terms {
            by: self.by()?,
            asked: feedback.and_then(|it| it.asked).map(|asked| asked.value).filter(|_| args.again),
            name_is_for: name_is_for(packet, note),
            way,
        };
        let Some(request) = Request::new(&edition, terms) else {
            let what = format!("what `{}` says cannot be shown to anyone", note.path);
            return Err(CliError::new(what).help("`promo check` says what is wrong with it"));
        };
        let name = self.name(&request.peer, names);
        let token = form_token(&request.candidate, &request.peer);
        let made = |request: &Request| self.files(request, &name, &token);
        let files = made(&request);
        let proof = Proof::new(&seen, self.tree, &edition, &proven::machine(self.root));
        let finds = proof.finds_against(&files, "", || made(&request.blank()));
        if !finds.is_empty() {
            let here = environment::before_paths(self.root);
            let told = proven::told(&finds, Audience::Committee, self.tree, &here);
            return Ok(Err(told.replace(&Audience::Committee.edition(), &format!("the request to {}", request.peer))));
        }
        let text = match self.shape.format {
            Format::Mail => {
                let form = Request { way: AnswerWay::Form, ..request.clone() };
                let page = self.shape.with_form.then(|| form.write(Format::Form, &token));
                let attached = page.as_ref().map(|page| Attached { name: FORM_NAME, page });
                ask::mail(&request.parts(), args.to.as_deref(), attached)
            }
            format @ (Format::Markdown | Format::Text | Format::Html | Format::Form) => request.write(format, &token),
        };
        let file = if self.shape.is_printed { None } else { Some(self.target(&name)?) };
        let is_recorded = !args.again && (file.is_some() || args.record);
        let record = if is_recorded { Some(self.record(note)?) } else { None };
        let note_path = visible_line(&format!("{}{}", environment::before_paths(self.root), note.path));
        Ok(Ok(Letter { peer: request.peer, text, file, record, note: note_path, id: note.id.value.clone() }))
    }

    /// What must not be in any words that go out, and stands in what this peer is shown: in a draft too, which no edition shows otherwise.
    fn exposed(&self, seen: &Packet, edition: &Arc<Edition>) -> Vec<Diagnostic> {
        let own = make_edition(seen, Audience::SelfOnly);
        let words = CheckCache::default().read(seen);
        let context = Context::new(seen, &words, &own, std::slice::from_ref(edition), self.today);
        let found = check::check(&context, Vec::new()).diagnostics;
        found.into_iter().filter(|found| [code::PRIVATE_TERM, code::PEER_NAMED].contains(&found.rule)).collect()
    }

    /// By when an answer is wanted.
    fn by(&self) -> Result<Date, CliError> {
        let Some(by) = self.args.by else { return Ok(answer_by(self.today, self.deadline())) };
        if by <= self.today {
            return Err(CliError::new(format!("{} is over before anyone can answer", day(by))).help("name a later day"));
        }
        match self.deadline().filter(|deadline| by > *deadline) {
            Some(deadline) => {
                let what = format!("{} is after the deadline, {}", day(by), day(deadline));
                Err(CliError::new(what).help("name an earlier day: the manager must read it too"))
            }
            None => Ok(by),
        }
    }

    /// What goes out, in words that can be searched.
    fn files(&self, request: &Request, name: &str, token: &str) -> Files {
        let ending = self.shape.ending();
        let mut files = Files::new();
        let mut add = |name: String, text: String| drop(files.insert(name, text.into_bytes().into()));
        match self.shape.format {
            Format::Mail => {
                let parts = request.parts();
                add(format!("{name}.txt"), format!("{}\n{}", parts.subject, parts.text));
                add(format!("{name}.html"), parts.html);
                if self.shape.with_form {
                    let form = Request { way: AnswerWay::Form, ..request.clone() };
                    add(FORM_NAME.to_owned(), form.write(Format::Form, token));
                }
            }
            format @ (Format::Markdown | Format::Text | Format::Html | Format::Form) => {
                add(format!("{name}.{ending}"), request.write(format, token));
            }
        }
        files
    }

    /// What a file for this peer is called, each its own: their name is the only one that they may read.
    fn name(&self, peer: &str, names: &mut BTreeSet<String>) -> String {
        let stem = slug(peer);
        let numbered = (1..).map(|number| if number == 1 { stem.clone() } else { format!("{stem}-{number}") });
        let mut free = numbered.filter(|name| !names.contains(name));
        let name = free.next().unwrap_or(stem.clone());
        names.insert(name.clone());
        name
    }

    fn target(&self, name: &str) -> Result<OutputFile, CliError> {
        let default = || self.root.join(FOLDER).join(format!("{name}.{}", self.shape.ending()));
        let out = self.args.output.clone().unwrap_or_else(default);
        let (home, current) = (environment::home(), environment::current()?);
        let around = Surroundings { packet: self.root, own: &own_folders(), home: home.as_deref(), current: &current };
        let [text, page] = REQUEST_BEGINNINGS;
        let beginning = match self.shape.format {
            Format::Markdown | Format::Text | Format::Mail => text,
            Format::Html | Format::Form => page,
        };
        Ok(inspect_file(&out, ("request for feedback", beginning.as_bytes()), &around)?)
    }

    fn record(&self, note: &Note) -> Result<Record, CliError> {
        let by_hand = || {
            let what =
                format!("`{}` is written so that nothing can be recorded in it without changing the rest", note.path);
            let help =
                format!("write `state` and `asked` on lines of their own, or yourself: requested, and {}", self.today);
            CliError::new(what).help(help)
        };
        let text = self.tree.text(&note.path).ok_or_else(by_hand)?;
        let keys = [("state", Written::Word("requested")), ("asked", Written::Day(self.today))];
        let edits = set_keys(&note.path, text, "state", &keys).ok_or_else(by_hand)?;
        Record::of(self.root, self.tree, &note.path, &edits)
    }

    /// Writes a request, and then what its note says of it: what could not be written is not recorded.
    fn hand_over(&self, letter: &Letter, stdout: &mut Stdout) -> Result<(), CliError> {
        let Letter { peer, text, file, record, note, id } = letter;
        let recorded =
            if record.is_some() { format!("; `{note}` says that they were asked today") } else { String::new() };
        if self.args.dry_run {
            let place = file.as_ref().map_or_else(|| "standard output".to_owned(), shown);
            let recorded = if record.is_some() { format!(", and record it in `{note}`") } else { String::new() };
            return stdout.tell(&format!("would write the request to {peer} to {place}{recorded}\n"));
        }
        match file {
            None => {
                stdout.say(text)?;
                stdout.flush().map_err(unwritable)?;
            }
            Some(file) => drop(publish_file(file, text.as_bytes())?),
        }
        if let Some(record) = record {
            record.write(self.root).map_err(|error| {
                error.help("the request is made; write `state` and `asked` into the note yourself when it is sent")
            })?;
        }
        match file {
            Some(file) => stdout.remark(&format!("the request to {peer}: {}{recorded}\n", shown(file)))?,
            None if record.is_some() => tell(&format!("`{note}` says that {peer} was asked today\n")),
            None if self.args.again => {}
            None => tell(&format!(
                "nothing is recorded: when it is sent, `promo ask {id} --record`, or write it to a file with `-o`\n"
            )),
        }
        Ok(())
    }
}

/// What a form is called that goes with a letter.
const FORM_NAME: &str = "your-words.html";

fn state(note: &Note) -> Option<State> {
    note.feedback().and_then(|feedback: &Feedback| feedback.state.as_ref()).map(|state| state.value)
}

/// A feedback note that is not there.
pub(super) fn unknown(packet: &Packet, id: &str) -> CliError {
    let known = packet.ids_of(NoteKind::Feedback);
    let help = did_you_mean(id, &known).unwrap_or_else(|| match known.as_slice() {
        [] => "`promo add feedback \"Name\"` makes one".to_owned(),
        known => format!("there are {}", listed(&known.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>())),
    });
    CliError::new(format!("there is no feedback note `{id}`")).help(help)
}

fn shown(file: &OutputFile) -> String {
    let path: PathBuf = environment::from_here(file.path());
    visible_line(&path.to_string_lossy())
}

/// Says why nothing is asked. What is asked goes to standard output, so this goes beside it.
fn refused(errors: &[Diagnostic], tree: &Tree, root: &Path) -> Result<Verdict, CliError> {
    tell(&reported(errors, tree, root)?);
    tell("nobody is asked while there are errors\n");
    Ok(Verdict::Faulty)
}

/// Findings as `promo check` shows them.
fn reported(found: &[Diagnostic], tree: &Tree, root: &Path) -> Result<String, CliError> {
    let here = environment::before_paths(root);
    let report = Report { diagnostics: found, silenced: &[], rules: &[], tree, here: &here, folder: "", mended: None };
    let mut said = Vec::new();
    report::write(ReportFormat::Human, &report, error::style(), &mut said).map_err(unwritable)?;
    Ok(String::from_utf8_lossy(&said).into_owned())
}

/// When standard error takes nothing, the exit code is all that is left to say it.
fn tell(text: &str) {
    drop(anstream::stderr().lock().write_all(text.as_bytes()));
}
