//! The command line: each command, its exit codes, and the streams it writes to.

mod add;
mod build;
mod check;
mod explain;
mod new;
mod rubric;
mod schema;
mod status;
mod streams;
