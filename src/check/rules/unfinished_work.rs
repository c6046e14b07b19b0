//! Work that is not finished, told as if it counted
//!
//! Why it matters: A committee decides on what is done. *Will ship next quarter* invites the answer *come back when it has*, and takes the weight of what is finished with it.
//!
//! How it can misfire: Long work may be told as it goes: `status: in-progress` in its note says so, and this rule keeps still there. States of a system (*the migration is
//! pending*), what was being done when something happened, and what others have in hand are left alone, and so is a part of a whole of which the rest
//! is said to stay as it is (*nine of the ten; Hove has no beds*), and what those who set the rules may or ask from a day on. One finding a note. Only English is known.
//!
//! Where it comes from: what reviewers of real cases wrote; some companies refuse anything in progress.
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The first half is live. The second half is still under review.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! The first half has been live since March: it reads prices from the cache.
//! ```

use crate::check::ledger::quantity;
use crate::check::words::{Cue, Part, Phrases, Place, Said, Voice, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::vocabulary::Status;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::UNFINISHED_WORK,
    severity: Severity::Hint,
    source: include_str!("unfinished_work.rs"),
    find: Find::InEnglish {
        note: find,
        rest: None,
        phrases: &[
            &GAP, &GOING_ON, &IS_ON, &OF_ALL, &ALREADY, &WITH_THEM, &TO_COME, &NO_WORK, &PAST, &DIARY, &OFF_WORK,
            &OTHERS, &STAYS, &COMES, &WORLD, &MOVES_ON,
        ],
    },
};

