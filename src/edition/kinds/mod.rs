//! What an edition holds of each kind of note, one file a kind: the type, and how it is made of what the author wrote.
//! What this reader may not see is left out here, key by key.

mod answer;
mod evidence;
mod feedback;
mod impact;
mod metric;
mod page;

pub use answer::Answer;
pub use evidence::Evidence;
pub use feedback::{Feedback, Request};
pub use impact::Impact;
pub use metric::Metric;
pub(super) use metric::anchor_metrics;
pub use page::Page;
