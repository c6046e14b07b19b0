//! The words that pages say the same way everywhere. What other rooms hand over is typed; here it becomes English, so
//! that another language is other files beside these.

mod direction;
mod objections;
mod offered;
mod people;
mod steps;
mod strength;

pub(super) use crate::vocabulary::{day, interval};
pub(super) use direction::direction;
pub(super) use objections::{Because, answers_it, because, next_for, peers, said, touches, unanswered};
pub(super) use offered::{in_fact, over_time, over_time_in_fact, scope_offered, sources, when_offered};
pub(super) use people::{for_whom, part, relation, restricted};
pub use steps::NextStep;
pub(super) use steps::{action_here, step};
pub(super) use strength::{grade, reason, set_aside, strength};

/// Minutes to read so many words, at 230 words a minute (Brysbaert 2019 found 238 for English non-fiction), one at
/// least.
pub(crate) fn minutes(words: usize) -> usize {
    words.div_ceil(230).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_takes_a_minute_at_least() {
        assert_eq!([0, 1, 230, 231, 2300].map(minutes), [1, 1, 1, 2, 10]);
    }
}
