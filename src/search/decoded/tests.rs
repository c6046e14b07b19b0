use super::*;
use crate::search::{Haystack, Term};
use crate::source::Span;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;

/// Whether a term is in the text or in one of its readings.
fn holds(text: &str, term: &str) -> bool {
    let term = Term::stem(term).unwrap();
    let is_in = |text: &str| !Haystack::new(&[(Cow::Borrowed(text), Span::default())]).find(&term).is_empty();
    is_in(text) || readings(text).iter().any(|reading| is_in(reading))
}

fn base64(text: &str) -> String {
    base64::engine::general_purpose::STANDARD.encode(text)
}

#[test]
fn what_stands_for_characters_is_undone() {
    for text in [
        "Project&nbsp;Falcon",
        "Project&#160;Falcon",
        "Project&amp;#xA0;Falcon",
        "Pro&#106;ect F&#x61;lcon",
        "https://wiki/?q=Project+Falcon",
        "https://wiki/?q=%50roject+Falcon&amp;page=2",
        "https://wiki/Project%20Falcon",
        "https://wiki/Project%2520Falcon",
        "https://wiki/Project%252520Falcon",
        "\"Project\\u0020Falcon\"",
        "\"Project\\nFalcon\"",
        "\"Pro\\u{6a}ect\\x20Falcon\"",
        "\"Project \\\\u0046alcon\"",
        "content: \"Project\\A Falcon\"",
        "content: \"Project\\0000a0Falcon\"",
    ] {
        assert!(holds(text, "Project Falcon"), "{text}");
    }
    assert!(holds("Smith &amp; Sons", "Smith & Sons"));
    assert!(holds("?q=Smith+%26+Sons", "Smith & Sons"));
    assert!(holds("?q=M%FCller", "M\u{fc}ller"));
    assert!(holds("\\ud835\\udc05alcon", "Falcon"));
}

#[test]
fn tags_are_taken_out() {
    for text in [
        "Project<br>Falcon",
        "Pro<b>ject</b> Falcon",
        "Pro<wbr>ject <i class=\"a > b\">Fal</i>con",
        "Project&lt;br&gt;Falcon",
        "Pro&lt;b&gt;ject&lt;/b&gt; Falcon",
        "<text><tspan x=\"0\">Project</tspan><tspan x=\"0\" dy=\"12\">Falcon</tspan></text>",
        "<tspan>F</tspan><tspan>a</tspan><tspan>l</tspan><tspan>c</tspan><tspan>o</tspan><tspan>n</tspan>: Project <tspan>F</tspan>alcon",
        "<text>the project\n   falcon</text>",
        "Pro<!-- no -->ject Falcon",
        "Pro{# no #}ject {% if yes %}Falcon{% endif %}",
        "<b>x</b><!-- Pro&#106;ect Falcon -->",
        "<style><![CDATA[/* Project]]><![CDATA[Falcon */]]></style>",
        "<p>Project</p><p>Falcon</p>",
    ] {
        assert!(holds(text, "Project Falcon"), "{text}");
    }
}

#[test]
fn the_text_of_data_addresses_is_read_and_other_data_is_not() {
    let drawing = base64("<svg><text>Project<tspan/>Falcon</text></svg>");
    let address = format!("data:image/svg+xml;base64,{drawing}");
    assert!(holds(&address, "Project Falcon"));
    assert!(holds(&utf8_percent_encode(&address, NON_ALPHANUMERIC).to_string(), "Project Falcon"));
    assert!(holds(&format!("data:text/html;base64,{}", base64(&address)), "Project Falcon"));
    assert_eq!(encoded_data("a;base64,QUJD) b;base64,"), [9..13, 24..24]);
    assert!(
        readings("url(data:font/woff2;base64,d09GMg+Falcon+AAAA)").iter().all(|reading| !reading.contains("Falcon"))
    );
}

#[test]
fn a_page_is_no_single_run_of_words() {
    let page = "<!DOCTYPE html><table><tr><td>project</td><td>falcon</td></tr></table>";
    assert!(!holds(page, "Project Falcon"));
    assert!(holds(&page.replace("</td><td>", "<br>"), "Project Falcon"));
    assert!(!holds("<text><tspan>b</tspan><tspan>a</tspan><tspan>n</tspan><tspan>a</tspan></text>", "Ana"));
    assert!(holds(
        "<text>THE</text><text><tspan>I</tspan><tspan>B</tspan><tspan>M</tspan></text><text>ONE</text>",
        "IBM"
    ));
}

#[test]
fn plain_text_has_no_other_reading() {
    for text in ["A plain sentence, with 5 < 6 & 7 > 2.", "100 % of it", "C:\\Windows", "", "what? a+b", "ä ö <3"] {
        assert_eq!(readings(text), [""; 0], "{text}");
    }
}

/// One way to hide a text.
fn hidden(text: &str, way: usize) -> String {
    match way {
        0 => text.replace('&', "&amp;").replace('<', "&lt;"),
        1 => text.chars().map(|character| format!("&#{};", u32::from(character))).collect(),
        2 => utf8_percent_encode(text, NON_ALPHANUMERIC).to_string(),
        3 => utf8_percent_encode(text, NON_ALPHANUMERIC).to_string().replace("%20", "+"),
        4 => text.chars().map(|character| format!("\\u{{{:x}}}", u32::from(character))).collect(),
        5 if !text.contains('<') => format!("<tspan>{}</tspan>", text.replace(' ', "</tspan><tspan dy='1'>")),
        5 | 6 => format!("<svg><desc/>{text}</svg>"),
        _ => format!("data:text/plain;base64,{}", base64(text)),
    }
}

proptest! {
    #[test]
    fn a_term_is_found_however_it_is_hidden(ways in proptest::collection::vec(0..8usize, 0..3)) {
        let text = ways.iter().fold("about Project Falcon and".to_owned(), |text, way| hidden(&text, *way));
        prop_assert!(holds(&text, "Project Falcon"), "{:?}: {}", ways, text);
    }

    #[test]
    fn nothing_is_too_strange(text in "([<>&;%\\\\\"'=!/?+-]|&#x?|;base64,|<!--|CDATA\\[|\\PC){0,40}") {
        for reading in readings(&text) {
            prop_assert_ne!(&reading, &text);
        }
    }
}
