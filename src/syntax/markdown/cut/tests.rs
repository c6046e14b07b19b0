//! What is left when something is cut.

use super::super::show::{compact, read};

fn sections(text: &str) -> Vec<String> {
    let markdown = read(text);
    let show = |section: super::Section| {
        format!("{}: {}", markdown.headings[section.heading].text, compact(&markdown.part(section.blocks)))
    };
    markdown.sections().into_iter().map(show).collect()
}

#[test]
fn sections_of_the_highest_level() {
    assert_eq!(sections("a\n\n# Draft\n\nb\n\n## c\n\nd\n\n# Given\n\ne"), ["Draft: p{b} h0{c} p{d}", "Given: p{e}"]);
    assert_eq!(sections("## Draft\n\n> # no\n\n## Given\n\nx"), ["Draft: quote{h0{no}}", "Given: p{x}"]);
    assert!(sections("a").is_empty());
}

#[test]
fn a_part_holds_nothing_of_the_rest() {
    let text = "# Draft\n\n[a](secret) x[^1] # no\n\n## Secret\n\n# Given\n\n[b](c)[^2] ![d](e)\n\n[^1]: secret\n[^2]: y[^3]\n[^3]: z";
    let markdown = read(text);
    let given = markdown.part(markdown.sections()[1].blocks.clone());
    assert_eq!(compact(&given), "p{link0{b}^2 image1} note^2{p{y^3}} note^3{p{z}}");
    assert!(!format!("{:?}", (&given.links, &given.headings)).to_lowercase().contains("secret"));
    let draft = markdown.part(markdown.sections()[0].blocks.clone());
    assert_eq!(compact(&draft), "p{link0{a} x^1 # no} h0{Secret} note^1{p{secret}}");
}

fn public(text: &str) -> String {
    compact(&read(text).without_private())
}

#[test]
fn what_is_private_goes_with_all_that_hangs_on_it() {
    assert_eq!(public("a\n\n> [!private]\n> # s [s](s)\n\n# b [c](d)"), "p{a} h0{b link0{c}}");
    assert_eq!(public("a[^1]\n\n> [!private]\n> s[^2]\n\n[^1]: b\n\n[^2]: s[^3]\n\n[^3]: s"), "p{a^1} note^1{p{b}}");
    assert_eq!(public("a[^1]\n\n> [!private]\n> [^1]: s"), "p{a}");
    assert_eq!(public("a[^1]\n\n[^1]: b\n\n    > [!private]\n    > s"), "p{a^1} note^1{p{b}}");
    assert!(read("a\n\nb <!-- allow x-y: s -->").without_private().allows.is_empty());
}

#[test]
fn a_footnote_does_not_leave_its_private_block_bare() {
    let text = "# A\n\na[^1]\n\n# B\n\n> [!private]\n> s\n>\n> [^1]: s";
    let markdown = read(text);
    let part = markdown.part(markdown.sections()[0].blocks.clone());
    assert_eq!(compact(&part), "p{a^1} private{note^1{p{s}}}");
    assert_eq!(compact(&part.without_private()), "p{a}");
}

#[test]
fn nothing_empty_is_left_where_something_stood() {
    assert_eq!(public("1. a\n2. > [!private]\n   > s\n3. b"), "list{item{a} item{b}}");
    assert_eq!(public("- > [!private]\n  > s"), "");
    assert_eq!(public("> > [!private]\n> > s\n\na"), "p{a}");
    assert_eq!(public("> [!warning]\n> > [!private]\n> > s\n\na"), "p{a}");
    assert_eq!(public("1. <!-- s -->\n2. b\n\n> <!-- s -->\n\n# <!-- s -->\n\n- [ ] <!-- s -->"), "list{item{b}}");
    assert_eq!(public("a[^1] b [^1] c [^1].\n\n[^1]: > [!private]\n    > s"), "p{a b c.}");
    assert_eq!(public("a [^1]\n\n[^1]: <!-- s -->"), "p{a}");
}

#[test]
fn only_the_footnotes_that_are_referred_to_are_left_and_of_two_the_first() {
    assert_eq!(public("a\n\n[^1]: ![s](s) [[s]]"), "p{a}");
    assert_eq!(public("a[^1]\n\n[^1]: b\n\n[^1]: s[^2]\n\n[^2]: s"), "p{a^1} note^1{p{b}}");
    assert_eq!(public("> [!private]\n> [^1]: s\n\na[^1]\n\n[^1]: b"), "p{a^1} note^1{p{b}}");
}

#[test]
fn anchors_tell_nothing_of_what_is_cut() {
    let slugs =
        |markdown: &super::Markdown| markdown.headings.iter().map(|heading| heading.slug.clone()).collect::<Vec<_>>();
    let text = "> [!private]\n> # a\n> # b {#c}\n\n# a\n\n# c\n\n[^1]: # a";
    let markdown = read(text);
    assert_eq!(slugs(&markdown), ["a-2", "c-2", "a", "c", "a-3"], "the author's links lead where others' do");
    assert_eq!(slugs(&markdown.without_private()), ["a", "c"]);
    let parts = read("# Draft\n\n## a\n\n# Given\n\n## a");
    let given = parts.part(parts.sections()[1].blocks.clone());
    assert_eq!(slugs(&given), ["a"]);
}

#[test]
fn a_part_knows_its_links_again() {
    let markdown = read("> [!private]\n> [a](a.md)\n\n[b](b.md)\n\n# Given\n\n[c](c.md)\n");
    let nth = |markdown: &super::Markdown| {
        markdown.links.iter().map(|link| (link.nth, link.text.clone())).collect::<Vec<_>>()
    };
    let [a, b, c] = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(nth(&markdown), [(0, a), (1, b.clone()), (2, c.clone())]);
    assert_eq!(nth(&markdown.without_private()), [(1, b), (2, c.clone())]);
    assert_eq!(nth(&markdown.part(markdown.sections()[0].blocks.clone())), [(2, c)]);
}
