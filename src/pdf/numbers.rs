//! The numbers of pages in the contents of `print.html`. A template leaves an element for each, `data-page-of="ANCHOR"`, and a number is written into it;
//! where a theme leaves none, there are none.

use std::collections::BTreeMap;

/// As wide as a number is likely to be, so that the first print breaks its lines where the next one will.
const PLACEHOLDER: &str = "00";

/// What marks an element.
const MARK: &str = "data-page-of=\"";

/// The pages on which what is listed begins, by anchor.
pub(super) type PagesOf = BTreeMap<String, usize>;

/// A page with places for numbers.
#[derive(Debug)]
pub(super) struct Numbered<'a> {
    html: &'a str,
    /// Where a number is to be written, and of which anchor.
    places: Vec<(usize, String)>,
}

impl<'a> Numbered<'a> {
    pub(super) fn new(html: &'a str) -> Numbered<'a> {
        let places = html.match_indices(MARK).filter_map(|(at, _)| {
            let start = at + MARK.len();
            let end = start + html[start..].find('"')?;
            let inside = end + html[end..].find('>')? + 1;
            // The same letters in a text are no mark.
            let is_in_tag = html[..at].rfind('<') > html[..at].rfind('>');
            is_in_tag.then(|| (inside, html_escape::decode_html_entities(&html[start..end]).into_owned()))
        });
        Numbered { html, places: places.collect() }
    }

    /// Whether there is no place for a number.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// What of this is asked for.
    pub(super) fn asked(&self, pages: &PagesOf) -> PagesOf {
        let asked = self.places.iter().filter_map(|(_, anchor)| Some((anchor.clone(), *pages.get(anchor)?)));
        asked.collect()
    }

    /// With something in the place of every number, to see where the pages end.
    pub(super) fn with_placeholders(&self) -> String {
        self.filled(|_| PLACEHOLDER.to_owned())
    }

    /// With these numbers; an anchor without one gets none.
    pub(super) fn with(&self, pages: &PagesOf) -> String {
        self.filled(|anchor| pages.get(anchor).map_or_else(String::new, usize::to_string))
    }

    fn filled(&self, number: impl Fn(&str) -> String) -> String {
        let (mut filled, mut from) = (String::with_capacity(self.html.len()), 0);
        for (at, anchor) in &self.places {
            filled.push_str(&self.html[from..*at]);
            filled.push_str(&number(anchor));
            from = *at;
        }
        filled + &self.html[from..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_where_the_template_leaves_a_place() {
        let html = "<li><a href=\"#a\">A</a> <span class=\"n\" data-page-of=\"a\"></span></li><b data-page-of=\"x&amp;y\" id=z></b>\
                    <p>data-page-of=\"a\"</p><i>x</i>";
        let numbered = Numbered::new(html);
        let pages = PagesOf::from([("a".to_owned(), 12), ("other".to_owned(), 3)]);
        assert_eq!(numbered.asked(&pages), PagesOf::from([("a".to_owned(), 12)]));
        let filled = numbered.with(&pages);
        assert!(filled.contains("data-page-of=\"a\">12</span>") && filled.contains("id=z></b>"), "{filled}");
        assert!(filled.ends_with("<p>data-page-of=\"a\"</p><i>x</i>"), "{filled}");
        assert_eq!(numbered.with_placeholders().matches("00").count(), 2);
        assert!(Numbered::new("<p>no contents</p>").is_empty());
    }
}
