//! Pages saved from Google Docs, Confluence, Notion and Word: read as Markdown. Comments in them go to the inbox; scripts and styles are no words.

use crate::intake::entry::{Part, PartForm, Place, Read};
use crate::intake::private::private;
use crate::intake::source::SourceText;
use htmd::HtmlToMarkdown;
use htmd::options::{BulletListMarker, Options};

/// The page as Markdown, under the name that it has.
pub(super) fn markdown(read: &mut Read, source: usize, page: SourceText) -> SourceText {
    comments(read, source, &page);
    let options = Options { bullet_list_marker: BulletListMarker::Dash, ul_bullet_spacing: 1, ..Options::default() };
    let skipped = vec!["script", "style", "head", "noscript", "template", "svg", "iframe", "nav"];
    let converter = HtmlToMarkdown::builder().options(options).skip_tags(skipped).build();
    match converter.convert(&page.text) {
        Ok(text) => {
            let text = text.replace('\u{a0}', " ").replace("\r\n", "\n");
            read.notes
                .push(format!("`{}` is a page, read as Markdown: its lines are counted as they are there", page.path));
            SourceText::new(page.path, text, page.encoding)
        }
        Err(_) => page,
    }
}

fn comments(read: &mut Read, source: usize, page: &SourceText) {
    let mut at = 0;
    while let Some(start) = page.text[at..].find("<!--").map(|start| at + start) {
        let end = page.text[start..].find("-->").map_or(page.text.len(), |end| start + end + 3);
        let words = page.text[start..end].trim_start_matches("<!--").trim_end_matches("-->").trim();
        let is_for_programs =
            words.starts_with("[if") || words.starts_with("[endif") || !words.contains(char::is_alphabetic);
        if !is_for_programs && words != "StartFragment" && words != "EndFragment" {
            let place = Place { source, from: page.line(start), to: page.line(end.saturating_sub(1)) };
            let part = Part { hash: Part::hash(words), text: words.to_owned(), place, form: PartForm::Block };
            match private(words) {
                Some(found) if found.is_secret => read.secret(part, format!("it holds {}", found.what)),
                _ => read.stray(part, "a comment: it was not meant to be shown"),
            }
        }
        at = end;
    }
}