/// What goes on, what is nearly there, and what is yet to come. The first lines are of public cases, the others of trackers, release notes and stand-ups.
static GOING_ON: Phrases = phrases(
    r"(?:is|are|'s|still|currently|remains?|works?) (?:still |currently |now |all )?(?:a )?(?:in[- ]progress|ongoing|on-going|underway|under way|(?:under|in) (?:code |final |active |legal |security )?review|pending|wip|unmerged|in (?:active )?development|under (?:active )?development|being (?:implemented|developed|reviewed|finali[sz]ed|built|tested|worked on|rolled out|migrated|written)|rolling out|in (?:the )?(?:works|making|beta|pilot|staging|qa|testing))\b|(?:not|\w+n't|yet) yet (?:been |gone )?(?:fully |completely |quite )?(?:merged|released|shipped|deployed|finished|completed|live|done|implemented|in production|rolled out|launched|landed|public)\b|(?:not|\w+n't) (?:been |gone )?(?:fully |completely |quite )?(?:merged|released|shipped|deployed|finished|completed|live|done|implemented|in production|rolled out|launched|landed|public) yet\b|(?:yet|still|remains?|left|has|have|needs?) to be (?:\w+ )?(?:merged|released|shipped|deployed|finished|completed|implemented|done|migrated|written|built|rolled out|reviewed|approved|moved)|(?:will|'ll|to) be (?:merged|released|shipped|deployed|rolled out|completed|finished|launched|live|done|ready|available) (?:soon|shortly|later|next|in|by|once|when|early|after)\b|(?:will|'ll|should|is going to|are going to) (?:then |soon |also |finally |hopefully |now )?{LAUNCH}\b(?: (?:soon|shortly|next|in|by|once|when|early|later|this|after|with))?|(?:currently|still|now|busy) (?:working on|implementing|developing|building|finali[sz]ing|finishing|investigating|reviewing|preparing|designing|migrating|rolling|writing|testing|polishing)\b|(?:pr|mr|request|ticket|change|rfc|proposal|patch|issue)s? [^.;,]{0,30}?still open\b|(?:pr|mr|request|ticket|change|rfc|proposal|patch|issue)s? [^.;,]{0,30}?(?:is|are) (?:currently )?open\b|(?:is|are) (?:currently |still )?(?:a draft|in draft|a work[- ]in[- ]progress|on track)\b|work[- ]in[- ]progress|wip\b|(?:has|have|is|are|'s)(?: not|n't)(?: yet| been| fully| quite| completely){0,3} (?:finished|complete|completed|concluded|finali[sz]ed|merged|launched|shipped|released|rolled out|deployed|live|in production|wired up|hooked up|connected|integrated|closed|over|evaluated|validated|certified|signed off|published|implemented|built|done)(?: yet| until now| up to now| so far| at the moment| for now)|(?:has|have)(?: not|n't) (?:yet )?been (?:\w+ly )?(?:finished|completed|concluded|finali[sz]ed|merged|launched|shipped|released|rolled|deployed|evaluated|validated|certified|signed|published|implemented|built|done|started|written|migrated|tested|approved|tackled|addressed)\b|(?:parked|paused|on hold|on ice|deferred|postponed|shelved|held back|frozen) (?:until|till|for now|pending|because|while|for the|by)|(?:is|are|now|currently|-|–) (?:parked|paused|on hold|on ice|postponed|shelved)\b|(?:is|are|now) (?:still )?in (?:preparation|flight|the queue|the oven|trial|discussion|negotiation|planning|drafting|validation|certification|testing|revision)\b|{NUMBER} (?:\w+ )?(?:to go|to come|to follow|(?:are |is )(?:still )?(?:outstanding|missing|pending|remaining))\b|(?:is|are|up|come|comes) (?:on deck|queued(?: up)?|outstanding|on (?:the|its|their) way|to follow)\b|(?:is|are|comes?|come) next(?:[.,;]|$)|(?:still|remains?|remain) (?:missing|outstanding|unfinished|open|lacking|undone)(?:[.,;]|$)|(?:comes?|goes|go|follows?|moves?|ships?|lands?|launches|starts?|arrives?|joins?|switch(?:es)?|begins?|gets?|get)(?: \w+){0,3}? (?:later (?:this|in the)|in (?:autumn|fall|spring|summer|winter|january|february|march|april|may|june|july|august|september|october|november|december|q\d|h\d)|at the end of|by the end of|next (?:year|month|quarter|week|sprint|spring|autumn)|soon|shortly|after (?:that|the (?:freeze|summer|holidays|break|next|audit)))\b|i(?:'m| am) (?:still |now |currently |also |just |in the middle of )*(?:porting|migrating|building|finishing|writing|rolling|preparing|implementing|testing|working on|designing|wrapping up|finali[sz]ing|extending|rewriting)\b|(?:planned|scheduled|slated|expected|set|on track|targeted) (?:for|to) (?:the |be |go |a |land |ship |launch |finish |complete |roll )?(?:next|later|q\d|h\d|20\d\d|release|released|launch|launched|live|ship|shipped|early|late|end of|out|this|january|february|march|april|may|june|july|august|september|october|november|december|autumn|fall|spring|summer|winter|merged|merge|completed|completion|done)\b|(?:almost|nearly|close to|about to be|not far from|half(?:way|-way| way)?|mostly|partly|partially|\d\d ?(?:%|percent|per cent)|two thirds|three quarters) (?:done|finished|ready|complete|completed|shipping|launching|live|merged|migrated|implemented|built|rolled out)\b|(?:waiting|awaiting|waits|blocked) (?:for|on|only for)? ?(?:\w+ )?(?:the |an? |final |code |legal |security )?(?:review|feedback|comments|approval|sign-?off|merge|release|launch|green light|go-ahead)\b|due (?:in|by|for|next) ?(?:q\d|h\d|20\d\d|release|launch|january|february|march|april|may|june|july|august|september|october|november|december|month|quarter|week|sprint|year|spring|summer|autumn|winter)\b|coming soon|(?:about half|half|part|parts|some|a third|two thirds|a quarter) of (?:\w+ ){1,3}(?:is|are) (?:done|live|migrated|moved|finished|shipped|merged|built|out)\b|(?:last|remaining|other|others|second|final|third|rest) (?:of (?:the |it|them)\w* ?)?(?:\w+ ){0,3}?(?:will|'ll)\b|(?:is|are|run|runs|running|sits?|lives?|works?) still (?:\w+ )?(?:on|with|in|by|using|running|the) (?:\w+ ){0,2}?(?:old|legacy|manual|manually|hand|previous|former|existing)\b|still (?:running |run |runs |sits? |live |on |using |uses? |in |done |handled )+(?:\w+ ){0,2}?(?:old|legacy|manual|manually|hand|previous|former)\b|(?:for the time being|in due course|as we go|when time (?:allows|permits)|in a (?:second|later|next) (?:step|phase|round))\b|(?:nobody|no one|nothing|none|not|never|n't) (?:\w+ ){0,8}?(?:so far|as yet|up to now|until now)\b|next in line|(?:we|i) still (?:have|need) to \w+|(?:am|are|is|'m|'re) (?:still |currently )?in the (?:process|middle|midst) of\b|(?:is|are) (?:currently|still|now) being \w+|once [^.;]{1,40}, (?:we|i|it|they|this) (?:will|'ll|can)\b|so far,? (?:only )?(?:{NUMBER}|half|most) (?:out )?of\b|will follow(?:[.,;]|$| in\b| later| soon| after| once)|(?:half|most|two thirds|three quarters|{NUMBER}) of (?:\w+ ){1,3}?(?:is|are|have|has) already (?:on|in|using|moved|been)\b|(?:i|we)(?:'ve| have) (?:just |already |only |recently |now )?(?:started|begun) (?:\w+ing|to \w+|with|on|the)\b|(?:i am|i'm|we are|we're|is|are|now) (?:still |now |currently )?(?:aiming|hoping|planning|looking|expecting|targeting) (?:for|to) (?:an? |the )?(?:\w+ )?(?:launch|release|go-live|go|rollout|roll-out|ship|finish|complete|deliver|start|roll|publish|migrate)\b|(?:is|are) (?:still |now |currently )?in an? (?:\w+ )?(?:pilot|trial|beta|test phase|review)\b|\d\d ?(?:%|percent|per cent) of (?:\w+ ){1,4}?(?:have|has) been \w+(?:ed|ne|lt|en)\b|behind an? (?:\w+ )?flag (?:until|for now|while|as long|pending)|until (?:\w+ ){1,3}(?:gives?|give) (?:the|its|their|a) (?:go-ahead|green light|approval|ok|blessing|sign-?off)|only (?:has|have|needs?) to be \w+|(?:nobody|no one|we|i) (?:has|have) (?:not |n't )?(?:\w+ )?(?:had time|got(?:ten)? round|got(?:ten)? around|found the time|managed|come round|come around)\b|(?:has|have) yet to \w+|(?:is|are|has|have)(?: not|n't) (?:been )?\w+ed (?:off |out |over |up )?yet\b|still (?:needs?|has|have) to (?:be |go |happen|come|follow|get )|(?:is|are) (?:pencill?ed in|lined up|earmarked|in the pipeline|on the roadmap|up next|around the corner)|(?:in|by|for|until|from|ships?|lands?|follows?|starts?|launch(?:es)?|comes?|goes|moves?|live|out) (?:the coming|this coming|next) (?:sprint|quarter|month|half|half-year|year|week|release|iteration|season|spring|summer|autumn|winter|fall|cycle)\b|(?:others?|rest|remainder|remaining \w+|second \w+|second half|other half|\w+ ones?) (?:follows?|comes?|goes|go|will follow|will come) (?:once|when|after|as soon as|later|in|by|next|soon)\b|(?:follows?|ships?|lands?|starts?|launch(?:es)?|goes live|rolls out) (?:once|as soon as|after the)\b|(?:we|i) (?:hope|plan|expect|intend|aim|want) to (?:{LAUNCH})\b|(?:rest|remainder|remaining \w+|second half|other half) (?:(?:is|are|will|should) (?:to follow|follow|come (?:next|soon|later))|follows?|comes? (?:next|soon|later))\b|(?:remains?|left) to (?:do|finish|ship|build|migrate|complete)\b|(?:once|as soon as|when) (?:its|their|the|that|this|our|my|his|her|legal|security|finance|the last|all) (?:[\w-]+ ){0,4}?(?:(?:is|are) (?:through|done|over|in|out|up|merged|signed|approved|cleared|agreed|settled|reviewed|granted|complete|finished|released|live|ready)|(?:has|have) (?:\w+ly )?(?:signed|approved|agreed|cleared|passed|reviewed|moved|migrated|finished|merged|landed|shipped|given|been|said yes|switched|followed|upgraded|answered|replied))\b|what is (?:still |now )?missing (?:now )?is\b|what (?:still |now )?(?:remains|is left|is outstanding)(?: now| still)? (?:is|are)\b|(?:has|have) still to be \w+|(?:is|are) yet to be \w+|(?:sits?|lives?|runs?|works?|waits?|stands?|is|are|exists?) (?:only |just |still |so far |now )?(?:on|in|at) my (?:own )?(?:test )?(?:bench|machine|laptop|branch|fork|computer|desk|drawer|workbench)\b|pass(?:es)? (?:on|in) most (?:\w+ )?(?:mornings|days|nights|runs|cases|tries|times)\b|(?:only|just) (?:the |an? |its |their )(?:[\w-]+ ){1,4}?(?:is|are) (?:still )?(?:open|missing|outstanding|left|pending)\b|(?:is|are|stands?) on the (?:plan|list|roadmap|agenda|schedule|calendar) for\b|still (?:ironing|sorting|working|finishing|polishing|fixing|cleaning|tuning|filling|adding|moving|hunting|chasing|migrating|connecting)\b|(?:the )?other (?:{NUMBER}|shops|sites|teams|plants|markets|regions|half|countries|lines|stores|branches) (?:will|shall|are to|is to|come|comes|follow|follows|get|gets)\b|(?:stays?|remains?|is kept|are kept|keeps? running) (?:\w+ ){0,3}?until\b|has (?:now |so far |already )?reached (?:about |roughly |nearly |almost )?(?:half|a third|two thirds|a quarter|three quarters|most|\d+ ?%|\d+ percent|{NUMBER}) (?:of|out of)\b|(?:is|are) (?:still )?waiting (?:for|on)\b|(?:is|are)(?: not|n't) (?:\w+ ){0,3}yet(?: ?[.,;)]|$)|(?:joins?|follows?|moves?|switch(?:es)?|goes live|comes) after the (?:\w+ )?(?:season|peak|holidays?|quarter|freeze|audit|release|launch|inventory|year-end|migration|summer|winter|break|review)\b|(?:just |only )?a (?:matter|question) of (?:time|days|weeks|months)\b|still (?:reads?|writes?|uses?|calls?|needs?|depends?|rel(?:y|ies)|goes|go|sits?|waits?|lives?|hangs?) (?:\w+ ){0,5}?(?:old|legacy|previous|former|by hand|manual(?:ly)?)\b",
);

