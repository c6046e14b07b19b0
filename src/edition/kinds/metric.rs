//! The ledger.

use crate::edition::NoteRef;
use crate::edition::make::Maker;
use crate::vocabulary::LinkTarget;
use crate::vocabulary::{Better, Figure, slug};
use std::collections::HashMap;

/// A figure of the ledger.
#[derive(Clone, Debug)]
pub struct Metric {
    /// As the author named it.
    pub id: String,
    /// Its id as an anchor, unique in the edition.
    pub slug: String,
    /// What was measured.
    pub name: String,
    /// The figure before.
    pub before: Option<Figure>,
    /// The figure after.
    pub after: Option<Figure>,
    /// Whether lower is better, when it is said.
    pub lower_is_better: Option<bool>,
    /// How it was measured.
    pub method: Option<String>,
    /// Where it can be seen: words, and where they lead.
    pub source: Option<(String, Option<LinkTarget<NoteRef>>)>,
    /// Whether it is an estimate.
    pub estimate: bool,
    /// The evidence that holds it.
    pub at: NoteRef,
    /// The other notes that cite it.
    pub cited_by: Vec<NoteRef>,
}

impl Maker<'_> {
    /// The ledger, in the order of the evidence.
    pub(in crate::edition) fn metrics(&self) -> Vec<Metric> {
        let mut anchors = HashMap::new();
        let mut metrics = Vec::new();
        for (note, metric) in &self.ledger {
            let Some(at) = self.inventory.notes.get(&note.path) else { continue };
            let source =
                metric.source.as_ref().and_then(|source| match self.packet().resolve_source(note, &source.value) {
                    // Where it lies is not for those who do not have it, and what they cannot open is no source to them.
                    Some(target) => Some((source.value.clone(), Some(self.inventory.target(&target)?))),
                    None => Some((source.value.clone(), None)),
                });
            metrics.push(Metric {
                id: metric.id.value.clone(),
                slug: distinct(&mut anchors, slug(&metric.id.value)),
                name: metric.name.clone(),
                before: metric.before.as_ref().map(|figure| figure.value.clone()),
                after: metric.after.as_ref().map(|figure| figure.value.clone()),
                lower_is_better: metric.better.map(|better| better == Better::Lower),
                method: metric.method.as_ref().map(|method| method.value.clone()),
                source,
                estimate: metric.estimate,
                at: *at,
                cited_by: Vec::new(),
            });
        }
        metrics
    }
}

/// The anchor, and from its second use on with the number of the use. `seen` counts the uses.
fn distinct(seen: &mut HashMap<String, usize>, anchor: String) -> String {
    let uses = seen.entry(anchor.clone()).or_default();
    *uses += 1;
    if *uses > 1 { format!("{anchor}-{uses}") } else { anchor }
}
