//! Work that does not say what the author did
//!
//! Why it matters: *I was involved* leaves open whether one led it or sat in the room. *What was theirs and what was the team's?* is among the first questions of every committee, and a case
//! that does not answer it is read the smaller way.
//!
//! How it can misfire: One act of one's own anywhere in the note is enough (*I wrote*, *I decided*), and so is `role`, unless the note says that its author helped or was involved, and no more. Where `with` names
//! others, `role` is asked for beside the act: an act alone leaves open who led. Outside of evidence a text that says plainly what its author did not do is left alone. Helping someone to do
//! something is mentoring, and left alone. Where three sentences and more, and at least half of all, say only that their author took part, the acts beside them do not count. Only English is known.
//!
//! Where it comes from: what reviewers of public cases wrote; Amazon and Google ask for the part beside each project.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! I was involved in the cache and helped with the design.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! role = "contributor"
//! +++
//! I wrote the part that empties the cache. The rest is Ana's.
//! ```

use crate::check::words::{Cue, Part, Phrases, Said, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, count};
use crate::packet::Evidence;
use crate::vocabulary::NoteKind;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::UNCLEAR_ROLE,
    severity: Severity::Hint,
    source: include_str!("unclear_role.rs"),
    find: Find::InEnglish {
        note: find,
        rest: None,
        phrases: &[
            &INVOLVED,
            &INVOLVED_ALONE,
            &INVOLVED_TOO,
            &VAGUE,
            &OWN_ACT,
            &OWN_WORD,
            &ACT_ALONE,
            &TOLD,
            &NOT_MINE,
        ],
    },
};

/// Taking part, with the author as its subject or with nobody.
static INVOLVED: Phrases = phrases(
    r"(?:i|i've|i'm|i have|i was|i am|my)(?: (?:have|had|was|am|been|also|actively|closely|heavily|deeply|regularly|frequently|directly|very|continued to be|continue to be|got|role was to|main role was to|job was to))* (?:involve(?:d|ment) (?:in|with|at|from|throughout|across|end|all|every)|accompanied {WORD}|(?:was|sat) at the table|help(?:ed|ing)? (?:out )?(?:wherever|whenever|where|in many|on many)|(?:contribution|part|role|involvement|input|share|work) (?:was|is|has been|went|covered|ranged|lay) (?:mostly |mainly |always )?(?:across|everywhere|wide|broad|varied|central|important|key|big|large|many|manifold|in all|in many|in every|at all|end to end|beyond)|contributed (?:wherever|whenever|where|in (?:many|various|several|different)|across|throughout|as (?:needed|required))|participat\w+ in|tak(?:e|ing) part in|took part in|help(?:ed|ing)? (?:out )?(?:with|on|the \w+ (?:with|on))\b|assist(?:ed|ing)? (?:in|with|on|the)|contribut\w+ (?:\w+ly )?to (?:the )?(?:[\w-]+ ){0,2}?(?:discussions?|development|efforts?|projects?|design|implementation|work|launch|process|initiative|migration|success|rollout|roll-out|release|team)\b|(?:a )?(?:key |core |active |valued |integral )?(?:part|member) of the (?:[\w-]+ )?(?:team|effort|group|project|launch|crew|squad|initiative|migration)|collaborat\w+ (?:with|on|in)|work(?:ed|ing)? (?:closely )?(?:together )?(?:with|alongside)\b|work(?:ed|ing)? on the (?:[\w-]+ )?(?:launch|project|migration|rollout|roll-out|release|effort|initiative|programme|program)\b|support(?:ed|ing)? (?:the|our|in|with|on|my|various|several|other) \w+|engag\w+ (?:in|with)|instrumental (?:in|to)|exposed to|had exposure to|gave (?:my )?input|provided (?:input|support|feedback|assistance|guidance)|pitched in|lent a hand|sat in on|(?:was )?one of the (?:\w+ )?(?:people|engineers|developers|designers|many|ones|colleagues|members|team) (?:behind|who|that|involved|working|on|in)|played an? (?:\w+ )?(?:role|part) in|(?:was|been|got|am|is) (?:looped in(?:to)?|across|roped in(?:to)?|brought in(?:to)?|present (?:in|at|for)|responsible (?:together|jointly|along) with|part of|close to|copied in|consulted (?:on|about|for|in))|(?:pleasure|honou?r|privilege|luck) (?:of being|to be|of working|to work)|chipped in|had (?:some |my )?(?:input|involvement)|partnered with|joined forces|weighed in|was there (?:for|when)|contributed (?:\w+ )?(?:towards?|in|with)|took part (?:at|in)|gave (?:my |some )?(?:support|help|input|assistance)|had the (?:pleasure|honou?r|privilege|luck) (?:of being|to be|of working|to work)|had (?:a|the) (?:\w+ )?(?:role|part|hand|opportunity to (?:work|contribute|help|participate|take part|collaborate|support|assist|be part)|chance to (?:work|contribute|help|collaborate|support|assist|be part)) ?(?:in|on|with|to)?)|(?:it|this|that|everything|the \w+) was (?:very much |truly |really |all )?a (?:real |true |great |joint )?(?:team|group|joint|collective|shared) effort|my involvement (?:covered|included|was|comprised|ranged|consisted|spanned)|i (?:assisted|helped|supported|accompanied) the (?:\w+ ){1,3}(?:throughout|during|all along|from|with|in)|together with (?:\w+ ){1,4}i worked on\b|my (?:main |primary |own )?(?:role|job|task|part) (?:was|is|has been|here was) (?:mainly |mostly |to |in )*(?:support|help|assist|contribut|accompany|facilitat|enabl)\w*|(?:everybody|everyone|all of us|we all|the whole team) (?:contributed|pitched in|played|helped|worked together|did (?:our|their) (?:part|bit))",
);

