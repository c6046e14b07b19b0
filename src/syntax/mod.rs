//! From text to structure, with spans. Nothing here fails: each reader returns what it could read and what is wrong with the rest.
//! What the structure means (which keys exist, what a link leads to) is for the rooms above.

mod date;
mod edit;
mod excerpt;
mod fields;
mod front_matter;
mod hidden;
mod json;
pub mod keys;
pub mod markdown;
mod merge;
mod month;
pub mod schema;
mod slips;
mod toml;
mod value;
mod yaml;

pub use date::readings as days_meant;
pub use edit::{Edit, Written, set_keys};
pub use fields::Fields;
pub use front_matter::{Document, Fence, Front, read_document};
pub(crate) use hidden::hidden_in_values;
pub use json::{NotJson, read_json_file};
pub use merge::conflict;
pub use toml::read_toml;
pub use value::{Entry, Node, Reading, Table, Value};
pub use yaml::{read_yaml, read_yaml_file};
