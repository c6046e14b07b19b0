//! `packet.toml`, typed.

use super::people::{self, Pseudonym};
use crate::diagnostic::{Diagnostic, code};
use crate::source::{Date, Interval, PacketPath, Span, Spanned};
use crate::syntax::keys::{Allowed, FileKeys, Key, Listed, Thing, words};
use crate::syntax::{Fields, Table, hidden_in_values};
use crate::vocabulary::{Audience, Away, Cycle, Paper};

/// What `packet.toml` says.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The file.
    pub file: PacketPath,
    /// Its first line.
    pub span: Span,
    /// Its values, for rules that look at every one.
    pub table: Table,
    /// What the packet is called.
    pub title: Option<Spanned<String>>,
    /// A built-in id, or a path inside the packet.
    pub rubric: Option<Spanned<String>>,
    /// Such as `en`, when it is said.
    pub language: Option<Spanned<String>>,
    /// A theme of the program.
    pub theme: Option<Spanned<String>>,
    /// What it is printed on, when it is said.
    pub paper: Option<Spanned<Paper>>,
    /// Who asks for what.
    pub candidate: Candidate,
    /// The work that counts.
    pub window: Option<Spanned<Interval>>,
    /// The cycle it is handed in for.
    pub cycle: Option<Cycle>,
    /// The author's own periods, in the order of time.
    pub periods: Vec<(Spanned<String>, Spanned<Interval>)>,
    /// When the candidate was not there.
    pub away: Vec<Away>,
    /// Criteria that cannot be met.
    pub waivers: Vec<Waiver>,
    /// Whether the committee is told how strong each criterion is, and not the facts alone.
    pub committee_strength: bool,
    /// Severities by rule.
    pub rules: Vec<(Spanned<String>, Spanned<String>)>,
    /// Short forms that every reader knows, and what they mean.
    pub glossary: Vec<(Spanned<String>, Spanned<String>)>,
    /// Terms that no edition for others may hold.
    pub private: Vec<Spanned<String>>,
    /// Names and terms that not every reader is told, and what is read instead.
    pub people: Vec<Pseudonym>,
    /// What brief and summary show.
    pub brief: Brief,
}

/// What brief and summary show, where the author has chosen.
#[derive(Clone, Debug, Default)]
pub struct Brief {
    /// Ids of impact statements, in order.
    pub results: Vec<Spanned<String>>,
    /// Ids of feedback, in order.
    pub peers: Vec<Spanned<String>>,
}

/// Who asks for what.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// Their name.
    pub name: Spanned<String>,
    /// The level held, as written.
    pub current: Option<Spanned<String>>,
    /// The level asked for, as written.
    pub target: Option<Spanned<String>>,
    /// The kind of candidate they are, one of the rubric's, where it tells them apart.
    pub archetype: Option<Spanned<String>>,
    /// What they do.
    pub role: Option<Spanned<String>>,
    /// Where.
    pub team: Option<Spanned<String>>,
    /// Who makes the case.
    pub manager: Option<Spanned<String>>,
}

impl Settings {
    /// The names and terms that a reader of this audience is not told.
    pub fn hidden_from(&self, audience: Audience) -> impl Iterator<Item = &Pseudonym> {
        self.people.iter().filter(move |person| !audience.may_see(person.audience))
    }

    /// The language of the packet: English where it says none.
    pub fn language(&self) -> &str {
        self.language.as_ref().map_or("en", |language| &language.value)
    }

    /// Whether the packet is written in English.
    pub fn is_english(&self) -> bool {
        self.language().to_lowercase().starts_with("en")
    }
}

/// A criterion that cannot be met, and why.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The criterion's id.
    pub criterion: Spanned<String>,
    /// What stood in the way.
    pub reason: Spanned<String>,
}

