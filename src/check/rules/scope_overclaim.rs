//! A claim that reaches further than the work under it
//!
//! Why it matters: *Transformed the whole company* over notes that all say `feature` costs the trust in what is true. A claim no wider than its proof is believed.
//!
//! How it can misfire: `scope` is what the author says it is: where work did reach that far, say so in its note, and the claim stands. A claim that cites nothing is held against all work there is, and what is said below it stands on nothing. Whom somebody is compared with (*more than any other*) and who may use something (*anyone can*) are no reach. Claims over notes without a `scope` are left alone, and so is who uses
//! something (*every customer*). Only English is known.
//!
//! Where it comes from: levels are scopes in the ladders of most companies; the objection *says who?*.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! scope = "feature"
//! criteria = ["impact"]
//! +++
//! The cache has transformed the whole company.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! scope = "feature"
//! criteria = ["impact"]
//! +++
//! The cache spared the basket its database.
//! ```

use crate::check::words::{Cue, MONTHS, Phrases, Said, Tokens, phrases};
use crate::check::{Context, Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Note;
use crate::source::Spanned;
use crate::vocabulary::NoteKind;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::SCOPE_OVERCLAIM,
    severity: Severity::Hint,
    source: include_str!("scope_overclaim.rs"),
    find: Find::InEnglish {
        note: |_, _| (),
        rest: Some(find),
        phrases: &[
            &NO_OTHER,
            &FAR,
            &TAKEN_UP,
            &CHANGED,
            &ORGANISATION,
            &REACH,
            &NOT_CLAIMED,
            &NOTHING_WITHOUT,
            &STANDARD,
        ],
    },
};

