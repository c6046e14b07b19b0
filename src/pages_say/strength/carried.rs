//! What carries a criterion: one piece that alone has the scope of the level, a leading part, and more than the candidate's word.

use super::*;

pub(super) const CASES: &[Case] = &[
    Case {
        is: "told, and nothing said of scope and part",
        evidence: &["date: 2026-03-01"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: no scope said, no part said and only the candidate's word for it",
        ],
        ..NOTHING
    },
    Case {
        is: "told, with its scope",
        evidence: &["date: 2026-03-01, scope: system"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: scope “system”, but no part said and only the candidate's word for it",
        ],
        ..NOTHING
    },
    Case {
        is: "told, with the part",
        evidence: &["date: 2026-03-01, role: solo"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: did it alone, but no scope said and only the candidate's word for it",
        ],
        ..NOTHING
    },
    Case { is: "told, with both", evidence: &[TOLD], word: "thin", because: &[ONLY_TOLD], ..NOTHING },
    Case {
        is: "a bare link",
        evidence: &["date: 2026-03-01, LINK"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: something to look at, but no scope said and no part said",
        ],
        ..NOTHING
    },
    Case {
        is: "a link, the scope and the lead",
        evidence: &[LATER],
        word: "supported",
        because: &[CARRIED, ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a link in the body",
        evidence: &[TOLD],
        body: "See [the design](https://example.com).",
        word: "supported",
        because: &[CARRIED, ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a picture in the body",
        evidence: &[TOLD],
        body: "![A chart](../files/chart.png)",
        word: "supported",
        because: &[CARRIED, ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a link to another note is nothing to look at",
        evidence: &[TOLD],
        others: &["date: 2026-03-01"],
        body: "See [[o1]].",
        word: "thin",
        because: &[ONLY_TOLD],
        ..NOTHING
    },
    Case {
        is: "an address to write to is nothing to look at",
        evidence: &[
            "date: 2026-03-01, scope: system, role: lead, links: [{title: Ask, url: \"mailto:ana@example.com\"}]",
        ],
        word: "thin",
        because: &[ONLY_TOLD],
        ..NOTHING
    },
    Case {
        is: "a figure whose source is an address",
        evidence: &["date: 2026-03-01, scope: system, role: lead, FIGURE"],
        word: "supported",
        because: &[MEASURED, ALONE, FIGURED, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a figure whose source is a file of the packet",
        evidence: &[
            "date: 2026-03-01, scope: system, role: lead, metrics: [{name: Time, after: 3 s, source: files/chart.png}]",
        ],
        word: "supported",
        because: &[MEASURED, ALONE, FIGURED, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a figure whose source is only named",
        evidence: &[
            "date: 2026-03-01, scope: system, role: lead, metrics: [{name: Time, after: 3 s, source: the on-call rota}]",
        ],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: scope “system”, led it, but only the candidate's word for it, since its figure has no source to look at",
        ],
        ..NOTHING
    },
    Case {
        is: "a figure without source",
        evidence: &["date: 2026-03-01, scope: system, role: lead, metrics: [{name: Time, after: 3 s}]"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: scope “system”, led it, but only the candidate's word for it, since its figure has no source to look at",
        ],
        ..NOTHING
    },
    Case {
        is: "a source without the figure after",
        evidence: &[
            "date: 2026-03-01, scope: system, role: lead, metrics: [{name: Time, before: 9 s, source: \"https://example.com/board\"}]",
        ],
        word: "thin",
        because: &[ONLY_TOLD],
        ..NOTHING
    },
    Case {
        is: "a figure is better proof than a link",
        evidence: &["date: 2026-03-01, scope: system, role: lead, LINK, FIGURE"],
        word: "supported",
        because: &[MEASURED, ALONE, FIGURED, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a peer who saw it and names the criterion",
        evidence: &[TOLD],
        peers: &["state: given, evidence: [e1]"],
        word: "supported",
        because: &["carried by E-01: scope “system”, led it, seen by F-01", ALONE, PEER, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a peer who saw it and names no criterion",
        evidence: &[TOLD],
        peers: &["state: given, criteria: [], evidence: [e1]"],
        word: "supported",
        because: &["carried by E-01: scope “system”, led it, seen by F-01", ALONE, PEER, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a peer who saw it and spoke of something else",
        evidence: &[TOLD],
        peers: &["state: given, criteria: [clarity], evidence: [e1]"],
        word: "thin",
        because: &[ONLY_TOLD],
        ..NOTHING
    },
    Case {
        is: "a peer who names the criterion and none of its work",
        evidence: &[TOLD],
        peers: &[GIVEN],
        word: "thin",
        because: &[ONLY_TOLD, UNPLACED],
        ..NOTHING
    },
    Case {
        is: "a peer who names neither",
        evidence: &[TOLD],
        peers: &["state: given, criteria: []"],
        word: "thin",
        because: &[ONLY_TOLD],
        ..NOTHING
    },
    Case {
        is: "a peer who was asked",
        evidence: &[TOLD],
        peers: &["state: requested, evidence: [e1]"],
        word: "thin",
        because: &[ONLY_TOLD],
        ..NOTHING
    },
    Case {
        is: "a witness who declined",
        evidence: &[TOLD],
        peers: &["state: declined, evidence: [e1]"],
        word: "thin",
        because: &[ONLY_TOLD],
        ..NOTHING
    },
    Case {
        is: "a claim does not lend its figure",
        evidence: &[TOLD],
        others: &["date: 2026-03-01, FIGURE, id: figured"],
        claims: &["evidence: [figured]"],
        word: "thin",
        because: &[ONLY_TOLD],
        ..NOTHING
    },
    Case {
        is: "a peer under a claim speaks for the criterion, and for no piece",
        evidence: &[TOLD],
        claims: &["feedback: [p1]"],
        peers: &["state: given, criteria: []"],
        word: "thin",
        because: &[ONLY_TOLD, UNPLACED],
        ..NOTHING
    },
    Case {
        is: "a narrow scope",
        evidence: &["date: 2026-03-01, scope: feature, role: lead, LINK"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: led it, something to look at, but scope “feature” (the level asks for “system”)",
        ],
        ..NOTHING
    },
    Case {
        is: "no scope said",
        evidence: &["date: 2026-03-01, role: lead, LINK"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: led it, something to look at, but no scope said",
        ],
        ..NOTHING
    },
    Case {
        is: "a level without scope",
        senior: "",
        evidence: &["date: 2026-03-01, scope: feature, role: lead, LINK"],
        word: "supported",
        because: &[CARRIED_ANYWHERE, ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a rubric without scopes",
        scopes: "",
        senior: "",
        evidence: &["date: 2026-03-01, role: lead, LINK"],
        is_broken: true,
        word: "supported",
        because: &[CARRIED_ANYWHERE, ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a contributor",
        evidence: &["date: 2026-03-01, scope: system, role: contributor, LINK"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: scope “system”, something to look at, but no leading part (contributed)",
        ],
        ..NOTHING
    },
    Case {
        is: "whose idea it was",
        evidence: &["date: 2026-03-01, scope: system, role: idea, LINK"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: scope “system”, something to look at, but no leading part (had the idea)",
        ],
        ..NOTHING
    },
    Case {
        is: "no part said",
        evidence: &["date: 2026-03-01, scope: system, LINK"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: scope “system”, something to look at, but no part said",
        ],
        ..NOTHING
    },
    Case {
        is: "the reviewer of a project",
        evidence: &["date: 2026-03-01, scope: system, role: reviewer, kind: project, LINK"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: scope “system”, something to look at, but no leading part (reviewed)",
        ],
        ..NOTHING
    },
    Case {
        is: "the reviewer of a review",
        evidence: &["date: 2026-03-01, scope: system, role: reviewer, kind: review, LINK"],
        word: "supported",
        because: &["carried by E-01: scope “system”, reviewed, something to look at", ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "the mentor in mentoring",
        evidence: &["date: 2026-03-01, scope: system, role: mentor, kind: mentoring, LINK"],
        word: "supported",
        because: &["carried by E-01: scope “system”, mentored, something to look at", ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "the mentor in a project",
        evidence: &["date: 2026-03-01, scope: system, role: mentor, kind: project, LINK"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: scope “system”, something to look at, but no leading part (mentored)",
        ],
        ..NOTHING
    },
    Case {
        is: "the sponsor in mentoring",
        evidence: &["date: 2026-03-01, scope: system, role: sponsor, kind: mentoring, LINK"],
        word: "supported",
        because: &["carried by E-01: scope “system”, sponsored it, something to look at", ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "the sponsor of a project",
        evidence: &["date: 2026-03-01, scope: system, role: sponsor, kind: project, LINK"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: scope “system”, something to look at, but no leading part (sponsored it)",
        ],
        ..NOTHING
    },
    Case {
        is: "the sponsor in a kind of the rubric's own",
        scopes: "scopes = [\"feature\", \"system\"]\nkinds = [\"sponsorship\"]\n",
        evidence: &["date: 2026-03-01, scope: system, role: sponsor, kind: sponsorship, LINK"],
        word: "supported",
        because: &["carried by E-01: scope “system”, sponsored it, something to look at", ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "alone",
        evidence: &["date: 2026-03-01, scope: system, role: solo, LINK"],
        word: "supported",
        because: &["carried by E-01: scope “system”, did it alone, something to look at", ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
];