/// What is said to move on: *talks with the others are progressing*.
static MOVES_ON: Phrases = phrases(
    r"(?:talks|conversations|discussions|negotiations|preparations|consultations|works?|plans|efforts|roll-?out|migration|conversion|building|construction|move) [^.;,]{0,50}?(?:is|are) (?:still |now |currently |\w+ly )*(?:progressing|advancing|coming along|moving (?:forward|along|ahead)|taking shape|well advanced|making (?:good |steady )?progress)\b",
);

/// A word of which one is in each of them.
const ONWARD: &[&str] = &["progress", "advanc", "coming along", "moving ", "taking shape"];

/// A part of a whole in the present: *is on 40 of the 310 robots*, *12 of 40 shops are already moved*.
static IS_ON: Phrases = phrases(
    r"(?:is|are|runs?|works?|lives?|sits?|stands?) (?:now |live |installed |active |in use |already |so far |currently |only |presently )*(?:on|in|at|with|for|across) (?:only |just |about )?$",
);
static OF_ALL: Phrases = phrases(r"^ ?(?:{WORD} )?(?:out )?of (?:the |our |all |its |their |these |some |about )*$");
static ALREADY: Phrases = phrases(
    r"^ ?(?:{WORD} ){0,3}?(?:(?:have|has) (?:now |already |so far )?(?:moved|migrated|switched|changed over|joined|been (?:moved|migrated|converted|updated|upgraded|equipped|trained|switched|replaced|rebuilt))|(?:are|is) (?:now |already |so far )?(?:on it|live|done|moved|migrated|converted|equipped|upgraded|switched|connected|using it))\b",
);

