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

/// Whether a section with this heading, or a note with this title, is a list of references.
pub(crate) fn is_references(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    REFERENCES.iter().any(|known| heading.contains(known))
}
