//! The letters of a sentence, by which it is known again however it is punctuated and written, large or small.

/// The letters of a sentence, summed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Letters {
    /// How many words they make.
    pub(crate) words: usize,
    /// The same for the same letters in the same words (FNV-1a).
    pub(crate) sum: u64,
}

impl Letters {
    /// Reads a sentence in one pass.
    pub(super) fn of(text: &str) -> Letters {
        let (mut sum, mut words, mut inside) = (0xcbf2_9ce4_8422_2325_u64, 0, false);
        let mut add = |part: u32| sum = (sum ^ u64::from(part)).wrapping_mul(0x0100_0000_01b3);
        for character in text.chars() {
            let is_plain = character.is_ascii_alphabetic();
            if !is_plain && (character.is_ascii() || !character.is_alphabetic()) {
                inside = false;
                continue;
            }
            if !inside {
                (words, inside) = (words + 1, true);
                add(u32::from(' '));
            }
            if is_plain {
                add(u32::from(character) | 0x20);
            } else {
                character.to_lowercase().for_each(|letter| add(u32::from(letter)));
            }
        }
        Letters { words, sum }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_capitals_make_no_difference_and_words_do() {
        let of = Letters::of;
        assert_eq!(of("It runs — “alone”."), of("it RUNS, alone"));
        assert_eq!(of("It runs alone.").words, 3);
        assert_ne!(of("in put"), of("input"));
    }
}