/// Those of a whole that are left: *the other two*.
static OTHERS: Phrases = phrases(r"^(?:the |all |its |our )?(?:others?|rest|remaining|remainder)\b");

/// They are to stay as they are, and there is nothing to be done.
static STAYS: Phrases = phrases(
    r"(?:no|not|never|neither|none|without|keeps?|kept|stays?|remains? (?:as|with|on)|needs? none|refused|declined|chose)\b|\w+n't\b",
);

/// Or their turn is to come.
static COMES: Phrases = phrases(
    r"(?:next|soon|follow|follows|following|will|until|yet|planned|scheduled|come|comes|later|still|wait|waits|waiting|then)\b",
);

/// A time that is to come, beside something in the present: *is foreseen for the week after*.
static TO_COME: Phrases = phrases(
    r"(?:is|are) (?:{WORD} )?(?:foreseen|planned|scheduled|slated|envisaged|booked) (?:for|in|after) (?:the )?(?:\w+ )?(?:weeks?|months?|quarter|year|sprint|release|spring|summer|autumn|winter|half)\b",
);

/// It lies with somebody who has to say yes.
static WITH_THEM: Phrases = phrases(
    r"(?:has|have) been (?:lying |sitting |waiting )?(?:with|at|before|on the desk of|in the hands of) (?:{WORD} ){0,4}?(?:group|committee|board|panel|council|office|department|legal|lawyers?|security|compliance|finance|procurement|purchasing|auditors?|reviewers?|editors?|suppliers?|vendors?|regulators?|authorit\w+|management|manufacturers?|notary|inspectors?) (?:since|for)\b|(?:is|are|has been|have been) (?:\w+ )?(?:pencill?ed in|earmarked)\b",
);

