//! `promo diff`: what two hand-overs say differently, or one and the packet of today, as text and as a page for a reader who knows the earlier. It is told of what
//! each edition said, so that it never shows more than the two together.

use super::args::DiffArgs;
use super::new_file::{refuse_existing, write_new, write_over};
use super::progress::Progress;
use super::proven::{Proven, Wanted, prove};
use super::stdout::Stdout;
use super::text_layout::TextLayout;
use super::verify::audience_of;
use super::{CliError, Verdict, environment, packet_folder, proven};
use crate::handover::{
    Changed, Changes, Contents, FactChange, FileFate, Hunk, Section, Told, ToldFact, compare, read_contents, sha256,
    verify,
};
use crate::output::Files;
use crate::proof::Proof;
use crate::render::{Theme, letter};
use crate::report::visible_line;
use crate::site::{Outline, Site};
use crate::source::disk::find_packet;
use crate::source::{Date, Tree};
use crate::vocabulary::{Audience, Paper, day};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The page of changes.
const TEMPLATE: &str = "changes";

pub(super) fn run(args: &DiffArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    if let Some(file) = args.html.as_ref().filter(|_| !args.force) {
        refuse_existing(file)?;
    }
    let old = Side::handed_over(&args.old, args.anyway)?;
    let (new, today) = match &args.new {
        Some(new) => (Side::handed_over(new, args.anyway)?, None),
        None => match Side::today(args, &old, stdout)? {
            Some((side, today)) => (side, Some(today)),
            None => return Ok(Verdict::Faulty),
        },
    };
    let changes = compare((&old.outline, &old.digests), (&new.outline, &new.digests), args.anyway)?;
    let Some(file) = &args.html else {
        tell(&old.outline, (&new.outline, today.is_some()), &changes, stdout)?;
        return Ok(Verdict::Sound);
    };
    let view = ChangesView::of(&old.outline, (&new.outline, today.is_some()), &changes);
    let theme = match &today {
        Some(today) => today.theme.clone(),
        None => plain()?,
    };
    let page = letter(&theme, TEMPLATE, &view).map_err(|found| CliError::new(found.message.clone()))?;
    if let Some(today) = today.filter(|_| !args.anyway)
        && let Some(told) = today.withheld(&page, old.audience)
    {
        stdout.say(&told)?;
        return Ok(Verdict::Faulty);
    }
    let text = String::from_utf8_lossy(&page);
    if args.force {
        write_over(file, text.as_bytes())?
    } else {
        write_new(file, text.as_bytes())?
    }
    stdout.remark(&format!("{}: {}\n", visible_line(&file.to_string_lossy()), view.in_short))?;
    Ok(Verdict::Sound)
}

/// One of the two that are compared.
struct Side {
    audience: Audience,
    outline: Outline,
    /// The digest of each file.
    digests: BTreeMap<String, String>,
}

impl Side {
    /// What was handed over. One that was changed since is not what its reader has.
    fn handed_over(path: &Path, anyway: bool) -> Result<Side, CliError> {
        let contents: Contents = read_contents(path)?;
        let shown = visible_line(&path.to_string_lossy());
        let is_same = verify(&contents).differences.is_empty() && contents.list.is_itself;
        if !is_same && !anyway {
            let what =
                format!("`{shown}` is not what was handed over: files in it were changed, added or removed since");
            return Err(
                CliError::new(what).help("`promo verify` says which; to compare what it says now, say `--anyway`")
            );
        }
        let outline = contents.outline()?;
        let audience = audience_of(&outline.audience).filter(|audience| *audience == contents.list.audience);
        let Some(audience) = audience else {
            let what = format!("`{shown}` says two things of whom it is for");
            return Err(CliError::new(what).help("`promo verify` says whether it was changed"));
        };
        Ok(Side { audience, outline, digests: contents.list.files })
    }

    /// The same reader's edition of the packet as it is today; nothing where there is none, which is said.
    fn today(args: &DiffArgs, old: &Side, stdout: &mut Stdout) -> Result<Option<(Side, Today)>, CliError> {
        let root = packet_for(args)?;
        let themes = std::cell::RefCell::new(None);
        let outlines = std::cell::RefCell::new(None);
        let wanted = Wanted::new(&root, old.audience, super::args::PaperArg { paper: None })?;
        let date: Date = wanted.today;
        let beside = |site: Site, theme: &Theme| {
            // The first is the edition; the proof may ask again, of the packet without what is withheld.
            themes.borrow_mut().get_or_insert_with(|| theme.clone());
            outlines.borrow_mut().get_or_insert_with(|| site.outline(date));
            (site, Ok(Files::new()))
        };
        let wanted = Wanted { in_one_file: false, beside: Some(&beside), ..wanted };
        let progress = Progress::new(proven::STEPS);
        let made = prove(&wanted, &progress)?;
        drop(progress);
        let Proven { tree, proof, files, .. } = match made {
            Ok(proven) => proven,
            Err(stopped) => {
                stdout.say(&stopped.told(
                    &wanted,
                    stdout.style(),
                    "there is no edition of today to compare with",
                    "",
                )?)?;
                return Ok(None);
            }
        };
        let (Some(theme), Some(outline)) = (themes.take(), outlines.take()) else { return Ok(None) };
        let digests = files.iter().map(|(name, bytes)| (name.clone(), sha256(bytes))).collect();
        let today = Today { root, tree, proof, theme, date };
        Ok(Some((Side { audience: old.audience, outline, digests }, today)))
    }
}

