//! The words that everyone may speak: kinds of note, audiences, roles, states, relations, figures, days, periods, slugs. What a packet says with them is for
//! `packet`, what a reader is told for `site`.

mod audience;
mod days;
mod doubt;
mod figure;
mod kind;
mod link_target;
mod period;
mod slug;
mod words;

pub use audience::{Audience, PerAudience};
pub use days::{day, interval, month_named, months, months_to_search, spellings};
pub use doubt::{Doubt, PerDoubt};
pub use figure::{Change, Dimension, Direction, Figure, Quantity, joins, kept_whole, kept_whole_after, readings};
pub use kind::{Form, Home, NoteKind, PerKind};
pub use link_target::LinkTarget;
pub use period::{Away, Cycle, Period, half_years};
pub use slug::slug;
pub(crate) use slug::small;
pub use words::{ANSWER_WORDS, Attribution, Better, Demand, Paper, Relation, Role, State, Status, Vocabulary};
