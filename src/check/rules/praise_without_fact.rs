//! Praise, and nothing that happened
//!
//! Why it matters: *A pleasure to work with, always helpful* is said of everyone who asks. A room believes the peer who remembers a day: what was wrong, what the candidate
//! did, what was different afterwards. Of themselves nobody is believed that they are a natural leader.
//!
//! How it can misfire: Given feedback is looked at as a whole: one figure, one day, one act that somebody did, or one piece of work that is linked or named is enough,
//! and praise beside it is welcome. Only English is known, and not every act has a verb that is known. Of the author's own words what they call themselves counts, and how their work was received where
//! the sentence says nothing that was done with it.
//!
//! Where it comes from: 26 statements of peers that were labelled by hand, and what reviewers wrote: *the reviews are friendly and say nothing*.
//!
//! Bad:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "peer" }
//! state = "given"
//! given = 2026-05-20
//! +++
//! # Given
//!
//! Kim is a great engineer and a pleasure to work with, always helpful, with a positive attitude.
//! ```
//!
//! Good:
//!
//! ```feedback/ana.md
//! +++
//! from = { name = "Ana", relation = "peer" }
//! state = "given"
//! given = 2026-05-20
//! +++
//! # Given
//!
//! A great colleague. When the import stopped she let me lead, and stepped in once.
//! ```

use crate::check::rules::echoed_feedback::repeats_draft;
use crate::check::words::{Amount, Cue, Mention, Phrases, Said, Voice, is_one, phrases};
use crate::check::{Find, NoteProse, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, count};
use crate::syntax::markdown::count_words;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: code::PRAISE_WITHOUT_FACT,
    severity: Severity::Warning,
    source: include_str!("praise_without_fact.rs"),
    find: Find::InEnglish {
        note: find,
        rest: None,
        phrases: &[&PRAISE, &ACT, &NOT_DONE, &DAY, &IDLE, &KNOWN_FOR, &FIGURE_OF_SPEECH, &SELF_PRAISE, &RECEIVED],
    },
};

/// What somebody is, and how it feels. From public recommendations, from labelled statements, then from the thesaurus.
static PRAISE: Phrases = phrases(
    r"(?:great\w*|good|strongest|finest|brightest|nicest|smartest|kindest|sharpest|sharp|rare|calibre|recommend|excellent|outstanding|amazing|awesome|fantastic|exceptional\w*|brilliant\w*|talent\w*|smart\w*|wonderful|superb|impressive\w*|stellar|(?:in)?valuable|pleasure|joy|delight\w*|rock ?stars?|rocks|go-to|team player|hard[- ]?working|reliable|dependable|passionate|passion|dedicat\w+|committed|commitment|proactive\w*|positive|attitude|strong|solid|top[- ]?notch|world[- ]class|best|high[- ]quality|quality|deserv\w+|assets?|instrumental|knowledg\w+|helpful\w*|skill\w*|expert\w*|professional\w*|supportive|always|consisten\w+|recommend\w*|endorse\w*|thorough\w*|diligen\w+|admir\w+|respect\w*|appreciat\w+|kind|thoughtful|friendly|balanced|inspir\w+|role model|gifted|bright|clever|creative|incredibl\w+|remarkabl\w+|extraordinar\w+|perfect\w*|flawless\w*|super|nice|lovely|love|enjoy\w*|fun|gem|legend|hero|wizard|guru|leader|ownership|extra mile|above and beyond|contribut\w+|active\w*|experienced|experience|potential|thank\w*|grateful|lucky|glad|happy|integrity|empath\w+|judgement|judgment|second to none|10/10|trust\w*|humble|patient|calm)\b",
);