/// States of a system or of the world, work of others, and what merely sounds like it.
static NO_WORK: Phrases = phrases(
    r"(?:session|block|election|referendum|auction|call|transaction|request|sync|message|job|order|payment|task|upload|download|vote|refund|booking|account|ticket|backup|state|user|customer|event|notification)s? (?:(?:in|on|of|that|which|with) \w+ )?(?:is|are|'s|still|stays?|remains?)|what (?:is|are|'s|was) (?:still )?being|what (?:still )?(?:needs?|has|have|remains? (?:of|in|for|open)|is left (?:of|in|for)) |what remains is an? (?:matter|question|hope|feeling|memory) |is open (?:for|to|about|source|on)|(?:the|that|same|following) next|open[- ]source|(?:pending|ongoing|on-going|wip|in[- ]progress) (?:discussions?|items?|efforts?|maintenance|support|improvements?|payments?|orders?|transactions?|requests?|work\b|incident\w*|basis|cost\w*)|(?:another|someone's|their) (?:\w+ ){0,3}?(?:implementation|version|team|client) (?:is|are) (?:still )?(?:in|under)|an? (?:\w+ ){0,3}?(?:implementation|team|client)(?:\W+\S+\W+)? ?(?:is|are) (?:still )?(?:in|under)|(?:if|whether|unless|when|whenever|before|until|while) (?:[\w-]+ ){0,9}?(?:is|are|will|'s)|(?:code|peer|under|design|in) review (?:process|guide|culture|comments?|time|tool|meeting)s?|(?:will|to) (?:finish|complete|merge|release|land|launch|ship) (?:the|a|an|its|their) (?:transaction|request|call|order)|(?:the |more |much |of )work to be done|needs? to be done (?:in|by|at|on|with|when)|(?:sections?|parts?|things?|items?|steps?|pages?|fields?|features?) which will|(?:that|which|who|those|users?|browsers?|customers?|vendors?|reporters?|people|others?|they|the remainder|the rest of (?:them|the users)) (?:\w+ )?(?:haven't|hasn't|have not|has not|have yet|has yet|are still|is still|still)|identifying those|(?:as|here) i(?:'m| am) (?:now )?writing|i(?:'m| am) writing (?:this|my (?:\w+ )?(?:blog|post|report))|goals? (?:for|of) (?:this|the|last) week|nobody|no one|says? that|according to|promis(?:e|ed|es) ",
);

/// It was so at a time of the story, and is over.
static PAST: Phrases = phrases(r"(?:was|were|had been|had|while|when|when it|did|at the time|used to|before)\b");