/// A sentence that begins with it, as in notes: *Sat in on the design.*
static INVOLVED_ALONE: Phrases = phrases(
    r"^(?:\w+ly |also |then )?(?:sat in on|chipped in|pitched in|got looped in|lent a hand|had a hand in|took part in|participated in|involved in|joined in|helped (?:out )?(?:with|on)|assisted (?:in|with)|contributed to|supported the|worked (?:closely )?with|collaborated (?:with|on)|partnered with|part of the|member of the|weighed in|gave (?:input|support))\b",
);

/// The same once more behind an *I* that says no more: *I contributed to it, took part in the group and was consulted about the rest*.
static INVOLVED_TOO: Phrases = phrases(
    r"(?:took part in|(?:was|been) (?:consulted|copied|involved)|participated in|sat in on|(?:was|been) at (?:the|their|her|his) disposal|helped (?:out )?with|assisted (?:in|with)|(?:assisted|supported|accompanied) (?:the |my |our |other |some |several )?{WORD})\b",
);

/// How such a sentence begins.
static VAGUE: Phrases = phrases(
    r"^(?:i|i've|i have) (?:also |then |always )?(?:contributed|was|been|am|joined|helped|supported|attended|assisted|accompanied|sat|had)\b",
);

/// How a sentence begins that only says that its author was there.
const ATTENDED: &[&str] = &["attended ", "joined ", "supported ", "accompanied ", "was present "];

/// From how many sentences on that only take part, at least half of all, one act of one's own beside them says nothing of them.
const OFTEN: usize = 3;

/// An act of one's own, or a word on what was whose.
static OWN_ACT: Phrases = phrases(
    r"(?:i|i've|i'd|i have|i had|and|then|,|;)(?: (?:\w+ly|also|then|first|have|had|therefore|now|later|once|again|both|alone|myself|always|often|just|even|soon|still|since|personally))* {OWN}\b",
);

/// The same without an *I*: an act alone, or a word on whose it was.
static OWN_WORD: Phrases = phrases(
    r"(?:was|were|is|are) (?:all )?mine\b|my (?:own )?(?:part|share|contribution|piece|proposal|design|idea|plan|fix|change|work|decision|analysis|talk|article|review|implementation|solution)s? (?:was|were|is|are|in|has|removed|cut|made)\b|(?:written|designed|led|built|proposed|implemented|authored|done|started|driven|created|developed|maintained|organi[sz]ed) (?:\w+ )?by me\b|as (?:the )?(?:lead|owner|author|maintainer|facilitator|host|chair)\b|(?:mine|by myself|on my own|single-handed\w*)\b",
);

/// What follows an act that leaves nothing behind: *took part*, *gave my support*.
const IDLE: &[&str] = &[
    "part",
    "an active",
    "the project",
    "an important",
    "a hand",
    "a part",
    "my support",
    "my input",
    "my help",
    "support",
    "input",
    "assistance",
    "some support",
    "some input",
    "some help",
    "the opportunity",
    "the chance",
    "care of many",
    "care of various",
    "care of several",
    "care of a lot",
    "my experience",
    "my expertise",
    "my knowledge",
    "my know",
];

/// A sentence that begins with an act, as items of lists do.
static ACT_ALONE: Phrases = phrases(r"^(?:\w+ly )?{OWN}\b");

