//! A request in words, before anything is known of how they will be written: a letter that one reads in two minutes.

use super::{AnswerWay, OUR_WORDS, Request};
use crate::vocabulary::{Audience, Relation, day};

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) subject: String,
    /// In the order of reading.
    pub(super) parts: Vec<Part>,
}

/// A part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What follows is about this.
    Heading(&'static str),
    /// Sentences of ours.
    Says(String),
    /// Things in a list: what each is, and what is said of it.
    Things(Vec<(String, String)>),
    /// Paragraphs of the candidate's.
    Draft(Vec<String>),
    /// Who signs.
    Signed(String),
}

/// The request as a letter.
pub(super) fn letter(request: &Request) -> Letter {
    let mut parts = vec![Part::Says(format!("Hello {},", called(&request.peer))), Part::Says(opening(request))];
    work(request, &mut parts);
    criteria(request, &mut parts);
    helps(&mut parts);
    draft(request, &mut parts);
    answer(request, &mut parts);
    parts.extend([Part::Says("Thank you for your time.".to_owned()), Part::Signed(request.candidate.clone())]);
    Letter { subject: subject(request), parts }
}

/// What the letter is about.
pub(super) fn subject(request: &Request) -> String {
    let again = if request.asked.is_some() { "Once more: a" } else { "A" };
    format!("{again} few words from you about my work, by {}?", day(request.by))
}

fn opening(request: &Request) -> String {
    let level = request
        .level
        .as_ref()
        .map_or_else(|| "I ask to be promoted".to_owned(), |level| format!("I ask to be promoted to {level}"));
    let why = request.relation.map_or("you were there", saw);
    let ask = format!(
        "{level}, and those who decide have not seen my work. {}: would you write them a few sentences about it? \
         A quarter of an hour is enough, and a plain no is a good answer too.",
        begun(why)
    );
    match request.asked {
        Some(asked) => {
            format!("On {} I asked you for a few words; here it is once more, in case it was lost. {ask}", day(asked))
        }
        None => ask,
    }
}

/// Why this person: how they know the work.
const fn saw(relation: Relation) -> &'static str {
    match relation {
        Relation::Peer => "you worked beside me",
        Relation::CrossTeam => "you saw it from another team",
        Relation::Leader => "you see more of the whole than I do",
        Relation::Mentee => "you know what it is like to learn with me",
        Relation::Report => "you know what it is like to work for me",
        Relation::Partner => "you saw it from another craft than mine",
        Relation::Manager => "you saw it from week to week",
    }
}

fn work(request: &Request, parts: &mut Vec<Part>) {
    if request.work.is_empty() {
        return;
    }
    let thing = |work: &super::Work| {
        let when = work.when.as_ref().map_or_else(String::new, |when| format!(" ({when})"));
        (format!("{}{when}", work.title), work.opening.clone())
    };
    parts.push(Part::Heading("What you saw"));
    parts.push(Part::Things(request.work.iter().map(thing).collect()));
    parts.push(Part::Says("If you remember another day better, write about that one.".to_owned()));
}

fn criteria(request: &Request, parts: &mut Vec<Part>) {
    if request.criteria.is_empty() {
        return;
    }
    let at = request.level.as_ref().map_or_else(String::new, |level| format!(" of a {level}"));
    let (what, one) = match request.criteria.len() {
        1 => ("This is what", ""),
        _ => ("These are some of the things that", " One of them is enough."),
    };
    parts.push(Part::Heading("What it can speak to"));
    parts.push(Part::Says(format!("{what} our ladder asks{at}.{one}")));
    parts.push(Part::Things(request.criteria.iter().map(|asked| (asked.title.clone(), asked.text.clone())).collect()));
}

fn helps(parts: &mut Vec<Part>) {
    parts.push(Part::Heading("What helps those who read it"));
    parts.push(Part::Says(
        "One thing that you saw yourself: what the situation was, what I did, and what came of it. A day, a name or a number \
         that only you know says more than praise. What I did less well may stand there too."
            .to_owned(),
    ));
}

fn draft(request: &Request, parts: &mut Vec<Part>) {
    if request.draft.is_empty() {
        return;
    }
    parts.push(Part::Heading("How I remember it"));
    parts.push(Part::Says(
        "Only to help you remember: change it, contradict it, or leave it aside. Please do not send it back as it stands; \
         those who read it look for your words."
            .to_owned(),
    ));
    parts.push(Part::Draft(request.draft.clone()));
}

fn answer(request: &Request, parts: &mut Vec<Part>) {
    let by = day(request.by);
    let how = match request.way {
        AnswerWay::Reply => format!("Reply to this letter, in your own words, by {by}."),
        AnswerWay::AttachedForm => format!(
            "Open the file that comes with this letter, write into it, save it, and send it back by {by}; or just reply."
        ),
        AnswerWay::Form => format!("Write below, save the page, and send me the file by {by}."),
    };
    let readers = match request.relation {
        Some(Relation::Manager) => "The committee reads it",
        Some(
            Relation::Peer
            | Relation::CrossTeam
            | Relation::Leader
            | Relation::Mentee
            | Relation::Report
            | Relation::Partner,
        )
        | None => "My manager and the committee read it",
    };
    const UNNAMED: &str = "without your name: they learn how you know my work, and nothing else of who you are.";
    let read = match (request.name_is_for, request.relation) {
        (Audience::Committee, _) => format!("{readers} word for word, with your name."),
        (Audience::Manager, Some(Relation::Manager)) | (Audience::SelfOnly, _) => {
            format!("{readers} word for word, {UNNAMED}")
        }
        (Audience::Manager, _) => {
            format!("My manager reads it word for word, with your name; the committee reads it {UNNAMED}")
        }
    };
    parts.push(Part::Heading("How to answer"));
    parts.push(Part::Says(format!("{how} {read}")));
    parts.push(Part::Says(OUR_WORDS.to_owned()));
}

/// What one calls a person in a letter: the first name, where it can be told which that is.
pub(super) fn called(name: &str) -> &str {
    let is_title = |word: &str| {
        ["dr", "prof", "professor", "mr", "mrs", "ms", "sir"]
            .contains(&word.trim_end_matches('.').to_lowercase().as_str())
    };
    let is_family_first =
        name.contains(',') || !name.chars().any(|letter| letter.is_alphabetic() && (letter as u32) < 0x0590);
    let mut words = name.split_whitespace();
    match words.next() {
        Some(first) if !is_family_first && !is_title(first) && first.chars().count() > 1 && !first.ends_with('.') => {
            first
        }
        Some(_) | None => name,
    }
}

fn begun(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::called;

    #[test]
    fn people_are_called_by_their_first_name_where_it_is_known() {
        for (name, first) in [
            ("Ruth Adeyemi", "Ruth"),
            ("Ana", "Ana"),
            ("Dr. Ruth Adeyemi", "Dr. Ruth Adeyemi"),
            ("Adeyemi, Ruth", "Adeyemi, Ruth"),
            ("J. R. Smith", "J. R. Smith"),
            ("山田 太郎", "山田 太郎"),
            ("Łukasz Żak", "Łukasz"),
            ("Ольга Котова", "Ольга"),
        ] {
            assert_eq!(called(name), first);
        }
    }
}