/// Acts that leave something behind. Verbs that say only that one took part, or how it was, are not here.
static ACT: Phrases = phrases(
    r"(?:found (?:the|a|an|out|that|what|why|where|how|two|three|four|our|my|one|every|bugs?)\b|wrote|rewrote|redrew|drew|designed|redesigned|coded|proposed|fixed|repaired|patched|le(?:d|ads) (?:the|a|an|our|my|us|two|three|it)\b|(?:let|had) (?:me|us|him|her|them)\b|ran|run the|cut|moved|removed|deleted|replaced|rebuilt|built|reviewed|taught|trained|coached|showed (?:me|us|them|how|it|the)\b|shown (?:me|us|that|how)|paired|caught|stopped|halted|decided|rejected|measured|timed|counted|traced|convinced|persuaded|talked (?:me|us|them) |refused|declined|split|merged|shipped|released|rolled|migrated|ported|converted|drafted|presented|organi[sz]ed (?:the|a|an|our|my|two|three|all)\b|mentored|handed|hand(?:s|ed) (?:it )?over|asked|sat (?:with|down|next|beside|in)|stood|answered|replied|noticed|spotted|refactored|debugged|diagnosed|documented|automated|scripted|chaired|tested|closed|opened|created|introduced|added|explained|coordinated|negotiated|mediated|picked up|took (?:over|down|out|apart|away|the|a|our|my|it)\b|stayed (?:with|until|up|behind)|came (?:back|over|up with|to (?:me|us|my|our))|brought (?:the|a|our|my|it|three|two|both|me|us)\b|unblocked|turned (?:the|a|our|my|it|two|off|on|down)\b|swapped|switched|rotated|restored|recovered|reverted|rolled back|triaged|tracked|investigated|reproduced|simplified|renamed|extracted|upgraded|updated|configured|installed|deployed|launched|set up|put (?:the|a|it|our|my|two)\b|gave (?:me|us|them|it|up|away|the|a) |offered|suggested|pointed (?:out|me|us)|warned|raised (?:the|a|it|an)\b|reported|escalated|visited|called|phoned|rang|invited|interviewed|hired|onboarded|rehearsed|stepped (?:in|back|up)|looked (?:at|into)\b|checked|verified|audited|calculated|estimated|translated|changed (?:it|my|our|the|how|a)\b|saved (?:us|me|the|our)\b|kept (?:the|us|it|me|asking)\b|learn(?:ed|t) (?:that|to|from|the|how)|watched|remember\w*|says? no|said (?:no|that|it|so)|told|made (?:the|our|us|it|me|them|this|two|three|all)\b|has made (?:the|our|two|three)|led to|d(?:rove|riven) the|chose|picked|sent|showed up|won|lost|broke|wired|drilled|prepared the|shortened|halved|doubled|reduced|lowered|sped)\b",
);

/// A word that makes an act of what would be one: *would have fixed*, *could have led*; and what anybody would do.
static NOT_DONE: Phrases = phrases(
    r"(?:would|could|will|can|may|might|should|must|to|if|whenever|always|never|often|usually|ever|easily|let's)(?: have| be| has| also| just| only| even| quickly)? $",
);

/// A day, or a stretch of time that somebody remembers.
static DAY: Phrases = phrases(
    r"(?:(?:in|since|until|on|by|last|of|from|this|early|late|mid|during|before|after|between) (?:early |late |mid-?)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\d{1,2}\.? (?:january|february|march|april|may|june|july|august|september|october|november|december)\b|(?:on |last |one )(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|last (?:spring|summer|autumn|fall|winter)|(?:in|since|of|early|late) (?:19|20)\d\d\b|q[1-4]\b|(?:the|that) (?:night|morning|evening|day|week|weekend) (?:of|that|before|after|when|the))",
);

/// What makes no act of one: *took the lead*, *made the difference*, *gave the best*.
static IDLE: Phrases = phrases(
    r"(?:(?:full|most|keen|deep|extra|whole|big|real|huge|very) )*(?:difference|world|best|team|time|lead|effort|initiative|opportunity|ownership|challenge|mile|interest|pleasure|bar|standard|day|place|job|leadership|expertise|results?|potential|commitment|responsibilit\w+)\b",
);

/// How long somebody has known the candidate is no fact about them.
static KNOWN_FOR: Phrases = phrases(
    r"(?:work(?:ed|ing|s)?|know(?:n)?|knew|teamed|collaborat\w+|cooperat\w+|colleagues?|together|report(?:ed|ing)?|manag(?:ed|ing)|joined|in (?:my|the|our|this|his|her) team|side by side|been (?:with (?:us|me)|here|a member))\b[^.;]{0,60}$",
);

