//! From which side a language is written.

/// Languages that are written from the right unless their tag names another script.
const FROM_THE_RIGHT: &[&str] = &[
    "ar", "arc", "arz", "ckb", "dv", "fa", "he", "iw", "ks", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi",
];

/// Scripts that are written from the right, as the second part of a tag names them.
const SCRIPTS: &[&str] = &["adlm", "arab", "aran", "hebr", "nkoo", "rohg", "syrc", "thaa"];

/// `rtl` for a language that is written from the right; nothing for the others, since pages are written from the left.
pub(in crate::site) fn direction(language: &str) -> Option<&'static str> {
    let tag = language.to_lowercase();
    let mut parts = tag.split(['-', '_']);
    let name = parts.next().unwrap_or_default();
    let is_rtl = match parts.next().filter(|part| part.len() == 4) {
        Some(script) => SCRIPTS.contains(&script),
        None => FROM_THE_RIGHT.contains(&name),
    };
    is_rtl.then_some("rtl")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_language_or_script() {
        for language in ["ar", "he-IL", "fa_IR", "AR-eg", "az-Arab", "pa-Arab-PK"] {
            assert_eq!(direction(language), Some("rtl"), "{language}");
        }
        for language in ["en", "de", "ja", "ar-Latn", "", "arn"] {
            assert_eq!(direction(language), None, "{language}");
        }
    }
}
