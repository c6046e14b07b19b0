//! What makes a carried criterion strong: a second piece at the scope of the level, and a voice besides the candidate's.

use super::*;

pub(super) const CASES: &[Case] = &[
    Case {
        is: "two pieces at the scope, a peer for the criterion, two seasons",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "a peer who saw one of them",
        evidence: &[AUTUMN, SPRING],
        peers: &["state: given, criteria: [], evidence: [e2]"],
        word: "strong",
        because: &[
            "carried by E-02: scope “system”, led it, something to look at, seen by F-01",
            "beside it: E-01",
            PEER,
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
    Case {
        is: "a figure with its source in place of a peer",
        evidence: &["date: 2025-09-01, scope: system, role: lead, LINK, FIGURE", SPRING],
        word: "strong",
        because: &[MEASURED, BESIDE, FIGURED, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "the figure of the piece beside it",
        evidence: &[AUTUMN, "date: 2026-02-01, scope: system, role: contributor, FIGURE"],
        word: "strong",
        because: &[CARRIED, BESIDE, "besides the candidate: a figure with its source (E-02)", BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "nobody speaks for it: links are something to look at, no more",
        evidence: &[AUTUMN, SPRING],
        word: "supported",
        because: &[CARRIED, BESIDE, NOBODY, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "a peer who declined speaks for nothing",
        evidence: &[AUTUMN, SPRING],
        peers: &["state: declined"],
        word: "supported",
        because: &[CARRIED, BESIDE, NOBODY, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "the piece beside it is told, and led by another",
        evidence: &[AUTUMN, "date: 2026-02-01, scope: system, role: contributor"],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "one piece",
        evidence: &[AUTUMN],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, ALONE, PEER, IN_AUTUMN],
        ..NOTHING
    },
    Case {
        is: "one long piece over two seasons",
        evidence: &["from: 2025-09-01, to: 2026-03-01, scope: system, role: lead, LINK"],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, ALONE, PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "one season",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, BESIDE, PEER, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "one piece, one season, and nobody speaks for it",
        evidence: &[SPRING],
        word: "supported",
        because: &[CARRIED, ALONE, NOBODY, IN_FEBRUARY],
        ..NOTHING
    },
    Case {
        is: "a wider scope than is asked for",
        senior: "scope = \"feature\"\n",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "a level without scope",
        senior: "",
        evidence: &["date: 2025-09-01, role: lead, LINK", "date: 2026-02-01, role: contributor"],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED_ANYWHERE, BESIDE, PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "a rubric without scopes",
        scopes: "",
        senior: "",
        evidence: &["date: 2025-09-01, role: lead, LINK", "date: 2026-02-01, role: contributor"],
        peers: &[GIVEN],
        is_broken: true,
        word: "strong",
        because: &[CARRIED_ANYWHERE, BESIDE, PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "as many as are asked for",
        asked: "at-least = 3",
        evidence: &[AUTUMN, SPRING, LATER],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, "beside it: E-02 and E-03, where 3 pieces are asked for", PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "fewer than are asked for",
        asked: "at-least = 3",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, "Holds it back: 2 of the 3 pieces of evidence that are asked for", PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "one of the two that are asked for",
        asked: "at-least = 2",
        evidence: &[AUTUMN],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, "Holds it back: 1 of the 2 pieces of evidence that are asked for", PEER, IN_AUTUMN],
        ..NOTHING
    },
    Case {
        is: "claims do not make up the number",
        asked: "at-least = 3",
        evidence: &[AUTUMN, SPRING],
        claims: &["evidence: [e1]"],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, "Holds it back: 2 of the 3 pieces of evidence that are asked for", PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "the strongest of those that carry it is named",
        evidence: &[AUTUMN, "date: 2026-02-01, scope: system, role: lead, LINK, FIGURE", LATER],
        peers: &[GIVEN],
        word: "strong",
        because: &[
            "carried by E-02: scope “system”, led it, a figure with its source",
            "beside it: E-01 and E-03",
            "besides the candidate: a witness (F-01) and a figure with its source (E-02)",
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
    Case {
        is: "of equals the one that a peer saw is named",
        evidence: &[AUTUMN, SPRING],
        peers: &["state: given, evidence: [e2]"],
        word: "strong",
        because: &[
            "carried by E-02: scope “system”, led it, something to look at, seen by F-01",
            "beside it: E-01",
            PEER,
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
];