/// The keys of `packet.toml`.
pub const KEYS: &[Key] = &[
    Key::table("packet", PACKET, "a section `[packet]` with `rubric = \"senior-engineer\"`").required(),
    Key::table("candidate", CANDIDATE, "a section `[candidate]` with `name`, `current` and `target`").required(),
    Key::table("window", WINDOW, "the work that counts, from one day to another"),
    Key::table("cycle", CYCLE, "the cycle that the packet is handed in for"),
    Key::tables("periods", PERIOD, "the stretches of the window; else the half-years that cover it"),
    Key::tables(
        "away",
        AWAY,
        "leave, a reorganisation, a change of manager: shown on the timeline, never counted as a gap",
    ),
    Key::tables("waivers", WAIVER, "criteria that cannot be met, and why: shown as such"),
    Key::table("committee", COMMITTEE, "what the committee is told besides the facts"),
    Key::names("rules", rule_names, "what a warning or a hint is worth to you; an error stays an error")
        .of(Allowed::Words(|| vec!["error", "warning", "hint", "off"])),
    Key::terms(
        "glossary",
        "short forms that every reader knows, and what they mean: `unexplained-acronym` keeps still of them",
        "{ SRE = \"Site Reliability Engineering\" }",
    ),
    Key::table("private", PRIVATE, "what no edition for others may hold"),
    Key::tables("people", people::KEYS, "names and terms that not every reader is told, and what is read instead"),
    Key::table("brief", BRIEF, "which results and peers brief and summary show, in this order"),
];

const PACKET: &[Key] = &[
    Key::text("title", "what the packet is called", "\"Promotion to Senior Engineer\""),
    Key::text(
        "rubric",
        "a built-in rubric such as `senior-engineer`, or a path such as `rubric.toml`",
        "\"senior-engineer\"",
    )
    .of(Allowed::RubricName)
    .required(),
    Key::text(
        "language",
        "the language of the notes: rules about words keep still in languages they do not know",
        "\"en\"",
    ),
    Key::text("theme", "a theme of the program", "\"plain\""),
    Key::word("paper", words::<Paper>, "the paper that it is printed on; else A4", "\"letter\""),
];

const CANDIDATE: &[Key] = &[
    Key::text("name", "the candidate's name", "\"Kim Berg\"").required(),
    Key::text("current", "the level held, an id or alias of the rubric", "\"mid\"")
        .of(Allowed::Listed(Listed::Levels))
        .required(),
    Key::text("target", "the level asked for, an id or alias of the rubric", "\"senior\"")
        .of(Allowed::Listed(Listed::Levels))
        .required(),
    Key::text("archetype", "the kind of candidate, where the rubric tells them apart", "\"architect\"")
        .of(Allowed::Listed(Listed::Archetypes)),
    Key::text("role", "what the candidate does", "\"Software Engineer\""),
    Key::text("team", "where the candidate works", "\"Checkout\""),
    Key::text("manager", "who makes the case", "\"Alex Roy\""),
];

/// The first day of an interval.
pub(super) const FROM: Key = Key::date("from", "the first day, such as 2025-07-01", "2025-07-01");

/// The last day of an interval.
pub(super) const TO: Key = Key::date("to", "the last day, such as 2025-12-31", "2026-06-30");

const WINDOW: &[Key] = &[FROM.required(), TO.required()];

const CYCLE: &[Key] = &[
    Key::text("name", "what the cycle is called", "\"2026 H2\""),
    Key::date("deadline", "the day on which the packet must be handed in", "2026-10-15"),
];

const PERIOD: &[Key] =
    &[Key::text("id", "a short name such as `2025-H2`", "\"2025-H2\"").required(), FROM.required(), TO.required()];

const AWAY: &[Key] = &[
    FROM.required(),
    TO.required(),
    Key::text("why", "what it was, such as `parental leave`", "\"parental leave\"").required(),
];