/// A day right before it: an entry of a diary says what was so on that day.
static DIARY: Phrases = phrases(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\W{0,6}$");

/// An answer that calls it a gap tells nothing as done.
static GAP: Phrases = phrases(r"(?:gaps?|missing|shortfall)\b");

/// What is no work.
static OFF_WORK: Phrases = phrases(r"^outside of (?:work|software|the job|office)\b");

/// How far before a hit the story may say that it is over.
const STORY: usize = 40;

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let is_said = prose.note.evidence().is_some_and(|evidence| evidence.status == Status::InProgress);
    let is_answer = prose.note.answer().is_some();
    if !is_said {
        let told = undated(prose)
            .flat_map(Part::sentences)
            .filter(|said| said.has(Cue::Unfinished) || said.figures().len() > 1);
        let found = told
            .filter(|said| prose.argues() && !(is_answer && GAP.is_in(said.plain())))
            .find_map(|said| Some((said, unfinished(&said)?)));
        diagnostics.extend(found.map(|(said, found)| match prose.note.impact() {
            Some(impact) if said.part.place != Place::Claim => found.also(impact.claim.span, "claimed here as done"),
            Some(_) | None => found,
        }));
    }
}

/// The author's texts, but for those under a line that is a day and nothing else: what a diary says was so on that day.
fn undated<'p, 'a>(prose: &'p NoteProse<'a>) -> impl Iterator<Item = &'p Part<'a>> {
    let own = prose.parts.iter().filter(|part| part.voice == Voice::Author);
    own.scan(false, |is_dated, part| {
        let text = part.plain();
        let is_day = text.len() < 24 && DIARY.is_in(text) && !text.contains(|letter: char| letter.is_alphabetic());
        *is_dated = is_day || *is_dated && part.place == Place::Item;
        Some((*is_dated, part))
    })
    .filter_map(|(is_dated, part)| (!is_dated).then_some(part))
}

fn unfinished(said: &Said<'_>) -> Option<Diagnostic> {
    let plain = said.plain();
    let is_said = |range: &Range<usize>| {
        if is_hour(plain, range) || is_of_the_world(plain, range) {
            return false;
        }
        // *Read by other fellows and will be turned into a proposal*: two things.
        let is_two = plain[range.clone()].contains(" and will");
        let before = &plain[..range.start];
        let is_elsewhere = DIARY.is_in(before) || OFF_WORK.is_in(plain) || said.is_of_others(range.start);
        !is_story(plain, range.start) && !said.is_name(range.start) && !is_two && !is_elsewhere
    };
    let known = said.has(Cue::Unfinished).then(|| GOING_ON.find_all(plain).find(is_said)).flatten();
    let waits = || {
        let mut ways = [&WITH_THEM, &TO_COME].into_iter().filter(|_| said.has(Cue::Unfinished));
        let moves_on =
            || ONWARD.iter().any(|word| plain.contains(word)).then(|| MOVES_ON.find_all(plain).find(is_said));
        ways.find_map(|way| way.find_all(plain).find(is_said)).or_else(|| moves_on().flatten())
    };
    let range = known.or_else(waits).or_else(|| part_of_all(said).filter(is_said))?;
    let mut near = range.start.saturating_sub(80)..(range.end + 24).min(plain.len());
    (near.start, near.end) = (plain.floor_char_boundary(near.start), plain.floor_char_boundary(near.end));
    // *Parked until the contract is renewed* is no state of the world.
    let hit = range.start - near.start..range.end - near.start;
    let is_own =
        |other: &Range<usize>| hit.start <= other.start && plain[near.clone()][other.clone()].starts_with("until");
    if NO_WORK.find_all(&plain[near.clone()]).any(|other| !is_own(&other)) {
        return None;
    }
    let message = format!("`{}`: this is not finished", said.words(range.clone()));
    Some(
        said.found(RULE.name, range, message)
            .help("when was it done? if it is not, say `status: in-progress`, and let what is done carry the case"),
    )
}

/// Whether a number is the end of an hour or of another number, and what follows no rest: *after 18:00 to go through the mail*.
fn is_hour(plain: &str, range: &Range<usize>) -> bool {
    const THROUGH: &[&str] = &[" through", " over", " into", " with", " on ", " back", " home", " to "];
    let found = &plain[range.clone()];
    let is_number = found.starts_with(|first: char| first.is_ascii_digit());
    let is_end = is_number && plain[..range.start].ends_with([':', '.', ',']);
    is_end || found.ends_with(" to go") && THROUGH.iter().any(|through| plain[range.end..].starts_with(through))
}

