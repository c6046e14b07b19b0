//! How far the work reached, alone: a row a criterion, a column a scope.

use super::{BoxView, DotView, MARGIN, PictureView, ShapesView, Style, TextView, height, lines};
use crate::edition::Coverage;
use crate::site::charts::scopes::StepView;
use crate::site::viewpoint::Viewpoint;

const NAMES: f64 = 220.0;
const COLUMN: f64 = 120.0;

impl Viewpoint<'_> {
    /// Whether a criterion asks for a scope.
    pub(super) fn has_scope(&self) -> bool {
        self.edition.coverage.iter().any(|coverage| self.steps(coverage).is_some())
    }

    pub(super) fn scope_alone(&self) -> Option<PictureView> {
        let edition = self.edition;
        let rows = edition.coverage.iter().filter_map(|coverage| Some((coverage, self.steps(coverage)?)));
        let rows: Vec<(&Coverage, Vec<StepView>)> = rows.collect();
        let (_, first) = rows.first()?;
        let columns = u32::try_from(first.len()).map_or(0.0, f64::from) * COLUMN;
        let width = MARGIN + NAMES + columns + MARGIN;
        let mut picture = PictureView::new("How far the work reached", width, &edition.language.text);
        let (head, high) = head(first);
        picture.add(head, high);
        let mut said = Vec::new();
        let mut has_unsaid = false;
        for (coverage, steps) in &rows {
            let name = &edition.rubric.criteria[coverage.criterion].title;
            let counts = steps.iter().filter(|step| !step.dots.is_empty());
            let counts: Vec<String> = counts.map(|step| format!("{} {}", step.dots.len(), step.name)).collect();
            let counts = if counts.is_empty() { "nothing that counts".to_owned() } else { counts.join(", ") };
            let asked = steps.iter().find(|step| step.is_asked).map_or("", |step| step.name.as_str());
            said.push(format!("{name}: {counts}, where {asked} is asked for"));
            let unsaid =
                coverage.pieces.iter().filter(|piece| edition.evidence[piece.at.index].scope.is_none()).count();
            has_unsaid |= unsaid > 0;
            let name = if unsaid > 0 { format!("{name} (+{unsaid})") } else { name.clone() };
            let (row, high) = row(&name, steps);
            picture.add(row, high);
        }
        picture.height += 6.0;
        picture.says = said.join("; ");
        let unsaid = if has_unsaid { " In brackets: pieces that do not say their scope." } else { "" };
        let key =
            "A dot is a piece of work that counts, a ring one in which the part was not a leading one or is not said.";
        picture.write(&format!("{key} Framed: what the level asks for.{unsaid}"), Style::Soft);
        Some(picture)
    }
}

fn left(column: usize) -> f64 {
    u32::try_from(column).map_or(0.0, f64::from) * COLUMN
}

/// The names of the scopes, and how high they are.
fn head(steps: &[StepView]) -> (ShapesView, f64) {
    let mut shapes = ShapesView { x: MARGIN + NAMES, ..ShapesView::default() };
    let mut high = 0.0_f64;
    for (column, step) in steps.iter().enumerate() {
        for (line, text) in lines(&step.name, Style::Soft, COLUMN - 8.0).into_iter().enumerate() {
            let y = 12.0 + 16.0 * u32::try_from(line).map_or(0.0, f64::from);
            high = high.max(y);
            let x = left(column) + COLUMN / 2.0;
            shapes.texts.push(TextView { x, y, style: Style::Soft, anchor: "middle", is_turned: false, text });
        }
    }
    (shapes, high + 10.0)
}

/// A criterion, and a box for each scope with a dot for each piece.
fn row(name: &str, steps: &[StepView]) -> (ShapesView, f64) {
    let width = NAMES - 12.0;
    let dots = steps.iter().map(|step| step.height).fold(0.0, f64::max) + 10.0;
    let high = height(name, Style::Name, width).max(dots).max(26.0);
    let mut shapes = ShapesView { x: MARGIN + NAMES, ..ShapesView::default() };
    shapes.write(name, Style::Name, [-NAMES, 2.0], width);
    for (column, step) in steps.iter().enumerate() {
        let class = if step.is_asked { "asked" } else { "box" };
        shapes.boxes.push(BoxView { class, x: left(column) + 3.0, y: 0.0, width: COLUMN - 6.0, height: high });
        let x = left(column) + (COLUMN - step.width) / 2.0;
        shapes.dots.extend(step.dots.iter().map(|dot| DotView {
            x: x + dot.x,
            y: dot.y + 5.0,
            r: 4.0,
            is_full: dot.leads,
        }));
    }
    (shapes, high + 8.0)
}
