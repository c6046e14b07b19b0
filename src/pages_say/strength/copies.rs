//! What counts once.

use super::*;

pub(super) const CASES: &[Case] = &[
    Case {
        is: "two copies by title, date and text",
        evidence: &[
            "title: One, date: 2025-09-01, scope: system, role: lead, LINK",
            "title: one, date: 2025-09-01, scope: system, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, ALONE, PEER, IN_AUTUMN],
        ..NOTHING
    },
    Case {
        is: "the same title and text at another date is other work",
        evidence: &[
            "title: One, date: 2025-09-01, scope: system, role: lead, LINK",
            "title: One, date: 2026-02-01, scope: system, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "three files of which a sync program left two",
        evidence: &[
            "build | date: 2025-09-01, scope: system, role: lead, LINK",
            "build (conflicted copy 2026-03-02) | title: Edited since, date: 2026-02-01, scope: system, role: lead, LINK",
            "build 2 | title: Work 1, date: 2025-09-01, scope: system, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "supported",
        because: &["carried by E-02: scope “system”, led it, something to look at", ALONE, PEER, IN_AUTUMN],
        ..NOTHING
    },
    Case {
        is: "the second of a series",
        evidence: &[
            "talk | date: 2025-09-01, scope: system, role: lead, LINK",
            "talk 2 | date: 2026-02-01, scope: system, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "a copy that says more than the original is not counted",
        evidence: &[
            "build | date: 2025-09-01, scope: feature, role: lead, LINK",
            "build - Copy | date: 2025-09-01, scope: system, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "thin",
        because: &[
            "Holds it back: nothing carries it; nearest is E-02: led it, something to look at, but scope “feature” (the level asks for “system”)",
            UNPLACED,
        ],
        ..NOTHING
    },
    Case {
        is: "a copy of what does not count counts",
        evidence: &[
            "build | date: 2025-09-01, status: in-progress",
            "build - Copy | date: 2025-09-01, scope: system, role: lead, LINK",
        ],
        word: "supported",
        because: &[CARRIED, ALONE, NOBODY, IN_AUTUMN],
        ..NOTHING
    },
    Case {
        is: "a peer who saw the copy saw the work",
        evidence: &[
            "build | date: 2026-03-01, scope: system, role: lead",
            "build - Copy | date: 2026-03-01, scope: system, role: lead",
        ],
        peers: &["state: given, evidence: [\"build - Copy\"]"],
        word: "supported",
        because: &["carried by E-02: scope “system”, led it, seen by F-01", ALONE, PEER, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a peer who is there twice is one",
        evidence: &[AUTUMN, SPRING],
        peers: &["ana | state: given, given: 2026-05-01", "ana (1) | state: given, given: 2026-05-01"],
        word: "strong",
        because: &[CARRIED, BESIDE, "besides the candidate: a witness (F-02)", BOTH_SEASONS],
        ..NOTHING
    },
];