const WAIVER: &[Key] = &[
    Key::text("criterion", "the id of a criterion", "\"hiring\"").of(Allowed::Listed(Listed::Criteria)).required(),
    Key::text(
        "reason",
        "what stood in the way, as a reader should read it",
        "\"the team did not hire in this window\"",
    )
    .required(),
];

const COMMITTEE: &[Key] = &[Key::boolean(
    "strength",
    "whether its edition says how strong each criterion is: `strong`, `thin` and so on; else it is given the facts alone",
    "true",
)];

const PRIVATE: &[Key] = &[Key::texts("terms", "words that must not leave your desk", "[\"Project Falcon\"]")];

const BRIEF: &[Key] = &[
    Key::texts("results", "the claims to show; else the three with the best proof", "[\"checkout\"]")
        .of(Allowed::Id(Thing::Impact)),
    Key::texts(
        "peers",
        "the peers to quote; else three, those from outside the team and of the highest level first",
        "[\"ana\"]",
    )
    .of(Allowed::Id(Thing::Feedback)),
];

fn rule_names() -> Vec<&'static str> {
    code::ALL.iter().map(|rule| rule.as_str()).collect()
}

/// Reads `packet.toml`.
pub(super) fn read_settings(file: &PacketPath, table: Table, diagnostics: &mut Vec<Diagnostic>) -> Settings {
    let mut fields = Fields::new(file, &table, FileKeys { word: "packet", keys: KEYS }, diagnostics);
    let packet = section(&mut fields, "packet", packet);
    let candidate = section(&mut fields, "candidate", candidate);
    let window = fields.section("window", window).flatten();
    let cycle = fields.section("cycle", cycle);
    let periods = fields.each("periods", period);
    let away = fields.each("away", away);
    let waivers = fields.each("waivers", waiver);
    let committee_strength =
        fields.section("committee", |it| it.boolean("strength")).flatten().is_some_and(|it| it.value);
    let rules = fields.names("rules");
    let glossary = fields.names("glossary");
    let private = fields.section("private", |it| it.texts("terms")).unwrap_or_default();
    let people = fields.each("people", people::person);
    let brief = fields.section("brief", brief).unwrap_or_default();
    fields.finish();
    hidden_in_values(&table, |key| !matches!(key, "private" | "rules"), diagnostics);
    let PacketSection { title, rubric, language, theme, paper } = packet.unwrap_or_default();
    let mut settings = Settings {
        file: file.clone(),
        span: table.span,
        title,
        rubric,
        language,
        theme,
        paper,
        candidate: candidate.unwrap_or_default(),
        window,
        cycle,
        periods,
        away,
        waivers,
        committee_strength,
        rules,
        glossary,
        private,
        people,
        brief,
        table,
    };
    settings.periods.sort_by_key(|(_, days)| days.value);
    overlapping_periods(&settings, diagnostics);
    settings
}

