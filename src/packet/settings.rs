//! `packet.toml`, typed.

use crate::diagnostic::{Diagnostic, code};
use crate::source::{Date, Interval, PacketPath, Span, Spanned};
use crate::syntax::{Fields, Table, Value};
use crate::vocabulary::{Away, Cycle};

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
    /// Such as `en`.
    pub language: String,
    /// A theme of the program.
    pub theme: Option<Spanned<String>>,
    /// Who asks for what.
    pub candidate: Candidate,
    /// The work that counts.
    pub window: Option<Spanned<Interval>>,
    /// The cycle it is handed in for.
    pub cycle: Option<Cycle>,
    /// The author's own periods, in the order of time.
    pub periods: Vec<(String, Spanned<Interval>)>,
    /// When the candidate was not there.
    pub away: Vec<Away>,
    /// Criteria that cannot be met.
    pub waivers: Vec<Waiver>,
    /// Severities by rule.
    pub rules: Vec<(Spanned<String>, Spanned<String>)>,
    /// Terms that no edition for others may hold.
    pub private: Vec<Spanned<String>>,
}

/// Who asks for what.
#[derive(Clone, Debug, Default)]
pub struct Candidate {
    /// Their name.
    pub name: String,
    /// The level held, as written.
    pub current: Option<Spanned<String>>,
    /// The level asked for, as written.
    pub target: Option<Spanned<String>>,
    /// What they do.
    pub role: Option<String>,
    /// Where.
    pub team: Option<String>,
    /// Who makes the case.
    pub manager: Option<String>,
}

/// A criterion that cannot be met, and why.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The criterion's id.
    pub criterion: Spanned<String>,
    /// What stood in the way.
    pub reason: Spanned<String>,
}

/// Reads `packet.toml`.
pub(super) fn read_settings(file: &PacketPath, table: Table, diagnostics: &mut Vec<Diagnostic>) -> Settings {
    let mut fields = Fields::new(file, &table, diagnostics);
    let packet = section(&mut fields, "packet", "`rubric = \"senior-engineer\"`", packet);
    let candidate = section(&mut fields, "candidate", "`name`, `current` and `target`", candidate);
    let window = fields.table("window").and_then(|table| fields.inside(table, window));
    let cycle = fields.table("cycle").map(|table| fields.inside(table, cycle));
    let periods = fields.tables("periods").into_iter().filter_map(|table| fields.inside(table, period)).collect();
    let away = fields.tables("away").into_iter().filter_map(|table| fields.inside(table, away)).collect();
    let waivers = fields.tables("waivers").into_iter().filter_map(|table| fields.inside(table, waiver)).collect();
    let rules = fields.table("rules").map_or_else(Vec::new, |table| rules(&mut fields, table));
    let private = fields.table("private").map_or_else(Vec::new, |table| fields.inside(table, |it| it.texts("terms")));
    fields.finish();
    let (title, rubric, language, theme) = packet.unwrap_or_default();
    let mut settings = Settings {
        file: file.clone(),
        span: table.span,
        title,
        rubric,
        language: language.unwrap_or_else(|| "en".to_owned()),
        theme,
        candidate: candidate.unwrap_or_default(),
        window,
        cycle,
        periods,
        away,
        waivers,
        rules,
        private,
        table,
    };
    settings.periods.sort_by_key(|(_, days)| days.value);
    overlapping_periods(&settings, diagnostics);
    settings
}

fn section<T>(
    fields: &mut Fields<'_>,
    key: &'static str,
    what: &str,
    read: impl FnOnce(&mut Fields<'_>) -> T,
) -> Option<T> {
    match fields.table(key) {
        Some(table) => Some(fields.inside(table, read)),
        None => {
            fields.missing_unless_wrong(key, &format!("a section `[{key}]` with {what}"));
            None
        }
    }
}

type PacketKeys = (Option<Spanned<String>>, Option<Spanned<String>>, Option<String>, Option<Spanned<String>>);

fn packet(fields: &mut Fields<'_>) -> PacketKeys {
    let title = fields.text("title");
    let rubric =
        fields.required_text("rubric", "a built-in rubric such as `senior-engineer`, or a path such as `rubric.toml`");
    let language = fields.text("language").map(|language| language.value);
    (title, rubric, language, fields.text("theme"))
}

fn candidate(fields: &mut Fields<'_>) -> Candidate {
    Candidate {
        name: fields.required_text("name", "the candidate's name").map_or_else(String::new, |name| name.value),
        current: fields.required_text("current", "the level held, an id or alias of the rubric"),
        target: fields.required_text("target", "the level asked for, an id or alias of the rubric"),
        role: fields.text("role").map(|role| role.value),
        team: fields.text("team").map(|team| team.value),
        manager: fields.text("manager").map(|manager| manager.value),
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
    fields.missing_unless_wrong("from", "the first day, such as 2025-07-01");
    fields.missing_unless_wrong("to", "the last day, such as 2025-12-31");
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

fn cycle(fields: &mut Fields<'_>) -> Cycle {
    Cycle { name: fields.text("name").map(|name| name.value), deadline: fields.date("deadline").map(|date| date.value) }
}

fn period(fields: &mut Fields<'_>) -> Option<(String, Spanned<Interval>)> {
    let id = fields.required_text("id", "a short name such as `2025-H2`");
    let days = interval(fields, "period");
    Some((id?.value, days?))
}

fn away(fields: &mut Fields<'_>) -> Option<Away> {
    let days = interval(fields, "absence");
    let why = fields.required_text("why", "what it was, such as `parental leave`");
    Some(Away { days: days?.value, why: why.map_or_else(String::new, |why| why.value) })
}

fn waiver(fields: &mut Fields<'_>) -> Option<Waiver> {
    let criterion = fields.required_text("criterion", "the id of a criterion");
    let reason = fields.required_text("reason", "what stood in the way, as a reader should read it");
    Some(Waiver { criterion: criterion?, reason: reason? })
}

/// Rule names are keys, so every key is known; whether there is such a rule is for `check`.
fn rules(fields: &mut Fields<'_>, table: &Table) -> Vec<(Spanned<String>, Spanned<String>)> {
    let text = |entry: &crate::syntax::Entry| match &entry.node.value {
        Value::Text(severity) => Some((entry.key.clone(), Spanned::new(severity.clone(), entry.node.span))),
        _ => fields.wrong(&entry.node, &entry.key.value, "a text"),
    };
    table.entries.iter().filter_map(text).collect()
}

fn overlapping_periods(settings: &Settings, diagnostics: &mut Vec<Diagnostic>) {
    for pair in settings.periods.windows(2) {
        let ((first, before), (second, after)) = (&pair[0], &pair[1]);
        if before.value.overlaps(after.value) {
            let message = format!("periods `{first}` and `{second}` overlap");
            let diagnostic = Diagnostic::error(code::OVERLAPPING_PERIODS, after.span, message);
            let diagnostic =
                diagnostic.also(before.span, "the earlier one").help("let one end the day before the other begins");
            diagnostics.push(diagnostic);
        }
    }
}
