//! Where a drawing leads: into itself, to pictures that it holds, or by a link that its reader follows. Everything else would be fetched, or tells of
//! files that the reader does not have.

use super::Found;
use roxmltree::{Attribute, Node};

/// What helps against all that is fetched.
pub(super) const INSIDE: &str = "put what it needs into the drawing when you export it, or use a bitmap";

/// Attributes that hold an address, in small letters.
const ADDRESSES: [&str; 8] = ["href", "src", "srcset", "poster", "ping", "base", "action", "formaction"];

/// Whether the value of an attribute is an address.
pub(super) fn is_address(attribute: &Attribute<'_, '_>) -> bool {
    let name = attribute.name();
    // Without a namespace `base` is none.
    let is_base = name != "base" || attribute.namespace().is_some();
    is_base && ADDRESSES.iter().any(|known| name.eq_ignore_ascii_case(known))
}

impl Found<'_> {
    /// Judges where an attribute leads.
    pub(super) fn address(&mut self, node: &Node<'_, '_>, attribute: &Attribute<'_, '_>) {
        let address = attribute.value().trim();
        let is_href = attribute.name().eq_ignore_ascii_case("href");
        if is_href && (address.is_empty() || address.starts_with('#')) {
            return;
        }
        let element = node.tag_name().name();
        let is_shown = ["image", "feImage"].contains(&element);
        if is_href && is_shown && starts(address, "data:") {
            self.picture(address, attribute.range_value());
        } else if is_href && element == "a" {
            self.link(address, attribute);
        } else {
            self.fault(attribute.range(), format!("an address to fetch from, in `<{element}>`"), INSIDE);
        }
    }

    /// A link is followed by its reader, if at all.
    fn link(&mut self, address: &str, attribute: &Attribute<'_, '_>) {
        if starts(address, "javascript:") {
            self.fault(attribute.range(), "a script, in a link", "export it again without scripts, or use a bitmap");
        } else if !["https://", "http://", "mailto:"].iter().any(|start| starts(address, start)) {
            let help = "links in a drawing may begin with https://, http:// or mailto:, or lead to a place in it";
            self.fault(attribute.range(), "a link to a file beside it, which its reader may not have", help);
        }
    }
}

pub(super) fn starts(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|found| found.eq_ignore_ascii_case(start))
}
