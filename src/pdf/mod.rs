//! An edition on paper: `print.html` goes through a browser that is installed, and a PDF comes back of which all is known. The browser is told apart by
//! where it stands, is run in a private folder with nothing of the network, and is ended when it takes too long. The contents get the numbers of their
//! pages by printing twice; what tells of this machine or of the hour is taken out; and the words of the finished file are handed over to be searched.
//! Which packet it is, where the file goes and what people are told is for the door.

// A kind, an audience or a state that is added must be named wherever one is decided upon.
#![warn(clippy::wildcard_enum_match_arm)]

mod print;

mod places;

mod browser;
mod confined;
mod workshop;

mod numbers;

mod document;
mod object;
mod tidy;
mod words;

mod error;

pub use browser::Browser;
pub use error::PdfError;
pub use places::{Machine, System, find, how_to_install};
pub use print::{Numbers, Paper, PrintJob, print};
