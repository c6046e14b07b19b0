//! The objections of the room: how a person in it would say them, what raises each, and what would answer it.

use super::people::part;
use super::people::relation_of_peers;
use super::strength::set_aside;
use crate::diagnostic::{count, listed};
use crate::edition::{Answer, Demanded, Edition, Fault, NoteRef, Objection, PeerDemand, Raised, Sign, Weakness};
use crate::source::Interval;
use crate::vocabulary::{ANSWER_WORDS, Doubt, State, months};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// One thing that raises an objection, with all that it is true of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::site) struct Because {
    /// What it is, in words that the criteria may follow.
    pub(in crate::site) text: String,
    /// The criteria that it is true of, in the rubric's order.
    pub(in crate::site) criteria: Vec<usize>,
    /// The notes in which it is seen.
    pub(in crate::site) at: Vec<NoteRef>,
}

/// What a demand on peer feedback asks for, in the number of one and of several.
pub(in crate::site) fn peers(demand: PeerDemand) -> [&'static str; 2] {
    match demand {
        PeerDemand::AtLeast => ["piece of peer feedback", "pieces of peer feedback"],
        PeerDemand::OutsideTeam => ["from outside the team"; 2],
        PeerDemand::AtTargetLevel => ["from the target level or above"; 2],
        PeerDemand::OfRelation(relation) => [relation_of_peers(relation); 2],
    }
}

/// What a person in the room says.
pub(in crate::site) fn said(edition: &Edition, objection: &Objection) -> String {
    let is_only = |sign: Sign| !objection.raised.is_empty() && objection.raised.iter().all(|it| it.sign == sign);
    let words = match objection.doubt {
        Doubt::PresentLevel => return present_level(edition, objection),
        Doubt::OneSeason => return season(objection),
        Doubt::FewWords => return few_words(edition, objection),
        Doubt::NearPeers => near_peers(edition, objection),
        Doubt::NothingOffered => return nothing_offered(edition, objection),
        Doubt::OwnWorkOnly => "I see good work. Who got better by it, and what do others do differently?",
        Doubt::OwnPart => "What was theirs, and what was the team’s?",
        Doubt::NoBaseline => "Compared with what? And who measured it?",
        Doubt::FiguresDisagree if is_only(Sign::WrongTitle) => {
            "The title says one thing, and what stands under it another. What else is wrong?"
        }
        Doubt::FiguresDisagree => "These two numbers cannot both be right. What else is wrong?",
        Doubt::SaysWho => "Says who?",
        Doubt::OneSource => "Take that one piece of work away: what is left?",
        Doubt::SoWhat => "So what? What is different now?",
        Doubt::Unfinished => "Come back when it has shipped.",
        Doubt::Potential => "We promote for what was done.",
        Doubt::Effort => "Time served is not a reason.",
        Doubt::TaskList if is_only(Sign::NumberAlone) => {
            "What are these numbers? I would have to look up each of them."
        }
        Doubt::TaskList => "A list of tasks. Which three of them mattered?",
        Doubt::LastTime => "That was last time.",
        Doubt::BusinessNeed => "Fine work. Do we need one more at that level?",
        Doubt::Excused => "A lot is excused.",
        Doubt::NoAnswer => "That is not an answer.",
        Doubt::LastMinute if is_only(Sign::AskedLongAgo) => "They were asked weeks ago. Why have they said nothing?",
        Doubt::LastMinute => "These words were collected last night.",
        Doubt::WhyNow => "Why not wait half a year?",
    };
    words.to_owned()
}

/// Of work that does not say how far it reached, nobody can say that it is of the present level.
fn present_level(edition: &Edition, objection: &Objection) -> String {
    let scope = edition.target.and_then(|level| edition.rubric.levels[level].scope);
    let scope = scope.map(|scope| spoken(&edition.rubric.scopes[scope]));
    let is_said = faults(objection).any(|fault| *fault != Fault::UnsaidScope);
    match scope {
        Some(scope) if is_said => format!("That is the present level, done well. Where is a whole {scope}?"),
        Some(scope) => format!("How far did any of this reach? We ask for a whole {scope}."),
        None => "That is the present level, done well.".to_owned(),
    }
}

