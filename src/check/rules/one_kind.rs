//! Work of one kind alone
//!
//! Why it matters: Who shows projects and nothing else is asked where others have got better; who shows talks and nothing else, what was built. Levels above the first ones ask for both, and a
//! second kind of proof is looked at with other eyes than a fourth project.
//!
//! How it can misfire: It counts the work that counts for what is required, from three pieces for three criteria on, where every piece says its `kind`; a rubric that asks for that kind alone
//! is left alone. Say the kind that fits best: a design, an incident and the mentoring beside a project are work of their own, and may be notes of their own.
//!
//! Where it comes from: what reviewers of public cases wrote: code only, research only, outreach only.
//!
//! Bad:
//!
//! ```rubric.toml
//! id = "r"
//! title = "R"
//! [[levels]]
//! id = "mid"
//! [[levels]]
//! id = "senior"
//! [[criteria]]
//! id = "impact"
//! expectations = [{ level = "senior", text = "Matters." }]
//! [[criteria]]
//! id = "leadership"
//! expectations = [{ level = "senior", text = "Leads." }]
//! [[criteria]]
//! id = "mentoring"
//! expectations = [{ level = "senior", text = "Teaches." }]
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact", "leadership", "mentoring"]
//! kind = "project"
//! +++
//! ```
//!
//! ```evidence/search.md
//! +++
//! title = "A search that forgives slips"
//! date = 2025-10-02
//! criteria = ["impact"]
//! kind = "project"
//! +++
//! ```
//!
//! ```evidence/login.md
//! +++
//! title = "A login without a password"
//! date = 2025-08-02
//! criteria = ["leadership"]
//! kind = "project"
//! +++
//! ```
//!
//! Good:
//!
//! ```rubric.toml
//! id = "r"
//! title = "R"
//! [[levels]]
//! id = "mid"
//! [[levels]]
//! id = "senior"
//! [[criteria]]
//! id = "impact"
//! expectations = [{ level = "senior", text = "Matters." }]
//! [[criteria]]
//! id = "leadership"
//! expectations = [{ level = "senior", text = "Leads." }]
//! [[criteria]]
//! id = "mentoring"
//! expectations = [{ level = "senior", text = "Teaches." }]
//! ```
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact", "leadership"]
//! kind = "project"
//! +++
//! ```
//!
//! ```evidence/search.md
//! +++
//! title = "A search that forgives slips"
//! date = 2025-10-02
//! criteria = ["impact"]
//! kind = "project"
//! +++
//! ```
//!
//! ```evidence/ben.md
//! +++
//! title = "Ben's first service"
//! date = 2025-08-02
//! criteria = ["mentoring"]
//! kind = "mentoring"
//! +++
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::ONE_KIND,
    severity: Severity::Hint,
    source: include_str!("one_kind.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("{} {}{}", held.name, held.reason, held.for_whom()),
    many: |number, names| format!("all work that counts is of one kind, for {number} readers: {names}"),
    help: "what else have you done: a design, an incident, somebody you taught, a way of working? give it a note of its kind",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}
