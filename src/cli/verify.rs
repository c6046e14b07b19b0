//! `promo verify`: whether a hand-over is still what it was, as a folder, as an archive, or as a copy that lies elsewhere. What the files prove by themselves is
//! told apart from what the packet's ledger proves. Nothing is unpacked, and nothing is written.

use super::args::VerifyArgs;
use super::hand_over::ledger_in;
use super::stdout::Stdout;
use super::{CliError, Verdict, environment, packet_folder};
use crate::diagnostic::{count, listed};
use crate::handover::{Contents, Difference, LIST, Ledger, LedgerEntry, Verified, read_contents, verify};
use crate::report::visible_line;
use crate::source::disk::find_packet;
use crate::vocabulary::{Audience, day};
use std::fmt::Write;
use std::path::Path;

pub(super) fn run(args: &VerifyArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let contents = read_contents(&args.path)?;
    let ledger = ledger_for(&args.path, args.packet.as_deref())?;
    let verified = verify(&contents);
    let known = Known::of(&contents, ledger.as_ref(), &args.path);
    let mut told = String::new();
    for difference in &verified.differences {
        let _ = writeln!(told, "{}", visible_line(&in_words(difference)));
    }
    let is_same = verified.differences.is_empty() && contents.list.is_itself && !matches!(known, Known::Another(_));
    told += &in_short(&args.path, &contents, &verified);
    told += &known.told(&contents, verified.differences.is_empty());
    stdout.tell(&told)?;
    Ok(if is_same { Verdict::Sound } else { Verdict::Faulty })
}

/// The ledger of the packet that was named, of the packet that the hand-over lies in, or of that around the working directory.
fn ledger_for(path: &Path, packet: Option<&Path>) -> Result<Option<Ledger>, CliError> {
    if let Some(packet) = packet {
        return ledger_in(&packet_folder::find(Some(packet))?);
    }
    let here = environment::current()?;
    let around = path.canonicalize().ok().and_then(|path| find_packet(path.parent()?));
    for root in around.into_iter().chain(find_packet(&here)) {
        if let Some(ledger) = ledger_in(&root)? {
            return Ok(Some(ledger));
        }
    }
    Ok(None)
}

fn in_words(difference: &Difference) -> String {
    let short = |digest: &str| digest.chars().take(12).collect::<String>();
    match difference {
        Difference::Changed { name, size, digest, was } => {
            format!("changed  {name}: {}, sha256 {}…, was {}…", count_bytes(*size), short(digest), short(was))
        }
        Difference::Added { name, size: Some(size) } => format!("added    {name}: {}", count_bytes(*size)),
        Difference::Added { name, size: None } => format!("added    {name}: a link or a device, which is not followed"),
        Difference::Removed { name, was } => format!("removed  {name}: sha256 was {}…", short(was)),
    }
}

fn count_bytes(size: u64) -> String {
    count(usize::try_from(size).unwrap_or(usize::MAX), "byte")
}

/// What the files say by themselves.
fn in_short(path: &Path, contents: &Contents, verified: &Verified) -> String {
    let (path, list) = (visible_line(&path.to_string_lossy()), &contents.list);
    let edition = format!("{} of {}", list.audience.edition(), day(list.date));
    let mut told = if verified.differences.is_empty() {
        format!("`{path}` is as its list says: {}, {edition}\n", count(verified.same, "file"))
    } else {
        let same = count(verified.same, "file");
        format!("`{path}` is not as its list says ({edition}): {}; {same} as before\n", counted(&verified.differences))
    };
    if !verified.left.is_empty() {
        let _ = writeln!(told, "{} that a system leaves beside others not counted", count(verified.left.len(), "file"));
    }
    told
}

fn counted(differences: &[Difference]) -> String {
    let number = |of: fn(&Difference) -> bool, what: &str| {
        let number = differences.iter().filter(|difference| of(difference)).count();
        (number > 0).then(|| format!("{number} {what}"))
    };
    let parts = [
        number(|it| matches!(it, Difference::Changed { .. }), "changed"),
        number(|it| matches!(it, Difference::Added { .. }), "added"),
        number(|it| matches!(it, Difference::Removed { .. }), "removed"),
    ];
    listed(&parts.into_iter().flatten().collect::<Vec<String>>())
}

/// What a ledger says of the list.
enum Known<'a> {
    /// The list is that of this hand-over.
    Entry(&'a LedgerEntry),
    /// Another was handed over on that day for that reader.
    Another(&'a LedgerEntry),
    /// It knows nothing of it.
    Nothing,
    /// There is none at hand.
    NoLedger,
}

impl<'a> Known<'a> {
    fn of(contents: &Contents, ledger: Option<&'a Ledger>, path: &Path) -> Known<'a> {
        let Some(ledger) = ledger else { return Known::NoLedger };
        let list = &contents.list;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        match ledger.known(&list.whole, &name).filter(|_| list.is_itself) {
            Some(entry) => Known::Entry(entry),
            None => ledger.on(list.date, list.audience).last().map_or(Known::Nothing, Known::Another),
        }
    }

    /// What is proven, and what is not.
    fn told(&self, contents: &Contents, is_same: bool) -> String {
        let list = &contents.list;
        let digest = &list.whole;
        if !list.is_itself {
            return format!(
                "changed  {LIST}: the list itself is not what was handed over, so what it says proves nothing\n"
            );
        }
        match self {
            Known::Entry(entry) => {
                let to = if entry.to.is_empty() { String::new() } else { format!(" to {}", listed(&entry.to)) };
                let name = visible_line(&format!("{}{to}", entry.name));
                let archive = match contents.archive() {
                    Some(archive) if is_same && archive != entry.archive => {
                        "the archive itself was packed anew: what is in it is the same\n"
                    }
                    Some(_) | None => "",
                };
                format!("{archive}the ledger has this list: it is that of {name}, digest {digest}\n")
            }
            Known::Another(entry) => format!(
                "changed  {LIST}: it is not what was handed over as {}: the ledger has the digest {}, this is {digest}\n",
                visible_line(&entry.name),
                entry.digest
            ),
            Known::Nothing => format!(
                "the ledger of this packet knows nothing of it: the files agree with the list beside them, and nothing says that this list was handed over; \
                 digest {digest}\n"
            ),
            Known::NoLedger => format!(
                "that is all that can be said without the packet's ledger: whoever changed a file and the list alike would not be seen. Compare the digest \
                 with the one that you were told: {digest}\n"
            ),
        }
    }
}

/// Who reads an edition, by its word.
pub(super) fn audience_of(word: &str) -> Option<Audience> {
    Audience::ALL.iter().copied().find(|audience| audience.word() == word)
}