/// Figures of speech.
static FIGURE_OF_SPEECH: Phrases = phrases(
    r"(?:(?:100|110|120|150|200|1000) ?(?:%|percent|per cent)|(?:ten|10|five|5) (?:out of|of|/) ?(?:ten|10|five|5)|(?:10|5)/(?:10|5)|(?:five|5)[- ]stars?|(?:a|one in a|thanks a|thousand|hundred|million) (?:million|thousand|times)|one of the (?:two|three|five|ten|best)|top (?:\d+|ten|five|three)|two thumbs|24/7|second to|(?:for|in|over|past|last|after|than|since) (?:the )?(?:last |past |more than |over |about |almost |nearly |some )?\S+ (?:years?|months?|quarters?|decades?)|many (?:thousand|hundred)s? of)",
);

/// What the author calls themselves.
static SELF_PRAISE: Phrases = phrases(
    r"(?:i am|i'm|i have been|i've been)(?: (?:widely|generally|often|commonly|well|rightly))? ?(?:known|seen|regarded|recogni[sz]ed|considered|held|viewed|looked upon|thought of|respected|valued)?(?: (?:by {WORD}|by my {WORD}|by all|here))?(?: (?:as|to be))? an? (?:[\w-]+,? ){0,2}?(?:calm|rigorous|methodical|far-sighted|farsighted|thoughtful|meticulous|careful|curious|patient|creative|analytical|pragmatic|versatile|diligent|conscientious|reliable|dependable|empathetic|decisive|resourceful|visionary|energetic|tireless|seasoned|accomplished|gifted|talented|brilliant|thorough|disciplined|inventive|sought-after|strategic|humble|persuasive|principled|steady|trusted|respected|valued|(?:\w+ly) (?:trusted|respected|valued|regarded|liked|skilled|gifted|talented|motivated|capable|experienced)),? (?:[\w-]+,? ){0,2}?(?:and|yet|but) (?:[\w-]+ ){1,3}?(?:engineer|developer|designer|analyst|manager|scientist|architect|colleague|leader|mentor|teacher|specialist|professional|person|partner|thinker|communicator|nurse|baker|cook|mason|captain|gardener|librarian|printer|editor)\b|my (?:{WORD} )?(?:contributions?|work|role|part|performance|efforts?|input|leadership|delivery|stewardship|service|record|impact) (?:has|have|had|was|were|is|are)(?: been)? (?:(?:\w+ly|very|quite|so|nothing short of|nothing less than) )*(?:outstanding|excellent|exceptional|invaluable|exemplary|remarkable|extraordinary|superb|brilliant|impeccable|faultless|unmatched|unrivalled|second to none|of the highest (?:quality|order|standard)|beyond (?:reproach|compare|praise))\b|(?:i am|i was|i've been|i have been|i have become|i became|to have been|to be) (?:\w+ly )?(?:its|the|their|our|a|this \w+'s) (?:(?:true|real|very|undisputed|acknowledged|public|driving) )*(?:figurehead|driving force|guiding light|heart and soul|beating heart|backbone|linchpin|lynchpin|torchbearer|trailblazer|figure ?head|leading light|north star|mastermind|brains behind)\b|(?:i am|i'm|i consider myself|i see myself as|i pride myself on being|people (?:know|see) me as|(?:i am|i'm) (?:known|seen|regarded|recogni[sz]ed) as) (?:\w+ ){0,2}?(?:a|an|the) (?:\w+ ){0,2}?(?:strong|natural|born|great|good|excellent|outstanding|exceptional|talented|gifted|brilliant|skilled|dedicated|passionate|highly \w+|real|true|proven|reliable|effective|trusted|key|top|go-to|driven|motivated|hard[- ]working) (?:\w+ ){0,2}?(?:storyteller|communicator|leader|engineer|developer|designer|analyst|manager|mentor|coach|team ?player|player|problem[- ]solver|thinker|collaborator|colleague|contributor|person|listener|expert|performer|teacher|architect|scientist|professional)\b|(?:i am|i'm) (?:a |an |the )?(?:\w+ )?(?:born \w+|natural \w+|quick learner|fast learner|people person|self-starter|perfectionist|team player|problem[- ]solver|go-getter|workaholic|good listener|safe pair of hands)\b|(?:i am|i'm) (?:very |highly |extremely |deeply |truly |always |also )*(?:passionate|motivated|proactive|reliable|dedicated|hard[- ]working|detail-oriented|driven|trustworthy|dependable|resilient|self-motivated|respected|well[- ]respected|valued|conscientious|diligent)\b|(?:i am|i'm)(?: known| seen| regarded| recogni[sz]ed)?(?: as| to be)? an? (?:very|really|highly|extremely|truly|particularly) \w+ \w+|(?:i am|i'm)(?: known| seen| regarded| recogni[sz]ed)?(?: as)? an? (?:empathetic|curious|patient|calm|creative|analytical|organi[sz]ed|meticulous|structured|pragmatic|versatile|loyal|honest|friendly|helpful|thorough|quick|reliable|safe|steady) (?:person|pair|worker|engineer|colleague|mind|thinker|learner|hand|hands|presence|soul)\b|(?:people|colleagues|others|everyone|everybody|my (?:team|peers|colleagues|manager)|they|many|some) (?:trust|trusts|respect|respects|look up to|looks up to|rely on|relies on|come to|comes to|call|calls|describe|describes|see|sees|know|knows|value|values|say i am|tell me (?:that )?i(?:'m| am)) (?:me|an?)\b|i (?:would |'d )?(?:describe|call|consider|regard|see) myself (?:as )?(?:a|an|the|to be)\b|i(?:'m| am) (?:well |widely |best )?(?:known|liked|valued|appreciated|respected|famous|recogni[sz]ed) for (?:my|being)\b|my (?:greatest |biggest |main |real |particular )?strengths? (?:is|are|lies?)\b|i(?:'m| am) known to be \w+|(?:with|have|i've|has) (?:an|a good|a keen|a sharp) eye for\b|my (?:judge?ment|work|code|designs?|communication|writing) (?:is|are) (?:always |very |consistently |generally )*(?:sound|excellent|good|great|solid|strong|impeccable|outstanding|exemplary|reliable|of (?:a |the )?high\w* (?:quality|standard)|second to none)\b|(?:i have|i've|i bring|i possess|my) (?:\w+ ){0,2}?(?:strong|great|excellent|outstanding|exceptional|superb|proven|natural) (?:\w+ ){0,2}?(?:(?:leadership|communication) skills?|skills?|abilit(?:y|ies)|talent|judge?ment|work ethic|leadership|communication|mindset)\b",
);