/// Words that reach as far as an organisation.
static REACH: Phrases = phrases(
    r"(?:wherever|anywhere) (?:you|one|we|they|people) (?:look|go|goes|looks|turn|work|works)\b|(?:every|each) (?:single )?(?:engineer|developer|employee|colleague|designer|analyst|nurse|driver|shop|team|desk|manager|customer|user|person|product|machine) (?:here|we have|of ours)\b|all (?:of )?our (?:\w+ )?(?:customers|users|clients|patients|teams|products|machines|shops|sites|engineers|developers|people|colleagues)\b|(?:the way|how)(?: in which| that)? (?:the|our|this) (?:whole |entire )?(?:company|organi[sz]ation|business|firm|group|industry|department|division|hospital|plant) (?:\w+s|thinks|works|builds|writes)\b|(?:nobody|no one|everyone|everybody) (?:at|in) [a-z]\w+(?: [a-z]\w+)? (?:now |ever |can |could )*(?:ships?|uses?|works?|builds?|starts?|decides?|launch(?:es)?|writes?|knows?|rel(?:y|ies)|asks?|follows?|without)\b|without (?:me|my \w+)[ ,][^.;]{0,40}?(?:the (?:company|business|firm|group|department|site|plant|house|whole \w+)|nothing|nobody|everything) (?:would|could|will|cannot|can)\b|(?:not (?:a|one) (?:single )?|there (?:is|are) (?:not a |not one |no |hardly an? |barely an? )|there isn't an? |no |hardly an? |barely an? |every (?:single )?|each |all (?:of )?(?:the |our )?|any |(?:nobody|no one|nothing|none|everyone|everybody|everything|anyone|anybody|anywhere|everywhere) )(?:[\w-]+ ){0,5}?(?:in|at|of|across|throughout|inside|within) (?:the |our |this |all of |all )?(?:whole |entire )?(?:company|organi[sz]ation|business|firm|enterprise|industry|department|division|group|hospital|plant|factory|site|house|building|country|world|market|sector)\b|(?:the|our|an|this) (?:whole|entire) (?:\w+ )?(?:plant|factory|hospital|campus|company|organi[sz]ation|org|business|firm|enterprise|industry|department|division|engineering|group|house)\b|(?:across|throughout|all over|all across|for all of|all of) (?:the|our) (?:whole |entire )?(?:company|organi[sz]ation|org|business|firm|enterprise|industry|department|division|group)\b|(?:company|organi[sz]ation|org|industry|business|firm|enterprise|group|department|division|engineering)[- ]wide\b|(?:everyone|everybody|every (?:single )?(?:engineer|developer|employee|team|squad|department|designer|analyst)) (?:at|in|across|of|throughout) (?:the |our )?(?:company|organi[sz]ation|org|business|firm|engineering|industry|house)\b|(?:transform\w*|revolutioni[sz]\w*|chang(?:ed|es|ing)|reshap\w*|redefin\w*) (?:how )?(?:the|our) (?:whole |entire )?(?:company|organi[sz]ation|business|firm|industry)\b|(?:every|all) (?:single )?(?:of the |the |our )?(?:teams?|squads?|departments?|engineers?|developers?|engineering teams?|product teams?) (?:now |(?:has|have) (?:now |since |already )*(?:adopted|moved|switched|taken|used|built|followed)|in |at |use|rel|build|ship|work|depend|follow|adopt|deliver)\w*|the (?:whole|entire) industry|single-handed(?:ly)?|(?:all|every) (?:\w+ )?(?:departments?|divisions?|business units?|functions?|offices|sites|product lines|plants|branches|regions) (?:of|in|at|across|now|use|rel|depend|benefit|profit|are|have|work|run)\w*|(?:the|our) (?:whole|entire) (?:of (?:the )?)?(?:\w+ ){1,3}?(?:now |already |has |have |today )*(?:uses?|rel(?:y|ies)|depends?|listens?|steers?|follows?|adopt(?:s|ed)?|builds?|leans?|looks? to|turns? to|trusts?|cop(?:y|ies|ied)|benefits?|profits?|ships?|speaks?|talks?|knows?|works? (?:with|from|to|by)|runs? on)\b|(?:not one|not a single|no) (?:team|squad|department|group|engineer|developer|desk|office|site|unit) (?:at|in|of|that|whom|which|can|ships?)\b|(?:on|in|across|for|by|to|from|at) every (?:single )?(?:department|team|squad|division|office|site|unit|branch|studio|ward|desk|line|plant)\b|(?:all|every one|each) of (?:our|the) \w+ (?:now|today)\b|(?:become|became|made it|is now) (?:the|a|our) (?:company|organi[sz]ation|group|firm|industry|department)(?:'s)?(?:-wide)? (?:standard|default|reference|norm)|(?:everybody|everyone) from [\w-]+ to [\w-]+|(?:gold standard|benchmark|envy|best|leader|reference|leading \w+|most \w+ \w+) (?:of|in|for) (?:the|our) (?:whole |entire )?(?:industry|company|market|world|field|business|sector|country|organi[sz]ation)\b|(?:no|not a single|not one|nothing|hardly an?|nobody|no one) (?:\w+ )?(?:team |engineer |department |developer |release |product |project |decision |report |launch |order |patient |customer |change )?(?:[\w-]+ ){1,8}?without (?:us|me|my|our|it)\b|(?:backbone|foundation|heart|standard|default|lifeblood|cornerstone) (?:of|for) (?:the|our) (?:whole |entire )?(?:company|organi[sz]ation|business|engineering|firm|industry)\b|(?:underpin|power|drive|shape|run|touch|affect|support|carr(?:y|ie))s? (?:everything|all) (?:that )?(?:we|the company|the business)\b",
);

/// Nothing there is without it: *there is no forecast in the region that does not stand on it*.
static NO_OTHER: Phrases = phrases(
    r"(?:no|not an?|not one|not a single|nothing|nobody|no one|none|hardly an?) [^.;:]{0,60}?\b(?:in|at|of|across|throughout) [^.;:]{1,60}?\b(?:that|which|who|whom) (?:has|have|is|are|was|were|does|do|did|can|could)(?: not|n't)\b",
);

/// It changed how others live or work, further away than any scope of work: *changed how hospitals across the region work*.
static FAR: Phrases = phrases(
    r"(?:chang|transform|reshap|redefin|revolutioni[sz]|improv|shap|set)\w* (?:the way|how|what) [^.;:]{0,60}?\b(?:across|throughout|all over|in all of|everywhere in) (?:the |our |all |this )?(?:whole |entire )?(?:region|county|district|valley|city|state|country|nation|continent|world|globe|sector|industry)\b",
);

