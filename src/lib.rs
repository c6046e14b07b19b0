pub mod source;
pub mod diagnostic;
pub mod syntax;
pub mod rubric;
