//! An answer that cites nothing its reader is shown, or that has too few words to say anything
//!
//! Why it matters: An answer in words alone is a claim. Its question stays open on the pages of a reader who is shown nothing that it rests on,
//! and an answer that leaves a question open is worse than none.
//!
//! How it can misfire: Evidence, a claim or a figure that it cites, or a link in it to evidence or a claim, is enough; a link to the case, to a peer's words or to
//! another answer is not. What it cites may be kept from one of
//! its readers: then it is answered for the others. An allowed answer leaves its question open all the same; answers are silenced one by one,
//! in their notes. An answer of fewer than fifteen words is found too: in the room it is a yes or a no, and is asked on. Fifteen is ours.
//!
//! Where it comes from: what committees say to an answer without a fact: "that is not an answer".
//!
//! Bad:
//!
//! ```answers/own-part.md
//! +++
//! question = "own-part"
//! +++
//! All of it was mine.
//! ```
//!
//! Good:
//!
//! ```evidence/cache.md
//! +++
//! title = "A cache for the basket"
//! date = 2026-03-14
//! criteria = ["impact"]
//! +++
//! ```
//!
//! ```answers/own-part.md
//! +++
//! question = "own-part"
//! +++
//! The design of [the cache](../evidence/cache.md) was mine; Ben wrote the half that fills it, and the team runs it.
//! ```

use crate::check::held::{Wording, report};
use crate::check::{Context, Find, Rule};
use crate::diagnostic::{Diagnostic, Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNSUPPORTED_ANSWER,
    severity: Severity::Warning,
    source: include_str!("unsupported_answer.rs"),
    find: Find::Here(find),
};

const WORDING: Wording = Wording {
    one: |held| format!("the answer to {} {}", held.name, held.reason),
    many: |number, names| {
        format!("{number} answers cite nothing that their reader is shown, or say too little: {names}")
    },
    help: "name what shows it under `evidence` or `impact`, or link to it in the answer, and say in two sentences what it shows",
};

fn find(context: &Context<'_>, diagnostics: &mut Vec<Diagnostic>) {
    report(context, &RULE, &WORDING, diagnostics);
}

#[cfg(test)]
mod tests {
    use crate::check::trial::found;

    const CACHE: &str = "+++\ntitle = \"A cache\"\ndate = 2026-03-14\ncriteria = [\"impact\"]\n+++\nIt holds.\n";

    fn said(body: &str) -> Vec<String> {
        let answer = format!("+++\nquestion = \"own-part\"\nevidence = [\"cache\"]\n+++\n{body}\n");
        found("unsupported-answer", &[("evidence/cache.md", CACHE), ("answers/own-part.md", &answer)])
    }

    /// A rubric that asks why a role is needed of one of two criteria, an answer to that, and work for this criterion.
    fn needed(criterion: &str, answers: &str, keys: &str) -> Vec<String> {
        let criteria: String = ["need", "craft"]
            .map(|id| {
                format!("[[criteria]]\nid = \"{id}\"\n[[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Does.\"\nneed = \"required\"\n")
            })
            .concat();
        let rubric = format!(
            "id = \"small\"\ntitle = \"Small\"\n[[levels]]\nid = \"mid\"\n[[levels]]\nid = \"senior\"\n{criteria}[[questions]]\nid = \"why\"\ntext = \"Why?\"\ncriteria = [\"need\"]\nanswers = [\"{answers}\"]\n"
        );
        let work =
            format!("+++\ntitle = \"A cache\"\ndate = 2026-03-14\ncriteria = [\"{criterion}\"]\n+++\nIt holds.\n");
        let answer = format!("+++\nquestion = \"why\"\n{keys}+++\n{}\n", "word ".repeat(20));
        found(
            "unsupported-answer",
            &[("rubric.toml", &rubric), ("evidence/cache.md", &work), ("answers/why.md", &answer)],
        )
    }

    /// Who says that they are needed shows what needs them; of other questions any proof is one.
    #[test]
    fn a_wish_cites_what_speaks_for_its_question() {
        let cites = "evidence = [\"cache\"]\n";
        let apart = "answers/why.md: \"why\": the answer to `why` cites nothing that speaks for a criterion of it";
        for doubt in ["business-need", "why-now"] {
            assert_eq!(needed("craft", doubt, cites), [apart], "{doubt}");
            assert!(needed("need", doubt, cites).is_empty(), "{doubt}");
        }
        assert!(needed("craft", "potential", cites).is_empty());
        assert_eq!(needed("need", "business-need", "").len(), 1);
    }

    #[test]
    fn an_answer_has_fifteen_words() {
        let short = "answers/own-part.md: \"own-part\": the answer to `own-part` says it in under 15 words";
        assert_eq!(said(&"word ".repeat(14)), [short]);
        assert!(said(&"word ".repeat(15)).is_empty());
        assert!(said("[What was yours? …]").is_empty(), "it waits to be filled in");
    }
}
