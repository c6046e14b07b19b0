//! Reads HTML back as a browser would and says what must not be in it. Shared by the tests and by the fuzz target.

use scraper::Html;
use scraper::node::{Element, Node};

/// Each element that a body may hold, with its attributes. The first three come from the parser.
const ALLOWED: &[(&str, &[&str])] = &[
    ("html", &[]),
    ("head", &[]),
    ("body", &[]),
    ("a", &["aria-label", "class", "href", "id", "rel", "title"]),
    ("blockquote", &["dir"]),
    ("br", &[]),
    ("code", &["class"]),
    ("del", &[]),
    ("div", &["aria-label", "class", "role", "tabindex"]),
    ("em", &[]),
    ("figcaption", &[]),
    ("figure", &[]),
    ("h2", &["dir", "id"]),
    ("h3", &["dir", "id"]),
    ("h4", &["dir", "id"]),
    ("h5", &["dir", "id"]),
    ("h6", &["dir", "id"]),
    ("hr", &[]),
    ("img", &["alt", "loading", "src", "title"]),
    ("input", &["aria-label", "checked", "disabled", "type"]),
    ("li", &["class", "dir", "id"]),
    ("ol", &["dir", "start"]),
    ("p", &["class", "dir"]),
    ("pre", &["tabindex"]),
    ("section", &["aria-label", "class", "role"]),
    ("span", &["class"]),
    ("strong", &[]),
    ("sup", &["class", "id"]),
    ("table", &["dir"]),
    ("tbody", &[]),
    ("td", &["class", "dir"]),
    ("th", &["class", "dir", "scope"]),
    ("thead", &[]),
    ("tr", &[]),
    ("ul", &["class", "dir"]),
];

/// What a browser would find in this HTML that must not be there.
#[allow(unreachable_pub)]
pub fn complaints(html: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    let mut complaints = Vec::new();
    for node in document.tree.values() {
        match node {
            Node::Element(element) => judge(element, &mut complaints),
            Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => {
                complaints.push(format!("{node:?}"))
            }
            Node::Document | Node::Fragment | Node::Text(_) => {}
        }
    }
    complaints
}

fn judge(element: &Element, complaints: &mut Vec<String>) {
    let name = element.name();
    let in_html = &*element.name.ns == "http://www.w3.org/1999/xhtml";
    let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| in_html && *known == name) else {
        return complaints.push(format!("element `{name}`"));
    };
    for (key, value) in element.attrs() {
        if !allowed.contains(&key) {
            complaints.push(format!("attribute `{key}` of `{name}`"));
        }
        if key == "dir" && value != "auto" {
            complaints.push(format!("`dir` is `{value}`"));
        }
        if matches!(key, "href" | "src") && !is_fine(value, key == "src") {
            complaints.push(format!("`{key}` leads to `{value}`"));
        }
    }
}

/// As the URL standard finds a scheme: blanks at the ends and tabs and line ends anywhere do not count.
fn is_fine(address: &str, is_image: bool) -> bool {
    let address: String = address.chars().filter(|character| !matches!(character, '\t' | '\n' | '\r')).collect();
    let address = address.trim_matches(|character: char| character <= ' ');
    let scheme: String = address.chars().take_while(|it| it.is_ascii_alphanumeric() || "+-.".contains(*it)).collect();
    if address.strip_prefix(&*scheme).is_some_and(|rest| rest.starts_with(':')) {
        return !is_image && ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    }
    !address.starts_with(['/', '\\'])
}
