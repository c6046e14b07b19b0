use super::super::keys::{FileKeys, Key};
use super::super::{Fields, read_document};
use crate::diagnostic::{Diagnostic, code};
use crate::source::{PacketPath, Text};

const KEYS: &[Key] = &[
    Key::text("title", "", ""),
    Key::date("date", "", ""),
    Key::texts("criteria", "", ""),
    Key::number("at-least", "", ""),
    Key::boolean("background", "", ""),
    Key::tables("metrics", &[Key::text("name", "", "")], ""),
];

/// What is found in front matter with these lines.
pub(super) fn found(fence: &str, lines: &str) -> Vec<Diagnostic> {
    let path = PacketPath::new("evidence/a.md").unwrap();
    let text = Text::new(&format!("{fence}\n{lines}{fence}\nBody\n"));
    let mut diagnostics = Vec::new();
    let document = read_document(&path, &text, &mut diagnostics);
    let declared = FileKeys { word: "evidence", keys: KEYS };
    let mut fields = Fields::new(&path, &document.table, declared, &mut diagnostics);
    fields.text("title");
    fields.date("date");
    fields.texts("criteria");
    fields.number("at-least");
    fields.boolean("background");
    fields.each("metrics", |it| it.text("name"));
    fields.finish();
    diagnostics
}

/// `rule: message; help`, without what must differ: the rule of what cannot be read, the sign after a key.
fn said(fence: &str, lines: &str) -> Vec<String> {
    let said = |found: &Diagnostic| {
        let rule = if found.rule == code::INVALID_TOML || found.rule == code::INVALID_YAML {
            "unreadable"
        } else {
            found.rule.as_str()
        };
        let help = found.help.clone().unwrap_or_default().replace(" = ", ": ");
        format!("{rule}: {}; {help}", found.message)
    };
    found(fence, lines).iter().map(said).collect()
}

