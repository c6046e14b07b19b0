//! Comments in pages: those of a template in its source, and those that a template has left in the page. What a note says is never one: its `<` is written
//! `&lt;`.

use super::edit::Edit;
use super::{script_comments, style_comments};

/// Elements whose content is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// The page without comments; the same page where there are none.
pub fn without_markup_comments(page: String) -> String {
    // Most pages have none, and a look for one is cheap.
    if !page.contains("<!--") && !page.contains("/*") && !page.contains("//") {
        return page;
    }
    let comments = comments(&page, false);
    super::without(&page, &comments).into_owned()
}

/// The comments of a template in its source, those of the engine among them.
pub fn markup_comments(template: &str) -> Vec<Edit> {
    comments(template, true)
}

fn comments(page: &str, is_template: bool) -> Vec<Edit> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(next) = page[at..].find(['<', '{']) {
        at += next;
        let rest = &page[at..];
        if rest.starts_with("<!--") {
            let end = at + comment_end(rest);
            found.push(Edit::cut(at..end));
            at = end;
        } else if is_template && rest.starts_with("{#") {
            let end = at + rest.find("#}").map_or(rest.len(), |end| end + 2);
            found.push(Edit::cut(at..end));
            at = end;
        } else if rest[1..].starts_with(|it: char| it.is_ascii_alphabetic()) && rest.starts_with('<') {
            let end = at + tag_end(rest);
            at = raw(page, at, end, &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Where a comment ends, as browsers have it; one that never ends holds the rest.
fn comment_end(rest: &str) -> usize {
    if rest.starts_with("<!-->") {
        return 5;
    }
    if rest.starts_with("<!--->") {
        return 6;
    }
    let ends = ["-->", "--!>"].iter().filter_map(|end| Some(4 + rest[4..].find(end)? + end.len()));
    ends.min().unwrap_or(rest.len())
}

/// Behind a tag. A value in quotes may hold a `>`.
fn tag_end(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    rest.len()
}

/// Behind an element whose content is no markup; scripts and styles have comments of their own. Behind the tag of any other.
fn raw(page: &str, start: usize, end: usize, found: &mut Vec<Edit>) -> usize {
    let tag = &page[start + 1..end];
    let name = tag.split(|it: char| !it.is_ascii_alphanumeric()).next().unwrap_or("");
    let Some(name) = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw)) else { return end };
    let close = page[end..].match_indices("</").find(|(at, _)| {
        let after = page.get(end + at + 2..end + at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name))
    });
    let close = close.map_or(page.len(), |(at, _)| end + at);
    let inside = &page[end..close];
    let comments = match *name {
        "style" => style_comments(inside),
        // Data is no script, and has no comments.
        "script" if !tag.contains("json") => script_comments(inside),
        _ => Vec::new(),
    };
    let moved = |edit: Edit| Edit { range: edit.range.start + end..edit.range.end + end, ..edit };
    found.extend(comments.into_iter().map(moved));
    close
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(page: &str) -> String {
        without_markup_comments(page.to_owned())
    }

    #[test]
    fn comments_go_and_the_page_stays() {
        assert_eq!(plain("<p>a<!-- Kim --> b</p><!---->"), "<p>a b</p>");
        assert_eq!(plain("<p>a<!--> b<!---> c --> d<!-- e --!> f<!-- g"), "<p>a b c --> d f");
        for page in [
            "<p title=\"<!-- x -->\">a</p>",
            "<textarea><!-- x --></textarea>",
            "<p>&lt;!-- x --&gt;</p> <!doctype html> {# x #}",
            "<script type=\"application/json\">{\"a\": \"// b /* c */\"}</script>",
            "<a href=https://example.com>a</a> https://example.com/*b",
        ] {
            assert_eq!(plain(page), page);
        }
    }

    #[test]
    fn scripts_and_styles_have_comments_of_their_own() {
        assert_eq!(
            plain("<style>a{}/* x */</style><SCRIPT>a(); // x\nb()</SCRIPT>"),
            "<style>a{}</style><SCRIPT>a(); \nb()</SCRIPT>"
        );
        assert_eq!(
            plain("<script>a(\"<!-- x -->\") // </p>\n</script><!-- y -->"),
            "<script>a(\"<!-- x -->\") \n</script>"
        );
    }

    #[test]
    fn comments_of_a_template_are_known_in_its_source() {
        let template = "{# Kim #}<p>{{ a }}</p><!-- {% if x %} -->";
        assert_eq!(super::super::without(template, &markup_comments(template)), "<p>{{ a }}</p>");
    }
}