/// It was taken up further away than any scope of work: *adopted throughout the profession*.
static TAKEN_UP: Phrases = phrases(
    r"(?:adopt|us|copi|copy|follow|taken up|imitat|embrac|prais|known|accept|taught|read)(?:ed|es|ing)? (?:{WORD} ){0,2}?(?:across|throughout|all over|everywhere in) (?:the |our |all |this )?(?:whole |entire )?(?:{WORD} )?(?:profession|trade|craft|field|discipline|region|county|district|valley|city|state|country|nation|continent|world|globe|sector|industry)\b",
);

/// What is claimed of all of something that has a name: *changed the whole of Harbourside*.
static CHANGED: Phrases = phrases(
    r"(?:chang|transform|reshap|redefin|revolutioni[sz]|improv|run|runs|uses?|rel(?:y|ies)|works?|goes|stands?|depends?|benefit|follow|adopt)\w*\b",
);

/// What an organisation or a place further out is called.
static ORGANISATION: Phrases = phrases(
    r"(?:company|organi[sz]ation|institution|agency|ministry|university|school|studio|trust|bank|hospital|firm|business|department|division|group|house|port|plant|factory|industry|sector|region|county|district|valley|city|town|state|country|nation|continent|world|market|diocese)\b",
);

/// Scopes as wide as that, by a part of their names.
const REGIONS: &[&str] =
    &["region", "country", "industry", "sector", "world", "ecosystem", "community", "market", "consortium", "society"];

/// What only says where something stands, is denied or is planned.
static NOT_CLAIMED: Phrases = phrases(
    r"(?:not|never|no|without|would|could|will|may|might|should|if|before|until|unlike|nobody|plan\w*|want\w*|hop\w*) ",
);

/// What is called wide by its name.
static STANDARD: Phrases = phrases(
    r"^ (?:\w+ )?(?:standard|policy|mandate|rule|freeze|event|meeting|survey|all-hands|initiative|guidelines?)\b",
);

/// What says that nothing goes without somebody: no scope of work is as wide as that.
static NOTHING_WITHOUT: Phrases = phrases(
    r"(?:no|not a single|not one|nothing|nobody|no one|never) [^.;]{0,60}?without (?:me|my|us|our|asking me)\b|without (?:me|my \w+)[ ,]",
);

/// Words that reach as far as a whole company, where scopes tell it from a part of one.
const OF_ALL: &str = "company business firm enterprise industry group world market sector country";

/// Names of scopes that reach as far as an organisation.
const WIDE: &[&str] = &[
    "org",
    "organi",
    "company",
    "business",
    "industry",
    "department",
    "division",
    "area",
    "group",
    "ecosystem",
    "enterprise",
    "world",
];

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let scopes = &context.packet.rubric.scopes;
    let wide = scopes.iter().position(|scope| WIDE.iter().any(|wide| scope.to_lowercase().contains(wide)));
    let Some(wide) = wide.or(scopes.len().checked_sub(1)).filter(|wide| *wide > 0) else { return };
    for prose in context.prose().iter().filter(|prose| prose.argues()) {
        diagnostics.extend(in_note(context, prose, wide));
    }
}

/// The first sentence of a note that reaches as far as an organisation, where nothing under it does.
fn in_note<'a>(context: &Context<'a>, prose: &NoteProse<'a>, wide: usize) -> Option<Diagnostic> {
    let mut hits = prose.said().filter(|said| said.has(Cue::Reach)).filter_map(|said| {
        let plain = said.plain();
        let range = REACH.find_all(plain).find(|range| is_reached(plain, range)).or_else(|| far(&said))?;
        let is_name = STANDARD.is_in(&plain[range.end..]) || plain[range.clone()].ends_with("in the world");
        (!is_name && !NOT_CLAIMED.is_in(said.clause(range.start..range.start))).then_some((said, range))
    });
    let (said, range) = hits.next()?;
    if said.part.passage().is_some() && cites_nothing(prose.note) {
        let message = format!("`{}`, and no work is cited under it", said.words(range.clone()));
        return Some(
            said.found(RULE.name, range, message)
                .help("who outside noticed? cite that, or say no more than the work shows"),
        );
    }
    let widest = widest(context, prose.note)?;
    let scopes = &context.packet.rubric.scopes;
    let place = scopes.iter().position(|scope| *scope == widest.value)?;
    // A company is wider than a part of it, where the scopes tell them apart.
    let words = said.plain();
    let says = |list: &str, word: &str| list.split(' ').any(|known| known == word);
    let is_of_all = words[range.clone()].split(|part: char| !part.is_alphanumeric()).any(|word| says(OF_ALL, word));
    let last = scopes.len() - 1;
    let asked = if is_of_all && says(OF_ALL, &scopes[last].to_lowercase()) { last } else { wide };
    let is_far = (FAR.is_in(words) || TAKEN_UP.is_in(words)) && !scopes.iter().any(|scope| is_region(scope));
    if place >= asked && !is_far && !NOTHING_WITHOUT.is_in(words) {
        return None;
    }
    let message = format!("`{}` reaches further than the work under it", said.words(range.clone()));
    let found = said
        .found(RULE.name, range, message)
        .also(widest.span, format!("nothing under it is wider than `{}`", widest.value));
    Some(found.help("who outside noticed? cite that, or say no more than the work shows"))
}

