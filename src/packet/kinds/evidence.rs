//! Evidence: one piece of work, with what was measured of it.

use super::criteria::{self, CRITERIA, CriterionUse};
use super::{AUDIENCE, ID, titled};
use crate::diagnostic::{Diagnostic, code};
use crate::packet::Note;
use crate::packet::references::{Check, is_address};
use crate::packet::settings::{FROM, TO, interval};
use crate::rubric::KINDS;
use crate::source::{Interval, Span, Spanned, composed};
use crate::syntax::Fields;
use crate::syntax::keys::{Allowed, Key, Listed, words};
use crate::vocabulary::{Better, Figure, Role, Status, slug};

/// One piece of work.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// What was done.
    pub title: Spanned<String>,
    /// When: `date`, or `from` and `to`.
    pub when: Option<Spanned<Interval>>,
    /// Which criteria it speaks for.
    pub criteria: Vec<CriterionUse>,
    /// A kind of the rubric.
    pub kind: Option<Spanned<String>>,
    /// A scope of the rubric.
    pub scope: Option<Spanned<String>>,
    /// The part the candidate had.
    pub role: Option<Spanned<Role>>,
    /// Who took part.
    pub with: Vec<Spanned<String>>,
    /// Whether it is finished.
    pub status: Status,
    /// What was measured.
    pub metrics: Vec<Metric>,
    /// What else can be looked at.
    pub links: Vec<Reference>,
    /// Whether it is there to be understood, not to be counted: it may lie outside the window.
    pub background: bool,
}

/// Something that was measured.
#[derive(Clone, Debug)]
pub struct Metric {
    /// Unique in the packet.
    pub id: Spanned<String>,
    /// What was measured.
    pub name: Spanned<String>,
    /// The figure before.
    pub before: Option<Spanned<Figure>>,
    /// The figure after.
    pub after: Option<Spanned<Figure>>,
    /// Which way is better.
    pub better: Option<Better>,
    /// How it was measured.
    pub method: Option<Spanned<String>>,
    /// Where it can be seen: a file of the packet, an address, or a few words.
    pub source: Option<Spanned<String>>,
    /// Whether it is an estimate.
    pub estimate: bool,
    /// Where it is defined.
    pub span: Span,
}

/// A link of the front matter.
#[derive(Clone, Debug)]
pub struct Reference {
    /// What it leads to.
    pub title: Spanned<String>,
    /// Where.
    pub url: Spanned<String>,
}

/// The keys of evidence.
pub(super) const KEYS: &[Key] = &[
    ID,
    AUDIENCE,
    Key::text("title", "what was done, in one line", "\"Cut checkout p99 from 1.2 s to 180 ms\"").required(),
    Key::date("date", "the day, such as 2026-03-14, or `from` and `to`", "2026-03-14").unless(&["from"]),
    FROM.with("to"),
    TO.with("from"),
    CRITERIA,
    Key::text("kind", "what it was", "\"project\"").of(Allowed::WordsAndMore(|| KINDS.to_vec())),
    Key::text("scope", "how far it reached", "\"system\"").of(Allowed::Listed(Listed::Scopes)),
    Key::word("role", words::<Role>, "the candidate's own part in it", "\"lead\""),
    Key::texts("with", "who took part", "[\"Ana R. (SRE)\", \"Payments\"]"),
    Key::word(
        "status",
        words::<Status>,
        "whether it is finished; work in progress is shown and not counted",
        "\"done\"",
    ),
    Key::tables("metrics", METRIC, "what was measured"),
    Key::texts_or_tables(
        "links",
        LINK,
        "what else can be looked at: addresses, or tables where a title says more",
        "[\"https://example.com/dashboard\", { title = \"Design document\", url = \"https://example.com/design\" }]",
    )
    .of(Allowed::Address),
    Key::boolean(
        "background",
        "whether it is there to be understood alone: it may lie outside the window and is not counted",
        "true",
    ),
];

/// The keys of a metric.
const METRIC: &[Key] = &[
    Key::text("name", "what was measured", "\"Checkout latency, p99\"").required(),
    Key::text("id", "a name of its own, unique in the packet; else made from `name`", "\"checkout-p99\""),
    Key::figure("before", "the figure before, as you would write it; a missing one is never an error", "\"1200 ms\""),
    Key::figure("after", "the figure after", "\"180 ms\""),
    Key::word("better", words::<Better>, "which way is better", "\"lower\""),
    Key::text("method", "how it was measured", "\"weekly median, four weeks either side of the roll-out\""),
    Key::text(
        "source",
        "where it can be seen: a path under `files/`, an address or a few words",
        "\"https://example.com/dashboard\"",
    ),
    Key::boolean("estimate", "whether it is an estimate", "false"),
];

