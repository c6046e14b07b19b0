//! Elements and attributes of a drawing, one after the other: what a browser draws stays, what only a program for drawing reads goes.

use super::{Found, PLAIN, addresses, css, prolog};
use crate::cleaning::PictureSize;
use roxmltree::{Attribute, Document, Node};
use std::ops::Range;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// Elements of a drawing that run something or show something from elsewhere, in small letters.
const ACTIVE: [&str; 11] =
    ["script", "handler", "listener", "iframe", "object", "embed", "audio", "video", "canvas", "animation", "applet"];

const WITHOUT_SCRIPT: &str = "export it again without scripts, or use a bitmap";
const WITHOUT_HTML: &str = "export it again with its labels as plain text (in draw.io without *Formatted text*, in Mermaid with `htmlLabels: false`), or use a bitmap";

/// The size that a drawing asks for: its width and height in pixels, else those of its view box.
fn size(root: &Node<'_, '_>) -> Option<PictureSize> {
    let pixels = |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok();
    let side = |name: &str| root.attribute(name).and_then(pixels);
    let view_box = || {
        let numbers = root.attribute("viewBox")?.split([' ', ',', '\n', '\t']).filter(|part| !part.is_empty());
        let numbers: Vec<f64> = numbers.map(str::parse).collect::<Result<_, _>>().ok()?;
        (numbers.len() == 4).then(|| (numbers[2], numbers[3]))
    };
    let (width, height) = side("width").zip(side("height")).or_else(view_box)?;
    // Larger than any screen is a mistake, and less than a pixel is none.
    let whole = |side: f64| (1.0..=100_000.0).contains(&side).then(|| side.round() as u32);
    Some(PictureSize { width: whole(width)?, height: whole(height)? })
}

impl Found<'_> {
    /// Goes through the whole drawing.
    pub(super) fn look(&mut self, document: &Document<'_>) {
        let root = document.root_element();
        self.drawing.size = size(&root);
        self.drawing.edits.extend(prolog::other_encoding(self.text).map(super::Edit::cut));
        if let Some(doctype) = prolog::doctype(self.text, 0..root.range().start) {
            self.cut(doctype);
        }
        if is_drawn(&root) && !root.tag_name().name().eq_ignore_ascii_case("svg") || !is_drawn(&root) {
            self.fault(root.range().start..root.range().start, super::BROKEN, super::AGAIN);
            return;
        }
        // What lies before this has been dealt with: it goes with an element around it.
        let mut done = 0;
        for node in document.root().descendants() {
            let range = node.range();
            if node.is_root() || range.start < done {
                continue;
            }
            if self.goes(&node) {
                done = range.end;
                self.cut(range);
            } else if node.is_element() {
                self.element(&node);
            }
        }
    }

    /// Whether a node is nothing that a browser draws.
    fn goes(&mut self, node: &Node<'_, '_>) -> bool {
        if node.is_comment() {
            return true;
        }
        if let Some(instruction) = node.pi() {
            if instruction.target.eq_ignore_ascii_case("xml-stylesheet") {
                let what = "a style sheet from elsewhere";
                self.fault(node.range(), what, "write the style into the drawing, or use a bitmap");
            }
            return true;
        }
        if node.is_text() {
            return is_stray(node);
        }
        node.is_element() && (!is_drawn(node) && !is_html(node) || is_named(node, "metadata"))
    }

    fn element(&mut self, node: &Node<'_, '_>) {
        let name = node.tag_name().name().to_ascii_lowercase();
        if name == "script" {
            self.fault(tag(node, self.text), "a script", WITHOUT_SCRIPT);
        } else if ACTIVE.contains(&name.as_str()) {
            self.fault(
                tag(node, self.text),
                format!("a `<{name}>`, which shows something from elsewhere"),
                AGAIN_ALONE,
            );
        } else if name == "foreignobject" || is_html(node) {
            self.fault(tag(node, self.text), "foreign content: HTML, which is no drawing", WITHOUT_HTML);
        }
        if name == "style" {
            self.style(node);
        }
        let has_selectors = selects_data(node);
        for attribute in node.attributes() {
            self.attribute(node, &attribute, has_selectors);
        }
    }

    fn attribute(&mut self, node: &Node<'_, '_>, attribute: &Attribute<'_, '_>, has_selectors: bool) {
        let name = attribute.name();
        let is_program = attribute.namespace().is_some_and(|space| ![XLINK, XML, SVG].contains(&space));
        let is_source = attribute.namespace().is_none()
            && (name == "content" && node.parent_element().is_none() || name.starts_with("data-") && !has_selectors);
        if is_program || is_source {
            self.cut(with_blank(attribute.range(), self.text));
            return;
        }
        let range = attribute.range();
        if attribute.namespace().is_none() && is_handler(name) {
            self.fault(range, format!("a script, in `{name}`"), WITHOUT_SCRIPT);
            return;
        }
        let local = attribute.value().rsplit(':').next().unwrap_or("").trim();
        if name == "attributeName" && (local == "href" || is_handler(local)) {
            self.fault(range, format!("an animation that sets `{local}`"), PLAIN);
            return;
        }
        if addresses::is_address(attribute) {
            self.address(node, attribute);
        } else {
            self.css(attribute.value(), attribute.range_value());
            self.comments_in(attribute);
        }
    }

    /// Comments in the style of one element. What a picture in it has had taken out stays as it is.
    fn comments_in(&mut self, attribute: &Attribute<'_, '_>) {
        if !attribute.name().eq_ignore_ascii_case("style") {
            return;
        }
        let range = attribute.range_value();
        for comment in super::super::style_comments(&self.text[range.clone()]) {
            let place = comment.range.start + range.start..comment.range.end + range.start;
            let is_apart = |edit: &super::Edit| edit.range.end <= place.start || place.end <= edit.range.start;
            if self.drawing.edits.iter().all(is_apart) {
                self.drawing.edits.push(super::Edit::replace(place, comment.instead));
            }
        }
    }

    /// A style sheet in the drawing.
    fn style(&mut self, node: &Node<'_, '_>) {
        let (Some(first), Some(last)) = (node.first_child(), node.last_child()) else { return };
        let range = first.range().start..last.range().end;
        let text: String = node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect();
        self.css(&text, range.clone());
        let comments = super::super::style_comments(&self.text[range.clone()]);
        let inside = |edit: super::Edit| {
            let (start, end) = (edit.range.start + range.start, edit.range.end + range.start);
            super::Edit { range: start..end, instead: edit.instead }
        };
        // What a comment of the drawing hides goes with it.
        let children: Vec<Range<usize>> =
            node.children().filter(|child| !child.is_text()).map(|it| it.range()).collect();
        let comments = comments.into_iter().map(inside);
        let is_apart =
            |edit: &super::Edit| !children.iter().any(|it| it.start < edit.range.end && edit.range.start < it.end);
        self.drawing.edits.extend(comments.filter(is_apart));
    }

    /// What a style or the value of an attribute fetches.
    fn css(&mut self, text: &str, range: Range<usize>) {
        for what in css::fetched(text) {
            self.fault(range.clone(), what, addresses::INSIDE);
        }
        self.pictures_in_css(text, range);
    }
}

