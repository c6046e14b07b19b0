//! `promo status`: how the packet stands in a few lines, and the one thing to do next.

mod whole;

use super::args::{ListFormatArg, StatusArgs};
use super::compiled::compiled;
use super::log::all_entries;
use super::stdout::Stdout;
use super::text_layout::TextLayout;
use super::{CliError, Verdict, environment, packet_folder};
use crate::diagnostic::count;
use crate::logbook::{Lately, LogEntry};
use crate::packet::Packet;
use crate::report::{Summary, visible_line};
use crate::site::{CriterionStanding, Overview, overview};
use crate::source::Date;
use crate::vocabulary::{Audience, day};
use serde::Serialize;

/// How many criteria of one strength are named.
const NAMED: usize = 4;

/// Where the text of a line begins.
const COLUMN: usize = 13;

pub(super) fn run(args: &StatusArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    let root = packet_folder::find(args.dir.as_deref())?;
    let today = environment::today()?;
    let (tree, compilation) = compiled(&root)?;
    let mut layout = TextLayout::new(stdout.style());
    let Some(own) = compilation.edition(Audience::SelfOnly) else {
        let found = Summary::of(&compilation.findings.diagnostics);
        layout.paragraph(0, &format!("nothing can be said of the packet yet; `promo check`: {found}"));
        layout.show(stdout)?;
        return Ok(Verdict::Sound);
    };
    let standing = Standing {
        candidate: &own.candidate.name,
        title: &own.title,
        overview: overview(own, &compilation.raised(own)),
        found: Summary::of(&compilation.findings.diagnostics),
        packet: &compilation.packet,
        logged: Logged::of(all_entries(&compilation.packet, &tree).iter().map(|(_, entry)| entry), today),
        today,
    };
    if args.format == ListFormatArg::Json {
        stdout.say(&(serde_json::to_string(&standing.as_data()).unwrap_or_default() + "\n"))?;
        return Ok(Verdict::Sound);
    }
    layout.heading(&format!("{}: {}", standing.candidate, standing.title));
    if args.all {
        whole::show(&mut layout, &standing);
    } else {
        standing.show(&mut layout);
    }
    layout.show(stdout)?;
    Ok(Verdict::Sound)
}

/// Where a packet stands on a day.
struct Standing<'a> {
    candidate: &'a str,
    title: &'a str,
    overview: Overview,
    found: Summary,
    packet: &'a Packet,
    logged: Logged,
    today: Date,
}

impl Standing<'_> {
    /// A line for each thing that one asks.
    fn show(&self, layout: &mut TextLayout) {
        let mut line = |label: &str, text: &str| layout.entry(2, label, COLUMN, &visible_line(text));
        line("criteria", &self.counted());
        for (word, criteria) in self.by_strength().into_iter().filter(|(word, _)| !matches!(*word, "strong" | "waived"))
        {
            line("", &format!("{word}: {}", named(&criteria)));
        }
        line("peers", &self.peers());
        line("questions", &self.questions());
        line("check", &found(self.found));
        if let Some(deadline) = self.deadline() {
            line("deadline", &until(deadline, self.today));
        }
        line("log", &self.logged.in_words(self.today));
        if let Some(next) = self.overview.steps.first() {
            // What it takes away is a list, which `--all` tells.
            let removes = next.removes.split(": ").next().unwrap_or_default();
            line("next", &format!("{} ({}); it {removes}", next.what, next.cost));
        }
    }

    /// The required criteria by their strength, in the order in which the rubric has the first of each.
    fn by_strength(&self) -> Vec<(&'static str, Vec<&CriterionStanding>)> {
        let mut words: Vec<(&'static str, Vec<&CriterionStanding>)> = Vec::new();
        for criterion in self.overview.all.iter().filter(|criterion| !criterion.is_optional) {
            match words.iter_mut().find(|(word, _)| *word == criterion.word) {
                Some((_, those)) => those.push(criterion),
                None => words.push((criterion.word, vec![criterion])),
            }
        }
        let order = ["strong", "supported", "thin", "not enough to judge", "missing", "waived"];
        words.sort_by_key(|(word, _)| order.iter().position(|other| other == word).unwrap_or(order.len()));
        words
    }

    /// `7 strong, 1 thin, and 1 optional`.
    fn counted(&self) -> String {
        let mut counts: Vec<String> =
            self.by_strength().into_iter().map(|(word, those)| format!("{} {word}", those.len())).collect();
        let optional = self.overview.all.iter().filter(|criterion| criterion.is_optional).count();
        counts.extend((optional > 0).then(|| format!("{optional} more optional")));
        counts.join(", ")
    }

    /// What there is of what is asked for, and who is waited for.
    fn peers(&self) -> String {
        let (_, there, asked) = match self.overview.peers.first() {
            Some(first) => *first,
            None => return self.waited_for().unwrap_or_else(|| "the rubric asks for none".to_owned()),
        };
        let others = self.overview.peers.iter().skip(1).filter(|(_, there, asked)| there < asked);
        let lacking = others.map(|(what, there, asked)| format!("{there} of {asked} {what}"));
        let first = format!("{there} of {asked} given");
        std::iter::once(first).chain(lacking).chain(self.waited_for()).collect::<Vec<_>>().join("; ")
    }

    fn waited_for(&self) -> Option<String> {
        let lines = whole::peers(self.packet, self.today);
        let more = lines.len().saturating_sub(1);
        let more = if more > 0 { format!(", and {}", count(more, "other")) } else { String::new() };
        lines.first().map(|first| format!("{first}{more}"))
    }

    fn questions(&self) -> String {
        let (answered, questions) = self.overview.questions;
        let (open, objections) = self.overview.objections;
        let mut told = vec![match questions {
            0 => "the rubric has none".to_owned(),
            _ => format!("{answered} of {questions} answered"),
        }];
        told.extend((objections > 0).then(|| format!("{open} of {} open", count(objections, "objection"))));
        told.join("; ")
    }

    fn deadline(&self) -> Option<Date> {
        self.packet.settings.cycle.as_ref().and_then(|cycle| cycle.deadline.as_ref()).map(|deadline| deadline.value)
    }

    fn as_data(&self) -> StatusData<'_> {
        let (answered, questions) = self.overview.questions;
        let (open, objections) = self.overview.objections;
        let days = |date: Date| DayData { date: date.to_string(), days: Lately::between(date, self.today).0 };
        StatusData {
            version: 1,
            candidate: self.candidate,
            title: self.title,
            criteria: self.overview.all.iter().map(criterion).collect(),
            peers: self
                .overview
                .peers
                .iter()
                .map(|(what, found, asked)| PeerData { what, found: *found, asked: *asked })
                .collect(),
            questions: Share { of: questions, answered },
            objections: Share { of: objections, answered: objections - open },
            findings: self.found,
            deadline: self.deadline().map(|deadline| DayData { days: -days(deadline).days, ..days(deadline) }),
            last_entry: self.logged.last.map(days),
            next: self
                .overview
                .steps
                .iter()
                .map(|it| StepData { what: &it.what, cost: it.cost, removes: &it.removes })
                .collect(),
        }
    }
}

