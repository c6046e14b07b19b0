//! A waiver whose reason says nothing, or more waivers than a case can bear
//!
//! Why it matters: A waiver asks a room of strangers to judge without a criterion that they judge everyone else by. *n/a* gives them no reason to; *the team did not hire
//! between July 2025 and June 2026* does, and whoever reads it can check it. Where three required criteria are waived, the question is whether it is time.
//!
//! How it can misfire: A reason of under five words is taken to say nothing, which a short one may not: *parental leave until March 2026* has five. That it was *agreed to leave this
//! out*, or was spoken about, says no more than the waiver does, and a cry (*ask anybody!*) is taken for a joke. Waivers of
//! optional criteria are not counted. The count is one finding, at the third.
//!
//! Where it comes from: an open waiver with its reason was accepted wherever reviewers of real cases met one.
//!
//! Bad:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//! [[waivers]]
//! criterion = "impact"
//! reason = "not applicable"
//! ```
//!
//! Good:
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//! [[waivers]]
//! criterion = "impact"
//! reason = "the product was closed in January 2026, before anyone used it"
//! ```

use crate::check::words::{Phrases, is_one, phrases, plain};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::packet::Waiver;
use crate::syntax::markdown::count_words;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    name: code::WAIVER_WITHOUT_REASON,
    severity: Severity::Hint,
    source: include_str!("waiver_without_reason.rs"),
    find: Find::Here(find),
};

/// Fewer words than this say nothing.
const WORDS: usize = 5;

/// More required criteria than this are a question of their own.
const BORNE: usize = 2;

/// Words that only repeat that it is a waiver, and those that may stand round them.
static EMPTY: Phrases = phrases(
    r"(?:n/?a\b|not (?:really |currently )?(?:applicable|relevant|needed|required|possible|available|part of)|(?:does|did|do) not (?:really )?(?:apply|fit)|doesn't (?:really )?apply|don't apply|didn't apply|(?:is|was) waived|inapplicable|irrelevant|tb[dca]\b|see (?:above|below|manager)|as (?:agreed|discussed)|no opportunity|no chance|no need|(?:is|was|it's) not (?:my|our) (?:task|job|role|focus|priority|responsib\w+|business)|not (?:my|our) (?:task|job|role|focus|priority|responsib\w+)|no time|(?:was|am|is) (?:too )?busy|not a (?:focus|priority)|(?:will|to) follow|other priorities|ask my manager)",
);

/// It was left out, by whomever it was agreed.
static LEFT_OUT: Phrases = phrases(
    r"(?:to |we |i |was |be |is |been )?(?:leav(?:e|ing)|left|drop(?:ped|ping)?|omit(?:ted|ting)?|skip(?:ped|ping)?|exclud(?:e|ed|ing)|waived?|pass(?:ed|ing)? over|set(?:ting)? aside)(?: (?:this|it|that|them|one|out|aside))*\b",
);

/// It was spoken about, and what was said is not told.
static SPOKEN: Phrases = phrases(
    r"(?:(?:and|have|had|i|we|was|already) )*(?:talked|spoke|spoken|chatted|discussed|went over|gone over|gone through|went through|raised|mentioned|covered|sorted|settled|cleared|clarified|squared|straightened out|dealt with)(?: (?:about|of|over|through|on|up|with|this|it|that|them|one|point|criterion|matter|together|already|in person|at length|before|out|the))*\b",
);

/// The author has not done it.
static UNDONE: Phrases = phrases(
    r"^ ?(?:{WORD} ){0,3}?(?:i|we) (?:simply |just )?(?:did not|didn't|have not|haven't|had not|hadn't|was not able|never|could not|couldn't) ",
);

/// What stood in the way: a word that leads to a cause, a day, or what somebody else did.
static CAUSE: Phrases = phrases(
    r"(?:because|since|as|due|owing|until|before|after|when|while|during|where|which|who|from|between|only|by|under|than|leave|closed|froze|frozen|ended|nobody|no one|there (?:is|was|are|were)|the \w+ (?:is|was|were|has|had|did|does)|{NUMBER})\b|[.;:(] ?{WORD}",
);