/// A name of the rubric as it is said aloud.
pub(super) fn spoken(name: &str) -> String {
    name.replace(['-', '_'], " ")
}

fn faults(objection: &Objection) -> impl Iterator<Item = &Fault> {
    objection.weaknesses.iter().filter_map(|weakness| match weakness {
        Weakness::Criterion { fault, .. } => Some(fault),
        Weakness::OpenQuestion { .. }
        | Weakness::Peers(_)
        | Weakness::Figure(_)
        | Weakness::BareClaim(_)
        | Weakness::OneKind { .. }
        | Weakness::OtherKind { .. } => None,
    })
}

fn nothing_offered(edition: &Edition, objection: &Objection) -> String {
    let is_bare = faults(objection).all(|fault| *fault == Fault::Nothing);
    let nothing = if is_bare { "Nothing" } else { "Nothing that counts" };
    match objection.criteria.as_slice() {
        [only] => format!("{nothing} on {}. Is that a gap?", edition.rubric.criteria[*only].title),
        many => format!("{nothing} on {} of the things that we ask for. Are those gaps?", many.len()),
    }
}

/// `One strong season, March 2026.`, where it is one for all.
fn season(objection: &Objection) -> String {
    let days = |fault: &Fault| if let Fault::OneSeason(days) = fault { Some(*days) } else { None };
    let seasons: BTreeSet<Interval> = faults(objection).filter_map(days).collect();
    let season = match seasons.iter().collect::<Vec<_>>().as_slice() {
        [only] => format!("One strong season, {}.", months(**only)),
        _ => "One strong season at a time.".to_owned(),
    };
    format!("{season} What happened before and after?")
}

/// Where nobody has spoken, where what is said says nothing, and where it is too little.
fn few_words(edition: &Edition, objection: &Objection) -> String {
    let short = demanded(objection).next();
    if let Some(Demanded { demand: PeerDemand::OfRelation(relation), .. }) = short {
        return format!("And what is said {}?", relation_of_peers(relation));
    }
    match short {
        Some(Demanded { found: 0, .. }) => "What do the people beside them say? Nobody has said a word.".to_owned(),
        Some(Demanded { found, asked, .. }) if objection.raised.is_empty() => {
            format!("That is {found} of the {asked} voices that we ask for. What do the others say?")
        }
        Some(_) | None => {
            let given = edition.feedback.iter().filter(|peer| peer.state == State::Given).count();
            let is_all = objection.raised.iter().filter_map(|raised| raised.at).collect::<BTreeSet<_>>().len() >= given;
            let which = if is_all { "The reviews are" } else { "Some of the reviews are" };
            format!("{which} friendly and say nothing.")
        }
    }
}

fn near_peers(edition: &Edition, objection: &Objection) -> &'static str {
    let is_short = |demand: PeerDemand| demanded(objection).any(|demanded| demanded.demand == demand);
    let has_spoken = edition.feedback.iter().any(|peer| peer.state == State::Given);
    match (has_spoken, is_short(PeerDemand::OutsideTeam), is_short(PeerDemand::AtTargetLevel)) {
        (false, true, true) => "And who outside the team, or at that level, would say so?",
        (false, true, false) => "And who outside the team would say so?",
        (false, false, _) => "And who at that level would say so?",
        (true, true, true) => "Only teammates. Would anyone at the level say so?",
        (true, true, false) => "Only teammates. What do people outside the team say?",
        (true, false, _) => "Would anyone at the level say so?",
    }
}

