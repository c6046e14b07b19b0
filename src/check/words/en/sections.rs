//! Headings that say what kind of section they begin. From the sections of public cases in which a list of links is what a reader expects.

/// Sections that are lists of references.
const REFERENCES: &[&str] = &[
    "reference",
    "link",
    "source",
    "further reading",
    "appendix",
    "annex",
    "bibliography",
    "see also",
    "resources",
    "materials",
    "publications",
    "voting",
    "full list",
    "articles",
    "talks",
    "posts",
    "reading list",
    "attachments",
];

/// Whether a section with this heading is a list of references.
pub(crate) fn is_references(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    REFERENCES.iter().any(|known| heading.contains(known))
}

/// Whether a note with this title is a list of references: all it speaks of. *Publications and service* is not.
pub(crate) fn is_title_of_references(title: &str) -> bool {
    let title = title.to_lowercase();
    let mut words = title.split(|part: char| !part.is_alphanumeric()).filter(|word| !SMALL.contains(word));
    let is_one = |word: &str| REFERENCES.iter().any(|known| known.split(' ').any(|known| word.starts_with(known)));
    is_references(&title) && words.all(is_one)
}

/// Words of a title that say nothing by themselves.
const SMALL: &[&str] = &[
    "", "and", "of", "the", "my", "a", "for", "further", "other", "list", "all", "selected", "external", "useful",
    "more", "to",
];
