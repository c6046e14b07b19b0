//! What of a file is handed on: pictures and drawings without what rides along in them, files of a theme without their comments. All of it is cut from
//! the bytes as they are, so that whatever stays is what the author saved, and a file in which nothing rides along is not touched. Nothing here knows
//! where the bytes come from or where they go.

mod drawing;
mod edit;
mod markup;
mod picture;
mod script;
mod style;

pub use drawing::{Drawing, DrawingFault};
pub use markup::{markup_comments, without_markup_comments};
pub use picture::{PictureFault, is_picture, judge_picture, picture_size};
pub use script::script_comments;
pub use style::style_comments;

pub use edit::{Edit, blanked};

use edit::apply;
use std::borrow::Cow;
use std::fmt;

/// How large a picture is shown, in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PictureSize {
    /// From side to side.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

/// Why a file is not handed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclean {
    /// A picture that cannot be read.
    Picture(PictureFault),
    /// A drawing that fetches or acts, or that cannot be read.
    Drawing(DrawingFault),
}

/// The bytes that are handed on of a file of this name. What an ending calls a picture must be one, as a browser that opens it takes it; what has another ending
/// is cleaned where its bytes are a picture's, and else handed on as it is.
///
/// # Errors
///
/// What is wrong with a picture or a drawing, of which nothing may be handed on then.
pub fn cleaned(name: &str, bytes: Vec<u8>) -> Result<Vec<u8>, Unclean> {
    if is_drawing(name) {
        return cleaned_drawing(bytes);
    }
    let edits = if is_picture(name) {
        picture::edits(name, &bytes).map_err(Unclean::Picture)?
    } else {
        // A photograph is one whatever its file is called.
        picture::edits_of_any(&bytes).unwrap_or_default()
    };
    Ok(if edits.is_empty() { bytes } else { apply(&bytes, &edits) })
}

/// Whether a file of this name is a drawing: text that a browser shows as a picture.
pub fn is_drawing(name: &str) -> bool {
    has_ending(name, &["svg"])
}

fn cleaned_drawing(bytes: Vec<u8>) -> Result<Vec<u8>, Unclean> {
    let text = String::from_utf8(bytes).map_err(|_| Unclean::Drawing(DrawingFault::unreadable()))?;
    let drawing = Drawing::read(&text);
    match drawing.faults.into_iter().next() {
        Some(fault) => Err(Unclean::Drawing(fault)),
        None if drawing.edits.is_empty() => Ok(text.into_bytes()),
        None => Ok(apply(text.as_bytes(), &drawing.edits)),
    }
}

/// What is published of a file of a theme.
#[derive(Clone, Debug, Default)]
pub struct PublishedPart {
    /// What goes.
    pub cut: Vec<Edit>,
    /// What is wrong with it: a drawing that acts, a style sheet that fetches.
    pub faults: Vec<DrawingFault>,
}

impl PublishedPart {
    /// Looks into a file of a theme. Of a template that is what is told of its comments; they go from the pages that are made of it.
    pub fn of(name: &str, text: &str) -> PublishedPart {
        let only = |cut: Vec<Edit>| PublishedPart { cut, faults: Vec::new() };
        if is_drawing(name) {
            let Drawing { faults, edits, size: _ } = Drawing::read(text);
            return PublishedPart { cut: edits, faults };
        }
        if has_ending(name, &["html"]) {
            return only(markup_comments(text));
        }
        if has_ending(name, &["css"]) {
            return PublishedPart { cut: style_comments(text), faults: drawing::fetched_by_theme(text) };
        }
        if has_ending(name, &["js"]) { only(script_comments(text)) } else { PublishedPart::default() }
    }
}

/// A text of a theme without its comments; the same text where it has none.
pub fn without<'a>(text: &'a str, comments: &[Edit]) -> Cow<'a, str> {
    if comments.is_empty() {
        return Cow::Borrowed(text);
    }
    // Whole characters are cut and put in, so that what is left is text.
    Cow::Owned(String::from_utf8(apply(text.as_bytes(), comments)).unwrap_or_default())
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

impl fmt::Display for Unclean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unclean::Picture(fault) => write!(f, "{}", fault.what()),
            Unclean::Drawing(fault) => write!(f, "holds {}", fault.what),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_picture_is_handed_on_as_it_is() {
        for name in ["report.pdf", "table.csv", "png", "a.png.zip"] {
            assert_eq!(cleaned(name, b"%PDF <!-- by Kim -->".to_vec()).unwrap(), b"%PDF <!-- by Kim -->", "{name}");
        }
    }

    #[test]
    fn a_photograph_is_cleaned_whatever_it_is_called() {
        let gif = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
        let told = [&gif[..], b"taken by Kim"].concat();
        for name in ["photo", "photo.jpg_large", "photo.bak"] {
            assert_eq!(cleaned(name, told.clone()).unwrap(), gif, "{name}");
        }
    }

    #[test]
    fn a_drawing_that_is_no_text_is_not_handed_on() {
        assert!(cleaned("a.SVG", b"<svg>\xff</svg>".to_vec()).is_err());
    }
}