const AGAIN_ALONE: &str = "export it again as a drawing alone, or use a bitmap";

/// Whether a browser takes it for a part of a drawing. What stands in no namespace it does not draw, but other programs do.
fn is_drawn(node: &Node<'_, '_>) -> bool {
    node.tag_name().namespace().is_none_or(|space| space == SVG)
}

/// Whether a text stands where no browser shows one: outside of the elements for words, as the source that some programs hide between two comments does.
fn is_stray(node: &Node<'_, '_>) -> bool {
    const WORDS: [&str; 8] = ["text", "tspan", "textpath", "tref", "title", "desc", "style", "a"];
    let is_empty = node.text().is_none_or(|text| text.trim().is_empty());
    let holds_words = |parent: Node<'_, '_>| {
        let name = parent.tag_name().name().to_ascii_lowercase();
        // What acts, and HTML, is a fault: nothing of the drawing is handed on.
        WORDS.contains(&name.as_str()) || name == "script" || is_html(&parent)
    };
    !is_empty && !node.parent_element().is_some_and(holds_words)
}

fn is_html(node: &Node<'_, '_>) -> bool {
    node.tag_name().namespace() == Some(XHTML)
}

fn is_named(node: &Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name().eq_ignore_ascii_case(name)
}

/// Whether an attribute of this name holds a script.
fn is_handler(name: &str) -> bool {
    name.len() > 2 && name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on"))
}

/// Whether the drawing's own style may ask for `data-` attributes.
fn selects_data(node: &Node<'_, '_>) -> bool {
    let has_data = node.attributes().any(|attribute| attribute.name().starts_with("data-"));
    let styles = || node.document().descendants().filter(|node| node.is_element() && is_named(node, "style"));
    has_data && styles().any(|style| style.text().is_some_and(|text| text.contains("[data-") || text.contains('\\')))
}

/// The opening of an element up to its first attribute: enough to see what it is.
fn tag(node: &Node<'_, '_>, text: &str) -> Range<usize> {
    let start = node.range().start;
    let name = text[start..].find(|it: char| it.is_whitespace() || it == '>' || it == '/').unwrap_or(1);
    start..start + name
}

/// An attribute with one blank before it.
fn with_blank(range: Range<usize>, text: &str) -> Range<usize> {
    let blanks = text[..range.start].len() - text[..range.start].trim_end().len();
    range.start - blanks..range.end
}