fn demanded(objection: &Objection) -> impl Iterator<Item = Demanded> {
    objection.weaknesses.iter().filter_map(|weakness| match weakness {
        Weakness::Peers(demanded) => Some(*demanded),
        Weakness::Criterion { .. }
        | Weakness::OpenQuestion { .. }
        | Weakness::Figure(_)
        | Weakness::BareClaim(_)
        | Weakness::OneKind { .. }
        | Weakness::OtherKind { .. } => None,
    })
}

/// What would answer it.
pub(in crate::site) fn answers_it(edition: &Edition, doubt: Doubt) -> String {
    let has_scopes = edition.target.is_some_and(|level| edition.rubric.levels[level].scope.is_some());
    let words = match doubt {
        Doubt::PresentLevel if !has_scopes => "one piece of work of the next level, and why it was one",
        Doubt::PresentLevel => "one piece of work at the level’s scope for each, and why it was that wide",
        Doubt::OwnWorkOnly => "a person who can now do something, or a practice that others took up, in their words",
        Doubt::OneSeason => "a second piece from another season, or that the first result has held",
        Doubt::FewWords => "a day, an act and what came of it, in the peer’s own words",
        Doubt::NearPeers => "the words of somebody outside the team who works at the level asked for",
        Doubt::OwnPart => "`role`, and in each note one sentence that says what was whose",
        Doubt::NoBaseline => {
            "what it was before, how it was measured and where it can be seen; or that it is an estimate, and why"
        }
        Doubt::FiguresDisagree => "one number, the same everywhere",
        Doubt::SaysWho => "work, a figure or a witness under each claim, and no claim wider than its proof",
        Doubt::NothingOffered => "one piece of work that shows it, or a waiver with its reason",
        Doubt::OneSource => "a second piece of work, unlike the first",
        Doubt::SoWhat => "what the problem was, what changed, and why it mattered: a sentence each",
        Doubt::Unfinished => "the day it was done, or other proof",
        Doubt::Potential => "the act that shows it",
        Doubt::Effort => "what the effort brought",
        Doubt::TaskList => "three pieces, each as a problem, a change and a reason",
        Doubt::LastTime => "work of this time",
        Doubt::BusinessNeed | Doubt::WhyNow => "the role that must be filled, who needs it, and what waits undone",
        Doubt::Excused => "a reason that a stranger accepts",
        Doubt::NoAnswer => "two sentences that cite evidence, a claim or a figure",
        Doubt::LastMinute => "words that were given in time, or a day that the peer remembers",
    };
    words.to_owned()
}

/// What to do about it where no single step takes any of it away; nothing where there is nothing to do.
pub(in crate::site) fn next_for(doubt: Doubt) -> Option<&'static str> {
    match doubt {
        Doubt::OwnWorkOnly => Some(
            "ask the people in `with` what they do differently now; write it down as work of kind mentoring or process",
        ),
        Doubt::LastMinute => Some("next time ask when the work is done; now ask them for the day that they remember"),
        Doubt::LastTime => {
            Some("mark it as `background: true` where it only explains, and look for work of this window")
        }
        Doubt::Excused => Some("say in each waiver what a stranger could check"),
        Doubt::PresentLevel
        | Doubt::OneSeason
        | Doubt::FewWords
        | Doubt::NearPeers
        | Doubt::OwnPart
        | Doubt::NoBaseline
        | Doubt::FiguresDisagree
        | Doubt::SaysWho
        | Doubt::NothingOffered
        | Doubt::OneSource
        | Doubt::SoWhat
        | Doubt::Unfinished
        | Doubt::Potential
        | Doubt::Effort
        | Doubt::TaskList
        | Doubt::BusinessNeed
        | Doubt::NoAnswer
        | Doubt::WhyNow => None,
    }
}

