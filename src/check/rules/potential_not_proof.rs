//! What could be, where a reader asks what was done
//!
//! Why it matters: People are promoted for having worked at the next level, not for being ready to. *I will be able to* tells the room that it has not happened yet.
//!
//! How it can misfire: What is wanted of a text (*I want to thank*) is left alone, and so are, in a piece of work, plans that name no level, role or chance (but for what those who are taught *will* do), and what a
//! peer would do. A case may end with one sentence on what comes next: put it last, and silence it there. Only English is known.
//!
//! Where it comes from: what managers tell candidates whose case was refused; the levels of most companies are defined by work already shown.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! I am ready for the next level.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! Since March I have decided with three teams what the basket may cost.
//! ```

use crate::check::words::{Cue, Phrases, Said, Tokens, Voice, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::vocabulary::NoteKind;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::POTENTIAL_NOT_PROOF,
    severity: Severity::Hint,
    source: include_str!("potential_not_proof.rs"),
    find: Find::InEnglish {
        note: find,
        rest: None,
        phrases: &[&NO_GROUND, &PROMISE, &SPEAKING, &STANDING, &TOLD, &WILL],
    },
};

/// Someone's readiness, ability, wish or promise. The first lines are of public cases, the others of guides and of what peers say of people they like.
static PROMISE: Phrases = phrases(
    r"(?:would|will|'d|'ll|could) (?:{WORD} ){1,7}?(?:before|by) the (?:next|coming) \w+|i(?:'m| am| feel| believe (?:that )?i(?:'m| am)| think (?:that )?i(?:'m| am)) (?:\w+ )?(?:ready|prepared|capable|qualified|(?:well|perfectly|ideally)[- ](?:positioned|placed|equipped|suited)|eager|keen|hungry|determined|excited|motivated|committed) (?:to|for|of)\b|(?:ready|prepared|poised|set|equipped|qualified) (?:for|to (?:take|step|move|be|operate|work|lead|own|grow|go)) (?:\w+ ){0,2}?(?:next|more|greater|bigger|larger|higher|rank|role|level|responsib\w*|challenge\w*|step|up|senior|staff|principal|lead)\b|i(?:'ll| will| would|'d| can| could) (?:\w+ )?be able to\b|(?:i|he|she|they)(?:'ve| have| has|'s)? (?:\w+ )?(?:potential|what it takes|the makings|it in (?:me|her|him|them))\b|(?:great|huge|a lot of|clear|obvious|enormous|real|so much|full of|strong|the) potential (?:to|for|as)\b|(?:i|he|she|they|who)(?:'m|'s|'re| am| is| are| would be| feels?| feel)? (?:\w+ )?capable of\b|(?:is|are|'s) (?:\w+ )?(?:well|perfectly|ideally)[- ](?:positioned|placed|suited|equipped) (?:to|for)\b|capable of (?:taking on|leading|much more|more\b|owning|growing|the next|greater|bigger|larger)|(?:has|have|'s got) (?:all )?(?:what it takes|the makings|it in (?:me|her|him|them))|(?:give|trust|hand|let|grant|entrust) me (?:with )?[^.;]{0,40}?(?:and|,|then) (?:i|you|we|it|they|this)(?:'ll| will| can|'d| would)\b|i(?:'ll| will| would|'d) (?:\w+ly |also |then |gladly |soon )?(?:own|lead|run|drive|set up|set|shape|build|fix|sort|mentor|take on|take over|introduce|establish|push|expand|extend|grow|transform|coach|head|oversee|champion|step up|be ready|deliver|continue)\b|(?:would|will|could|'d|'ll) (?:\w+ )?(?:make|be|become|grow into|turn into|develop into) (?:an? |one of )(?:\w+ )?(?:great|good|excellent|strong|fine|fantastic|superb|outstanding|brilliant|amazing|true|senior|staff|principal|lead|leader|asset|role model)\b|given (?:the|a|half a|more|such a) (?:chance|opportunit\w*|title|promotion)\b|with the (?:new )?title,? (?:i|she|he|they)\b|(?:once|if|when|after|as soon as|should) (?:i(?:'m| am| get| become| were| be)|she(?:'s| is)|he(?:'s| is)|they(?:'re| are)|promoted|i have the title|i hold the title) ?(?:\w+ ){0,2}?(?:promoted|promotion|given|senior|staff|principal|lead|title|level)\b|i (?:\w+ )?(?:aim|intend|hope|plan|want|look forward|wish|dream) (?:to|of)\b|i(?:'d| would) (?:\w+ )?(?:like|love) to\b|(?:i'm|i am|am) (?:\w+ )?looking forward to \w+ing|look(?:ing)? forward to (?:contribut|continu|tak|lead|help|work|shar|be|grow|own|do)\w*|my (?:goal|ambition|aim|dream|hope|plan|next step|intention) (?:is|would be|for \w+ \w+ is) to\b|as an? (?:senior|staff|principal|lead)\b[^.;]{0,40}\bi(?:'ll| will| would|'d| could| can)\b|(?:in|with) (?:the|a|this) (?:new |senior |staff |next )?(?:role|level|title|position)[ ,]+i(?:'ll| will| would|'d| could| can)\b|(?:can|could) (?:easily |already )?(?:see|picture|imagine) (?:her|him|them|myself|this person|\w+) (?:leading|as|running|growing|becoming|in the|owning|taking)|i(?:'m| am)? (?:confident|convinced|certain|sure) (?:that )?(?:i|she|he|they) (?:can|could|will|would)\b|could (?:easily|comfortably) (?:lead|run|own|handle|manage|take)|(?:deserves?|ready) (?:the|a|this|his|her|their) (?:chance|shot|opportunity)|will (?:grow|flourish|thrive|excel|shine|do well|go far|succeed) (?:in|into|at|as|with)\b|is (?:senior|staff|principal|leadership|lead) material|(?:see|imagine|picture|envision) myself (?:in|as|leading|taking|running|growing|owning|at|one|doing|becoming)\b|can(?:'t|not| not) wait to\b|(?:has|have) (?:all|everything) (?:that )?(?:it|one) (?:takes|needs)|(?:in (?:the )?future|going forward|from here|next year|next),? (?:i|she|he)(?:'ll| can| could| will| would|'d) \w+|i (?:can|could) (?:\w+ )?(?:take|handle|carry|assume|shoulder|bear)(?: on| over)? (?:\w+ ){0,2}?(?:responsib\w+|ownership|direction|leadership|lead)\b|(?:i|she|he|they) (?:would|'d|will|'ll) (?:be (?:happy|glad|thrilled|delighted|honou?red|excited|perfect|ideal|a natural|an asset)|bring|welcome|thrive|flourish|relish|embrace|have the (?:leverage|mandate|authority|standing))\b|(?:gives?|give|giving) me (?:the title|the chance|the opportunity|the role|this role|the promotion)|(?:the )?(?:logical|natural|obvious|right) next step|the time has come|(?:i|we) (?:promise|pledge|vow|guarantee|undertake|commit) (?:to|that)\b|(?:in|into) a position to \w+|(?:bright|great|promising|big|brilliant) future|destined (?:to (?:lead|become|be)|for (?:great|big|more|higher|leader)\w*)|rising star|going places|the sky is the limit|(?:could|would|will|can|'ll) (?:\w+ ){1,6}?(?:one day|some day|someday|before long)\b|am i ready|i (?:have|bring|possess) (?:all )?(?:the|a) (?:\w+ ){0,2}?(?:skills?|drive|experience|vision|ambition|mindset|attitude|knowledge|tools|maturity|background)\b[^.;]{0,30}?(?:for|to|that)\b|(?:and|but) am (?:\w+ )?(?:ready|eager|keen|hungry|determined|excited|prepared) (?:to|for)\b|(?:operat|perform|work|act|function|deliver)(?:ing|e|ed|s)? (?:already )?at (?:the |an? )?(?:next|senior|staff|principal|lead|higher) (?:level|rank|grade)|(?:promotion|rank|role|position|step) (?:would|will) (?:allow|enable|let|help|give|empower) me\b|(?:can|could|will) adapt to\b|time (?:for me )?to (?:step up|take the next)|i believe (?:that )?i (?:can|could|will|would)\b|(?:with|given|in|from) (?:a|an|the|this|that) (?:wider|bigger|larger|broader|higher|greater|more senior|new|full|formal|official|senior|staff|principal) (?:remit|role|scope|mandate|team|title|position|responsibility|level|area|reach)\b[^.;]{0,60}?(?:could|would|will|can|'ll|'d)\b|(?:put|make|name|appoint) me (?:in charge|responsible|lead|the lead|head|owner|the owner)\b|(?:natural|logical|obvious|fitting|only right) for me to\b|no reason why i (?:should|could|would)(?: not|n't)\b|my (?:plans?|ideas?|vision|goals?|wish) for (?:the )?(?:coming|next|new)\b|(?:much|so much|a lot|far) more (?:that )?i (?:could|can|would|will)\b|(?:next|new) (?:step|level|role|title|rank|grade) (?:will|would|could|'ll)\b|i(?:'ve| have)(?: got)? (?:\w+ ){0,2}?(?:ideas|plans) (?:for|on|of|how)\b|you(?:'ll| will) see me\b",
);

