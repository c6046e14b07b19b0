//! What a rule is, and what it may look at.

use super::held::{self, Held};
use super::links::{self, Withheld};
use super::references::{self, Reference};

use super::{NoteProse, NoteWords, Phrases, RulePage};
use crate::diagnostic::{Diagnostic, RuleName, Severity};
use crate::edition::{Edition, Text, numbered};
use crate::packet::{Note, Packet};
use crate::source::Date;
use crate::vocabulary::{Audience, NoteKind};
use std::cmp::Reverse;
use std::sync::Arc;
use std::sync::OnceLock;

/// One thing that can be wrong or weak. Named for the fault, so that it reads well after *allow*.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Such as `claim-without-evidence`; the name of its file too.
    pub name: RuleName,
    /// How much it matters unless `[rules]` says otherwise. An error cannot be made less: something is broken, or would get out.
    pub severity: Severity,
    /// The source of its file, whose opening comment is its page.
    pub source: &'static str,
    /// Where it is found.
    pub find: Find,
}

/// Where a rule is found.
#[derive(Clone, Copy, Debug)]
pub enum Find {
    /// By the rooms that read the packet and its theme.
    WhileReading,
    /// By this function, which adds what it finds.
    Here(fn(&Context<'_>, &mut Vec<Diagnostic>)),
    /// By this function too, which looks through every text of every edition.
    InTexts {
        /// Whether the packet has something to look for: to collect the texts is a lot of work for nothing.
        is_asked: fn(&Packet) -> bool,
        /// Adds what it finds.
        find: fn(&Context<'_>, &mut Vec<Diagnostic>),
    },
    /// In words, when they are in English: rules about prose know no other language.
    InEnglish {
        /// Looks at one note that others see, and at nothing else, so that what it finds holds as long as the note is the same.
        note: fn(&NoteProse<'_>, &mut Vec<Diagnostic>),
        /// Looks at what is in no note.
        rest: Option<fn(&Context<'_>, &mut Vec<Diagnostic>)>,
        /// What it looks for, to be made ready in good time.
        phrases: &'static [&'static Phrases],
    },
}

/// What a rule may look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The packet as written, with its spans.
    pub packet: &'a Packet,
    /// The author's edition: coverage, and who cites what.
    pub own: &'a Edition,
    /// The editions for others: what would get out.
    pub others: &'a [Arc<Edition>],
    /// The day the check is made on.
    pub today: Date,
    /// Looked for once, when the first rule about them asks.
    withheld: OnceLock<Vec<Withheld<'a>>>,
    /// Looked for once too.
    references: OnceLock<Vec<Reference<'a>>>,
    /// Collected once, when the first rule about words of editions asks.
    texts: OnceLock<Vec<(&'a Edition, Vec<Text<'a>>)>>,
    /// The words of its notes; none where they are in no language that is known.
    pub(super) words: &'a [Arc<NoteWords>],
    /// What others see of them.
    prose: Vec<&'a NoteProse<'a>>,
    /// Collected once, when the first rule about what pages hold against the author asks.
    held: OnceLock<Vec<Held>>,
}

impl Rule {
    /// Its page, for `promo explain` and for its tests. How it is silenced is the same for all, and said by all.
    pub fn page(&self) -> RulePage {
        RulePage::read(self.source).with_silencing(&self.silencing())
    }

    /// How to have it keep still.
    fn silencing(&self) -> String {
        let name = self.name;
        match self.severity {
            Severity::Error => {
                "not at all: a page would be broken, or would show what it must not. Mend what it finds.".to_owned()
            }
            Severity::Warning | Severity::Hint => format!(
                "`<!-- allow {name}: reason -->` on a line of its own above the block, or at the beginning of the body for the whole file; the reason stays with you. For all \
                 of the packet, `{name} = \"off\"` under `[rules]` in `packet.toml`, which is also the way for what is found in `packet.toml` itself."
            ),
        }
    }
}

impl<'a> Context<'a> {
    /// What the rules look at on `today`. `words` are those of this packet.
    pub fn new(
        packet: &'a Packet,
        words: &'a [Arc<NoteWords>],
        own: &'a Edition,
        others: &'a [Arc<Edition>],
        today: Date,
    ) -> Context<'a> {
        Context {
            packet,
            own,
            others,
            today,
            words,
            prose: words.iter().filter_map(|words| words.prose()).collect(),
            withheld: OnceLock::new(),
            references: OnceLock::new(),
            texts: OnceLock::new(),
            held: OnceLock::new(),
        }
    }

    /// Collects, side by side, what the rules that will run share. It must come before them: each of these takes several threads, and a rule that ran
    /// meanwhile on one of them would wait for itself.
    pub(super) fn collect(&self, rules: &[&Rule]) {
        let asks = |rule: &&Rule| matches!(rule.find, Find::InTexts { is_asked, .. } if is_asked(self.packet));
        let texts = || {
            if rules.iter().any(asks) {
                self.texts();
            }
        };
        let held = || {
            self.withheld_links();
            self.held();
        };
        rayon::join(texts, held);
    }

    /// The notes of one kind, each at the place it has in the author's edition.
    pub fn notes(&self, kind: NoteKind) -> Vec<&'a Note> {
        numbered(self.packet, kind, Audience::SelfOnly).into_iter().map(|(_, note)| note).collect()
    }

    /// Links of what others read to what they are not given.
    pub(super) fn withheld_links(&self) -> &[Withheld<'a>] {
        self.withheld.get_or_init(|| links::links(self.packet))
    }

    /// References that stand in values.
    pub(super) fn references(&self) -> &[Reference<'a>] {
        self.references.get_or_init(|| references::in_values(self.packet))
    }

    /// What each edition for others shows, the one for the widest reader first.
    pub(super) fn texts(&self) -> &[(&'a Edition, Vec<Text<'a>>)] {
        self.texts.get_or_init(|| {
            let mut all: Vec<_> = self.others.iter().map(|edition| (&**edition, edition.texts())).collect();
            all.sort_by_key(|(edition, _)| Reverse(edition.audience.readers().count()));
            all
        })
    }

    /// The words of every note that others see, for rules that set them against something else. A rule that needs the note alone is given it, and
    /// what it finds is kept.
    pub(super) fn prose(&self) -> &[&'a NoteProse<'a>] {
        &self.prose
    }

    /// The words of this note; nothing where others see none, or not in a language that is known.
    pub(super) fn prose_of(&self, note: &Note) -> Option<&'a NoteProse<'a>> {
        // Notes are in the order of their paths.
        let at = self.prose.binary_search_by(|prose| prose.note.path.cmp(&note.path)).ok()?;
        Some(self.prose[at])
    }

    /// What the pages of any reader hold against the author.
    pub(super) fn held(&self) -> &[Held] {
        self.held.get_or_init(|| held::gather(self))
    }

    /// Whether the packet is written in English.
    pub fn is_english(&self) -> bool {
        self.packet.settings.is_english()
    }
}
