//! Over how many periods it must hold.

use super::*;

pub(super) const CASES: &[Case] = &[
    Case {
        is: "strong in one season when the candidate was away for the other",
        packet: "[[away]]\nfrom = 2025-07-01\nto = 2025-12-31\nwhy = \"leave\"\n",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, AWAY_ELSE],
        ..NOTHING
    },
    Case {
        is: "away for a day more than half of the other season",
        packet: "[[away]]\nfrom = 2025-07-01\nto = 2025-10-01\nwhy = \"leave\"\n",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, AWAY_ELSE],
        ..NOTHING
    },
    Case {
        is: "away for half of the other season",
        packet: "[[away]]\nfrom = 2025-07-01\nto = 2025-09-30\nwhy = \"leave\"\n",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, BESIDE, PEER, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "away twice, together for more than half of it",
        packet: "[[away]]\nfrom = 2025-07-01\nto = 2025-08-20\nwhy = \"leave\"\n[[away]]\nfrom = 2025-11-01\nto = 2025-12-31\nwhy = \"leave\"\n",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, AWAY_ELSE],
        ..NOTHING
    },
    Case {
        is: "all of it in the season of the absence",
        packet: "[[away]]\nfrom = 2025-07-01\nto = 2025-12-31\nwhy = \"leave\"\n",
        evidence: &[AUTUMN, "date: 2025-10-01, scope: system, role: lead, LINK"],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, BESIDE, PEER, "Holds it back: all of it in one season: September to October 2025"],
        ..NOTHING
    },
    Case {
        is: "away all the time",
        packet: "[[away]]\nfrom = 2025-07-01\nto = 2026-06-30\nwhy = \"leave\"\n",
        evidence: &[AUTUMN, "date: 2025-10-01, scope: system, role: lead, LINK"],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, "all of it in 2025-H2; the candidate was away for most of the rest"],
        ..NOTHING
    },
    Case {
        is: "two half-years that end between two months of one stretch of work",
        evidence: &["date: 2025-12-01, scope: system, role: lead, LINK", SPRING],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, BESIDE, PEER, "Holds it back: all of it in one season: December 2025 to February 2026"],
        ..NOTHING
    },
    Case {
        is: "one half-year in which it went on for more than four months",
        evidence: &[
            "from: 2026-01-05, to: 2026-03-20, scope: system, role: lead, LINK",
            "date: 2026-05-20, scope: system, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, "it lies in 2026-H1"],
        ..NOTHING
    },
    Case {
        is: "the last day that is of one season",
        evidence: &[
            "date: 2026-01-01, scope: system, role: lead, LINK",
            "date: 2026-04-30, scope: system, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, BESIDE, PEER, "Holds it back: all of it in one season: January to April 2026"],
        ..NOTHING
    },
    Case {
        is: "the first day that is not",
        evidence: &[
            "date: 2026-01-01, scope: system, role: lead, LINK",
            "date: 2026-05-01, scope: system, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, "it lies in 2026-H1"],
        ..NOTHING
    },
    Case {
        is: "work of years that ended in the window is of the days in it",
        evidence: &[
            "from: 2023-01-01, to: 2025-08-01, scope: system, role: lead, LINK",
            "date: 2025-09-10, scope: system, role: lead, LINK",
        ],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, BESIDE, PEER, "Holds it back: all of it in one season: July to September 2025"],
        ..NOTHING
    },
    Case {
        is: "a window too short for a second season",
        window: "[window]\nfrom = 2025-11-01\nto = 2026-04-30\n",
        evidence: &["date: 2025-12-01, scope: system, role: lead, LINK", SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "two of three periods",
        packet: "[[periods]]\nid = \"a\"\nfrom = 2025-07-01\nto = 2025-10-31\n[[periods]]\nid = \"b\"\nfrom = 2025-11-01\nto = 2026-02-10\n[[periods]]\nid = \"c\"\nfrom = 2026-02-11\nto = 2026-06-30\n",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, "spread over a and b"],
        ..NOTHING
    },
    Case {
        is: "one of three periods, away for another",
        packet: "[[periods]]\nid = \"a\"\nfrom = 2025-07-01\nto = 2025-10-31\n[[periods]]\nid = \"b\"\nfrom = 2025-11-01\nto = 2026-02-10\n[[periods]]\nid = \"c\"\nfrom = 2026-02-11\nto = 2026-06-30\n[[away]]\nfrom = 2025-07-01\nto = 2025-10-31\nwhy = \"leave\"\n",
        evidence: &[SPRING, "date: 2026-01-01, scope: system, role: lead, LINK"],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, BESIDE, PEER, "Holds it back: all of it in one season: January to February 2026"],
        ..NOTHING
    },
    Case {
        is: "one period is all there is",
        packet: "[[periods]]\nid = \"spring\"\nfrom = 2026-01-01\nto = 2026-06-30\n",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, "all of it in spring, the only period there is"],
        ..NOTHING
    },
    Case {
        is: "in none of the periods, of which there is one",
        packet: "[[periods]]\nid = \"spring\"\nfrom = 2026-01-01\nto = 2026-06-30\n",
        evidence: &[AUTUMN, "date: 2025-10-01, scope: system, role: lead, LINK"],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER],
        ..NOTHING
    },
    Case {
        is: "in none of the periods, of which there are several",
        packet: "[[periods]]\nid = \"a\"\nfrom = 2025-07-01\nto = 2025-07-31\n[[periods]]\nid = \"b\"\nfrom = 2026-06-01\nto = 2026-06-30\n",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "supported",
        because: &[CARRIED, BESIDE, PEER, "Holds it back: it lies in none of the periods"],
        ..NOTHING
    },
    Case {
        is: "no window, and two half-years",
        window: "",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "no window, and one half-year is all there is",
        window: "",
        evidence: &[SPRING, LATER],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, "all of it in 2026-H1, the only period there is"],
        ..NOTHING
    },
    Case {
        is: "no window, and other work lies in another half-year",
        window: "",
        evidence: &[SPRING, LATER],
        others: &["date: 2025-09-01"],
        peers: &[GIVEN],
        word: "supported",
        because: &["carried by E-02: scope “system”, led it, something to look at", "beside it: E-03", PEER, IN_SPRING],
        ..NOTHING
    },
];