/// Whether it opens a sentence of what others may or must from a day on: *from next year the port can fine us*.
fn is_of_the_world(plain: &str, range: &Range<usize>) -> bool {
    let opens = plain[..range.start].trim().is_empty() && plain[range.clone()].ends_with(is_letter);
    opens && WORLD.find(plain[range.end..].trim_start_matches([',', ' '])).is_some_and(|world| world.start == 0)
}

fn is_letter(letter: char) -> bool {
    letter.is_ascii_lowercase()
}

/// Those who set rules and prices, and what they may from then on.
static WORLD: Phrases = phrases(
    r"(?:the|a|every|each|any|all) (?:{WORD} ){1,5}?(?:can|may|must|has to|have to|is (?:allowed|bound|obliged|free) to|requires?|forbids?|fines?)\b",
);

/// A number that is a part of the one behind it, and said to be all there is now.
fn part_of_all(said: &Said<'_>) -> Option<Range<usize>> {
    let plain = said.plain();
    said.figures().windows(2).find_map(|pair| {
        let (part, whole) = (quantity(&pair[0])?, quantity(&pair[1])?);
        let (before, after) = (&plain[..pair[0].range.start], &plain[pair[1].range.end..]);
        let is_part = part.base < whole.base && OF_ALL.is_in(&plain[pair[0].range.end..pair[1].range.start]);
        let place = before.floor_char_boundary(before.len().saturating_sub(50));
        let is_on = IS_ON.find(&before[place..]);
        let is_now = is_on.is_some() || ALREADY.is_in(after);
        let start = is_on.map_or(pair[0].range.start, |is_on| place + is_on.start);
        (is_part && is_now && !is_rest_told(said, pair[1].range.end)).then_some(start..pair[1].range.end)
    })
}