/// How the work was received.
static RECEIVED: Phrases = phrases(
    r"(?:was|were|is|been) (?:very |generally |also )*(?:(?:well|warmly|positively|favou?rably|enthusiastically|gratefully)[- ]received|received (?:with (?:\w+ )?(?:interest|enthusiasm|applause|approval|thanks|gratitude)|very well|well|positively|warmly|enthusiastically)\b|met with (?:great |much )?(?:interest|approval|enthusiasm|praise|applause|acclaim))|(?:got|received|had|earned) (?:a lot of |much |very |great |lots of )*(?:good|positive|great|excellent|nice|glowing) (?:feedback|comments|reviews|responses?)\b",
);

fn find(prose: &NoteProse<'_>, diagnostics: &mut Vec<Diagnostic>) {
    // Whose words they are comes first.
    if is_praise_alone(prose) && !repeats_draft(prose.note) {
        diagnostics.extend(praised(prose));
    } else if prose.note.feedback().is_some_and(|feedback| feedback.quote.is_none()) && is_told(prose) {
        diagnostics.extend(opening(prose));
    }
    diagnostics.extend(prose.said().filter_map(|said| of_oneself(&said).or_else(|| received(&said))).next());
}

/// Whether a peer praises, and tells nothing.
pub(super) fn is_praise_alone(prose: &NoteProse<'_>) -> bool {
    prose.note.feedback().is_some()
        && !is_told(prose)
        && prose.said_by(Voice::Peer).any(|said| PRAISE.is_in(said.plain()))
}

/// Whether something that happened is told by a peer: a fact in a sentence, or something to look at.
pub(super) fn is_told(prose: &NoteProse<'_>) -> bool {
    let points = prose.note.told().is_some_and(|words| !words.links.is_empty() || !words.metrics.is_empty());
    points
        || prose.said_by(Voice::Peer).any(|said| has_fact(&said))
        || prose.parts.iter().any(|part| part.voice == Voice::Quoted)
}

/// The first words of praise, of all that a peer says.
fn praised(prose: &NoteProse<'_>) -> Option<Diagnostic> {
    let mut first = prose.said_by(Voice::Peer).filter_map(|said| PRAISE.find(said.plain()).map(|range| (said, range)));
    let (said, range) = first.next()?;
    let words: usize = prose.said_by(Voice::Peer).map(|said| count_words(said.text())).sum();
    let message = format!("praise in {}, and nothing that happened", count(words, "word"));
    let help =
        "ask for one day that this peer remembers: what was wrong, what you did, and what was different afterwards";
    Some(said.found(RULE.name, range, message).help(help))
}

