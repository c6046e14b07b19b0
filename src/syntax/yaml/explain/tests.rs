//! What is said of YAML that cannot be read.

use crate::syntax::yaml::tests::{complaint, read};

#[test]
fn what_could_hide_something_is_refused() {
    for (text, wanted) in [
        (
            "a: &a [*a]\n",
            "unsupported-yaml: a value cannot begin with `&` [&a] put the text in quotes: `a: \"&a [*a]\"`",
        ),
        (
            "é: *b\n",
            "unsupported-yaml: a value cannot begin with `*` [*b] write the value out; if it is a text, put the text in quotes: `é: \"*b\"`",
        ),
        (
            "a: *wow* this\n",
            "unsupported-yaml: a value cannot begin with `*` [*wow*] write the value out; if it is a text, put the text in quotes: `a: \"*wow* this\"`",
        ),
        ("a: &\n", "unsupported-yaml: a value cannot begin with `&` [&] put the text in quotes: `a: \"&\"`"),
        ("&k a: 1\n", "unsupported-yaml: a value cannot begin with `&` [&k] put the text in quotes"),
        ("&a &b c: 1\n", "unsupported-yaml: a value cannot begin with `&` [&a] put the text in quotes"),
        (
            "a: !important x\n",
            "unsupported-yaml: a value cannot begin with `!` [!important] put the text in quotes: `a: \"!important x\"`",
        ),
        (
            "a: !!! wow\n",
            "unsupported-yaml: a value cannot begin with `!` [!!!] put the text in quotes: `a: \"!!! wow\"`",
        ),
        (
            "a: [!!int 1]\n",
            "unsupported-yaml: a value cannot begin with `!` [!!int] put the text in quotes: `a: \"[!!int 1]\"`",
        ),
        ("<<: {a: 1}\n", "unsupported-yaml: `<<` cannot be a key [<<] write the keys out"),
        (
            "a: 1\n--- b\n",
            "unsupported-yaml: `--- b` cannot stand inside front matter [--- b] remove the line, or put what belongs to it in quotes",
        ),
        (
            "--- {a: 1}\n",
            "unsupported-yaml: `--- {a: 1}` cannot stand inside front matter [--- {a: 1}] remove the line, or put what belongs to it in quotes",
        ),
        (
            "a: 1\n...\nb: 1\n",
            "unsupported-yaml: `...` cannot stand inside front matter [...] remove the line, or put what belongs to it in quotes",
        ),
        (
            "%YAML 1.2\na: 1\n",
            "unsupported-yaml: `%YAML 1.2` cannot stand inside front matter [%YAML 1.2] remove the line, or put what belongs to it in quotes",
        ),
        ("? [a]\n: b\n", "unsupported-yaml: a key must be a text [[] write `key: value`"),
        ("{a: b}: c\n", "unsupported-yaml: a key must be a text [{] write `key: value`"),
    ] {
        assert_eq!(complaint(text), wanted);
    }
    let laughs: String = (1..10)
        .map(|level| format!("l{level}: &l{level} [{}]\n", vec![format!("*l{}", level - 1); 9].join(", ")))
        .collect();
    assert!(complaint(&laughs).contains("a value cannot begin with `&`"));
}

#[test]
fn mistakes_are_said_in_words() {
    for (text, wanted) in [
        (
            "title: Cut p99: from \"1.2 s\" # é\n",
            "invalid-yaml: a colon and a space inside a text without quotes [:] put the text in quotes: `title: 'Cut p99: from \"1.2 s\" # é'`",
        ),
        (
            "é:\n  - Cut p99: a: b\n",
            "invalid-yaml: a colon and a space inside a text without quotes [:] put the text in quotes: `- Cut p99: \"a: b\"`",
        ),
        (
            "a: 1\n  b: 2\n",
            "invalid-yaml: a key that is indented like more of the text above [b: 2] give it the indentation of the key above, or put the text in quotes",
        ),
        ("a:\n\tb: c\n", "invalid-yaml: a tab where YAML wants spaces [\t] indent with spaces"),
        ("a: 'x\nb: 1\n", "invalid-yaml: `'` is never closed ['] add `'` at the end of the text"),
        ("a: \"x\n", "invalid-yaml: `\"` is never closed [\"] add `\"` at the end of the text"),
        (
            "a: \"é\\q\"\n",
            "invalid-yaml: an unknown escape [\\q] write `\\\\` for a backslash, or put the text in single quotes",
        ),
        (
            "a: \"\\\\ \\u12\"\n",
            "invalid-yaml: an unknown escape [\\u] write `\\\\` for a backslash, or put the text in single quotes",
        ),
        ("a: @ana\n", "invalid-yaml: a text cannot begin with `@` [@] put the text in quotes: `a: \"@ana\"`"),
        (
            "a: 1\nfoo é\n\nb: 2\n",
            "invalid-yaml: `foo é` is not a key with a value [foo é] write `key: value`, or indent it when it goes on with the text above",
        ),
        (
            "a: - x\n",
            "invalid-yaml: a list cannot begin here [-] begin it on the next line, write `[a, b]`, or put the text in quotes",
        ),
        ("a: [x,,y]\n", "invalid-yaml: a value is missing before this [,] write one, or remove the comma"),
        (
            "a:\n  - x\n - y\n",
            "invalid-yaml: this does not fit the lines above [- y] give the keys of one table the same indentation",
        ),
        (
            "a:x\n",
            "invalid-yaml: front matter is keys and values, and this is a text [a:x] write a space after the colon: `a: x`",
        ),
        (
            "Some words\n",
            "invalid-yaml: front matter is keys and values, and this is a text [Some words] write `key: value`; a rule at the top of a note can be written `***`",
        ),
        (
            "- a\n",
            "invalid-yaml: front matter is keys and values, and this is a list [a] write `key: value`; a rule at the top of a note can be written `***`",
        ),
        (": x\n", "invalid-yaml: a key is empty [] write `key: value`"),
        ("a: x\u{1}\n", "invalid-yaml: a control character, U+0001 [\u{1}] remove it"),
    ] {
        assert_eq!(complaint(text), wanted);
    }
    assert!(complaint("a: 'it's'\n").starts_with("invalid-yaml: the text ends at the quote before this [s'] "));
    assert_eq!(complaint("a: [1, 2\nb: 3\n"), "invalid-yaml: `[` is never closed [[] add `]` at the end of the value");
    let (_, diagnostics, source) = read("a: [1, - 2]\n");
    assert_eq!(&source[diagnostics[0].labels[0].span.range()], "[");
}