/// Whether it is told behind this offset of those that are left, by name or as *the others*, that they are to stay as they are.
fn is_rest_told(said: &Said<'_>, at: usize) -> bool {
    let is_over = |rest: &str| STAYS.is_in(rest) && !COMES.is_in(rest);
    let plain = said.plain();
    let here = plain[at..].find([';', ':', ',', '–', '—', '(']).is_some_and(|mark| {
        let rest = plain[at + mark..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
        (OTHERS.is_in(rest) || said.is_name(plain.len() - rest.len())) && is_over(rest)
    });
    here || said.after().is_some_and(|next| OTHERS.is_in(next.plain()) && is_over(next.plain()))
}

fn is_story(plain: &str, at: usize) -> bool {
    let start = plain.floor_char_boundary(at.saturating_sub(STORY));
    PAST.is_in(&plain[start..at])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{marked, marked_in};

    #[test]
    fn a_gap_that_an_answer_names_is_told_as_one() {
        let answer = |words: &str| format!("+++\nquestion = \"gaps\"\n+++\n{words}\n");
        let found = |words: &str| marked_in(RULE.name, "answers/gaps.md", &answer(words)).len();
        assert_eq!(found("The kitchens are the real gap: 33 of 94 are still on the old network."), 0);
        assert_eq!(found("The kitchens are done; 33 of 94 are still on the old network."), 1);
    }

    #[test]
    fn what_goes_on() {
        for (sentence, words) in [
            ("The second half is still under review.", "is still under review"),
            ("It will ship next quarter.", "will ship next"),
            ("The migration is almost done.", "almost done"),
            ("The rest is to follow.", "rest is to follow"),
            ("It hasn't been released yet.", "hasn’t been released yet"),
            ("We plan to launch it in May.", "We plan to launch"),
            ("The roll-out is scheduled for Q3.", "scheduled for Q3"),
            ("It is waiting for sign-off.", "is waiting for"),
            ("The second branch gets the same cure once its review is through.", "once its review is through"),
            ("Pricing still reads two tables from the old place.", "still reads two tables from the old"),
            ("The rest is a matter of time.", "a matter of time"),
            ("The new bootloader is on 40 of the 310 robots.", "is on 40 of the 310"),
            ("The form runs in 6 of our 19 clinics.", "runs in 6 of our 19"),
            ("The lock is on 40 of the 44 boats; the others get it in May.", "is on 40 of the 44"),
            ("The form runs in 6 of our 8 clinics, Hove and Lewes not yet.", "runs in 6 of our 8"),
            ("12 of the 40 shops are already converted.", "12 of the 40"),
            ("The paper has been with the safety group since May.", "has been with the safety group since"),
            ("The drawing has been lying with the notary for weeks.", "has been lying with the notary for"),
            ("The switch is foreseen for the week after the audit.", "is foreseen for the week"),
            ("What is left is the stamp of the harbour office.", "What is left is"),
            ("The last two choirs have still to be heard.", "have still to be heard"),
            ("The rows of the orchard are yet to be counted.", "are yet to be counted"),
            ("The solver runs on my laptop.", "runs on my laptop"),
            ("The new glaze sits in my drawer.", "sits in my drawer"),
            (
                "Two wards use it, and conversations with the other nine are progressing nicely.",
                "conversations with the other nine are progressing",
            ),
            ("Negotiations with the port are moving forward.", "Negotiations with the port are moving forward"),
            ("The building of the second kiln is taking shape.", "building of the second kiln is taking shape"),
            ("Six of the nine hulls are done, three to go.", "three to go"),
            ("From next year the looms will ship with it.", "From next year"),
            ("A ward for the trial has been pencilled in.", "has been pencilled in"),
        ] {
            let found = marked(RULE.name, sentence);
            assert_eq!(found.iter().map(|it| it.replace('\'', "’")).collect::<Vec<_>>(), [words], "{sentence}");
        }
    }

    #[test]
    fn what_is_over_or_no_work() {
        for sentence in [
            "The review was pending when the outage began.",
            "A payment is pending until the bank answers.",
            "The library is open source and open to everyone.",
            "What is being asked is simple.",
            "While it was in development I measured it.",
            "It shipped in May and is in use.",
            "The review process takes a day.",
            "I added a fallback for browsers that haven't yet implemented it.",
            "All of the ordering needs to be done in the writer.",
            "As I'm writing this, the team reads it.",
            "2026-03-12: currently working on the cache.",
            "2026-03-12\n\n- Currently working on the cache.",
            "Outside of work a boat is in progress.",
            "In May it was on 40 of the 310 robots.",
            "She has been with the company since 2019.",
            "29 of the forty had been sent to somebody who had left.",
            "What remains is a matter of taste.",
            "What is left in the barrel is sold at noon.",
            "She works on my team, and the drawing hangs in my kitchen.",
            "What remained was swept up.",
            "The old loom was on my bench for a week.",
            "The form runs in 6 of our 8 clinics; Hove and Lewes have no beds.",
            "The new lock is on 40 of the 44 boats, the others have none to lock.",
            "The glaze is in use in nine of the ten kilns. The other keeps its salt.",
            "The hymnal is in 12 of the 14 churches: the remaining two chose the old one.",
            "The ticket works on 7 of the 9 ferries (Rona and Sula do not carry cars).",
            "31 of the 44 merges are by people of other teams.",
            "Her pupils are progressing nicely.",
            "When work on the roof was advancing, we moved the bells.",
            "The glacier is advancing, and talks with me changed nothing.",
            "I stayed on after 18:00 to go through the mail of the parish.",
            "At 7.30 to go was too early.",
            "It took four to go over the roof with a lamp.",
            "She sent three to go into the cellar.",
            "Five to go back to the kiln were enough.",
            "From next year the port can fine us for each cask.",
            "In the coming year every mill must show its dust.",
            "By next spring the guild may ask for it.",
            "From next season a ferry has to carry two boats.",
            "From next year all the wards of the city must count falls.",
        ] {
            assert!(marked(RULE.name, sentence).is_empty(), "{sentence}: {:?}", marked(RULE.name, sentence));
        }
    }

    #[test]
    fn once_a_note_and_not_where_the_note_says_so() {
        let note = |status: &str| {
            format!(
                "+++\ntitle = \"A\"\ndate = 2026-03-14\nstatus = \"{status}\"\n+++\nIt will ship soon. It is in progress.\n"
            )
        };
        let count = |status: &str| marked_in(RULE.name, "evidence/a.md", &note(status)).len();
        assert_eq!([count("done"), count("in-progress")], [1, 0]);
    }
}