/// From so many words of praise in one sentence on it is heaped up.
const HEAP: usize = 3;

/// A first sentence that is praise alone, where what follows tells something: it is what others read first, and some nothing else.
fn opening(prose: &NoteProse<'_>) -> Option<Diagnostic> {
    let first = prose.said_by(Voice::Peer).next()?;
    let plain = first.plain();
    let range = PRAISE.find(plain)?;
    let words: BTreeSet<&str> = PRAISE.find_all(plain).map(|range| &plain[range]).collect();
    if words.len() < HEAP || has_fact(&first) {
        return None;
    }
    let message = "the words of this peer begin with praise alone, and what happened follows";
    let help = "name the sentence that tells it under `quote`: that is what others read first";
    Some(Diagnostic::hint(RULE.name, first.span(range), message).help(help))
}

/// What the author calls themselves, where the sentence tells nothing.
fn of_oneself(said: &Said<'_>) -> Option<Diagnostic> {
    let plain = said.plain();
    let is_own = said.has(Cue::I) || plain.contains(" eye for");
    let range = is_own.then(|| SELF_PRAISE.find(plain)).flatten()?;
    if has_fact(said) {
        return None;
    }
    let message = format!("`{}` is for others to say", said.words(range.clone()));
    Some(
        said.found(RULE.name, range, message)
            .help("what did you do that made somebody say so? tell that, or quote them"),
    )
}

/// How the work was liked, where the sentence tells nothing that was done with it.
fn received(said: &Said<'_>) -> Option<Diagnostic> {
    let range = RECEIVED.find(said.plain())?;
    if has_fact(said) {
        return None;
    }
    let message = format!("`{}` says how it was liked, and not what was done with it", said.words(range.clone()));
    Some(said.found(RULE.name, range, message).help("who used it since, decided by it, or does something otherwise?"))
}

/// Whether a sentence tells something that happened: a figure, a day, an act, or a thing with a name.
fn has_fact(said: &Said<'_>) -> bool {
    let plain = said.plain();
    counts(said) || happened(plain) || acted(plain) || names_a_thing(said)
}

/// Whether there is a figure that is no figure of speech, and more than how long they have known each other.
fn counts(said: &Said<'_>) -> bool {
    let plain = said.plain();
    let speech: Vec<_> = FIGURE_OF_SPEECH.find_all(plain).collect();
    let is_speech = |figure: &Mention| {
        speech.iter().any(|speech| speech.start < figure.range.end && figure.range.start < speech.end)
    };
    let is_vague = |figure: &Mention| {
        figure.amount == Amount::Some && !plain[figure.range.clone()].contains(|part: char| part.is_ascii_digit())
    };
    said.figures()
        .iter()
        .any(|figure| !is_speech(figure) && !is_vague(figure) && !KNOWN_FOR.is_in(&plain[..figure.range.start]))
}

fn happened(plain: &str) -> bool {
    DAY.find_all(plain).any(|day| !KNOWN_FOR.is_in(&plain[..day.start]))
}

/// Whether somebody did something: not what they would do, and not what they always do.
fn acted(plain: &str) -> bool {
    ACT.find_all(plain).any(|act| {
        let start = plain.floor_char_boundary(act.start.saturating_sub(24));
        let after = plain[act.end..].trim_start();
        let is_idle = IDLE.find(&after[..after.floor_char_boundary(40)]).is_some_and(|idle| idle.start == 0);
        !is_idle && !NOT_DONE.is_in(&plain[start..act.start])
    })
}

