//! What good proof is held back by: its amount, its scope, the candidate's part, how it is spread.

use super::*;

pub(super) const CASES: &[Case] = &[
    Case {
        is: "fewer than are asked for",
        asked: "at-least = 3",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "thin",
        because: &[
            ARTEFACT,
            "Holds it back: 2 of the 3 pieces of evidence that are asked for",
            THREE_SOURCES,
            SYSTEM,
            LED_BOTH,
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
    Case {
        is: "one of two",
        asked: "at-least = 2",
        evidence: &[AUTUMN],
        peers: &[GIVEN],
        word: "thin",
        because: &[
            ARTEFACT,
            "Holds it back: 1 of the 2 pieces of evidence that are asked for",
            THREE_SOURCES,
            SYSTEM,
            LED_ONE,
            IN_AUTUMN,
        ],
        ..NOTHING
    },
    Case {
        is: "as many as are asked for",
        asked: "at-least = 2",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[
            ARTEFACT,
            "2 pieces of evidence, where 2 are asked for",
            THREE_SOURCES,
            SYSTEM,
            LED_BOTH,
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
    Case {
        is: "more than are asked for",
        asked: "at-least = 2",
        evidence: &[AUTUMN, SPRING, SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[
            ARTEFACT,
            "3 pieces of evidence, where 2 are asked for",
            THREE_SOURCES,
            SYSTEM,
            "the candidate had the leading part in 3 of 3",
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
    Case {
        is: "claims are not counted as evidence",
        asked: "at-least = 2",
        evidence: &[AUTUMN],
        claims: &["evidence: [e1]"],
        peers: &[GIVEN],
        word: "thin",
        because: &[
            ARTEFACT,
            "Holds it back: 1 of the 2 pieces of evidence that are asked for",
            THREE_SOURCES,
            SYSTEM,
            LED_ONE,
            IN_AUTUMN,
        ],
        ..NOTHING
    },
    Case {
        is: "a narrow scope",
        evidence: &[
            "date: 2025-09-01, scope: feature, role: lead, LINK",
            "date: 2026-02-01, scope: feature, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "thin",
        because: &[
            ARTEFACT,
            THREE_SOURCES,
            "Holds it back: scope “feature”, where the level asks for “system”",
            LED_BOTH,
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
    Case {
        is: "the widest scope counts",
        evidence: &["date: 2025-09-01, scope: feature, role: lead, LINK", SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "a wider scope than is asked for",
        senior: "scope = \"feature\"",
        evidence: &[
            "date: 2025-09-01, scope: system, role: lead, LINK",
            "date: 2026-02-01, scope: system, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "strong",
        because: &[
            ARTEFACT,
            THREE_SOURCES,
            "scope “system”, where the level asks for “feature”",
            LED_BOTH,
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
    Case {
        is: "a level without scope",
        senior: "",
        evidence: &[
            "date: 2025-09-01, scope: feature, role: lead, LINK",
            "date: 2026-02-01, scope: feature, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, LED_BOTH, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "no note says its scope",
        evidence: &["date: 2025-09-01, role: lead, LINK", "date: 2026-02-01, role: lead, LINK"],
        peers: &[GIVEN],
        word: "supported",
        because: &[ARTEFACT, THREE_SOURCES, NO_SCOPE, LED_BOTH, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "a contributor",
        evidence: &[
            "date: 2025-09-01, scope: system, role: contributor, LINK",
            "date: 2026-02-01, scope: system, role: contributor, LINK",
        ],
        peers: &[GIVEN],
        word: "supported",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, "Holds it back: the candidate had no leading part", BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "a reviewer",
        evidence: &[
            "date: 2025-09-01, scope: system, role: reviewer, LINK",
            "date: 2026-02-01, scope: system, role: reviewer, LINK",
        ],
        peers: &[GIVEN],
        word: "supported",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, "Holds it back: the candidate had no leading part", BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "no note says the part",
        evidence: &["date: 2025-09-01, scope: system, LINK", "date: 2026-02-01, scope: system, LINK"],
        peers: &[GIVEN],
        word: "supported",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, NO_PART, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "a mentor",
        evidence: &["date: 2025-09-01, scope: system, role: mentor, LINK", SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "a sponsor and an idea",
        evidence: &[
            "date: 2025-09-01, scope: system, role: sponsor, LINK",
            "date: 2026-02-01, scope: system, role: idea, LINK",
        ],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "alone",
        evidence: &[
            "date: 2025-09-01, scope: system, role: solo, LINK",
            "date: 2026-02-01, scope: system, role: solo, LINK",
        ],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "led one of two",
        evidence: &[AUTUMN, "date: 2026-02-01, scope: system, role: contributor, LINK"],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, "the candidate had the leading part in 1 of 2", BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "artefacts, and nothing said of scope and part",
        evidence: &["date: 2025-09-01, LINK", "date: 2026-02-01, LINK"],
        peers: &[GIVEN],
        word: "thin",
        because: &[ARTEFACT, THREE_SOURCES, NO_SCOPE, NO_PART, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "two seasons, three sources, the scope and the lead",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "two seasons without a peer",
        evidence: &[AUTUMN, SPRING],
        word: "strong",
        because: &[ARTEFACT, TWO_SOURCES, SYSTEM, LED_BOTH, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "one season",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "supported",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "one long piece of work",
        evidence: &["from: 2025-09-01, to: 2026-03-01, scope: system, role: lead, LINK"],
        peers: &[GIVEN],
        word: "supported",
        because: &[ARTEFACT, ONE_PIECE, THREE_SOURCES, SYSTEM, LED_ONE, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "no window",
        window: "",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "away for the other season",
        packet: "[[away]]\nfrom = 2025-07-01\nto = 2025-12-31\nwhy = \"leave\"\n",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH],
        ..NOTHING
    },
    Case {
        is: "away for a day more than half of the other season",
        packet: "[[away]]\nfrom = 2025-07-01\nto = 2025-10-01\nwhy = \"leave\"\n",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH],
        ..NOTHING
    },
    Case {
        is: "away for half of the other season",
        packet: "[[away]]\nfrom = 2025-07-01\nto = 2025-09-30\nwhy = \"leave\"\n",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "supported",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "away twice, together for more than half of the other season",
        packet: "[[away]]\nfrom = 2025-07-01\nto = 2025-08-20\nwhy = \"leave\"\n[[away]]\nfrom = 2025-11-01\nto = 2025-12-31\nwhy = \"leave\"\n",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH],
        ..NOTHING
    },
    Case {
        is: "away for a day",
        packet: "[[away]]\nfrom = 2025-07-01\nto = 2025-07-01\nwhy = \"a day off\"\n",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "supported",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "of three periods two",
        packet: "[[periods]]\nid = \"a\"\nfrom = 2025-07-01\nto = 2025-10-31\n[[periods]]\nid = \"b\"\nfrom = 2025-11-01\nto = 2026-02-10\n[[periods]]\nid = \"c\"\nfrom = 2026-02-11\nto = 2026-06-30\n",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH, "spread over a and b"],
        ..NOTHING
    },
    Case {
        is: "no window, and one season is all there is",
        window: "",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH],
        ..NOTHING
    },
    Case {
        is: "dated in none of the packet's periods",
        packet: "[[periods]]\nid = \"spring\"\nfrom = 2026-01-01\nto = 2026-06-30\n",
        evidence: &[AUTUMN, AUTUMN],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, LED_BOTH],
        ..NOTHING
    },
    Case {
        is: "the scope of one and the lead of another",
        evidence: &[
            "date: 2025-09-01, scope: feature, role: lead, LINK",
            "date: 2026-02-01, scope: system, role: contributor, LINK",
        ],
        peers: &[GIVEN],
        word: "strong",
        because: &[ARTEFACT, THREE_SOURCES, SYSTEM, "the candidate had the leading part in 1 of 2", BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "what is set aside holds nothing back",
        evidence: &[AUTUMN, SPRING, "date: 2020-01-01", "date: 2026-01-01, status: in-progress"],
        peers: &[GIVEN],
        word: "strong",
        because: &["best proof: a linked artefact (E-02)", THREE_SOURCES, SYSTEM, LED_BOTH, BOTH_SEASONS],
        ..NOTHING
    },
];
