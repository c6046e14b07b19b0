use super::*;

fn found(people: &[Named<'_>], known: &[&str], text: &str) -> Vec<String> {
    let names = Names::new(people, known.iter().copied());
    let shown = |it: &Sighting| format!("{}{}", &text[it.range.clone()], if it.is_sure { "" } else { "?" });
    names.find(text).iter().map(shown).collect()
}

fn one<'a>(name: &'a str) -> Named<'a> {
    Named { name, also: Vec::new(), keep: Vec::new() }
}

fn ana(text: &str) -> Vec<String> {
    found(&[Named { also: vec!["Anita"], ..one("Ana Ruiz") }], &["Kim Berg", "Ben Carter"], text)
}

#[test]
fn a_whole_name_is_meant_however_it_is_written() {
    for text in [
        "Ana Ruiz",
        "ANA RUIZ",
        "ana ruiz",
        "Ana-Ruiz",
        "ana_ruiz",
        "ana.ruiz",
        "anaRuiz",
        "anaruiz",
        "Ana\nRuiz",
        "Ana\u{a0}Ruiz",
        "Ana  Ruiz",
        "A\u{ad}na Ru\u{ad}iz",
        "Ana Ruíz",
        "Ana Rui\u{301}z",
        "Ruiz, Ana",
        "Ruiz Ana",
        "\u{410}na Ruiz",
        "Anita",
        "ANITA",
        "Ana R",
        "A. Ruiz",
        "aruiz",
        "ana/ruiz",
    ] {
        assert_eq!(ana(&format!("with {text} too")), [text], "{text:?}");
    }
    assert_eq!(ana("Ana Ruiz's and ana.ruiz@example.com"), ["Ana Ruiz", "ana.ruiz"]);
}

#[test]
fn a_word_that_holds_a_part_of_a_name_is_none() {
    for text in ["banana", "analysis", "Diana", "Ruizian", "anagram", "cabana ruins", "anar", "a ruin"] {
        assert!(ana(text).is_empty(), "{text}");
    }
}

#[test]
fn a_part_alone_is_meant_where_nothing_speaks_against_it() {
    for text in
        ["I asked Ruiz about it.", "Mentored Ana", "When Ana left", "Ana's idea", "RUIZ", "with Ms Ruiz", "@ana said"]
    {
        let part = if text.to_lowercase().contains("ruiz") { "ruiz" } else { "ana" };
        assert_eq!(ana(text).iter().map(|it| it.to_lowercase()).collect::<Vec<_>>(), [part], "{text}");
    }
    assert_eq!(ana("I asked Carlos Ruiz, and Ana Lopez"), ["Ruiz?", "Ana?"]);
    assert_eq!(ana("the ruiz branch"), ["ruiz?"]);
}

#[test]
fn ordinary_words_are_left_and_what_may_be_either_is_asked() {
    let grace = |text: &str| found(&[one("Grace Will")], &[], text);
    assert!(grace("a grace period will do").is_empty());
    assert_eq!(grace("I asked Grace, and Will said"), ["Grace?", "Will?"]);
    assert_eq!(grace("Grace Will and grace will"), ["Grace Will", "grace will"]);
    let may = |text: &str| found(&[one("May Lind")], &[], text);
    assert!(may("in May 2026 and 3 May").is_empty());
    assert_eq!(may("I asked May"), ["May?"]);
    let will = |text: &str| found(&[one("Will")], &[], text);
    assert_eq!(will("Will it? I will ask Will."), ["Will?", "Will"]);
}

#[test]
fn the_names_of_others_and_what_is_kept_are_left() {
    assert!(found(&[one("Ana Ruiz")], &["Ben Ruiz"], "Ben Ruiz and ben.ruiz").is_empty());
    assert_eq!(found(&[one("Ana Ruiz")], &["Ben Ruiz"], "Ruiz said"), ["Ruiz?"]);
    let kept = Named { keep: vec!["Carlos Ruiz", "ruiz"], ..one("Ana Ruiz") };
    assert_eq!(found(&[kept], &[], "Carlos Ruiz, ruiz and Ruiz"), ["Ruiz"]);
    assert_eq!(found(&[one("Ana Ruiz"), one("Bo Ruiz")], &[], "Bo Ruiz, and then Ruiz"), ["Bo Ruiz", "Ruiz?"]);
}

#[test]
fn names_of_many_forms() {
    for (name, text, parts) in [
        ("Ludwig van Beethoven", "van Beethoven and Beethoven", vec!["van Beethoven", "Beethoven"]),
        ("Siobhán O'Brien", "siobhan obrien, O\u{2019}Brien", vec!["siobhan obrien", "O\u{2019}Brien"]),
        (
            "Jean-Luc Noël",
            "Jean Luc Noel; jean\u{2011}luc_noe\u{308}l",
            vec!["Jean Luc Noel", "jean\u{2011}luc_noe\u{308}l"],
        ),
        ("Jürgen Müller", "juergen.mueller, Mueller", vec!["juergen.mueller", "Mueller"]),
        ("Ana Maria Ruiz", "Ana Ruiz and Maria", vec!["Ana Ruiz", "Maria"]),
        ("李明", "我和李明去", vec!["李明"]),
        ("יוסי כהן", "עם כהן גם", vec!["כהן"]),
        ("Smith & Sons", "for Smith & Sons", vec!["Smith & Sons"]),
    ] {
        assert_eq!(found(&[one(name)], &[], text), parts, "{name}");
    }
}

#[test]
fn addresses_and_ids_name_somebody_in_small_letters() {
    let names = Names::new(&[Named { keep: vec!["grace"], ..one("Grace Ruiz") }], ["Kim Berg"].into_iter());
    for address in
        ["https://example.com/grace-ruiz", "https://x.org/~ruiz", "https://x.org/Grace%20Ruiz", "mailto:g.ruiz@x.org"]
    {
        assert!(names.is_in_address(address), "{address}");
    }
    assert!(!names.is_in_address("https://example.com/grace/kim-berg"));
    assert!(names.is_in_id("on-call-ruiz") && !names.is_in_id("grace-period") && !names.is_in_id("kim-berg"));
    assert!(Names::new(&[one("Grace Ruiz")], std::iter::empty()).is_in_id("grace-period"));
}