/// Verbs of speech after *I want to*: the author speaks of the text, not of themselves.
static SPEAKING: Phrases = phrases(
    r"(?:aim|intend|hope|plan|want|like|love|wish|forward|happy|glad|honou?red|delighted|thrilled) (?:to )?(?:discuss|answer|elaborate|expand|provide|be (?:retained|promoted|considered)|(?:also |first |only |\w+ly )?(?:acknowledge|share|thank|highlight|note|mention|emphasi[sz]e|stress|back|point|add|list|present|start|begin|show|express|say|state|draw|apply|request|ask|apologi[sz]e|clarify|explain|outline|summari[sz]e|focus|retain|submit|describe|refer|introduce|remind|bring (?:up|to)|know|see|hear|understand|credit|give|call|keep this|sharing|hearing|seeing|meeting|reading))\b",
);

/// What a promise is about where it is one of more than the work at hand. In a piece of work a plan is mostly one for that work, or thanks.
static STANDING: Phrases = phrases(
    r"(?:ready|prepared|capable|qualified|equipped|potential|promot\w*|next (?:level|rank|role|step|grade|challenge|title)|(?:higher|bigger|larger|greater) \w+|role|rank|title|senior|staff|principal|lead|leader\w*|responsib\w*|chance|given|what it takes|the makings|trust me|give me|hand me|career|platform|whole|entire|mentor\w*)\b",
);

