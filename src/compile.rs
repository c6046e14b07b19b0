//! The line from sources to a site as one function. It reads no disk, clock, network or environment: the same tree and options give the same
//! findings and the same site, on every machine.

use crate::check::{self, Context, Findings};
use crate::diagnostic::{Diagnostic, code, did_you_mean, settle_fixes};
use crate::edition::{Edition, Raised, make_edition};
use crate::packet::{self, Packet, read_packet_again};
use crate::render::{Theme, try_templates};
use crate::site::{Site, make_site};
use crate::source::{Date, PacketPath, Span, Text, Tree};
use crate::vocabulary::{Audience, Paper, PerAudience};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// What a compilation depends on besides the sources.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The day it is made on: an option, so that nothing inside reads a clock.
    pub today: Date,
}

/// What came of the sources.
#[derive(Clone, Debug)]
pub struct Compilation {
    /// The packet as written.
    pub packet: Packet,
    /// What is wrong or weak in it.
    pub findings: Findings,
    /// One edition an audience, widest first: the author's, the manager's, the committee's.
    pub editions: Vec<Arc<Edition>>,
    /// What the pages look like; nothing when the findings say why it cannot be used.
    pub theme: Option<Theme>,
}

/// The theme of a packet that names none.
const PLAIN: &str = "plain";

/// What one compilation leaves for the next, so that it costs only what has changed. Empty for the first. All that is kept obeys the law of
/// [`FileCache`](crate::source::FileCache): it never changes what comes of the sources.
#[derive(Debug, Default)]
pub struct Cache {
    packet: packet::NoteCache,
    check: check::CheckCache,
    theme: Option<KnownTheme>,
}

/// A theme by what it was made of.
#[derive(Debug)]
struct KnownTheme {
    name: String,
    paper: Paper,
    own: BTreeMap<PacketPath, Text>,
    theme: Theme,
}

/// Reads, checks and makes the editions. What to show of them is for `site`, how for `render`.
pub fn compile(tree: &Tree, options: Options) -> Compilation {
    compile_again(tree, options, &mut Cache::default())
}

/// The same as [`compile`], quicker: what is as it was the last time is taken from the cache.
pub fn compile_again(tree: &Tree, options: Options, cache: &mut Cache) -> Compilation {
    Unchecked::new(tree, cache).checked(options, cache)
}

/// A packet that was read and not checked yet, for those who show a page first: editions are made when they are asked for.
#[derive(Debug)]
pub struct Unchecked {
    /// The packet as written.
    pub packet: Packet,
    /// What the pages look like; nothing when it cannot be used.
    pub theme: Option<Theme>,
    /// What reading has found.
    pub found: Vec<Diagnostic>,
    /// What was read: fixes are settled against it.
    tree: Tree,
    /// One an audience, widest first.
    editions: PerAudience<OnceLock<Arc<Edition>>>,
}

impl Unchecked {
    /// Reads the sources. What is as it was the last time is taken from the cache.
    pub fn new(tree: &Tree, cache: &mut Cache) -> Unchecked {
        let mut found = Vec::new();
        let mut packet = read_packet_again(tree, &mut cache.packet, &mut found);
        let theme = theme(&packet, &mut cache.theme, &mut found);
        if let Some(theme) = &theme {
            leave_out(&mut packet, theme, &mut found);
        }
        settle_fixes(tree, &mut found);
        Unchecked { packet, theme, found, tree: tree.clone(), editions: Default::default() }
    }

    /// The edition for an audience.
    pub fn edition(&self, audience: Audience) -> &Arc<Edition> {
        self.editions[audience].get_or_init(|| Arc::new(make_edition(&self.packet, audience)))
    }

    /// What these findings, of this packet or of how it was before, give the room to doubt in the edition for an audience.
    pub fn raised(&self, audience: Audience, found: &[Diagnostic]) -> Vec<Raised> {
        check::raised(&self.packet, self.edition(audience), found)
    }

    /// The whole of what comes of the sources.
    pub fn checked(self, options: Options, cache: &mut Cache) -> Compilation {
        let findings = self.check(options, cache);
        let editions = self.editions.into_iter().filter_map(|(_, edition)| edition.into_inner()).collect();
        Compilation { packet: self.packet, findings, editions, theme: self.theme }
    }

    /// Runs every rule, beside whoever shows the packet meanwhile.
    pub fn check(&self, options: Options, cache: &mut Cache) -> Findings {
        // One after the other, since the pool helps with each. Not on a thread of the pool: one that waited for an edition that another thread is making
        // might be the one that has to help with it.
        let own = self.edition(Audience::SelfOnly).clone();
        let others = Audience::ALL.iter().filter(|audience| !audience.is_author());
        let others: Vec<Arc<Edition>> = others.map(|audience| self.edition(*audience).clone()).collect();
        let mut read = self.found.clone();
        if let Some(theme) = self.theme.as_ref().filter(|theme| theme.has_templates()) {
            let editions = std::iter::once(&own).chain(&others);
            read.extend(editions.flat_map(|edition| try_templates(&make_site(edition, Vec::new()), theme)));
        }
        let words = cache.check.read(&self.packet);
        let context = Context::new(&self.packet, &words, &own, &others, options.today);
        let mut findings = check::check(&context, read);
        settle_fixes(&self.tree, &mut findings.diagnostics);
        settle_fixes(&self.tree, findings.silenced.iter_mut().map(|silenced| &mut silenced.diagnostic));
        findings
    }
}

