//! `packet.html`: what the printed page says, in one file that needs no other.

use super::committee::{borrowed, everything};
use super::{pages, read_aloud};
use scraper::{Html, Selector};

const PAGE: &str = "packet.html";

#[test]
fn it_says_what_the_print_says() {
    let files = everything();
    for pages in
        [pages(&borrowed(&files)), pages(&borrowed(&files)).for_manager(), pages(&borrowed(&files)).for_committee()]
    {
        let files = pages.render(|address| [PAGE, "print.html"].contains(&address));
        let words =
            |page: &str| read_aloud(&files[page], "main").into_iter().map(|line| line.words).collect::<Vec<_>>();
        let (one, print) = (words(PAGE), words("print.html"));
        assert!(print.len() > 50);
        assert_eq!(one[..print.len()], print);
    }
}

#[test]
fn its_menu_leads_to_every_chapter() {
    let menu = pages(&[]).for_committee().menu(PAGE);
    assert_eq!(menu[..3], ["Sheet", "Coverage", "Levels"]);
}

#[test]
fn every_place_that_it_names_is_in_it() {
    let files = everything();
    let files = pages(&borrowed(&files)).render(|address| [PAGE, "print.html"].contains(&address));
    let text = String::from_utf8(files[PAGE].to_vec()).unwrap();
    let html = Html::parse_document(&text);
    let ids: Vec<&str> = html.select(&Selector::parse("[id]").unwrap()).filter_map(|it| it.attr("id")).collect();
    for link in html.select(&Selector::parse("a[href]").unwrap()).filter_map(|it| it.attr("href")) {
        let is_here = link.strip_prefix('#').is_some_and(|id| ids.contains(&id));
        assert!(is_here || link.starts_with("https:"), "`{link}` is not in the file");
    }
    let index = text.split_once("window.promoSearch = ").unwrap().1.split_once(";\n").unwrap().0;
    let rows: Vec<[String; 6]> = serde_json::from_str(index).unwrap();
    assert!(rows.len() > 10);
    for [address, ..] in rows {
        assert!(
            ids.contains(&address.trim_start_matches('#')),
            "the search leads to `{address}`, which is not in the file"
        );
    }
}