/// What happened to a team or a time, which may well be cried out.
static FACT: Phrases = phrases(
    r"(?:because|due|owing|closed|froze|frozen|ended|nobody|no one|sold|cancelled|leave|until|hired|vacant|(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\w*)\b",
);

/// Words for a decision that is told without its reason.
const AGREED: &str = "agreed agreement decided decision chose chosen preferred request purpose deliberately wanted together best \
    advised side";

/// Words without which a sentence says as much.
const FILLERS: &str = "a an and any as at because but case cycle criterion current currently for here i in is it just level me moment \
    my of on or our period point position really role scope since so team that the there this time to was we were \
    with work yet job situation given today now about one no not none nothing anything do did does don didn doesn \
    t s have had has be been being could can would will let us you they come came up get got go happen happened \
    chance chances opportunity opportunities relevant applicable apply needed required possible necessary \
    important focus priority reason reasons various several other year much many think feel believe see chat talk \
    discuss discussed explain explained person call later happy please obvious obviously know knows everyone \
    everybody simply never quite too very thing things fair enough skip skipped said say what why if ask something \
    part meeting round manager someone somebody else area myself them their out sorry details detail met meet";

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let waivers = &context.packet.settings.waivers;
    diagnostics.extend(waivers.iter().filter(|waiver| is_empty(&waiver.reason.value, context.is_english())).map(empty));
    let is_required = |waiver: &&Waiver| {
        context.own.coverage.iter().any(|coverage| {
            let id = &context.own.rubric.criteria[coverage.criterion].id.value;
            *id == waiver.criterion.value && coverage.is_required()
        })
    };
    let required: Vec<&Waiver> = waivers.iter().filter(is_required).collect();
    if let Some(third) = required.get(BORNE) {
        let message = format!("{} required criteria are waived", required.len());
        let help = "keep the two that nobody could have met; of the others, what is the nearest that you have done?";
        diagnostics.push(Diagnostic::hint(RULE.name, third.criterion.span, message).help(help));
    }
}

fn is_empty(reason: &str, is_english: bool) -> bool {
    if reason.trim().is_empty() {
        return false;
    }
    count_words(reason) < WORDS || is_english && is_hollow(&plain(reason))
}

/// Whether none of its words tells what stood in the way.
fn is_hollow(plain: &str) -> bool {
    says_nothing(plain) || is_only_undone(plain) || is_joke(plain)
}

/// Whether no word is left without those that stand in every sentence, or no more than two without those that say only that it is a waiver.
fn says_nothing(plain: &str) -> bool {
    let told = |text: &str| {
        let words = text.split(|part: char| !part.is_alphanumeric()).filter(|word| !word.is_empty());
        words.filter(|word| !is_one(word, FILLERS)).count()
    };
    let is_empty = |empty: Range<usize>| told(&[&plain[..empty.start], &plain[empty.end..]].concat()) <= 2;
    let is_only = |left: Range<usize>| {
        let rest = [&plain[..left.start], &plain[left.end..]].concat();
        let agreed = rest.split(|part: char| !part.is_alphanumeric()).filter(|word| is_one(word, AGREED)).count();
        !CAUSE.is_in(&rest) && told(&rest) <= 2 + agreed
    };
    told(plain) == 0
        || EMPTY.find(plain).is_some_and(is_empty)
        || [&LEFT_OUT, &SPOKEN].iter().any(|way| way.find(plain).is_some_and(is_only))
}

/// Whether it is a cry, with no day, number or other text beside it: a fact of a role or a team is no reason to shout.
fn is_joke(plain: &str) -> bool {
    let cry = plain.trim_end();
    let is_alone = !cry.trim_end_matches('!').contains(['.', ';', ':', '(']);
    cry.ends_with('!') && is_alone && !cry.contains(|letter: char| letter.is_ascii_digit()) && !FACT.is_in(cry)
}

