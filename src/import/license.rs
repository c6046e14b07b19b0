//! Under which terms a source may be used, as far as a file beside it says so.

use super::source::Source;

/// What a licence file is.
#[derive(Clone, Debug)]
pub(super) struct License {
    /// Its usual short name, or the name of the file where it has none.
    pub(super) said: String,
    /// Where it was found.
    pub(super) path: String,
}

/// The licence of a source, by its file.
pub(super) fn of(source: &Source) -> Option<License> {
    let file = source.license.as_ref()?;
    let (text, _) = file.text();
    let said = known(&text).map_or_else(|| format!("see {}", file.name()), str::to_owned);
    Some(License { said, path: file.path.clone() })
}

/// The short name that SPDX has for it.
fn known(text: &str) -> Option<&'static str> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let has = |words: &str| text.contains(words);
    Some(match () {
        () if has("apache license") && has("version 2.0") => "Apache-2.0",
        () if has("cc0 1.0") || has("cc0-1.0") => "CC0-1.0",
        () if has("attribution-sharealike 4.0") => "CC-BY-SA-4.0",
        () if has("attribution-noncommercial-sharealike 4.0") => "CC-BY-NC-SA-4.0",
        () if has("attribution-noncommercial 4.0") => "CC-BY-NC-4.0",
        () if has("creative commons attribution 4.0") || has("creativecommons.org/licenses/by/4.0") => "CC-BY-4.0",
        () if has("attribution 4.0 international") => "CC-BY-4.0",
        () if has("gnu general public license") && has("version 3") => "GPL-3.0",
        () if has("mozilla public license") && has("2.0") => "MPL-2.0",
        () if has("permission to use, copy, modify, and/or distribute") => "ISC",
        () if has("redistributions in binary form") && has("neither the name") => "BSD-3-Clause",
        () if has("redistributions in binary form") => "BSD-2-Clause",
        () if has("permission is hereby granted, free of charge") => "MIT",
        () if has("open government licence") => "OGL-UK-3.0",
        () => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_told_by_their_words() {
        assert_eq!(known("Permission is hereby granted,\n free of charge, to any person"), Some("MIT"));
        assert_eq!(
            known("licensed under the Creative Commons\nAttribution 4.0 International License"),
            Some("CC-BY-4.0")
        );
        assert_eq!(known("CC0 1.0 Universal"), Some("CC0-1.0"));
        assert_eq!(known("All rights reserved."), None);
    }
}