fn criterion(standing: &CriterionStanding) -> CriterionData<'_> {
    CriterionData { title: &standing.title, strength: standing.word, optional: standing.is_optional }
}

fn named(criteria: &[&CriterionStanding]) -> String {
    let titles: Vec<&str> = criteria.iter().take(NAMED).map(|criterion| criterion.title.as_str()).collect();
    let more = criteria.len() - titles.len();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", titles.join(", "))
}

fn found(found: Summary) -> String {
    if found == Summary::default() { "no problems".to_owned() } else { found.to_string() }
}

fn until(deadline: Date, today: Date) -> String {
    match Lately::between(deadline, today) {
        Lately(0) => format!("{}, today", day(deadline)),
        Lately(days) if days > 0 => format!("{}, which has passed", day(deadline)),
        lately => format!("{}, {}", day(deadline), lately.in_words()),
    }
}

/// What is in the log.
#[derive(Clone, Copy, Debug, Default)]
struct Logged {
    /// How many entries there are.
    entries: usize,
    /// The day of the last of them.
    last: Option<Date>,
}

impl Logged {
    /// A prompt that waits to be written over is no entry, and a day that is still to come is a slip of the pen. Somewhere on earth it is tomorrow already.
    fn of<'e>(entries: impl Iterator<Item = &'e LogEntry>, today: Date) -> Logged {
        let is_prompt = |text: &str| text.starts_with('[') && text.ends_with(']') && !text.starts_with("[[");
        entries.filter(|entry| !is_prompt(&entry.text)).fold(Logged::default(), |logged, entry| Logged {
            entries: logged.entries + 1,
            last: logged.last.max(entry.day.filter(|day| Lately::between(*day, today).0 >= -1)),
        })
    }

    /// After a week one is reminded.
    fn in_words(self, today: Date) -> String {
        match self.last.map(|last| Lately::between(last, today)) {
            None if self.entries > 0 => {
                "its entries have no days; `promo log \"what was done\"` adds one that has".to_owned()
            }
            None => "nothing yet; `promo log \"what was done\"` takes a minute, and five a week are enough".to_owned(),
            Some(lately) if lately.0 <= 7 => format!("last entry {}", lately.in_words()),
            Some(lately) => format!("last entry {}; five minutes a week are enough", lately.in_words()),
        }
    }
}

/// How the packet stands, as a program reads it. The shape is a promise; a change that breaks a reader raises `version`.
#[derive(Serialize)]
struct StatusData<'a> {
    version: u32,
    candidate: &'a str,
    title: &'a str,
    criteria: Vec<CriterionData<'a>>,
    peers: Vec<PeerData<'a>>,
    questions: Share,
    objections: Share,
    findings: Summary,
    deadline: Option<DayData>,
    last_entry: Option<DayData>,
    next: Vec<StepData<'a>>,
}

#[derive(Serialize)]
struct CriterionData<'a> {
    title: &'a str,
    strength: &'a str,
    optional: bool,
}

#[derive(Serialize)]
struct PeerData<'a> {
    what: &'a str,
    found: usize,
    asked: usize,
}

#[derive(Serialize)]
struct Share {
    of: usize,
    answered: usize,
}

/// A day, and how many days it is away: until the deadline, since the last entry.
#[derive(Serialize)]
struct DayData {
    date: String,
    days: i64,
}

#[derive(Serialize)]
struct StepData<'a> {
    what: &'a str,
    cost: &'a str,
    removes: &'a str,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_said_as_one_counts_them() {
        let today = date(2026, 9, 2);
        assert_eq!(until(date(2026, 10, 15), today), "15 October 2026, in 43 days");
        assert_eq!(until(today, today), "2 September 2026, today");
        assert_eq!(until(date(2026, 9, 1), today), "1 September 2026, which has passed");
        let logged = |entries, last| Logged { entries, last }.in_words(today);
        assert_eq!(logged(3, Some(date(2026, 8, 21))), "last entry 12 days ago; five minutes a week are enough");
        assert_eq!(logged(3, Some(date(2026, 8, 31))), "last entry 2 days ago");
        assert!(logged(0, None).starts_with("nothing yet; "));
        assert!(logged(2, None).starts_with("its entries have no days; "));
    }
}