/// Why it is said, each reason once, those that touch most criteria first.
pub(in crate::site) fn because(edition: &Edition, objection: &Objection) -> Vec<Because> {
    let mut all: Vec<Because> = Vec::new();
    // That nothing is answered stands below in any case.
    let is_said = |weakness: &&Weakness| weakness.question().is_none() || !weakness.places(edition).is_empty();
    for weakness in objection.weaknesses.iter().filter(is_said) {
        let text = weakness_in_words(edition, weakness);
        add(&mut all, text, weakness.criterion(), &weakness.places(edition));
    }
    for raised in &objection.raised {
        add(&mut all, sign(raised.sign).to_owned(), None, raised.at.as_slice());
    }
    if objection.doubt == Doubt::OwnWorkOnly {
        let text = "no work carries what is asked of them for others".to_owned();
        all.push(Because { text, criteria: objection.criteria.clone(), at: Vec::new() });
    }
    for because in &mut all {
        let (mut criteria, mut notes) = (BTreeSet::new(), BTreeSet::new());
        because.criteria.retain(|criterion| criteria.insert(*criterion));
        because.at.retain(|at| notes.insert(*at));
    }
    all.sort_by_key(|because| Reverse(because.criteria.len()));
    all
}

fn add(all: &mut Vec<Because>, text: String, criterion: Option<usize>, at: &[NoteRef]) {
    let place = all.iter().position(|because| because.text == text).unwrap_or_else(|| {
        all.push(Because { text, criteria: Vec::new(), at: Vec::new() });
        all.len() - 1
    });
    all[place].criteria.extend(criterion);
    all[place].at.extend(at);
}

/// A weakness in words that its criterion may follow.
pub(super) fn weakness_in_words(edition: &Edition, weakness: &Weakness) -> String {
    match weakness {
        Weakness::Criterion { fault, .. } => fault_in_words(edition, fault),
        Weakness::OpenQuestion { question: _, unsupported } => {
            let answers = edition.answers.iter().filter(|answer| unsupported.contains(&answer.entry.at));
            let answers: Vec<&Answer> = answers.collect();
            let is_said = !answers.is_empty();
            if is_said { unanswered(&answers) } else { "a question that nobody has answered yet" }.to_owned()
        }
        Weakness::Peers(demanded) => short(*demanded),
        Weakness::Figure(_) => "a figure that does not say how it was measured, or where it can be seen".to_owned(),
        Weakness::BareClaim(_) => "a claim with nothing under it".to_owned(),
        Weakness::OneKind { kind, .. } => format!("all work that counts is of one kind, `{kind}`"),
        Weakness::OtherKind { is_said: true, .. } => "work of another kind than is asked for".to_owned(),
        Weakness::OtherKind { is_said: false, .. } => "work that does not say its kind".to_owned(),
    }
}

/// Why an answer leaves its question open.
pub(in crate::site) fn unanswered(answers: &[&Answer]) -> &'static str {
    const _: () = assert!(ANSWER_WORDS == 15, "the words below say so many");
    if answers.iter().any(|answer| answer.is_supported()) {
        "an answer whose proof speaks for nothing that the question is about"
    } else if answers.iter().any(|answer| answer.cites) {
        "an answer of under 15 words says too little"
    } else {
        "this cites nothing that can be looked at here"
    }
}

fn fault_in_words(edition: &Edition, fault: &Fault) -> String {
    let scope = |index: &usize| &edition.rubric.scopes[*index];
    match fault {
        Fault::Nothing => "no note speaks for it".to_owned(),
        Fault::NothingCounts(aside) => {
            let why: Vec<&str> = aside.iter().copied().map(set_aside).collect();
            format!("nothing that speaks for it can be counted ({})", listed(&why))
        }
        Fault::NoEvidence => "peers or claims speak for it, and no evidence does".to_owned(),
        Fault::BelowScope { reached, wanted } => {
            format!("scope `{}`, where the level asks for `{}`", scope(reached), scope(wanted))
        }
        Fault::UnsaidScope => "no scope said".to_owned(),
        Fault::UnsaidPart => "no part said".to_owned(),
        Fault::NoLeadingPart(role) => format!("no leading part ({})", part(*role)),
        Fault::WordAlone => "only the candidate’s word for it".to_owned(),
        Fault::NobodyElse => "nobody but the candidate speaks for it".to_owned(),
        Fault::OnePiece => "no second piece of work stands beside it".to_owned(),
        Fault::OneProject => "all of it is of one project".to_owned(),
        Fault::TooFewPieces { found, asked } => {
            format!("{found} of the {asked} pieces of evidence that are asked for")
        }
        Fault::OneSeason(days) => format!("all of it in one season, {}", months(*days)),
        Fault::OutsidePeriods => "it lies in none of the periods".to_owned(),
        Fault::NoOutcome => "no figure, no claim and no peer says what came of it".to_owned(),
        Fault::Unwitnessed => "no peer speaks for it".to_owned(),
    }
}

