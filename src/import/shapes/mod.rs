//! One reader a shape. Which shape a source has is told by what stands in it, never by who wrote it.

pub(super) mod axes;
mod columns;
mod long;
pub(super) mod outline;
pub(super) mod records;
pub(super) mod table;
pub(super) mod tiers;
