pub mod diagnostic;
pub mod report;
pub mod source;
pub mod syntax;
pub mod rubric;
pub mod packet;
pub mod edition;
pub mod check;
pub mod site;
pub mod compile;
pub mod output;
impl serde::Serialize for crate::site::Prose { fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str("") } }