/// The theme that the packet names, with its own files in it.
fn theme(packet: &Packet, known: &mut Option<KnownTheme>, diagnostics: &mut Vec<Diagnostic>) -> Option<Theme> {
    let settings = &packet.settings;
    let (name, paper) = (theme_name(packet), settings.paper.as_ref().map_or(Paper::default(), |paper| paper.value));
    let names = Theme::names();
    if let (Some(written), false) = (&settings.theme, names.contains(&name)) {
        let unknown = Diagnostic::error(code::UNKNOWN_THEME, written.span, format!("unknown theme `{name}`"));
        diagnostics.push(unknown.help(did_you_mean(name, &names).unwrap_or_default()).misspelled(name, &names));
        return None;
    }
    let is_known = |known: &&KnownTheme| known.name == name && known.paper == paper && known.own == packet.theme;
    if let Some(known) = known.as_ref().filter(is_known) {
        return Some(known.theme.clone());
    }
    let theme = Theme::load(name, paper, &packet.theme).map_err(|found| diagnostics.extend(found)).ok()?;
    *known = Some(KnownTheme { name: name.to_owned(), paper, own: packet.theme.clone(), theme: theme.clone() });
    Some(theme)
}

fn theme_name(packet: &Packet) -> &str {
    packet.settings.theme.as_ref().map_or(PLAIN, |theme| theme.value.as_str())
}

/// What nothing uses of the packet's own theme is no part of any edition, and said.
fn leave_out(packet: &mut Packet, theme: &Theme, diagnostics: &mut Vec<Diagnostic>) {
    for path in theme.unused() {
        packet.theme.remove(path);
        let message = format!("no template, style sheet or script names `{}`, so it is not published", path.name());
        let unused = Diagnostic::hint(code::UNUSED_THEME_FILE, Span::of_file(path), message);
        diagnostics.push(unused.help("move it out of `theme/`, or name it where it is used"));
    }
}

impl Compilation {
    /// The same for paper that somebody asks for, whatever the packet names.
    pub fn on_paper(self, paper: Paper) -> Compilation {
        let load = |_| Theme::load(theme_name(&self.packet), paper, &self.packet.theme).ok();
        Compilation { theme: self.theme.and_then(load), ..self }
    }

    /// The edition for an audience.
    pub fn edition(&self, audience: Audience) -> Option<&Arc<Edition>> {
        self.editions.iter().find(|edition| edition.audience == audience)
    }

    /// The pages of an edition, with what was found in its words.
    pub fn site(&self, edition: &Arc<Edition>) -> Site {
        make_site(edition, self.raised(edition))
    }

    /// What was found in the words of an edition that the room would raise.
    pub fn raised(&self, edition: &Edition) -> Vec<Raised> {
        check::raised(&self.packet, edition, &self.findings.diagnostics)
    }

    /// The edition for an audience alone: everything else is let go, before pages need the room.
    pub fn into_edition(self, audience: Audience) -> Option<Arc<Edition>> {
        self.editions.into_iter().find(|edition| edition.audience == audience)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    mod fixes;

    const SETTINGS: &str =
        "[packet]\nrubric = \"senior-engineer\"\n[candidate]\nname = \"Kim\"\ncurrent = \"mid\"\ntarget = \"senior\"\n";
    const NOTE: &str =
        "+++\ntitle = \"A\"\ndate = 2026-03-14\n+++\nTODO: [here](https://example.org) it began, see [[b]].\n";

    /// Everything that came of it, in words.
    fn all(compilation: &Compilation) -> String {
        let Compilation { packet: _, findings, editions, theme } = compilation;
        format!("{findings:?}{editions:?}{theme:?}")
    }

    /// Whatever was compiled before, the same sources come to the same.
    #[test]
    fn a_cache_changes_nothing() {
        let options = Options { today: jiff::civil::date(2026, 7, 1) };
        let mut cache = Cache::default();
        let german = SETTINGS.replace("[candidate]", "language = \"de\"\n[candidate]");
        let narrow = NOTE.replace("date", "audience = \"self\"\ndate");
        let steps: &[&[(&str, &str)]] = &[
            &[("packet.toml", SETTINGS), ("evidence/a.md", NOTE)],
            &[("packet.toml", SETTINGS), ("evidence/a.md", NOTE), ("evidence/b.md", NOTE)],
            &[("packet.toml", &german), ("evidence/a.md", NOTE), ("evidence/b.md", NOTE)],
            &[("packet.toml", SETTINGS), ("evidence/a.md", NOTE), ("evidence/b.md", &narrow)],
            &[("packet.toml", SETTINGS), ("evidence/a.md", "+++\ntitle\n"), ("impact/b.md", NOTE)],
            &[("packet.toml", SETTINGS), ("impact/a.md", NOTE), ("theme/index.html", "{% if %}")],
            &[("packet.toml", SETTINGS), ("impact/a.md", NOTE), ("theme/style.css", "a {}")],
            &[],
            &[("packet.toml", SETTINGS), ("evidence/a.md", NOTE)],
        ];
        for (number, files) in steps.iter().enumerate() {
            let tree = Tree::of(files);
            let again = compile_again(&tree, options, &mut cache);
            assert_eq!(all(&again), all(&compile(&tree, options)), "step {number}");
        }
    }
}
