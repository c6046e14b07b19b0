//! The line from sources to a site as one function. It reads no disk, clock, network or environment: the same tree and options give the same
//! findings and the same site, on every machine.

use crate::check::{self, Context, Findings};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::edition::{Edition, make_edition};
use crate::packet::{Audience, Packet, read_packet};
use crate::render::Theme;
use crate::source::{Date, Tree};
use rayon::prelude::*;
use std::sync::Arc;

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

/// Reads, checks and makes the editions. What to show of them is for `site`, how for `render`.
pub fn compile(tree: &Tree, options: Options) -> Compilation {
    let mut read = Vec::new();
    let packet = read_packet(tree, &mut read);
    let theme = theme(&packet, &mut read);
    let editions: Vec<Arc<Edition>> =
        Audience::ALL.into_par_iter().map(|audience| Arc::new(make_edition(&packet, audience))).collect();
    let findings = match editions.as_slice() {
        [own, others @ ..] => check::check(&Context::new(&packet, own, others, options.today), read),
        [] => Findings::default(),
    };
    Compilation { packet, findings, editions, theme }
}

/// The theme that the packet names, with its own files in it.
fn theme(packet: &Packet, diagnostics: &mut Vec<Diagnostic>) -> Option<Theme> {
    let settings = &packet.settings;
    let name = settings.theme.as_ref().map_or(PLAIN, |theme| theme.value.as_str());
    let names = Theme::names();
    if let (Some(written), false) = (&settings.theme, names.contains(&name)) {
        let unknown =
            Diagnostic::error("unknown-theme", &settings.file, written.span, format!("unknown theme `{name}`"));
        diagnostics.push(unknown.help(did_you_mean(name, &names).unwrap_or_default()));
        return None;
    }
    Theme::load(name, &packet.theme).map_err(|found| diagnostics.extend(found)).ok()
}

impl Compilation {
    /// The edition for an audience.
    pub fn edition(&self, audience: Audience) -> Option<&Arc<Edition>> {
        self.editions.iter().find(|edition| edition.audience == audience)
    }

    /// The edition for an audience alone: everything else is let go, before pages need the room.
    pub fn into_edition(self, audience: Audience) -> Option<Arc<Edition>> {
        self.editions.into_iter().find(|edition| edition.audience == audience)
    }
}
