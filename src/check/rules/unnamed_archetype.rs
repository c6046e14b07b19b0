//! Statements that are asked of nobody, since the packet names no archetype
//!
//! Why it matters: Some ladders ask other things of an architect than of a lead. A statement that is for one of them is asked of a candidate who says
//! that they are one. Who says nothing is asked what everyone is, and the rest stands on no page: a committee that knows its ladder asks for it all the same.
//!
//! How it can misfire: A candidate may be none of them. Switch it off under `[rules]` then. What was asked at the level held already is not counted.
//!
//! Where it comes from: ladders that describe a level by several archetypes.
//!
//! Bad:
//!
//! ```rubric.toml
//! id = "ours"
//! title = "Ours"
//! archetypes = ["architect", "tech-lead"]
//!
//! [[levels]]
//! id = "mid"
//!
//! [[levels]]
//! id = "senior"
//!
//! [[criteria]]
//! id = "impact"
//!
//! [[criteria.expectations]]
//! level = "senior"
//! text = "Changes something that matters."
//! statements = [{ text = "Draws the map that others build by.", archetypes = ["architect"] }]
//! ```
//!
//! Good:
//!
//! ```rubric.toml
//! id = "ours"
//! title = "Ours"
//! archetypes = ["architect", "tech-lead"]
//!
//! [[levels]]
//! id = "mid"
//!
//! [[levels]]
//! id = "senior"
//!
//! [[criteria]]
//! id = "impact"
//!
//! [[criteria.expectations]]
//! level = "senior"
//! text = "Changes something that matters."
//! statements = [{ text = "Draws the map that others build by.", archetypes = ["architect"] }]
//! ```
//!
//! ```packet.toml
//! [packet]
//! rubric = "rubric.toml"
//!
//! [candidate]
//! name = "Kim"
//! current = "mid"
//! target = "senior"
//! archetype = "architect"
//!
//! [window]
//! from = 2025-07-01
//! to = 2026-06-30
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, count, listed};
use crate::packet::Packet;
use crate::rubric::{Expectation, Novelty, Whom, sentences};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    name: code::UNNAMED_ARCHETYPE,
    severity: Severity::Hint,
    source: include_str!("unnamed_archetype.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let packet = context.packet;
    if packet.settings.candidate.archetype.is_some() {
        return;
    }
    let (number, named) = asked_of_some(packet);
    // In the order of the rubric; what a ladder names and asks nothing of is no choice.
    let known = packet.rubric.archetypes.iter().map(|archetype| archetype.value.as_str());
    let choices: Vec<&str> = known.filter(|archetype| named.contains(*archetype)).collect();
    let [first, ..] = choices.as_slice() else { return };
    let quoted: Vec<String> = choices.iter().map(|archetype| format!("`{archetype}`")).collect();
    let quoted: Vec<&str> = quoted.iter().map(String::as_str).collect();
    let message = format!(
        "{} for {} alone, and the packet names no archetype",
        count(number, "statement of this step is/statements of this step are"),
        listed(&quoted)
    );
    let help = format!("write `archetype = \"{first}\"` under `[candidate]`, or the one that you are");
    diagnostics.push(Diagnostic::hint(code::UNNAMED_ARCHETYPE, packet.home(), message).help(help));
}

/// How many statements the step asks of candidates of some archetype, and of which.
fn asked_of_some(packet: &Packet) -> (usize, BTreeSet<&str>) {
    let Some((from, to)) = packet.current.or(packet.target).zip(packet.target) else { return (0, BTreeSet::new()) };
    let way = packet.rubric.way(from, to, Whom::Anyone);
    let mut named = BTreeSet::new();
    let mut number = 0;
    for criterion in &packet.rubric.criteria {
        let held: Option<Expectation> = way.held(criterion).filter(|_| from != to);
        let Some(asked) = way.asked(criterion) else { continue };
        for said in sentences(held.as_ref(), &asked, Whom::Anyone) {
            let statement = said.statement.map(|place| &asked.statements[place]);
            let Some(statement) = statement.filter(|statement| !statement.archetypes.is_empty()) else { continue };
            if said.novelty != Novelty::Carried {
                number += 1;
                let own = |name: &&str| statement.archetypes.iter().any(|archetype| archetype == *name);
                named.extend(packet.rubric.archetypes.iter().map(|it| it.value.as_str()).filter(own));
            }
        }
    }
    (number, named)
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    const LADDER: &str = "id = \"ours\"\ntitle = \"Ours\"\narchetypes = [\"architect\", \"tech-lead\", \"solver\"]\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n";

    /// A criterion that asks these statements at both levels.
    fn criterion(id: &str, mid: &str, senior: &str) -> String {
        let at = |level: &str, statements: &str| {
            format!("[[criteria.expectations]]\nlevel = \"{level}\"\nstatements = [\"Does {level}.\", {statements}]\n")
        };
        format!("[[criteria]]\nid = \"{id}\"\n{}{}", at("mid", mid), at("senior", senior))
    }

    #[test]
    fn it_is_said_once_for_the_step_and_names_those_that_are_asked() {
        let lead = "{ text = \"Leads.\", archetypes = [\"tech-lead\"] }";
        let both = "{ text = \"Draws.\", archetypes = [\"architect\", \"tech-lead\"] }";
        let rubric =
            format!("{LADDER}{}{}", criterion("a", "", &format!("{lead}, {both}")), criterion("b", lead, lead));
        assert_eq!(
            found("unnamed-archetype", &[("rubric.toml", &rubric)]),
            [
                "packet.toml: : 2 statements of this step are for `architect` and `tech-lead` alone, and the packet names no archetype"
            ]
        );
    }

    #[test]
    fn it_keeps_still_where_nothing_new_is_for_some_alone() {
        let lead = "{ text = \"Leads.\", archetypes = [\"tech-lead\"] }";
        let rubric = format!("{LADDER}{}", criterion("b", lead, lead));
        assert_eq!(found("unnamed-archetype", &[("rubric.toml", &rubric)]), Vec::<String>::new());
    }
}
