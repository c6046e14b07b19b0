//! Texts with gaps: `«title»` is filled with the value of that name. A value is never looked at again, whatever it holds.

/// Fills the gaps. A gap that has no value stays as it stands.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 256);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('«') {
        filled.push_str(before);
        let gap = after.split_once('»').and_then(|(name, after)| Some((value(name, values)?, after)));
        match gap {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('«');
                rest = after;
            }
        }
    }
    filled + rest
}

fn value<'a>(name: &str, values: &[(&str, &'a str)]) -> Option<&'a str> {
    values.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

/// A text as TOML writes it.
pub(super) fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Texts as TOML lists them.
pub(super) fn list<T: AsRef<str>>(texts: &[T]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_value_is_not_read_as_a_template() {
        let values = [("title", "«date»"), ("date", "2026-03-14")];
        assert_eq!(fill("«title» on «date», «x» «", &values), "«date» on 2026-03-14, «x» «");
    }

    proptest! {
        #[test]
        fn toml_reads_back_what_was_quoted(text in "\\PC{0,40}") {
            let read: toml::Table = toml::from_str(&format!("title = {}", quoted(&text))).unwrap();
            prop_assert_eq!(read["title"].as_str(), Some(text.as_str()));
        }
    }
}
