//! How many criteria a rule of a level asks for, where its words leave no doubt: `Expert in at least one competency`, `Advanced in two or more`. Whoever
//! writes *or*, or says what is not asked, means something that no number says; then there is the text alone.

/// A number, and the step of the scale that is asked of so many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked<'a> {
    pub(super) at_least: usize,
    pub(super) step: &'a str,
}

const NUMBERS: &[&str] = &["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// What a rule asks for; `steps` are the names of the scale.
pub(super) fn asked<'a>(rule: &str, steps: &'a [String]) -> Option<Asked<'a>> {
    rule.split('.').find_map(|sentence| in_sentence(&sentence.to_lowercase(), steps))
}

fn in_sentence<'a>(sentence: &str, steps: &'a [String]) -> Option<Asked<'a>> {
    let sentence = without_brackets(sentence);
    let words: Vec<&str> = sentence
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .filter(|it| !it.is_empty())
        .collect();
    let is_doubted = |at: usize| match words[at] {
        "or" => words.get(at + 1) != Some(&"more"),
        word => {
            matches!(word, "not" | "no" | "never" | "none" | "nor" | "without" | "unless" | "most")
                || word.ends_with("n't")
        }
    };
    if (0..words.len()).any(is_doubted) {
        return None;
    }
    // The longest name first: a leading expert is no expert.
    let mut steps: Vec<&String> = steps.iter().collect();
    steps.sort_by_key(|step| std::cmp::Reverse(step.len()));
    (0..words.len()).find_map(|at| {
        let (step, after) = steps.iter().find_map(|step| Some((*step, after(&words[at..], step)?)))?;
        let [preposition, rest @ ..] = after else { return None };
        let at_least = quantity(rest).filter(|_| matches!(*preposition, "in" | "on" | "at"))?;
        Some(Asked { at_least, step })
    })
}

/// The words after the name of a step, which may be a plural.
fn after<'w>(words: &'w [&'w str], step: &str) -> Option<&'w [&'w str]> {
    let step = step.to_lowercase();
    let name: Vec<&str> = step.split(|letter: char| !letter.is_alphanumeric()).filter(|it| !it.is_empty()).collect();
    let (found, rest) = words.split_at_checked(name.len()).filter(|_| !name.is_empty())?;
    let (last, first) = found.split_last()?;
    let is_last = *last == name[name.len() - 1] || last.strip_suffix('s') == Some(name[name.len() - 1]);
    (is_last && first == &name[..name.len() - 1]).then_some(rest)
}

/// `at least two`, `two or more`, `more than one`.
fn quantity(words: &[&str]) -> Option<usize> {
    match words {
        ["at", "least", word, ..] | [word, "or", "more", ..] => number(word),
        ["more", "than", word, ..] => Some(number(word)? + 1),
        _ => None,
    }
}

fn number(word: &str) -> Option<usize> {
    let spelled = NUMBERS.iter().position(|known| *known == word).map(|at| at + 1);
    spelled.or_else(|| word.parse().ok().filter(|number| (1..100).contains(number)))
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::new();
    for letter in text.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(rule: &str) -> Option<(usize, String)> {
        let steps = ["Beginner", "Expert", "Leading Expert", "Working knowledge"].map(str::to_owned);
        asked(rule, &steps).map(|asked| (asked.at_least, asked.step.to_owned()))
    }

    #[test]
    fn a_number_is_told_where_the_words_leave_no_doubt() {
        let sure = [
            ("Expert in at least one.", 1, "Expert"),
            ("Cooks here are Experts in at least two of the crafts (or on their way).", 2, "Expert"),
            ("A Leading Expert in 3 or more, and kind.", 3, "Leading Expert"),
            ("Is kind, or tries. Working knowledge in more than one.", 2, "Working knowledge"),
        ];
        for (rule, number, step) in sure {
            assert_eq!(told(rule), Some((number, step.to_owned())), "{rule}");
        }
        for doubtful in [
            "Expert in at least one or Beginner in all.",
            "Not a Beginner in more than one.",
            "Expert in one craft.",
            "Experts in several crafts.",
            "At least two Experts in the team.",
            "Expert in most.",
            "",
        ] {
            assert_eq!(told(doubtful), None, "{doubtful}");
        }
    }
}