/// The keys of a link.
const LINK: &[Key] = &[
    Key::text("title", "what the link leads to", "\"Design document\"").required(),
    Key::text(
        "url",
        "an address that begins with https://, or a path under `files/`",
        "\"https://example.com/design\"",
    )
    .of(Allowed::Address)
    .required(),
];

pub(super) fn read(fields: &mut Fields<'_>) -> Evidence {
    Evidence {
        title: titled(fields, "title"),
        when: when(fields),
        criteria: criteria::read(fields),
        kind: fields.text("kind"),
        scope: fields.text("scope"),
        role: fields.word("role", code::UNKNOWN_ROLE),
        with: fields.texts("with"),
        status: fields.word("status", code::UNKNOWN_VALUE).map_or(Status::Done, |status| status.value),
        metrics: fields.each("metrics", metric),
        links: fields.each_text_or_table("links", bare_link, link),
        background: fields.boolean("background").is_some_and(|background| background.value),
    }
}

/// `date`, or `from` and `to`, or a date inside its interval.
fn when(fields: &mut Fields<'_>) -> Option<Spanned<Interval>> {
    let has_date = fields.has("date");
    let date = fields.date("date");
    if !fields.has("from") && !fields.has("to") {
        if !has_date {
            fields.missing("date");
        }
        return date.map(|date| date.map(Interval::day));
    }
    let days = interval(fields, "work")?;
    if let Some(date) = date.filter(|date| !days.value.contains(Interval::day(date.value))) {
        let message = format!("{} is outside the note's own `from` and `to`", date.value);
        let outside = Diagnostic::error(code::DATE_OUTSIDE_INTERVAL, date.span, message);
        let outside = outside.also(days.span, "the work as it is dated here");
        fields.report(outside.help("correct one of the dates, or remove `date`"));
    }
    Some(days)
}

fn metric(fields: &mut Fields<'_>) -> Option<Metric> {
    let name = fields.required_text("name");
    let id = fields.text("id").or_else(|| name.clone().map(|name| name.map(|name| slug(&name))));
    let (before, after) = (figure(fields, "before"), figure(fields, "after"));
    let better = fields.word("better", code::UNKNOWN_VALUE).map(|better| better.value);
    let (method, source) = (fields.text("method"), fields.text("source"));
    let estimate = fields.boolean("estimate").is_some_and(|estimate| estimate.value);
    let name = name.unwrap_or_else(|| Spanned::new(String::new(), fields.span()));
    let id = id?.map(|id| composed(&id).into_owned());
    Some(Metric { id, name, before, after, better, method, source, estimate, span: fields.span() })
}

fn figure(fields: &mut Fields<'_>, key: &'static str) -> Option<Spanned<Figure>> {
    fields.figure(key).map(|text| text.map(|text| Figure::read(&text)))
}

/// A link that is an address alone is called by it, without what every address begins with; a long one by its host.
fn bare_link(url: Spanned<String>) -> Reference {
    const LONGEST: usize = 60;
    let address = url.value.trim();
    let plain = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme)).unwrap_or(address);
    let plain = plain.strip_prefix("www.").unwrap_or(plain).trim_end_matches('/');
    let is_long = plain.chars().count() > LONGEST;
    let title = if is_long { plain.split(['/', '?', '#']).next().unwrap_or(plain) } else { plain };
    Reference { title: Spanned::new(title.to_owned(), url.span), url }
}

fn link(fields: &mut Fields<'_>) -> Option<Reference> {
    let title = fields.required_text("title");
    let url = fields.required_text("url");
    Some(Reference { title: title?, url: url? })
}

impl Evidence {
    pub(super) fn check(&self, note: &Note, check: &mut Check<'_>) {
        let rubric = &check.packet.rubric;
        let kinds: Vec<&str> = rubric.kinds.iter().map(String::as_str).collect();
        let scopes: Vec<&str> = rubric.scopes.iter().map(String::as_str).collect();
        if let Some(kind) = &self.kind {
            check.of_rubric(code::UNKNOWN_KIND, "kind", kind, &kinds);
        }
        if let Some(scope) = &self.scope {
            check.of_rubric(code::UNKNOWN_SCOPE, "scope", scope, &scopes);
        }
        for link in &self.links {
            check.address(note, &link.url);
        }
        for source in self.metrics.iter().filter_map(|metric| metric.source.as_ref()) {
            if is_address(&source.value) {
                check.address(note, source);
            }
        }
    }
}