/// A section that must be there.
fn section<T>(fields: &mut Fields<'_>, key: &'static str, read: impl FnOnce(&mut Fields<'_>) -> T) -> Option<T> {
    let section = fields.section(key, read);
    if section.is_none() {
        fields.missing_unless_wrong(key);
    }
    section
}

#[derive(Default)]
struct PacketSection {
    title: Option<Spanned<String>>,
    rubric: Option<Spanned<String>>,
    language: Option<Spanned<String>>,
    theme: Option<Spanned<String>>,
    paper: Option<Spanned<Paper>>,
}

fn packet(fields: &mut Fields<'_>) -> PacketSection {
    PacketSection {
        title: fields.text("title"),
        rubric: fields.required_text("rubric"),
        language: fields.text("language"),
        theme: fields.text("theme"),
        paper: fields.word("paper", code::UNKNOWN_VALUE),
    }
}

fn candidate(fields: &mut Fields<'_>) -> Candidate {
    Candidate {
        name: fields.required_text("name").unwrap_or_default(),
        current: fields.required_text("current"),
        target: fields.required_text("target"),
        archetype: fields.text("archetype"),
        role: fields.text("role"),
        team: fields.text("team"),
        manager: fields.text("manager"),
    }
}

/// The window. One that runs backwards only because day and month look exchanged is not applied, and said; any other is broken.
fn window(fields: &mut Fields<'_>) -> Option<Spanned<Interval>> {
    let (from, to) = ends(fields)?;
    let meant = |date: Date| Date::new(date.year(), date.day(), date.month()).ok().filter(|meant| *meant != date);
    let begins = meant(from.value).filter(|meant| *meant <= to.value).map(|meant| (from.span, from.value, meant));
    let ends = meant(to.value).filter(|meant| from.value <= *meant).map(|meant| (to.span, to.value, meant));
    match begins.or(ends) {
        Some((span, written, meant)) if to.value < from.value => {
            let message =
                format!("the window ends before it begins, and is not applied: is `{written}` meant as {meant}?");
            let exchanged = Diagnostic::warning(code::EXCHANGED_DAY_AND_MONTH, span, message);
            fields.report(exchanged.help("write year, month, day"));
            None
        }
        _ => ordered(fields, "window", from, to),
    }
}

/// `from` and `to`, both there and in order.
pub(super) fn interval(fields: &mut Fields<'_>, noun: &str) -> Option<Spanned<Interval>> {
    let (from, to) = ends(fields)?;
    ordered(fields, noun, from, to)
}

fn ends(fields: &mut Fields<'_>) -> Option<(Spanned<Date>, Spanned<Date>)> {
    let (from, to) = (fields.date("from"), fields.date("to"));
    fields.missing_unless_wrong("from");
    fields.missing_unless_wrong("to");
    from.zip(to)
}

fn ordered(fields: &mut Fields<'_>, noun: &str, from: Spanned<Date>, to: Spanned<Date>) -> Option<Spanned<Interval>> {
    if let Some(days) = Interval::new(from.value, to.value) {
        return Some(Spanned::new(days, from.span.join(to.span)));
    }
    let message = format!("the {noun} ends before it begins");
    let reversed = Diagnostic::error(code::REVERSED_INTERVAL, to.span, message).label("earlier than `from`");
    let reversed = reversed.also(from.span, "it begins here");
    fields.report(reversed.help("exchange `from` and `to`, or correct the year"));
    None
}

fn brief(fields: &mut Fields<'_>) -> Brief {
    Brief { results: fields.texts("results"), peers: fields.texts("peers") }
}

fn cycle(fields: &mut Fields<'_>) -> Cycle {
    Cycle { name: fields.text("name"), deadline: fields.date("deadline") }
}

fn period(fields: &mut Fields<'_>) -> Option<(Spanned<String>, Spanned<Interval>)> {
    let id = fields.required_text("id");
    let days = interval(fields, "period");
    Some((id?, days?))
}

fn away(fields: &mut Fields<'_>) -> Option<Away> {
    let days = interval(fields, "absence");
    let why = fields.required_text("why");
    Some(Away { days: days?, why: why.unwrap_or_default() })
}

fn waiver(fields: &mut Fields<'_>) -> Option<Waiver> {
    let criterion = fields.required_text("criterion");
    let reason = fields.required_text("reason");
    Some(Waiver { criterion: criterion?, reason: reason? })
}

fn overlapping_periods(settings: &Settings, diagnostics: &mut Vec<Diagnostic>) {
    for pair in settings.periods.windows(2) {
        let ((first, before), (second, after)) = (&pair[0], &pair[1]);
        if before.value.overlaps(after.value) {
            let message = format!("periods `{}` and `{}` overlap", first.value, second.value);
            let diagnostic = Diagnostic::error(code::OVERLAPPING_PERIODS, after.span, message);
            let diagnostic =
                diagnostic.also(before.span, "the earlier one").help("let one end the day before the other begins");
            diagnostics.push(diagnostic);
        }
    }
}
