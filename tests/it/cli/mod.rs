//! The command line: each command, its exit codes, and the streams it writes to.

mod add;
mod ask;
mod build;
mod chart;
mod check;
mod completing;
mod explain;
mod fix;
mod list;
mod log;
mod meant;
mod moving;
mod new;
mod receive;
mod rubric;
mod rubric_import;
mod schema;
mod stats;
mod status;
mod streams;
mod widths;
