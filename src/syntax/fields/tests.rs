//! What a reader of a table is told, in either language.

use super::*;
use crate::source::Text;
use crate::syntax::read_document;
use crate::vocabulary::Audience;

/// What the notes of these tests may hold.
const KEYS: &[Key] = &[
    Key::word("audience", keys::words::<Audience>, "who may see it", "'self'"),
    Key::text("title", "what was done", "'A'"),
    Key::text("name", "a name", "'A'"),
    Key::date("date", "the day", "2026-03-14"),
    Key::texts("criteria", "what it speaks for", "['scope']"),
    Key::boolean("estimate", "whether it is an estimate", "true"),
    Key::number("at-least", "how many", "3"),
    Key::table("from", &[Key::text("name", "a name", "'A'"), Key::text("role", "a role", "'A'")], "who"),
];

/// Reads front matter in either language with `read`, and shows each complaint as `rule: message [what is marked] help`.
fn told<T>(written: &str, read: impl FnOnce(&mut Fields<'_>) -> T) -> (T, Vec<String>) {
    let (file, text) = (PacketPath::new("evidence/a.md").unwrap(), Text::new(written));
    let mut diagnostics = Vec::new();
    let document = read_document(&file, &text, &mut diagnostics);
    let mut fields = Fields::new(&file, &document.table, FileKeys { word: "evidence", keys: KEYS }, &mut diagnostics);
    let value = read(&mut fields);
    fields.finish();
    let shown = |found: &Diagnostic| {
        let help = found.help.as_deref().unwrap_or_default();
        format!("{}: {} [{}] {help}", found.rule, found.message, &text.as_str()[found.span.range()])
    };
    (value, diagnostics.iter().map(shown).collect())
}

#[test]
fn yaml_words_stay_text_where_text_is_declared() {
    for word in ["NO", "010", "1.10", "12:30", "true", "2026-03-14", "0x1F", "1e3"] {
        let (text, complaints) =
            told(&format!("---\nname: {word}\n---\n"), |fields| fields.text("name").unwrap().value);
        assert_eq!((text.as_str(), complaints), (word, vec![]));
    }
}

#[test]
fn toml_asks_for_quotes_where_text_is_declared() {
    let (_, complaints) = told("+++\nname = 1.10\n+++\n", |fields| fields.text("name"));
    assert_eq!(complaints, ["wrong-type: `name` is a number, and a text is wanted [1.10] put it in quotes"]);
}

#[test]
fn a_date_is_a_date_in_every_spelling() {
    for written in [
        "+++\ndate = 2026-03-14\n+++",
        "+++\ndate = '2026-03-14'\n+++",
        "---\ndate: 2026-03-14\n---",
        "---\ndate: \"2026-03-14\"\n---",
    ] {
        let (date, complaints) = told(written, |fields| fields.date("date").unwrap().value);
        assert_eq!((date, complaints), (jiff::civil::date(2026, 3, 14), vec![]), "{written:?}");
    }
}

#[test]
fn a_day_that_is_not_in_the_calendar_is_no_date() {
    let help = "write year, month and day of the calendar, such as 2026-03-14";
    for day in ["2025-02-30", "20255-01-01", "2025-13-01", "2025-1-1"] {
        let wanted = [format!("invalid-date: `{day}` is not a date [{day}] {help}")];
        assert_eq!(told(&format!("---\ndate: {day}\n---\n"), |fields| fields.date("date")).1, wanted);
        assert_eq!(told(&format!("+++\ndate = {day}\n+++\n"), |fields| fields.date("date")).1, wanted);
    }
    for written in ["---\ndate: 0000-01-01\n---\n", "+++\ndate = 0000-01-01\n+++\n"] {
        let wanted = "invalid-date: the year 0 is not plausible [0000-01-01] write a year between 1900 and 9999";
        assert_eq!(told(written, |fields| fields.date("date")).1, [wanted]);
    }
    for day in ["2026-03-14T10:00:00", "2026-03-14T10:00:00Z", "2026-03-14 10:00:00"] {
        let wanted = [format!("invalid-date: `{day}` is not a date [{day}] {help}")];
        assert_eq!(told(&format!("---\ndate: {day}\n---\n"), |fields| fields.date("date")).1, wanted);
        assert_eq!(told(&format!("+++\ndate = {day}\n+++\n"), |fields| fields.date("date")).1, wanted);
    }
}

#[test]
fn an_unknown_key_gets_its_near_miss() {
    for written in ["---\naudiance: self\n---\n", "+++\naudiance = 'self'\n+++\n"] {
        let (_, complaints) = told(written, |fields| (fields.text("audience"), fields.text("title")));
        assert_eq!(complaints, ["unknown-key: unknown key `audiance` [audiance] did you mean `audience`?"]);
    }
}

#[test]
fn an_unknown_word_gets_its_near_miss() {
    let (word, complaints) = told("---\naudience: comittee\n---\n", |fields| {
        fields.word::<Audience>("audience", crate::diagnostic::code::UNKNOWN_AUDIENCE)
    });
    assert_eq!(
        (word, complaints),
        (None, vec!["unknown-audience: unknown audience `comittee` [comittee] did you mean `committee`?".into()])
    );
    assert_eq!(
        told("---\naudience: self\n---\n", |fields| fields
            .word::<Audience>("audience", crate::diagnostic::code::UNKNOWN_AUDIENCE)
            .unwrap()
            .value)
        .0,
        Audience::SelfOnly
    );
}

#[test]
fn what_must_be_there_is_asked_for_at_the_first_line() {
    let missing = "missing-key: `title` is missing [---] add `title`: what was done";
    assert_eq!(told("---\n---\n", |fields| fields.required_text("title")).1, [missing]);
    let (_, complaints) = told("# A note\n", |fields| fields.required_text("title"));
    assert_eq!(complaints, ["missing-key: `title` is missing [# A note] add `title`: what was done"]);
    let (_, complaints) = told("---\ntitle: ' '\n---\n", |fields| fields.required_text("title"));
    assert_eq!(complaints, ["missing-key: `title` is empty [' '] write what was done"]);
}

#[test]
fn what_is_there_by_another_name_or_may_be_lost_is_not_missing() {
    let (_, complaints) = told("---\ntitel: x\n---\n", |fields| fields.required_text("title"));
    assert_eq!(complaints, ["unknown-key: unknown key `titel` [titel] did you mean `title`?"]);
    let (file, mut diagnostics) = (PacketPath::new("a.md").unwrap(), Vec::new());
    let table = Table { span: Span::of_file(&file), entries: Vec::new() };
    let declared = FileKeys { word: "evidence", keys: KEYS };
    let mut fields = Fields::new(&file, &table, declared, &mut diagnostics).with_gaps(true);
    fields.inside("from", &table, |fields| fields.missing("name"));
    fields.missing("title");
    fields.finish();
    assert_eq!(diagnostics, vec![]);
}

#[test]
fn one_is_a_list_of_one() {
    for written in [
        "---\ncriteria: scope\n---\n",
        "---\ncriteria: [scope]\n---\n",
        "---\ncriteria:\n- scope\n---\n",
        "+++\ncriteria = 'scope'\n+++\n",
    ] {
        let (criteria, complaints) = told(written, |fields| fields.texts("criteria"));
        assert_eq!((criteria[0].value.as_str(), criteria.len(), complaints), ("scope", 1, vec![]), "{written:?}");
    }
    assert_eq!(told("---\ncriteria:\n---\n", |fields| fields.texts("criteria")), (vec![], vec![]));
}

#[test]
fn numbers_and_booleans_are_read_from_both_languages() {
    for written in ["---\nestimate: true\nat-least: 3\n---\n", "+++\nestimate = true\nat-least = 3\n+++\n"] {
        let read = told(written, |fields| {
            (fields.boolean("estimate").unwrap().value, fields.number("at-least").unwrap().value)
        });
        assert_eq!(read, ((true, 3), vec![]));
    }
    let (_, complaints) = told("---\nestimate: yes\nat-least: -1\n---\n", |fields| {
        (fields.boolean("estimate"), fields.number("at-least"))
    });
    assert_eq!(complaints.len(), 2);
}

#[test]
fn unknown_keys_are_found_in_tables_too() {
    let (_, complaints) = told("---\nfrom: {name: Ana, rolle: SRE}\n---\n", |fields| {
        fields.section("from", |from| (from.text("name"), from.text("role")))
    });
    assert_eq!(complaints, ["unknown-key: unknown key `rolle` [rolle] did you mean `role`?"]);
}

#[test]
#[should_panic(expected = "`titel` is read and not declared")]
fn what_is_not_declared_is_not_read() {
    told("---\ntitle: A\n---\n", |fields| fields.text("titel"));
}

#[test]
#[should_panic(expected = "`title` is declared as a text and read otherwise")]
fn a_key_is_read_as_it_is_declared() {
    told("---\ntitle: A\n---\n", |fields| fields.date("title"));
}

#[test]
#[should_panic(expected = "`title` is declared and never read")]
fn what_is_declared_is_read() {
    told("---\ntitle: A\n---\n", |fields| fields.text("name"));
}
