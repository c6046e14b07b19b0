//! A criterion with no proof that can be judged
//!
//! Why it matters: A committee goes through the criteria one by one. An empty one ends the discussion, however strong the rest is; a waiver
//! with its reason does not.
//!
//! How it can misfire: A criterion that cannot be met here is waived under `[[waivers]]`, with the reason a reader should read: that is how one
//! of them is silenced. Where a case is complete without it, this is a hint.
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

use crate::check::held::{Held, Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNCOVERED_CRITERION,
    severity: Severity::Warning,
    source: include_str!("uncovered_criterion.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: worded,
    many: |number, names| format!("{number} criteria have no proof that can be judged: {names}"),
    help: "what have you done that a reader could hold against it? name it in that note under `criteria`, or waive it with a reason",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}

fn worded(held: &Held) -> String {
    match (held.reader, held.is_missing()) {
        (Some(reader), _) => format!("{} sees no note that proves {}", reader.reader(), held.criterion()),
        (None, true) => format!("no note speaks for {}", held.criterion()),
        (None, false) => format!("{} cannot be judged: {}", held.criterion(), held.reason),
    }
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
