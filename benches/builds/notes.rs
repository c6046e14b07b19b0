//! The notes that every tool is given, invented by a seeded generator: about three kilobytes each, with headings, a list, code, a table, links and a figure.

use std::fmt::Write as _;

pub(crate) const CRITERIA: [&str; 8] =
    ["scope", "ambiguity", "impact", "reliability", "leadership", "communication", "mentoring", "leverage"];
const WORDS: &str = "the a service latency team system review design migrated reduced incident deploy owner figure customer pipeline rollout alert query \
    cache index schema budget quarter project risk mentor decision trade-off cost error rate baseline outcome partner";
const CODE: &str =
    "```rust\nfn wait(attempt: u32) -> Duration {\n    Duration::from_millis(50 << attempt.min(6))\n}\n```\n";

/// A note as every tool gets it. Every tenth is an impact statement in the packet, the others are evidence.
pub(crate) struct Note {
    pub(crate) index: usize,
    pub(crate) title: String,
    pub(crate) day: String,
    pub(crate) criteria: Vec<&'static str>,
    pub(crate) before: u64,
    pub(crate) body: String,
    /// Two notes, both evidence.
    pub(crate) links: [usize; 2],
}

/// The same number always gives the same notes.
pub(crate) fn notes(size: usize) -> Vec<Note> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    (0..size).map(|index| note(index, size, &mut dice)).collect()
}

fn note(index: usize, size: usize, dice: &mut Dice) -> Note {
    let month = dice.below(18);
    let link = dice.below(size);
    let first = dice.below(CRITERIA.len());
    Note {
        index,
        title: format!("Piece {index}: {}", dice.words(3)),
        day: format!("{}-{:02}-{:02}", 2025 + month / 12, 1 + month % 12, 1 + dice.below(28)),
        criteria: [0, 1, 3].map(|step| CRITERIA[(first + step) % CRITERIA.len()]).to_vec(),
        before: 200 + dice.below(800) as u64,
        body: body(dice),
        links: [link, (link + size / 2) % size].map(evidence),
    }
}

/// The number of this note, or of the one before it when it is no evidence.
fn evidence(index: usize) -> usize {
    if is_impact(index) { index - 1 } else { index }
}

pub(crate) fn is_impact(index: usize) -> bool {
    index % 10 == 9
}

fn body(dice: &mut Dice) -> String {
    let mut text = format!("## Situation\n\n{}\n\n{}\n\n## What I did\n\n", dice.sentences(4), dice.sentences(3));
    for _ in 0..5 {
        let _ = writeln!(text, "- **{}**: {}", dice.word(), dice.sentence());
    }
    let _ = write!(text, "\n{CODE}\n| part | before | after |\n|---|---:|---:|\n");
    for _ in 0..4 {
        let _ = writeln!(text, "| {} | {} ms | {} ms |", dice.word(), 100 + dice.below(800), 1 + dice.below(99));
    }
    let _ =
        write!(text, "\n## Outcome\n\n{} See *{}* and `p{}`.", dice.sentences(6), dice.words(4), 50 + dice.below(49));
    let _ = write!(text, "\n\n> {}\n\n{}\n", dice.sentence(), dice.sentences(4));
    text
}

/// The same numbers on every machine: xorshift.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn word(&mut self) -> &'static str {
        let count = WORDS.split(' ').count();
        let at = self.below(count);
        WORDS.split(' ').nth(at).unwrap_or_default()
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn sentence(&mut self) -> String {
        let length = 8 + self.below(10);
        format!("Then {}.", self.words(length))
    }

    fn sentences(&mut self, count: usize) -> String {
        (0..count).map(|_| self.sentence()).collect::<Vec<_>>().join(" ")
    }
}