/// Help that is mentoring, or is told in the next words.
static TOLD: Phrases = phrases(
    r"help(?:ed|ing)? (?:\w+ ){1,3}?to (?:talk|present|speak|explain|teach|show|learn|become|grow|understand|debug|write)|(?:to (?:talk|present|speak|explain|teach|show)|more concretely|specifically|in particular|my part|for (?:example|instance)|namely|by \w+ing)\b",
);

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    if prose.note.kind == NoteKind::Evidence {
        diagnostics.extend(in_evidence(prose));
    } else {
        // One act of one's own beside it is enough, in the case one anywhere; and one finding.
        let is_told = prose.note.kind == NoteKind::Case && prose.said().any(|said| is_own(&said));
        let parts = prose.parts.iter().filter(|part| {
            part.has(Cue::Involved)
                && !is_told
                && prose.argues()
                && !is_limit(part)
                && !part.sentences().any(|said| is_own(&said))
        });
        diagnostics.extend(parts.filter_map(|part| part.sentences().find_map(|said| involved(&said))).take(1));
    }
}

/// What is not the author's, in so many words.
static NOT_MINE: Phrases = phrases(
    r"(?:i (?:have|had|did|was|am|do|could|never)(?: not|n't| never)?(?: yet)? ?(?:{WORD} )?(?:led|lead|owned|run|own|done|built|decided|managed|designed)|i (?:haven't|didn't|wasn't|hadn't) (?:yet )?{WORD}|(?:was|were|is|are|been) (?:not|never) (?:mine|my \w+|led by me|by me)|not (?:mine|by me)\b|none of (?:it|them) (?:was|were|is) mine)\b",
);

/// Whether a text says plainly what its author did not do: how far they took part is then a limit, and no part that is left open.
fn is_limit(part: &Part<'_>) -> bool {
    let is_denied = |plain: &str| [" not ", "n't ", "n’t ", "never ", "none of "].iter().any(|no| plain.contains(no));
    part.sentences().any(|said| is_denied(said.plain()) && NOT_MINE.is_in(said.plain()))
}

/// Whether a sentence says what its author did. An act in the middle of one is theirs where an *I* stands in it.
fn is_own(said: &Said<'_>) -> bool {
    let plain = said.plain();
    said.has(Cue::I) && OWN_ACT.find_all(plain).any(|act| !is_idle(&plain[act.end..]))
        || ACT_ALONE.is_in(plain)
        || OWN_WORD.is_in(plain)
}

fn is_idle(after: &str) -> bool {
    let after = after.trim_start();
    IDLE.iter().any(|idle| after.starts_with(idle))
}

fn in_evidence(prose: &NoteProse<'_>) -> Option<Diagnostic> {
    let evidence = prose.note.evidence()?;
    let body = || prose.said().filter(|said| said.part.passage().is_some());
    let (mut all, mut taking, mut idle) = (0, 0, 0);
    for said in body() {
        all += 1;
        if taking_part(&said).is_some() {
            (taking, idle) = (taking + 1, idle + 1);
        } else if ATTENDED.iter().any(|act| said.plain().trim_start_matches("i ").starts_with(act)) {
            idle += 1;
        }
    }
    let is_told = taking == 0 && (evidence.role.is_some() || evidence.with.is_empty());
    if idle >= OFTEN && idle * 2 >= all {
        return body().find_map(|said| involved(&said));
    }
    if body().any(|said| is_own(&said)) {
        return unsaid_beside_others(evidence);
    }
    if is_told {
        return None;
    }
    if let Some(found) = body().find_map(|said| involved(&said)) {
        return Some(found);
    }
    let help = "what was your part? write `role`, and one sentence that begins with *I*";
    Some(beside_others(evidence, "nothing says what was yours")?.help(help))
}

/// What is said of work in which others took part.
fn beside_others(evidence: &Evidence, what: &str) -> Option<Diagnostic> {
    let (first, last) = (evidence.with.first()?, evidence.with.last()?);
    let others = count(evidence.with.len(), "other");
    Some(Diagnostic::hint(RULE.name, first.span.join(last.span), format!("{others} took part, and {what}")))
}

/// The text says what the author did, and the key that the pages print and count does not: whether it was led or joined stays open.
fn unsaid_beside_others(evidence: &Evidence) -> Option<Diagnostic> {
    let found = evidence.role.is_none().then(|| beside_others(evidence, "no `role` says who led")).flatten()?;
    Some(found.help("did you lead it, or join it? write `role`: readers see it beside the title, and it is counted"))
}

/// Where a sentence says that its author took part, and no more.
fn taking_part(said: &Said<'_>) -> Option<Range<usize>> {
    let plain = said.plain();
    let is_next = |range: &Range<usize>| plain[..range.start].trim_end().ends_with([',', 'd']);
    let too = || (said.has(Cue::I) && VAGUE.is_in(plain)).then(|| INVOLVED_TOO.find_all(plain).find(is_next)).flatten();
    said.has(Cue::Involved).then(|| INVOLVED.find(plain).or_else(|| INVOLVED_ALONE.find(plain)).or_else(too)).flatten()
}