/// Whether a claim rests on nothing: its own words are held against it by `claim-without-evidence`, what stands below them is not.
fn cites_nothing(note: &Note) -> bool {
    note.impact()
        .is_some_and(|impact| impact.evidence.is_empty() && impact.metrics.is_empty() && impact.feedback.is_empty())
}

/// Whether words of reach say whom the work reached: not whom somebody is compared with (*more than any other baker of the house*), nor who may use it
/// (*anyone in the plant can stop it*).
fn is_reached(plain: &str, range: &Range<usize>) -> bool {
    let before = plain[..range.start].trim_end();
    let is_any = plain[range.clone()].starts_with("any") && !plain[range.clone()].starts_with("anywhere");
    let is_compared = before.ends_with(" than") || is_any && before.contains(" than ");
    let is_free = is_any && [" can ", " could ", " may "].iter().any(|can| plain[range.end..].starts_with(can));
    !is_compared && !is_free
}

fn is_region(scope: &str) -> bool {
    let scope = scope.to_lowercase();
    REGIONS.iter().any(|region| scope.contains(region))
}

/// What reaches as far as an organisation by its shape, whatever the organisation is called.
fn far(said: &Said<'_>) -> Option<Range<usize>> {
    let plain = said.plain();
    let is_named = |from: usize, to: usize| {
        let words = Tokens::of(&plain[from..to]);
        (0..words.len()).any(|nth| {
            let at = words.range(nth, nth).start + from;
            said.is_name(at) && !MONTHS.iter().any(|month| plain[at..].starts_with(month))
        })
    };
    let is_wide = |range: &Range<usize>| ORGANISATION.is_in(&plain[range.clone()]) || is_named(range.start, range.end);
    let whole = || {
        plain.match_indices("whole of ").map(|(at, it)| at..at + it.len()).find_map(|of| {
            let end = Tokens::of(&plain[of.end..]).range(0, 0).end + of.end;
            (is_named(of.end, end) && CHANGED.is_in(plain)).then_some(of.start..end)
        })
    };
    let is_changed = ["how ", "what ", "way "].iter().any(|word| plain.contains(word));
    let is_denied = || plain.contains(" not") || plain.contains("n't") || plain.contains("n’t");
    let no_other = || is_denied().then(|| NO_OTHER.find(plain)).flatten().filter(is_wide);
    let taken_up = || {
        let is_there = ["throughout", "across", "all over", "everywhere"].iter().any(|word| plain.contains(word));
        is_there.then(|| TAKEN_UP.find(plain)).flatten()
    };
    is_changed.then(|| FAR.find(plain)).flatten().or_else(no_other).or_else(whole).or_else(taken_up)
}