/// The packet that was named, that the hand-over lies in, or that is around the working directory.
fn packet_for(args: &DiffArgs) -> Result<PathBuf, CliError> {
    if let Some(packet) = &args.packet {
        return packet_folder::find(Some(packet));
    }
    let around = args.old.canonicalize().ok().and_then(|path| find_packet(path.parent()?));
    around.map_or_else(|| packet_folder::find(None), Ok)
}

/// The packet as it is today.
struct Today {
    root: PathBuf,
    tree: Tree,
    proof: Proof,
    theme: Theme,
    date: Date,
}

impl Today {
    /// What the page would hold that today's edition withholds, though the earlier showed it.
    fn withheld(&self, page: &[u8], audience: Audience) -> Option<String> {
        let files: Files = [("changes.html".to_owned(), page.into())].into();
        // Our own words on such a page stand on one that tells all of an edition as new, too.
        let own_words = |site: Site, theme: &Theme| {
            let after = site.outline(self.date);
            let before = Outline { things: Vec::new(), files: Vec::new(), ..after.clone() };
            let none = BTreeMap::new();
            let changes = compare((&before, &none), (&after, &none), true).ok();
            let view = changes.as_ref().map(|changes| ChangesView::of(&before, (&after, true), changes));
            let page = view.and_then(|view| letter(theme, TEMPLATE, &view).ok());
            (site, Ok(page.into_iter().map(|page| ("changes.html".to_owned(), page)).collect()))
        };
        let finds = self.proof.finds_beside(&self.tree, &files, "", Some(&own_words));
        if finds.is_empty() {
            return None;
        }
        let told = proven::told(&finds, audience, &self.tree, &environment::before_paths(&self.root));
        Some(
            told + "no page is written: it would repeat what the earlier edition showed and today's withholds; where its reader may have that, say `--anyway`\n",
        )
    }
}

/// The look of a page that belongs to no packet.
fn plain() -> Result<Theme, CliError> {
    let theme = Theme::load("plain", Paper::default(), &BTreeMap::new());
    theme.map_err(|_| CliError::new("the theme `plain` cannot be read").help("this is a fault of the program"))
}

/// What the page shows.
#[derive(Serialize)]
struct ChangesView<'a> {
    language: &'a str,
    title: &'a str,
    candidate: &'a str,
    audience_words: String,
    before: String,
    after: String,
    in_short: String,
    changes: &'a Changes,
}

impl<'a> ChangesView<'a> {
    fn of(old: &'a Outline, (new, is_today): (&'a Outline, bool), changes: &'a Changes) -> ChangesView<'a> {
        let reader = audience_of(&new.audience).map_or("", Audience::reader);
        ChangesView {
            language: &new.language,
            title: &new.title,
            candidate: &new.candidate,
            audience_words: format!("for {reader}"),
            before: in_words(&old.date),
            after: later(new, is_today),
            in_short: changes.in_short(),
            changes,
        }
    }
}

/// When the later edition was handed over, or that it was not.
fn later(new: &Outline, is_today: bool) -> String {
    if is_today { format!("today, {}", in_words(&new.date)) } else { in_words(&new.date) }
}

fn in_words(date: &str) -> String {
    date.parse::<Date>().map_or_else(|_| date.to_owned(), day)
}

fn tell(
    old: &Outline,
    (new, is_today): (&Outline, bool),
    changes: &Changes,
    stdout: &mut Stdout,
) -> Result<(), CliError> {
    let mut layout = TextLayout::new(stdout.style());
    let reader = audience_of(&new.audience).map_or_else(String::new, |audience| format!("{}, ", audience.edition()));
    let head = format!("{reader}{} to {}: {}", in_words(&old.date), later(new, is_today), changes.in_short());
    layout.paragraph(0, &visible_line(&head));
    for section in &changes.sections {
        tell_section(section, &mut layout);
    }
    if !changes.files.is_empty() {
        layout.blank();
        layout.heading("Pictures and files");
    }
    for file in &changes.files {
        let what = match file.what {
            FileFate::Added => "new",
            FileFate::Changed => "changed",
            FileFate::Removed => "gone",
        };
        layout.entry(2, what, 9, &visible_line(&file.name));
    }
    if !changes.renumbered.is_empty() {
        layout.blank();
        layout.heading("Numbers that have moved");
    }
    for moved in &changes.renumbered {
        layout.paragraph(2, &visible_line(&moved.in_words()));
    }
    layout.show(stdout)
}

fn tell_section(section: &Section, layout: &mut TextLayout) {
    let Section { kind: _, heading, added, changed, removed } = section;
    layout.blank();
    layout.heading(heading);
    for Changed { reference, title, facts } in changed {
        layout.entry(2, "changed", 9, &visible_line(&called(reference, title)));
        for FactChange { name, hunks } in facts {
            layout.paragraph(11, name);
            for Hunk { before, after, runs: _ } in hunks {
                before.iter().for_each(|line| layout.entry(11, "-", 13, &visible_line(line)));
                after.iter().for_each(|line| layout.entry(11, "+", 13, &visible_line(line)));
            }
        }
    }
    for Told { reference, title, facts } in added {
        layout.entry(2, "new", 9, &visible_line(&called(reference, title)));
        for ToldFact { name, lines } in facts {
            match lines.as_slice() {
                [line] => layout.paragraph(11, &visible_line(&format!("{name}: {line}"))),
                lines => {
                    layout.paragraph(11, name);
                    lines.iter().for_each(|line| layout.paragraph(13, &visible_line(line)));
                }
            }
        }
    }
    for Told { reference, title, facts: _ } in removed {
        layout.entry(2, "gone", 9, &visible_line(&called(reference, title)));
    }
}

fn called(reference: &str, title: &str) -> String {
    if reference.is_empty() { title.to_owned() } else { format!("{reference} {title}") }
}
