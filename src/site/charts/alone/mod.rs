//! Pictures that stand alone, on a slide or in a mail: the same data as on the pages, with their words inside, since nothing stands beside them.

mod metric;
mod scope;
mod timeline;
mod who_spoke;

use super::tenth;
use crate::site::view::FigureView;
use crate::site::viewpoint::{Viewpoint, figure_words};
use crate::site::{Address, Site};
use serde::Serialize;

/// What stands around everything.
const MARGIN: f64 = 24.0;

/// A picture that can be asked for by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureName {
    /// `timeline`, `who-spoke`, `scope`, or the id of a metric.
    pub name: String,
    /// What it shows.
    pub shows: String,
}

/// A picture that stands alone.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct PictureView {
    /// What it is called, for those who listen.
    pub(crate) title: String,
    /// What it says, in words.
    pub(crate) says: String,
    pub(crate) language: String,
    pub(crate) width: f64,
    pub(crate) height: f64,
    pub(crate) groups: Vec<ShapesView>,
}

/// Shapes and words that are moved and scaled together.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(crate) struct ShapesView {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) scale: Option<f64>,
    pub(crate) paths: Vec<PathView>,
    pub(crate) boxes: Vec<BoxView>,
    pub(crate) dots: Vec<DotView>,
    pub(crate) texts: Vec<TextView>,
}

/// A line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct PathView {
    /// `axis`, `away`, `outside` or `way`.
    pub(crate) class: &'static str,
    pub(crate) d: String,
    pub(crate) dashes: Option<&'static str>,
}

/// A rectangle: `is` is full, every other an outline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct BoxView {
    pub(crate) class: &'static str,
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// A dot, or a ring.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct DotView {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) r: f64,
    pub(crate) is_full: bool,
}

/// A line of words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct TextView {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) style: Style,
    /// `start`, `middle` or `end`.
    pub(crate) anchor: &'static str,
    /// Whether it is read from below.
    pub(crate) is_turned: bool,
    pub(crate) text: String,
}

/// How large words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Style {
    Title,
    Large,
    Name,
    Plain,
    Soft,
}

impl Style {
    /// The height of a line, and the width of a letter, about.
    fn size(self) -> (f64, f64) {
        match self {
            Style::Title => (28.0, 11.5),
            Style::Large => (38.0, 17.0),
            Style::Name => (19.0, 8.3),
            Style::Plain => (19.0, 7.7),
            Style::Soft => (16.0, 6.8),
        }
    }
}

impl Site {
    /// The pictures that can stand alone.
    pub fn pictures(&self) -> Vec<PictureName> {
        let from = self.pictured();
        let name = |name: &str, shows: &str| PictureName { name: name.to_owned(), shows: shows.to_owned() };
        let mut names = Vec::new();
        names.extend(from.time().map(|_| name("timeline", "when the work was done")));
        names.extend(from.who_spoke().map(|_| name("who-spoke", "which peer speaks to which criterion")));
        names.extend(from.has_scope().then(|| name("scope", "how far the work reached, against what is asked")));
        for (index, metric) in self.edition.metrics.iter().enumerate() {
            let is_known = names.iter().any(|known: &PictureName| known.name == metric.id.text);
            if !is_known && from.dumbbell(index).is_some() {
                let figure = from.figure(index);
                names.push(name(&metric.id.text, &format!("{}: {}", figure.name, figure_words(&figure))));
            }
        }
        names
    }

    /// A picture by its name.
    pub(crate) fn picture(&self, name: &str) -> Option<PictureView> {
        let from = self.pictured();
        let ours = match name {
            "timeline" => from.timeline_alone(),
            "who-spoke" => from.who_spoke_alone(),
            "scope" => from.scope_alone(),
            _ => None,
        };
        let is_it = |index: &usize| self.edition.metrics[*index].id.text == name;
        let metric = || (0..self.edition.metrics.len()).filter(is_it).find_map(|index| from.metric_alone(index));
        let mut picture = ours.or_else(metric)?;
        picture.sign(&format!("{} · {}", self.head.candidate, self.head.title));
        picture.clear();
        Some(picture)
    }

    fn pictured(&self) -> Viewpoint<'_> {
        Viewpoint::page(&self.edition, Address::root())
    }
}

impl PictureView {
    /// A picture with a title, and so high as the title is.
    fn new(title: &str, width: f64, language: &str) -> PictureView {
        let mut picture = PictureView {
            title: title.to_owned(),
            says: String::new(),
            language: language.to_owned(),
            width,
            height: MARGIN,
            groups: vec![ShapesView::default()],
        };
        picture.write(title, Style::Title);
        picture.height += 8.0;
        picture
    }

    /// Words across the picture, below what is there.
    fn write(&mut self, words: &str, style: Style) {
        let (y, width) = (self.height, self.width - 2.0 * MARGIN);
        self.height = self.groups[0].write(words, style, [MARGIN, y], width);
    }

    /// Shapes that stand below what is there, and how high they are.
    fn add(&mut self, shapes: ShapesView, height: f64) {
        self.groups.push(ShapesView { y: tenth(self.height), ..shapes });
        self.height = tenth(self.height + height);
    }

    /// Whose it is, at the foot.
    fn sign(&mut self, whose: &str) {
        self.height += 12.0;
        self.write(whose, Style::Soft);
        self.height = tenth(self.height + MARGIN / 2.0);
    }

    /// An SVG is XML, in which some characters cannot stand.
    fn clear(&mut self) {
        let texts = self.groups.iter_mut().flat_map(|group| &mut group.texts).map(|text| &mut text.text);
        for text in texts.chain([&mut self.title, &mut self.says, &mut self.language]) {
            text.retain(|letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'));
        }
    }
}

impl ShapesView {
    fn path(&mut self, class: &'static str, d: String, dashes: Option<&'static str>) {
        if !d.is_empty() {
            self.paths.push(PathView { class, d, dashes });
        }
    }

    /// Words, wrapped to a width, with their top at this place; says where they end.
    fn write(&mut self, words: &str, style: Style, [x, top]: [f64; 2], width: f64) -> f64 {
        let (line, _) = style.size();
        let mut y = top;
        for text in lines(words, style, width) {
            y += line;
            self.texts.push(TextView { x, y: tenth(y - line * 0.28), style, anchor: "start", is_turned: false, text });
        }
        y
    }
}

/// The lines of words that are no wider than this.
fn lines(words: &str, style: Style, width: f64) -> Vec<String> {
    let (_, letter) = style.size();
    let letters = (1_u16..).take_while(|letters| f64::from(*letters) * letter <= width).last().unwrap_or(1);
    textwrap::wrap(words, usize::from(letters)).into_iter().map(std::borrow::Cow::into_owned).collect()
}

/// How high words are that are wrapped to a width.
fn height(words: &str, style: Style, width: f64) -> f64 {
    let lines = u32::try_from(lines(words, style, width).len()).unwrap_or(u32::MAX);
    f64::from(lines) * style.size().0
}

/// A figure in words: `4.5 % → 0.9 %`, and what that means.
fn change_words(figure: &FigureView) -> Vec<String> {
    let way = match figure.improved {
        Some(true) => ", better",
        Some(false) => ", worse",
        None => "",
    };
    let change = figure.change.as_ref().map(|change| format!("{change}{way}"));
    change.into_iter().chain(figure.estimate.then(|| "an estimate".to_owned())).collect()
}