/// The widest scope of the work that a note stands on: its own, what it cites, or all there is for the case.
fn widest<'a>(context: &Context<'a>, note: &'a Note) -> Option<&'a Spanned<String>> {
    let scopes = &context.packet.rubric.scopes;
    let place = |scope: &Spanned<String>| scopes.iter().position(|known| *known == scope.value);
    let cited = |ids: &'a [Spanned<String>]| {
        ids.iter().filter_map(|id| context.packet.find(NoteKind::Evidence, &id.value)).collect::<Vec<_>>()
    };
    let work: Vec<&Note> = match (note.impact(), note.answer()) {
        _ if note.evidence().is_some() => vec![note],
        (Some(impact), _) if !impact.evidence.is_empty() => cited(&impact.evidence),
        (_, Some(answer)) if !answer.evidence.is_empty() => cited(&answer.evidence),
        // What the author keeps proves nothing to a reader.
        _ => context.packet.of_kind(NoteKind::Evidence).filter(|note| !note.audience.is_author()).collect(),
    };
    let mut known = work.into_iter().filter_map(|note| note.evidence()?.scope.as_ref());
    let all: Vec<&Spanned<String>> = known.by_ref().filter(|scope| place(scope).is_some()).collect();
    all.into_iter().max_by_key(|scope| place(scope))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::trial;

    const RUBRIC: &str = "id = \"r\"\ntitle = \"R\"\nscopes = [\"feature\", \"system\", \"org\"]\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n\
                          [[criteria]]\nid = \"impact\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Matters.\"\n";

    /// What is found of this claim over work of this scope.
    fn found(claim: &str, scope: &str) -> Vec<(Severity, String)> {
        let work = format!("+++\ntitle = \"A cache\"\ndate = 2026-03-14\nscope = \"{scope}\"\n+++\n");
        let claim = format!("+++\nclaim = \"{claim}\"\nevidence = [\"cache\"]\n+++\n");
        let found = trial(&[("rubric.toml", RUBRIC), ("evidence/cache.md", &work), ("impact/fast.md", &claim)])
            .findings
            .diagnostics;
        found.into_iter().filter(|found| found.rule == RULE.name).map(|found| (found.severity, found.message)).collect()
    }

    #[test]
    fn a_claim_is_no_wider_than_its_work() {
        let said =
            (Severity::Warning, "`changed how the whole company` reaches further than the work under it".to_owned());
        assert_eq!(found("It changed how the whole company ships", "feature"), [said]);
        assert!(found("It changed how the whole company ships", "org").is_empty());
        assert!(found("Every customer waits half as long", "feature").is_empty());
        assert!(found("It follows the company-wide policy", "feature").is_empty());
        assert_eq!(found("All teams use it", "system").len(), 1);
        for claim in [
            "There is no orchard in Lower Marden that does not prune by my plan",
            "Nothing at the port is loaded that has not gone through my table",
            "It changed how the whole of Harbourside bakes",
            "It changed how schools throughout the county teach",
            "Not one choir of the diocese sings that does not use my edition",
        ] {
            assert_eq!(found(claim, "feature").len(), 1, "{claim}");
        }
        for claim in [
            "There is no request in the log that is not signed",
            "The whole of March went by without a stop",
            "It changed how two schools in the county teach their youngest",
            "Nothing is loaded twice",
            "The whole of the path is green",
        ] {
            assert!(found(claim, "feature").is_empty(), "{claim}: {:?}", found(claim, "feature"));
        }
        assert_eq!(found("There is not a shop in this company that does without it", "feature").len(), 1);
        for claim in [
            "My glaze is used throughout the trade",
            "The clamp has since been adopted across the whole region",
            "Our score is taught all over the country",
            "The knot was copied throughout the craft",
            "The grid is followed everywhere in the industry",
        ] {
            assert_eq!(found(claim, "org").len(), 1, "{claim}");
        }
        for claim in [
            "The lamp is used throughout the night",
            "The rope was followed across the yard",
            "The glaze is read across two shifts",
            "The bells are rung all over town",
            "Seeds were sown across the country road",
        ] {
            assert!(found(claim, "feature").is_empty(), "{claim}: {:?}", found(claim, "feature"));
        }
    }

    #[test]
    fn whom_one_is_compared_with_and_who_may_use_it() {
        for claim in [
            "I rang more bells than any other ringer of the house",
            "It bakes quicker than any oven in the company",
            "I drew more maps than anyone in the department",
            "Fewer casks leaked here than were lost by any other cellar of the firm",
            "Anyone in the plant can stop the belt",
            "Any nurse of the hospital may now read it",
        ] {
            assert!(found(claim, "feature").is_empty(), "{claim}: {:?}", found(claim, "feature"));
        }
        for claim in [
            "Everyone in the plant can stop the belt, and does",
            "It bakes quicker for every desk in the company",
            "Any belt in the plant stops by it",
            "The way in which the whole hospital works is mine",
            "No oven in the company is lit without it",
        ] {
            assert_eq!(found(claim, "feature").len(), 1, "{claim}");
        }
        assert_eq!(found("Not a single decision is made anywhere without my tables", "org").len(), 1);
    }
}
