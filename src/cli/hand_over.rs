//! `promo hand-over`: the edition for a reader as it goes out, once and for good: checked strictly, proven, on paper where a browser is there, with the page that
//! says how to read it and the list of digests by which it is known again. It is kept in `hand-overs/` of the packet, with a ledger of who was given what.

use super::args::HandOverArgs;
use super::pdf::{browser, printed, size};
use super::progress::Progress;
use super::proven::{Proven, Stopped, Wanted, finds_on_paper, others, prove};
use super::stdout::Stdout;
use super::text_layout::TextLayout;
use super::{CliError, Verdict, environment, packet_folder, proven};
use crate::diagnostic::{Severity, count};
use crate::handover::{
    DigestList, HAND_OVERS, HOW_TO_READ, HandoverFault, LEDGER, LIST, Ledger, LedgerEntry, ON_PAPER, OUTLINE, pack,
};
use crate::output::{Files, Parcel, publish_parcel};
use crate::pdf::{Browser, Machine};
use crate::proof::Beside;
use crate::render::{MOST_TO_MAIL, ONE_FILE, Theme, letter};
use crate::report::visible_line;
use crate::site::Site;
use crate::source::Date;
use crate::vocabulary::{Audience, day};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

/// The proof, printing, the proof of what was printed, packing.
const STEPS: u64 = proven::STEPS + 3;

pub(super) fn run(args: &HandOverArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let root = packet_folder::find_for(args.dir.as_deref(), "hand-over")?;
    refuse_own(args.audience)?;
    let ledger = ledger_in(&root)?.unwrap_or_default();
    let machine = environment::machine();
    let browser = if args.no_pdf { None } else { browser(args.print.browser.as_deref(), &machine)? };
    let wanted = Wanted::new(&root, args.audience, args.print.paper)?;
    let date = args.date.unwrap_or(wanted.today);
    let on_paper = browser.is_some().then_some(ON_PAPER);
    let beside = |site: Site, theme: &Theme| {
        let site = site.handed_over(date);
        let files = beside(&site, theme, date, on_paper);
        (site, files)
    };
    let stops = if args.anyway { wanted.stops } else { |severity| severity != Severity::Hint };
    let wanted = Wanted { today: date, stops, beside: Some(&beside), ..wanted };
    let progress = Progress::new(STEPS);
    let mut edition = match prove(&wanted, &progress)? {
        Ok(proven) => proven,
        Err(stopped) => {
            drop(progress);
            return refused(&stopped, &wanted, stdout);
        }
    };
    if let Some(browser) = &browser
        && let Some(stopped) = on_paper_too(&mut edition, (browser, &machine, args.print.timeout), &beside, &progress)?
    {
        drop(progress);
        return refused(&stopped, &wanted, stdout);
    }
    progress.step("packing");
    let list = DigestList::of(args.audience, date, &edition.files);
    edition.files.insert(LIST.to_owned(), list.text().into_bytes().into());
    let given = Given { root: &root, args, date, list: &list, has_browser: browser.is_some() };
    let entry = given.keep(&edition.files)?;
    drop(progress);
    given.tell(&entry, &edition, &ledger, stdout)?;
    stdout.remark(&others(edition.found, "`promo check` shows "))?;
    Ok(Verdict::Sound)
}

/// What is the author's alone is handed to nobody.
fn refuse_own(audience: Audience) -> Result<(), CliError> {
    if !audience.is_author() {
        return Ok(());
    }
    let what = "your own edition holds what nobody else may see, and is not handed over";
    Err(CliError::new(what).help("`--for manager`, or `--for committee`; `promo build --for self` makes it for you"))
}

