//! The form that a name takes in an address.

use crate::source::composed;

/// The form of an id that stands in a page's address: lower case, letters and digits of any script, everything else one hyphen, at the most 80
/// characters. Two ids with one slug would be one page, so they count as the same id.
pub fn slug(id: &str) -> String {
    let mut slug = String::with_capacity(id.len());
    for character in small(id).chars().take(80) {
        match character {
            '_' => slug.push('_'),
            character if character.is_alphanumeric() => slug.push(character),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_end_matches('-');
    // Windows keeps these names for devices, whatever their ending.
    let reserved = matches!(slug, "con" | "prn" | "aux" | "nul")
        || (slug.len() == 4
            && (slug.starts_with("com") || slug.starts_with("lpt"))
            && slug.ends_with(|last: char| last.is_ascii_digit()));
    match slug {
        "" => "untitled".to_owned(),
        slug if reserved || slug == "index" => format!("{slug}-"),
        slug => slug.to_owned(),
    }
}

/// In small letters, letter by letter, each composed.
pub(crate) fn small(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    composed(text).chars().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_plain() {
        assert_eq!(slug("Checkout  latency, p99"), "checkout-latency-p99");
        assert_eq!(slug("Übergabe"), slug("U\u{308}bergabe"));
        assert_eq!([slug("???"), slug("CON"), slug("com1"), slug("index")], ["untitled", "con-", "com1-", "index-"]);
    }

    proptest! {
        #[test]
        fn an_address_is_never_a_path(id in ".{0,40}") {
            let slug = slug(&id);
            prop_assert!(!slug.is_empty() && !slug.contains(['/', '\\', '.', ':', '\0', ' ']));
        }
    }
}