/// Somebody's wish that is part of the story, or denied.
static TOLD: Phrases = phrases(
    r"(?:did not|didn't|do not|don't|never|no longer|not) (?:\w+ )?(?:want|hope|plan|intend|ready|able|aim)|(?:asked|told|wondered|whether|unless|knowing|because|outside of (?:work|software)|so that|so) |(?:^| )you |(?:was|were|been|has|have|had|am|is|gave|i|us) (?:also )?given the",
);

/// A wish that is told as one: the sentence says itself that nothing rests on it.
static NO_GROUND: Phrases = phrases(
    r"(?:nothing|none|no part|not one) (?:\w+ ){0,5}?(?:rests?|depends?|hangs?|leans?|builds?|stands?) on\b|(?:no|not a|not any|without) (?:\w+ )?(?:proof|evidence)\b|(?:is|as|be|remains?) (?:only |just |merely |no more than |but )?an? (?:\w+ )?(?:hope|wish)\b",
);

/// What those who are taught will do: *by the next harvest he will prune alone*. Whoever teaches tells of what they do.
static WILL: Phrases = phrases(
    r"(?:he|she|they|both)(?:'ll| will(?: \w+ly)?| is going to| are going to) (?:not )?(?:soon |then |also |one day )?(?:be (?:able|ready|running|leading|writing|doing|taking|\w+ing)|{WORD})\b",
);

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // One in a paragraph speaks for the others.
    let parts = prose.parts.iter().filter(|part| part.voice == Voice::Peer || prose.argues());
    let parts = parts.filter(|part| part.has(Cue::Promise));
    let is_case = prose.note.kind == NoteKind::Case;
    let is_work = prose.note.kind == NoteKind::Evidence;
    let is_read = |said: &Said<'_>| !is_work || said.part.passage().is_none() || STANDING.is_in(said.plain());
    let kind = prose.note.evidence().and_then(|evidence| evidence.kind.as_ref());
    let is_mentoring = kind.is_some_and(|kind| kind.value == "mentoring");
    let promised = |said: Said<'_>| {
        let taught = || is_mentoring.then(|| will(&said)).flatten();
        is_read(&said).then(|| promised(&said, is_case)).flatten().or_else(taught)
    };
    diagnostics.extend(parts.filter_map(|part| part.sentences().find_map(promised)));
}

/// *I would*, *I could* and *I will*, in a case: what stands behind it has not been done. Words of speech are left alone.
fn modal(plain: &str) -> Option<Range<usize>> {
    const SPOKEN: &str = "delineate describe show list outline explain present focus highlight summarise summarize elaborate try start begin discuss point mention thank give let keep go take provide now first briefly not never have like say argue add note call be only also rather prefer ask refer";
    let words = Tokens::of(plain);
    let at = (0..words.len()).find(|at| {
        let is_modal = matches!(words.word(at + 1), "would" | "could" | "will" | "shall") && words.is_joined(*at)
            || matches!(words.word(*at), "i'll" | "i’ll" | "i'd" | "i’d");
        let verb = if matches!(words.word(at + 1), "would" | "could" | "will" | "shall") { at + 2 } else { at + 1 };
        let is_spoken = SPOKEN.split(' ').any(|spoken| spoken == words.word(verb));
        (words.word(*at) == "i" || words.word(*at).starts_with("i'") || words.word(*at).starts_with("i’"))
            && is_modal
            && !is_spoken
            && words.len() > verb
    })?;
    Some(words.range(at, at + 2))
}

