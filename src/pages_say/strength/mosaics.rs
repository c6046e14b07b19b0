//! What no single piece has is not put together from several.

use super::*;

pub(super) const CASES: &[Case] = &[
    Case {
        is: "the scope of one and the lead of another",
        evidence: &[
            "date: 2025-09-01, scope: feature, role: lead, LINK",
            "date: 2026-02-01, scope: system, role: contributor, LINK",
        ],
        peers: &[GIVEN],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-01: led it, something to look at, but scope “feature” (the level asks for “system”)",
            "Holds it back: as near is E-02: scope “system”, something to look at, but no leading part (contributed)",
            UNPLACED,
        ],
        ..NOTHING
    },
    Case {
        is: "a small piece with a witness who spoke of something else, and a large one that is told",
        evidence: &[
            "date: 2026-02-01, scope: feature, role: contributor",
            "from: 2025-09-01, to: 2026-03-01, scope: system, role: lead",
        ],
        peers: &["state: given, criteria: [clarity], evidence: [e1]"],
        word: "thin",
        because: &[ONLY_TOLD],
        ..NOTHING
    },
    Case {
        is: "three pieces of which each is told",
        evidence: &["date: 2025-09-01, scope: system, role: lead", "date: 2026-02-01, scope: system, role: lead", TOLD],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest are E-01, E-02 and E-03: scope “system”, led it, but only the candidate's word for it",
        ],
        ..NOTHING
    },
    Case {
        is: "three bare notes",
        evidence: &["date: 2025-09-01", "date: 2026-02-01", "date: 2026-03-01"],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest are E-01, E-02 and E-03: no scope said, no part said and only the candidate's word for it",
        ],
        ..NOTHING
    },
    Case {
        is: "pieces that came as near and lack the same are told together, and the first three ways to come near",
        evidence: &[
            TOLD,
            "date: 2026-03-02, scope: system, role: contributor, LINK",
            "date: 2026-03-03, scope: system, role: contributor, LINK",
            "date: 2026-03-04, role: lead, LINK",
            "date: 2026-03-05, scope: feature, role: lead, LINK",
        ],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest are E-02 and E-03: scope “system”, something to look at, but no leading part (contributed)",
            "Holds it back: as near is E-04: led it, something to look at, but no scope said",
            "Holds it back: as near is E-05: led it, something to look at, but scope “feature” (the level asks for “system”)",
        ],
        ..NOTHING
    },
    Case {
        is: "a link in one of four notes",
        evidence: &[
            "date: 2025-09-01, scope: system, role: lead",
            "date: 2026-02-01, scope: system, role: lead",
            TOLD,
            "date: 2026-04-01, LINK",
        ],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest are E-01, E-02 and E-03: scope “system”, led it, but only the candidate's word for it",
        ],
        ..NOTHING
    },
    Case {
        is: "the second piece is too narrow",
        evidence: &[AUTUMN, "date: 2026-02-01, scope: feature, role: lead, LINK"],
        peers: &[GIVEN],
        word: "supported",
        because: &[
            CARRIED,
            "Holds it back: no second piece of work stands beside it at the scope of the level",
            PEER,
            "Holds it back: all of it at the scope of the level in one season: September 2025",
        ],
        ..NOTHING
    },
    Case {
        is: "the other season has only narrow work",
        evidence: &[SPRING, LATER, "date: 2025-09-01, scope: feature, role: lead, LINK"],
        peers: &[GIVEN],
        word: "supported",
        because: &[
            "carried by E-02: scope “system”, led it, something to look at",
            "beside it: E-03",
            PEER,
            "Holds it back: all of it at the scope of the level in one season: February to March 2026",
        ],
        ..NOTHING
    },
    Case {
        is: "the figure is that of a narrow piece",
        evidence: &[AUTUMN, SPRING, "date: 2026-03-01, scope: feature, role: contributor, FIGURE"],
        word: "supported",
        because: &[
            CARRIED,
            BESIDE,
            "Holds it back: nobody but the candidate speaks for work at the scope of the level: E-03 is for narrower work",
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
    Case {
        is: "the peer saw a narrow piece alone",
        evidence: &[AUTUMN, SPRING, "date: 2026-03-01, scope: feature, role: contributor"],
        peers: &["state: given, evidence: [e3]"],
        word: "supported",
        because: &[
            CARRIED,
            BESIDE,
            "Holds it back: nobody but the candidate speaks for work at the scope of the level: F-01 is for narrower work",
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
    Case {
        is: "the narrow ones do not make up the number",
        asked: "at-least = 3",
        evidence: &[AUTUMN, SPRING, "date: 2026-03-01, scope: feature, role: lead, LINK"],
        peers: &[GIVEN],
        word: "supported",
        because: &[
            CARRIED,
            "Holds it back: 2 of the 3 pieces of evidence that are asked for at the scope of the level",
            PEER,
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
];
