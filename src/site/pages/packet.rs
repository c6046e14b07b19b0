//! `packet.html`: the whole edition once more in one file, to be mailed. Its content is that of [`mod@print`], with the menu and the search of the other
//! pages; pictures, style and scripts are put inside when it is rendered.

use super::{View, print, sheet};
use crate::site::page::{ContentsItem, Make, PageKind, Part};
use crate::site::viewpoint::{Bodies, Viewpoint};
use crate::site::{Site, SitePage};
use serde::Serialize;

pub(in crate::site) const PAGE: PageKind = PageKind {
    template: "packet",
    title: "One file",
    section: "packet",
    part: Part::Whole,
    readers: print::PAGE.readers,
    make: Make::Once(|from| View::Packet(Box::new(PacketView { chapters: from.places() }))),
    chapter: None,
    read_next: None,
};

#[derive(Clone, Debug, Serialize)]
pub(crate) struct PacketView {
    /// Its menu: the sheet, and every chapter of the print.
    pub(crate) chapters: Vec<ContentsItem>,
}

impl Viewpoint<'_> {
    fn places(&self) -> Vec<ContentsItem> {
        let (reference, title, anchor) = (None, sheet::PAGE.title.to_owned(), sheet::PAGE.template.to_owned());
        let sheet = ContentsItem { number: String::new(), reference, title, anchor, level: 1 };
        std::iter::once(sheet).chain(self.on_paper().with(Bodies::LeftOut).chapters()).collect()
    }
}

impl SitePage {
    /// Whether it holds the content of another page, which must be rendered before: the edition in one file, that of the print.
    pub(crate) fn is_framing(&self) -> bool {
        self.template == PAGE.template
    }
}

impl Site {
    /// The page whose content this one holds too.
    pub(crate) fn inside(&self, page: &SitePage) -> Option<&SitePage> {
        self.pages.iter().find(|other| page.is_framing() && other.template == print::PAGE.template)
    }
}