/// What somebody who is taught will do.
fn will(said: &Said<'_>) -> Option<Diagnostic> {
    let range = WILL.find_all(said.plain()).find(|range| !TOLD.is_in(said.clause(range.clone())))?;
    let message = format!("`{}` says what could be, not what was done", said.words(range.clone()));
    Some(
        said.found(RULE.name, range, message)
            .help("what do they do already, or did once without you? tell that in its place"),
    )
}

fn promised(said: &Said<'_>, is_case: bool) -> Option<Diagnostic> {
    let plain = said.plain();
    if NO_GROUND.is_in(plain) {
        return None;
    }
    let range = PROMISE.find_all(plain).find(|range| {
        let clause = said.clause(range.clone());
        SPEAKING
            .find(&plain[range.start..plain.ceil_char_boundary((range.end + 40).min(plain.len()))])
            .is_none_or(|speaking| speaking.start >= range.len())
            && !TOLD.is_in(clause)
            && !said.is_name(range.start)
    });
    let range = range
        .or_else(|| is_case.then(|| modal(plain)).flatten().filter(|range| !TOLD.is_in(said.clause(range.clone()))))?;
    let message = format!("`{}` says what could be, not what was done", said.words(range.clone()));
    let help = match said.part.voice {
        Voice::Peer => "which day did this peer see it? ask for that, and for what came of it",
        Voice::Author | Voice::Quoted => "which piece of work shows it already? put that in its place",
    };
    Some(said.found(RULE.name, range, message).help(help))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{marked, marked_in};

    #[test]
    fn what_could_be() {
        for (sentence, words) in [
            ("I am ready for the next level.", "I am ready for"),
            ("I will be able to lead larger projects.", "I will be able to"),
            ("With the title, I could decide with all three teams.", "With the title, I"),
            ("My goal is to own the whole platform.", "My goal is to"),
            ("I’m eager to take on a larger role.", "I’m eager to"),
            ("Once I am promoted I would mentor the others.", "Once I am promoted"),
            ("As a staff engineer I would set the direction.", "As a staff engineer I would"),
        ] {
            assert_eq!(marked(RULE.name, sentence), [words], "{sentence}");
        }
    }

    #[test]
    fn what_was_done_or_is_only_said() {
        for sentence in [
            "I hope to lead the lab one day, and nothing in this case rests on it.",
            "I would like to teach more; I have no proof of it yet.",
            "That I am ready for a whole yard is only a hope.",
            "I want to thank the three who built it.",
            "I would like to point out that it has held.",
            "The service is ready for the sale.",
            "The queue was capable of 400 calls a second.",
            "They did not want to wait for it.",
            "A caller will be able to retry twice.",
            "The chance of a double charge is gone.",
            "I hoped for less.",
            "Next I plan to write a page on it.",
            "I am looking forward to working with you.",
            "You can see them in the list.",
        ] {
            assert_eq!(marked(RULE.name, sentence), Vec::<String>::new(), "{sentence}");
        }
    }

    #[test]
    fn what_those_who_are_taught_will_do() {
        let found = |kind: &str, text: &str| {
            let note = format!("+++\ntitle = \"A\"\ndate = 2026-03-14\nkind = \"{kind}\"\n+++\n{text}\n");
            marked_in(RULE.name, "evidence/a.md", &note).len()
        };
        for text in [
            "By the next harvest he will be pruning alone.",
            "She will soon be able to set the type without me.",
            "They will lead the choir in spring.",
            "Before long he'll fire the kiln himself.",
            "She is going to run the ferry's desk.",
        ] {
            assert_eq!([found("mentoring", text), found("project", text)], [1, 0], "{text}");
        }
        for text in [
            "She leads the choir.",
            "I asked her what she will do when the kiln cools.",
            "He would not let me touch it.",
            "They knew that it will rain.",
            "The ferry will leave at nine.",
        ] {
            assert_eq!(found("mentoring", text), 0, "{text}");
        }
        let case = "I ask for it.\n\nThe queue at the gate would be gone before the next season.\n";
        assert_eq!(marked_in(RULE.name, "case.md", case).len(), 1);
    }

    #[test]
    fn a_peer_is_asked_for_the_day() {
        let words = "+++\nfrom = { name = \"Ana\", relation = \"peer\" }\nstate = \"given\"\n+++\n# Given\n\nShe would make a great senior engineer.\n";
        let found = marked_in(RULE.name, "feedback/ana.md", words);
        assert_eq!(found, [("would make a great senior".to_owned(), Severity::Warning)]);
    }
}