/// What goes out beside the pages.
fn beside(
    site: &Site,
    theme: &Theme,
    date: Date,
    on_paper: Option<&str>,
) -> Result<Files, Vec<crate::diagnostic::Diagnostic>> {
    let how = letter(theme, HOW_TO_READ.trim_end_matches(".html"), &site.how_to_read(date, on_paper));
    let mut outline = serde_json::to_string_pretty(&site.outline(date)).unwrap_or_default();
    outline.push('\n');
    let how = how.map_err(|found| vec![*found])?;
    Ok([(HOW_TO_READ.to_owned(), how), (OUTLINE.to_owned(), outline.into_bytes().into())].into())
}

/// Prints the edition, and puts the PDF beside its pages if nothing stands in it that must not.
fn on_paper_too(
    edition: &mut Proven,
    (browser, machine, timeout): (&Browser, &Machine, u64),
    beside: Beside<'_>,
    progress: &Progress,
) -> Result<Option<Stopped>, CliError> {
    progress.step("printing");
    let paper = printed(browser, machine, &edition.files, timeout)?;
    progress.step("looking through what was printed");
    let mut finds = finds_on_paper((&edition.proof, &edition.tree), &paper, ON_PAPER, Some(beside));
    let file: Files = [(ON_PAPER.to_owned(), paper.bytes.into())].into();
    finds.extend(edition.proof.finds_beside(&edition.tree, &file, "", Some(beside)));
    if !finds.is_empty() {
        return Ok(Some(Stopped::Finds(finds, edition.tree.clone())));
    }
    edition.files.extend(file);
    Ok(None)
}

fn refused(stopped: &Stopped, wanted: &Wanted<'_>, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    stdout.say(&stopped.told(wanted, stdout.style(), "nothing is handed over", "")?)?;
    if stopped.are_only_warnings() {
        stdout.say(
            "each of them is something that its reader may object to; where that is known and meant, say `--anyway`\n",
        )?;
    }
    Ok(Verdict::Faulty)
}

