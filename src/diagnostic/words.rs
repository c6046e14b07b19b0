//! English from small parts, so that every message counts and lists alike.

/// `1 note`, `2 notes`, `no notes`. The plural adds an `s`; words that need another bring it after a slash: `criterion/criteria`.
pub fn count(number: usize, noun: &str) -> String {
    let (one, many) =
        noun.split_once('/').map_or_else(|| (noun, format!("{noun}s")), |(one, many)| (one, many.to_owned()));
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        number => format!("{number} {many}"),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, "and")
}

/// `a`, `a or b`, `a, b or c`, each in backticks.
pub fn either<T: AsRef<str>>(items: &[T]) -> String {
    let quoted: Vec<String> = items.iter().map(|item| format!("`{}`", item.as_ref())).collect();
    joined(&quoted, "or")
}

fn joined<T: AsRef<str>>(items: &[T], word: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", most.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english() {
        assert_eq!(
            [count(0, "note"), count(1, "note"), count(2, "criterion/criteria")],
            ["no notes", "1 note", "2 criteria"]
        );
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
        assert_eq!(either(&["a", "b"]), "`a` or `b`");
    }
}
