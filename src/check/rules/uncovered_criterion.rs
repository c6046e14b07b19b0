//! A required criterion with no proof that can be judged
//!
//! Why it matters: A committee goes through the criteria one by one. An empty one ends the discussion, however strong the rest is; a waiver
//! with its reason does not.
//!
//! How it can misfire: A criterion that cannot be met here is waived under `[[waivers]]`, with the reason a reader should read.
//!
//! Where it comes from: how companies decide: an argument for each requirement, and "it is not a checklist".
//!
//! Bad:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! +++
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! scope = "system"
//! role = "lead"
//! +++
//! ```

use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code, listed};
use crate::edition::{Coverage, Edition, Reason, SetAside, Strength};
use std::sync::Arc;

pub(super) const RULE: Rule = Rule {
    name: code::UNCOVERED_CRITERION,
    severity: Severity::Warning,
    source: include_str!("uncovered_criterion.rs"),
    find: Find::Here(find),
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let required = context.own.coverage.iter().filter(|coverage| coverage.is_required());
    // A note that speaks for it and could not all be read is an error already.
    let required = required.filter(|coverage| !context.packet.is_misread(id(context.own, coverage)));
    diagnostics.extend(required.filter_map(|coverage| match coverage.strength {
        Some(Strength::Missing) => Some(missing(context, coverage)),
        Some(Strength::NotEnoughToJudge) => Some(not_enough(context, coverage)),
        Some(Strength::Strong | Strength::Supported | Strength::Thin) => withheld(context, coverage),
        Some(Strength::Waived) | None => None,
    }));
}

fn missing(context: &Context<'_>, coverage: &Coverage) -> Diagnostic {
    let id = id(context.own, coverage);
    let help = "what have you done that a reader could hold against it? name it in that note under `criteria`, or waive it with a reason";
    uncovered(context, coverage, format!("no note speaks for criterion `{id}`")).help(help)
}

/// What proves it is kept from a reader, who is told that nothing does.
fn withheld(context: &Context<'_>, coverage: &Coverage) -> Option<Diagnostic> {
    let is_bare = |edition: &&Arc<Edition>| {
        edition.audience.reads_the_case()
            && matches!(
                edition.coverage[coverage.criterion].strength,
                Some(Strength::Missing | Strength::NotEnoughToJudge)
            )
    };
    let reader = context.others.iter().filter(is_bare).map(|edition| edition.audience.word()).next_back()?;
    let id = id(context.own, coverage);
    let message = format!("the {reader} sees no note that proves criterion `{id}`");
    let help = "which of the notes that speak for it may a wider `audience` see? or waive it with a reason";
    Some(uncovered(context, coverage, message).help(help))
}

fn not_enough(context: &Context<'_>, coverage: &Coverage) -> Diagnostic {
    let why: Vec<String> = coverage.reasons.iter().filter_map(unjudged).collect();
    let message = format!("criterion `{}` cannot be judged: {}", id(context.own, coverage), why.join("; "));
    let help = "which finished piece of work in the window shows it, and what was your own part in it?";
    uncovered(context, coverage, message).help(help)
}

/// Why a criterion cannot be judged; nothing for a reason of one that can.
fn unjudged(reason: &Reason) -> Option<String> {
    match reason {
        Reason::NothingCounts(aside) => {
            let aside: Vec<&str> = aside.iter().copied().map(not_counted).collect();
            Some(format!("nothing that speaks for it can be counted: {}", listed(&aside)))
        }
        Reason::NoEvidence(_) => Some("peers or claims speak for it, and no evidence does".to_owned()),
        Reason::Waived(_)
        | Reason::Nothing
        | Reason::Nearest { .. }
        | Reason::Unplaced(_)
        | Reason::Carried(_)
        | Reason::Beside { .. }
        | Reason::TooFew { .. }
        | Reason::Voice { .. }
        | Reason::Spread(_) => None,
    }
}

fn not_counted(why: SetAside) -> &'static str {
    match why {
        SetAside::NothingUnderIt => "a claim with nothing under it",
        SetAside::Copy => "a copy of another note",
        SetAside::Background => "background",
        SetAside::Declined => "declined",
        SetAside::KindUnsaid => "it does not say its kind",
        SetAside::NotDated => "not dated",
        SetAside::InProgress => "not finished yet",
        SetAside::NotGiven => "not given yet",
        SetAside::OtherKind => "of another kind than is asked for",
        SetAside::OutsideWindow => "outside the window",
    }
}

fn uncovered(context: &Context<'_>, coverage: &Coverage, message: String) -> Diagnostic {
    let span = context.packet.home();
    let asked = coverage.asked.as_ref().map_or("", |asked| asked.text.as_str());
    Diagnostic::warning(RULE.name, span, message).label(format!("asks: {asked}"))
}

fn id<'a>(edition: &'a Edition, coverage: &Coverage) -> &'a str {
    &edition.rubric.criteria[coverage.criterion].id.value
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    const SPEAKS: &str = "criteria = [\"impact\"]";

    /// What is said of the one criterion, without its place.
    fn said(files: &[(&str, &str)]) -> Vec<String> {
        let found = found("uncovered-criterion", files);
        found.iter().map(|line| line.splitn(3, ": ").last().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn it_says_what_is_missing() {
        assert_eq!(said(&[]), ["no note speaks for criterion `impact`"]);
        let old = format!("+++\ntitle = \"A cache\"\ndate = 2024-03-14\n{SPEAKS}\n+++\n");
        assert_eq!(
            said(&[("evidence/cache.md", &old)]),
            ["criterion `impact` cannot be judged: nothing that speaks for it can be counted: outside the window"]
        );
        let claim = format!("+++\nclaim = \"Fast\"\n{SPEAKS}\nevidence = [\"cache\"]\n+++\n");
        let work = "+++\ntitle = \"A cache\"\ndate = 2026-03-14\n+++\n";
        assert_eq!(
            said(&[("evidence/cache.md", work), ("impact/fast.md", &claim)]),
            ["criterion `impact` cannot be judged: peers or claims speak for it, and no evidence does"]
        );
    }

    #[test]
    fn it_says_who_sees_no_proof() {
        let seen_by = |audience: &str| {
            let keys = "date = 2026-03-14\nscope = \"system\"\nrole = \"lead\"";
            let work = format!("+++\ntitle = \"A cache\"\n{keys}\n{SPEAKS}\naudience = \"{audience}\"\n+++\n");
            said(&[("evidence/cache.md", &work)])
        };
        assert!(seen_by("committee").is_empty());
        assert_eq!(seen_by("manager"), ["the committee sees no note that proves criterion `impact`"]);
    }
}