/// Whether it says that its author did not do it, and not what stood in the way.
fn is_only_undone(plain: &str) -> bool {
    UNDONE.is_in(plain) && !plain.contains(',') && !CAUSE.is_in(plain)
}

fn empty(waiver: &Waiver) -> Diagnostic {
    let message = format!("the waiver of `{}` gives no reason that a stranger could judge", waiver.criterion.value);
    Diagnostic::hint(RULE.name, waiver.reason.span, message)
        .help("what stood in the way, and from when to when? a reader should be able to ask someone about it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::trial::found;

    #[test]
    fn reasons_and_what_is_none() {
        for reason in [
            "n/a",
            "N/A.",
            "tbd",
            "no hiring",
            "not applicable to my role",
            "This criterion does not really apply to our team at the moment",
            "not relevant for the current scope of my position",
            "let's talk about this one in person",
            "it simply did not come up this year",
            "I did not get round to any interviewing in the year",
            "I never found the right moment for a talk outside",
            "agreed to leave this one out",
            "we decided together to drop it for the spring",
            "left out in agreement with my lead",
            "Ida and I chose to pass over it",
            "omitted on purpose at this stage",
            "we just could not fit any mentoring into the plan",
            "Ida and I spoke about this one",
            "this was already discussed with my lead",
            "gone over with Karim and settled",
            "Karim and I have sorted that point out",
            "I chatted with the head of ward about it",
            "I never shut up in the kitchen anyway!",
            "ask anybody who has shared a van with me!",
            "the whole ward hears me sing every morning!",
            "my bees do the teaching round here!",
            "as if I ever got a quiet minute in this bakery!",
        ] {
            assert!(is_empty(reason, true), "{reason}");
        }
        for reason in [
            "",
            "I did not hire, as the team was frozen until May",
            "I never mentored before the two apprentices came in June",
            "we could not measure it while the plant was closed",
            "I did not give a talk: the conference was called off",
            "the team had no open position between July 2025 and June 2026",
            "the team did not hire",
            "I spoke about it with Ida: the guild takes no apprentices",
            "talked through with Karim, because the mill was closed",
            "nobody was hired in the whole bakery!",
            "the guild took no apprentices in 2025!",
            "we discussed the lease until the harbour was sold",
            "the ward was closed all summer!",
            "left out because the mill was closed",
            "we dropped the paper when the journal was sold",
            "agreed to leave this out until the harbour opens in May",
            "the course was dropped by the university in July",
            "parental leave until March 2026",
            "not applicable: the platform has no external customers, only two internal teams",
            "no opportunity, since the hiring freeze of January 2025 still holds",
        ] {
            assert!(!is_empty(reason, true), "{reason}");
        }
        assert!(is_empty("entfällt", false) && !is_empty("das Team hat 2025 niemanden eingestellt", false));
        assert!(!is_empty("团队在这个期间没有招聘任何新的工程师", false));
    }

    #[test]
    fn the_third_required_waiver_is_named() {
        let criterion = |id: &str, need: &str| {
            format!(
                "[[criteria]]\nid = \"{id}\"\nexpectations = [{{ level = \"senior\", text = \"Does it.\", need = \"{need}\" }}]\n"
            )
        };
        let criteria = ["a", "b", "c"].map(|id| criterion(id, "required")).concat() + &criterion("d", "optional");
        let rubric =
            format!("id = \"r\"\ntitle = \"R\"\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n{criteria}");
        let waived = |ids: &[&str]| {
            let waiver = |id: &&str| {
                format!("[[waivers]]\ncriterion = \"{id}\"\nreason = \"nobody could have done it in this year\"\n")
            };
            let waivers: String = ids.iter().map(waiver).collect();
            found("waiver-without-reason", &[("rubric.toml", &rubric), ("packet.toml", &waivers)])
        };
        assert_eq!(waived(&["a", "b", "d", "c"]).len(), 1);
        assert!(waived(&["a", "b", "d"]).is_empty());
    }
}