/// Code, a ticket, or a name beside a piece of work: *the Falcon migration*, *her `retry` patch*.
fn names_a_thing(said: &Said<'_>) -> bool {
    const WORK: &str = "project migration service design incident review release launch rollout api pipeline dashboard app tool library outage \
                        upgrade integration proposal course talk workshop redesign rewrite bridge exporter cluster workstream";
    let text = said.text();
    if text.contains('`') || text.contains("{{") {
        return true;
    }
    let words: Vec<&str> =
        text.split(|part: char| part.is_whitespace() || matches!(part, ',' | '.' | ';' | ':' | '(' | ')')).collect();
    words.windows(2).enumerate().any(|(nth, pair)| {
        let is_name = pair[0].len() > 2 && pair[0].starts_with(char::is_uppercase) && nth > 0;
        is_name && !pair[0].ends_with("'s") && !pair[0].ends_with("’s") && is_one(&pair[1].to_lowercase(), WORK)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::{marked, marked_in};

    /// Whether these words of a peer are found to say nothing.
    fn is_found(words: &str) -> bool {
        let peer = format!(
            "+++\nfrom = {{ name = \"Ana\", relation = \"peer\" }}\nstate = \"given\"\n+++\n# Given\n\n{words}\n"
        );
        !marked_in(RULE.name, "feedback/ana.md", &peer).is_empty()
    }

    #[test]
    fn what_is_said_of_everyone() {
        for words in [
            "Has been actively contributing in various ways for the last few months; consistent involvement and demonstrated expertise.",
            "Well deserved! Thank you for all your valuable contributions and your expertise.",
            "A user well worth the nomination: kind, thoughtful, surprisingly well balanced, and a great asset to all of us.",
            "A constant contributor who shows good judgement, well rounded and helpful.",
            "Contributed many high quality changes and has a lot of experience.",
            "She has been a consistent provider of quality reviews. I recommend that she be promoted.",
            "Very helpful reviews for quite some time now, much appreciated.",
            "He has helped immensely in shaping the direction of the product. Great to work with.",
            "His contribution is extremely valuable, above all the countless reviews.",
            "Steve is a great engineer. He was instrumental to the project.",
            "They are a good engineer, very smart and always willing to help.",
            "Always goes the extra mile. A real team player with a positive attitude, and I respect her judgement a lot.",
            "Ilse is an exceptional developer. She is passionate about quality and delivers outstanding results under pressure. Working with her is a joy.",
            "Hi, just wanted to say that Kim is super nice and I'm always happy when she is on a call. Highly recommended!",
            "Kim is since three years in my team and she is a very good colleague, always friendly and reliable. I can only recommend her.",
            "Solid. Dependable. No complaints.",
            "OMG where do I start!!! Kim is THE best, a total legend, 110 % committed and the heart of this team. 10/10 would work with again.",
            "I have worked with Kim since March 2023 and have nothing but respect for her professionalism and dedication.",
            "She would have fixed anything we threw at her, that is how talented she is.",
            "He is a natural leader who inspires everyone around him, and his positive attitude is contagious.",
            "Great communicator, great engineer, great human being.",
            "Kim has very good knowledge in the technology and is very engaged. The cooperation is always pleasant.",
            "To whom it may concern: I can wholeheartedly endorse Kim, who is a valuable asset and a true professional.",
            "One of the five smartest people I have worked with in twenty years.",
            "Her contributions are of the highest quality and her commitment is second to none.",
            "Always there when I need help, thank you so much for all you do!",
        ] {
            assert!(is_found(words), "{words}");
        }
    }

    #[test]
    fn what_somebody_remembers() {
        for words in [
            "He designed, coded and delivered the component that took the response time from 100 ms to under 10 ms. Excellent work.",
            "She found a cross-service issue that nobody else saw, proposed the solution in a design document and mentored two engineers through it.",
            "Vera answered user questions in the chat, wrote the documentation and triaged the open issues. A great help.",
            "Björn leads the exploration of the tracing interop, and reviewed most of it. Thorough.",
            "Scott drove the design of the logging API to consensus; others took over the code. His work was excellent.",
            "Since May she has made more than 36,000 edits and 1,100 accurate reports. One of the most reliable people here.",
            "In March she stopped every retry within ten minutes, before we knew the cause. Impressive.",
            "Eddy moved the build to another system and wrote the two exporters. Great contributor.",
            "Krzesimir wrote the tracing bridge, a strong and substantial piece of work.",
            "A strong reviewer: on my queue design he caught that two consumers could take the same job, and I changed it.",
            "Great colleague. When the import stopped in June she let me lead and only stepped in once.",
            "I value that she said no: the export would have cost us a quarter, and she showed us a two-day way.",
            "She is reliable. I gave her the release in September and have not looked at it since.",
            "Honestly the best!!! When the release broke at noon she rolled it back and had the shops selling again before I found my laptop. Legend.",
            "Kim has the interface to the SAP system alone designed and it runs since February without error. Very good colleague.",
            "Great work. Cut our bill.",
            "Amazing, amazing, amazing. Also: she talked me out of a rewrite that I had already promised to my lead, and she was right.",
            "Solid. Took over the pager for two weeks when Ben was ill.",
            "Hi all, happy to support. In the kickoff she asked why we store the address twice, nobody knew, and one of the tables is gone now.",
            "A joy to work with: she drew the flow on the wall, and my accountants understood it.",
            "Reliable. My team has been on her exporter since last autumn.",
            "I trust her completely. The Falcon migration was hers, start to finish.",
            "Excellent judgement: see [her review](https://example.com/review/12).",
            "She declined my feature, politely, with a table of what it would cost. I was annoyed and she was right.",
            "Wonderful mentor, I learned to read a flame graph from her.",
            "Passionate about quality: bug reports from our clinic fell from 14 to 3.",
            "We work in the same team, two desks apart.",
            "**Great!**\n\n> In March she stopped every retry.",
        ] {
            assert!(!is_found(words), "{words}");
        }
    }

    #[test]
    fn what_comes_first_is_what_is_read() {
        let fact = "She drew the four states on the board in May, and the finding was struck.";
        let heap = "Kim is sharp, reliable and a joy to have in any meeting.";
        let said = |words: &str| {
            let peer = format!(
                "+++\nfrom = {{ name = \"Ana\", relation = \"peer\" }}\nstate = \"given\"\n+++\n# Given\n\n{words}\n"
            );
            marked_in(RULE.name, "feedback/ana.md", &peer)
        };
        assert_eq!(said(&format!("{heap} {fact}")), [("sharp".to_owned(), Severity::Hint)]);
        assert!(said(&format!("{fact} {heap}")).is_empty() && said(&format!("A great colleague. {fact}")).is_empty());
    }

    #[test]
    fn whose_words_they_are_comes_first() {
        let praise =
            "Kim took full ownership and delivered outstanding results, with great dedication and attention to detail.";
        let peer = format!(
            "+++\nfrom = {{ name = \"Ana\", relation = \"peer\" }}\nstate = \"given\"\n+++\n# Draft\n\n{praise}\n\n# Given\n\n{praise}\n"
        );
        assert!(marked_in(RULE.name, "feedback/ana.md", &peer).is_empty());
        assert!(is_found(praise));
    }

    #[test]
    fn what_the_author_is_called_by_nobody_else() {
        for (sentence, words) in [
            ("My judgement is sound.", "My judgement is sound"),
            ("It was received with interest.", "was received with interest"),
            ("I am a strong communicator and a natural leader.", "I am a strong communicator"),
            ("My excellent leadership skills are known to all.", "My excellent leadership skills"),
            (
                "I am regarded as a methodical and far-sighted cook.",
                "I am regarded as a methodical and far-sighted cook",
            ),
            ("I am a calm, rigorous and widely trusted nurse.", "I am a calm, rigorous and widely trusted nurse"),
            ("I’m known as a patient yet decisive captain.", "I’m known as a patient yet decisive captain"),
            ("My contribution has been outstanding.", "My contribution has been outstanding"),
            (
                "My stewardship of it aside, my work was nothing short of exemplary.",
                "my work was nothing short of exemplary",
            ),
            (
                "The fair has never been livelier, and I am proud to have been its figurehead.",
                "to have been its figurehead",
            ),
            ("I am the driving force of the choir.", "I am the driving force"),
        ] {
            assert_eq!(marked(RULE.name, sentence), [words], "{sentence}");
        }
        for sentence in [
            "The advice was well received, and the board moved two registers by it in May.",
            "I am a civil and structural engineer.",
            "I am known as a printer and binder.",
            "I was a careful reader of it, and a nurse asked for more.",
            "My work was nothing but the plan.",
            "The lamp is the backbone of the pier.",
            "I am a strong believer in tests.",
            "I am the lead of the team and a reviewer of its designs.",
            "I am a good listener: in March I sat with four clerks and wrote down what each of them types.",
            "My leadership of the migration ended in June.",
        ] {
            assert_eq!(marked(RULE.name, sentence), Vec::<String>::new(), "{sentence}");
        }
    }
}