#[test]
fn one_slip_is_said_in_one_way_in_both_languages() {
    for (toml, yaml, wanted) in [
        (
            "title = [SEC] Cut the build time\n",
            "title: [SEC] Cut the build time\n",
            "unreadable: a text that begins with `[` needs quotes; put the text in quotes: `title: \"[SEC] Cut the build time\"`",
        ),
        (
            "title = {{title}}\n",
            "title: {{title}}\n",
            "unreadable: a text that begins with `{` needs quotes; put the text in quotes: `title: \"{{title}}\"`",
        ),
        (
            "title = [SEC] Cut it\ndate = 2026-01-01\n",
            "title: [SEC] Cut it\ndate: 2026-01-01\n",
            "unreadable: a text that begins with `[` needs quotes; put the text in quotes: `title: \"[SEC] Cut it\"`",
        ),
        ("title = \"x\n", "title: \"x\n", "unreadable: `\"` is never closed; add `\"` at the end of the text"),
        (
            "title = 'x\ndate = 2026-01-01\n",
            "title: 'x\ndate: 2026-01-01\n",
            "unreadable: `'` is never closed; add `'` at the end of the text",
        ),
        (
            "title = \"a\nb\"\n",
            "title: \"a\nb\"\n",
            "unreadable: `\"` is never closed; add `\"` at the end of the text",
        ),
        (
            "criteria = [\"a\"\ndate = 2026-01-01\n",
            "criteria: [\"a\"\ndate: 2026-01-01\n",
            "unreadable: `[` is never closed; add `]` at the end of the value",
        ),
        (
            "criteria = [\"a\"\n",
            "criteria: [\"a\"\n",
            "unreadable: `[` is never closed; add `]` at the end of the value",
        ),
        (
            "criteria = [\"a\",, \"b\"]\n",
            "criteria: [\"a\",, \"b\"]\n",
            "unreadable: a value is missing before this; write one, or remove the comma",
        ),
        (
            "criteria = [\"a\" \"b\"]\n",
            "criteria: [\"a\" \"b\"]\n",
            "unreadable: `,` is missing before this; separate items with `,`",
        ),
        (
            "title = ]\n",
            "title: ]\n",
            "unreadable: this bracket closes nothing; put the text in quotes: `title: \"]\"`",
        ),
        (
            "title = \"a\" b\n",
            "title: \"a\" b\n",
            "unreadable: the text ends at the quote before this; write a quote inside the text as `\\\"`, or put the whole text in single quotes",
        ),
        (
            "title = 'it's'\n",
            "title: 'it's'\n",
            "unreadable: the text ends at the quote before this; put the whole text in double quotes",
        ),
        ("title = \"a\",\n", "title: \"a\",\n", "unreadable: `,` after the value; remove it"),
        (
            "title = \"é\\q\"\n",
            "title: \"é\\q\"\n",
            "unreadable: an unknown escape; write `\\\\` for a backslash, or put the text in single quotes",
        ),
        (
            "title = \"\\u12\"\n",
            "title: \"\\u12\"\n",
            "unreadable: an unknown escape; write `\\\\` for a backslash, or put the text in single quotes",
        ),
        ("title = \"x\u{1}\"\n", "title: \"x\u{1}\"\n", "unreadable: a control character, U+0001; remove it"),
        (
            "title\u{a0}= \"x\"\n",
            "title\u{a0}: \"x\"\n",
            "unreadable: U+00A0 no-break space outside of a text; write a plain space there, or take it out",
        ),
        (
            "title =\u{a0}\"x\"\n",
            "title:\u{a0}\"x\"\n",
            "unreadable: U+00A0 no-break space outside of a text; write a plain space there, or take it out",
        ),
        (
            "\u{200b}title = \"x\"\n",
            "\u{200b}title: \"x\"\n",
            "unreadable: U+200B zero width space outside of a text; write a plain space there, or take it out",
        ),
        (
            "\u{3000}title = \"x\"\n",
            "\u{3000}title: \"x\"\n",
            "unreadable: U+3000 ideographic space outside of a text; write a plain space there, or take it out",
        ),
        (
            "title = \"x\"\u{a0}\n",
            "title: \"x\"\u{a0}\n",
            "unreadable: U+00A0 no-break space outside of a text; write a plain space there, or take it out",
        ),
        ("title =\n", "title:\n", "wrong-type: `title` has no value; write one after it, or remove the key"),
        (
            "title = \"a\"\ntitle = \"b\"\n",
            "title: a\ntitle: b\n",
            "duplicate-key: `title` is set twice; keep one of the two",
        ),
        ("titel = \"a\"\n", "titel: a\n", "unknown-key: unknown key `titel`; did you mean `title`?"),
        (
            "\"title\u{a0}\" = \"a\"\n",
            "\"title\u{a0}\": a\n",
            "unknown-key: unknown key `title␣` (␣ is U+00A0 no-break space); did you mean `title`?",
        ),
        (
            "at-least = \"two\"\n",
            "at-least: two\n",
            "wrong-type: `at-least` is a text, and a whole number such as 3 is wanted; write it in digits, without quotes",
        ),
        (
            "date = 2025-03\n",
            "date: 2025-03\n",
            "invalid-date: `2025-03` is not a date; for a whole month write `from` 2025-03-01 and `to` 2025-03-31 in the place of `date`",
        ),
        (
            "background = \"yes\"\n",
            "background: yes\n",
            "wrong-type: `background` is a text, and `true` or `false` is wanted; write `true`, without quotes",
        ),
        (
            "title = [\"a\"]\n",
            "title: [a]\n",
            "wrong-type: `title` is a list, and a text is wanted; `promo explain evidence.title` says what it takes",
        ),
        (
            "metrics = \"5 to 3\"\n",
            "metrics: 5 to 3\n",
            "wrong-type: `metrics` is a text, and a list of tables is wanted; `promo explain evidence.metrics` says what it takes",
        ),
        (
            "metrics = [{ name = [\"a\"] }]\n",
            "metrics: [{ name: [a] }]\n",
            "wrong-type: `name` is a list, and a text is wanted; `promo explain evidence.metrics.name` says what it takes",
        ),
    ] {
        assert_eq!(said("+++", toml), [wanted], "{toml:?}");
        assert_eq!(said("---", yaml), [wanted], "{yaml:?}");
    }
}