/// The ledger of a packet, where there is one.
pub(super) fn ledger_in(root: &Path) -> Result<Option<Ledger>, CliError> {
    const LARGEST: u64 = 16 << 20;
    let path = root.join(HAND_OVERS).join(LEDGER);
    let mut text = String::new();
    let read = File::open(&path).and_then(|file| file.take(LARGEST).read_to_string(&mut text));
    match read {
        Ok(_) => Ok(Some(Ledger::parse(&text)?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(CliError::io("read", &path)(error)),
    }
}

/// A hand-over that is being made.
struct Given<'a> {
    root: &'a Path,
    args: &'a HandOverArgs,
    date: Date,
    list: &'a DigestList,
    has_browser: bool,
}

impl Given<'_> {
    /// What the folder in the archive is called, and the first hand-over of a day.
    fn name(&self) -> String {
        format!("{}-{}", self.date, self.args.audience.word())
    }

    /// Puts folder, archive and ledger in their places.
    fn keep(&self, files: &Files) -> Result<LedgerEntry, CliError> {
        let keep = self.root.join(HAND_OVERS);
        let archive = pack(&self.name(), files)?;
        let name = self.free_name(&keep);
        let entry = LedgerEntry::new(&name, self.date, self.args.audience, &self.list.whole, &archive);
        let entry = LedgerEntry { to: self.args.to.clone(), ..entry };
        // As it stands now: another hand-over may have been made meanwhile.
        let ledger = ledger_in(self.root)?.unwrap_or_default().with(&entry);
        let packed = format!("{name}.zip");
        let has_ignore = keep.join(".gitignore").symlink_metadata().is_ok();
        let ignore: &[(&str, &[u8])] = &[(".gitignore", IGNORE)];
        let replaced = [if has_ignore { &[] } else { ignore }, &[(LEDGER, ledger.as_bytes())]].concat();
        publish_parcel(&Parcel {
            keep: &keep,
            packet: self.root,
            folder: &name,
            files,
            beside: &[(&packed, &archive)],
            replaced: &replaced,
        })?;
        Ok(entry)
    }

    /// The first name that nothing has.
    fn free_name(&self, keep: &Path) -> String {
        let is_free = |name: &String| {
            [name.clone(), format!("{name}.zip")].iter().all(|name| keep.join(name).symlink_metadata().is_err())
        };
        let first = self.name();
        let others = (2_u32..).map(|number| format!("{first}-{number}"));
        std::iter::once(first.clone()).chain(others).find(is_free).unwrap_or(first.clone())
    }

    fn tell(
        &self,
        entry: &LedgerEntry,
        edition: &Proven,
        ledger: &Ledger,
        stdout: &mut Stdout,
    ) -> Result<(), CliError> {
        let files = &edition.files;
        let folder = shown(&self.root.join(HAND_OVERS).join(&entry.name));
        let whole = self.root.join(HAND_OVERS).join(format!("{}.zip", entry.name));
        let packed = whole.metadata().map_or(0, |found| found.len());
        let packed = size(usize::try_from(packed).unwrap_or(usize::MAX));
        let of_file = |name: &str| files.get(name).map(|bytes| size(bytes.len()));
        let mut layout = TextLayout::new(stdout.style());
        let edition_of = self.args.audience.edition();
        layout.paragraph(0, &format!("{edition_of} of {}: {folder}.zip ({packed})", day(self.date)));
        let same = ledger.known(&entry.digest, "").map(|known| known.name.clone());
        layout.blank();
        let mut send = format!("{folder}.zip, or the folder of that name ({}).", count(files.len(), "file"));
        let alone = [ON_PAPER, ONE_FILE].iter().filter_map(|name| Some(format!("{name} ({})", of_file(name)?)));
        let alone: Vec<String> = alone.collect();
        send += &format!(" Where only one file can be sent: {} in it.", alone.join(" or "));
        if files.get(ONE_FILE).is_some_and(|page| page.len() > MOST_TO_MAIL) {
            send += " Some mail servers refuse a letter with more than 10 MB.";
        }
        let digest = format!(
            "{}: tell it by another way than the mail, and it can be seen that all of it has arrived.",
            entry.digest
        );
        let mut entries = vec![
            ("send", send),
            ("to", self.whom(edition)),
            ("say", format!("that one begins with {HOW_TO_READ}.")),
            ("digest", digest),
            (
                "keep",
                format!(
                    "the packet's folder, dist/self and {HAND_OVERS}/{LEDGER}: they hold what nobody else may see."
                ),
            ),
        ];
        if let Some(same) = same {
            entries.push(("note", format!("it is byte for byte what was handed over as {same}.")));
        }
        if !self.has_browser {
            let why = if self.args.no_pdf { "`--no-pdf`" } else { "no browser is installed that prints by itself" };
            entries.push(("note", format!("there is no PDF in it ({why}); its print.html is ready to be printed.")));
        }
        for (label, text) in entries {
            layout.entry(2, label, 10, &visible_line(&text));
        }
        layout.show(stdout)
    }

    /// Who is to be given it.
    fn whom(&self, edition: &Proven) -> String {
        let reader = self.args.audience.reader();
        let named = match self.args.to.as_slice() {
            [] => edition.site.manager().filter(|_| self.args.audience == Audience::Manager).map(str::to_owned),
            names => Some(names.join(", ")),
        };
        let whom = named.map_or_else(|| reader.to_owned(), |named| format!("{named}, as {reader},"));
        let hint = if self.args.to.is_empty() { " `--to NAME` writes into the ledger who was given it." } else { "" };
        format!("{whom} and nobody else.{hint}").replace(",,", ",")
    }
}

/// Nothing in the folder is for a repository.
const IGNORE: &[u8] = b"# What was handed over, and to whom, is in nobody's repository.\n*\n";

pub(super) fn shown(path: &Path) -> String {
    let path: PathBuf = environment::from_here(path);
    visible_line(&path.to_string_lossy())
}

impl From<HandoverFault> for CliError {
    fn from(fault: HandoverFault) -> CliError {
        let HandoverFault { what, help } = fault;
        CliError::new(what).help(help)
    }
}
