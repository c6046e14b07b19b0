//! Pages as bytes.

mod markdown;

pub use markdown::html;