fn involved(said: &Said<'_>) -> Option<Diagnostic> {
    let plain = said.plain();
    let range = taking_part(said)?;
    if TOLD.is_in(plain) || said.after().is_some_and(|next| TOLD.find(next.plain()).is_some_and(|told| told.start == 0))
    {
        return None;
    }
    let message = format!("`{}` does not say what you did", said.words(range.clone()));
    Some(
        said.found(RULE.name, range, message)
            .help("what would not be there without you? one sentence that begins with *I*, and `role`, say it"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::marked_in;

    /// What is marked in a piece of work with these keys and this body.
    fn marked(keys: &str, body: &str) -> Vec<String> {
        let note = format!("+++\ntitle = \"A cache\"\ndate = 2026-03-14\n{keys}\n+++\n{body}\n");
        marked_in(RULE.name, "evidence/a.md", &note).into_iter().map(|(words, _)| words).collect()
    }

    #[test]
    fn who_did_it_is_not_said() {
        for (text, words) in [
            ("I joined the bridge call and assisted colleagues in the restoration.", "assisted colleagues"),
            ("I sat with the keepers and supported the night crew.", "supported the night"),
            ("I attended the fitting, accompanied others and had tea.", "accompanied others"),
            ("I was there early and supported my neighbours.", "supported my neighbours"),
            ("I helped, and assisted several guests.", "assisted several guests"),
        ] {
            assert_eq!(marked("role = \"contributor\"", text), [words], "{text}");
        }
        assert_eq!(marked("", "I was involved in the cache."), ["I was involved in"]);
        assert_eq!(marked("", "I had the opportunity to work on the roll-out."), ["I had the opportunity to work on"]);
        assert_eq!(marked("", "It was a team effort."), ["It was a team effort"]);
        assert_eq!(marked("with = [\"Ana\", \"Ben\"]", "The cache went live."), ["\"Ana\", \"Ben\""]);
        let mentor = "role = \"mentor\"";
        assert_eq!(marked(mentor, "I accompanied Ida in her work on the organ."), ["I accompanied Ida"]);
        assert_eq!(
            marked("", "I was glad of the archive's plan, and was consulted about its shelves."),
            ["was consulted"]
        );
        let list =
            "- replaced the ropes\n- took part in the rehearsals\n- attended the fitting\n- helped with the tender\n";
        assert_eq!(marked(mentor, list), ["took part in"]);
        assert_eq!(
            marked("role = \"lead\"", "I helped with the plan. I was involved in the roll-out."),
            ["I helped with"]
        );
    }

    #[test]
    fn what_was_not_mine_is_no_part_left_open() {
        let found = |text: &str| {
            let note = format!("+++\nquestion = \"gaps\"\n+++\n{text}\n");
            marked_in(RULE.name, "answers/gaps.md", &note).len()
        };
        for text in [
            "I have not yet led a harvest; the mill is run by others, and I took part in 3 of its 9 councils.",
            "The organ was not mine: I was involved in its tuning.",
            "I didn't decide on the hull. I helped with the drawings.",
            "I have never run a ward alone. I was part of the night crew.",
            "None of it was mine, and I assisted in the fitting.",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
        for text in [
            "I took part in 3 of its 9 councils.",
            "I was involved in the tuning of the organ, and it does not hum.",
            "I helped with the drawings. Nobody has not seen them.",
            "I was part of the night crew, which never sleeps.",
            "I assisted in the fitting, and it was not late.",
        ] {
            assert_eq!(found(text), 1, "{text}");
        }
    }

    #[test]
    fn others_ask_for_a_role() {
        assert_eq!(marked("with = [\"Ana\", \"Ben\"]", "The plan and the tests were mine."), ["\"Ana\", \"Ben\""]);
    }

    #[test]
    fn who_did_it_is_said() {
        for (keys, body) in [
            ("", "I was involved in the cache: I wrote the part that empties it."),
            ("role = \"lead\"\nwith = [\"Ana\"]", "The plan and the tests were mine."),
            ("role = \"lead\"\nwith = [\"Ana\"]", "The cache went live."),
            ("", "I helped two colleagues to present it."),
            ("", "I worked with Ana. My part was the plan."),
            ("", "The cache went live."),
            (
                "role = \"mentor\"",
                "- replaced the ropes\n- rehung the curtain\n- attended the fitting\n- wrote the tender\n",
            ),
            ("", "I rode with the crews, took part in nine calls and timed each of them."),
            ("", "The choir took part in the fair, and was consulted about the hall."),
        ] {
            assert_eq!(marked(keys, body), Vec::<String>::new(), "{body}");
        }
    }
}
