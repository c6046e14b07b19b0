//! Texts with gaps: `«title»` is filled with the value of that name. A value is never looked at again, whatever it holds. What a template says of a key
//! comes from the key's declaration.

use crate::packet::FileKind;
use crate::report::visible_line;
use crate::rubric::Rubric;
use crate::syntax::keys::{Allowed, Key, Listed};
use crate::vocabulary::NoteKind;

/// What a template of this kind may say of each key: `«about criteria»` is what the key means and what may stand there, `«values criteria»` the values
/// alone. Keys in tables are named with their table, as in `«values from.relation»`.
pub(super) fn comments(kind: NoteKind, rubric: &Rubric) -> Vec<(String, String)> {
    let of_key = |(name, key): (String, &Key)| {
        let values = values(key, rubric);
        let about = format!("{}: {values}", capitalised(key.sentence));
        [(format!("about {name}"), about), (format!("values {name}"), values)]
    };
    let places = FileKind::Note(kind).places().into_iter();
    places.flat_map(|place| of_key((place.path.join("."), place.key))).collect()
}

fn capitalised(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// What may stand there, on one line whatever a rubric holds.
fn values(key: &Key, rubric: &Rubric) -> String {
    let ids = |ids: Vec<&str>| one_line(&ids);
    match key.allowed {
        Allowed::Words(words) => one_line(&words()),
        Allowed::WordsAndMore(_) => one_line(&rubric.kinds),
        Allowed::Listed(Listed::Scopes) => one_line(&rubric.scopes),
        Allowed::Listed(Listed::Criteria) => ids(rubric.criteria.iter().map(|it| it.id.value.as_str()).collect()),
        Allowed::Listed(Listed::Levels) => ids(rubric.levels.iter().map(|it| it.id.value.as_str()).collect()),
        Allowed::Listed(Listed::Questions) => ids(rubric.questions.iter().map(|it| it.id.value.as_str()).collect()),
        Allowed::Listed(Listed::Proficiencies) => {
            ids(rubric.proficiencies.iter().map(|it| it.title.value.as_str()).collect())
        }
        Allowed::Listed(Listed::Archetypes) => ids(rubric.archetypes.iter().map(|it| it.value.as_str()).collect()),
        Allowed::Anything
        | Allowed::Id(_)
        | Allowed::Address
        | Allowed::WebAddress
        | Allowed::RubricName
        | Allowed::Length => key.value(),
    }
}

fn one_line<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
    if words.is_empty() { "the rubric lists none".to_owned() } else { visible_line(&words.join(", ")) }
}

/// Fills the gaps. A gap that has no value stays as it stands.
pub(super) fn fill<T: AsRef<str>>(template: &str, values: &[(T, String)]) -> String {
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

fn value<'a, T: AsRef<str>>(name: &str, values: &'a [(T, String)]) -> Option<&'a str> {
    values.iter().find(|(known, _)| known.as_ref() == name).map(|(_, value)| value.as_str())
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
        let values = [("title", "«date»".to_owned()), ("date", "2026-03-14".to_owned())];
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