/// What words give away.
pub(super) fn sign(sign: Sign) -> &'static str {
    match sign {
        Sign::Praise => "praise, and nothing that happened",
        Sign::OwnPraise => "praise of oneself, and nothing that shows it",
        Sign::ThinWords => "a few words, and no fact among them",
        Sign::EchoedWords => "the words of the draft, or of another peer",
        Sign::UnclearPart => "it does not say what was done by whom",
        Sign::WeAlone => "a paragraph of “we”, without an “I”",
        Sign::BarePercent => "a percentage with nothing to compare it with",
        Sign::BareMagnitude => "a great change without a figure",
        Sign::WrongArithmetic => "a figure that does not follow from those beside it",
        Sign::TwoValues => "one figure, told with different numbers",
        Sign::WrongTitle => "a title that what stands under it contradicts",
        Sign::Overclaim => "a claim that reaches further than the work under it",
        Sign::UncitedFigure => "a claim that speaks of a figure, and does not cite it",
        Sign::NotFinished => "work that is not finished, told as if it counted",
        Sign::Hope => "what could be, in the place of what was done",
        Sign::Toil => "what it cost, in the place of what it brought",
        Sign::Count => "a count of what was done, as if it were what came of it",
        Sign::Tasks => "a long list of tasks without an outcome",
        Sign::Links => "links, where an argument belongs",
        Sign::NumberAlone => "numbers in the place of names",
        Sign::OldWords => "work that the words date outside the window",
        Sign::OldWork => "work that lies wholly outside the window",
        Sign::EmptyWaiver => "a waiver that gives no reason, or one more than a case can bear",
        Sign::AskedLate => "asked for days before it was given, or shortly before the deadline",
        Sign::AskedLongAgo => "asked weeks ago, and not given",
    }
}

/// What is asked of peer feedback and is not there.
fn short(Demanded { demand, found, asked }: Demanded) -> String {
    let [one, many] = peers(demand);
    let (what, is) = if asked == 1 { (one, "is") } else { (many, "are") };
    let there = match found {
        0 => "none is there".to_owned(),
        1 => "1 is there".to_owned(),
        found => format!("{found} are there"),
    };
    format!("{asked} {what} {is} asked for, and {there}")
}

/// How many of the required criteria it touches; nothing where it touches one or none.
pub(in crate::site) fn touches(edition: &Edition, objection: &Objection) -> Option<String> {
    let required = edition.coverage.iter().filter(|coverage| coverage.is_required()).count();
    let touched = objection.criteria.iter().filter(|index| edition.coverage[**index].is_required()).count();
    (touched > 1).then(|| format!("{touched} of {}", count(required, "required criterion/required criteria")))
}

/// Names, the first of them, and how many more.
pub(super) fn few(names: &[String], most: usize) -> String {
    let mut named: Vec<String> = names.iter().take(most).cloned().collect();
    if names.len() > most {
        named.push(format!("{} more", names.len() - most));
    }
    listed(&named)
}

/// The same raised in a few words, for a step that removes it.
pub(super) fn raised_in_words(raised: &Raised) -> String {
    sign(raised.sign).to_owned()
}
