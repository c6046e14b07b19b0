//! What is there, and what of it counts.

use super::*;

pub(super) const CASES: &[Case] = &[
    Case { is: "nothing is there", word: "missing", because: &["Holds it back: no note speaks for it"], ..NOTHING },
    Case {
        is: "the criterion is waived",
        packet: "[[waivers]]\ncriterion = \"impact\"\nreason = \"the team shipped `nothing` then\"\n",
        word: "waived",
        because: &["the team shipped “nothing” then"],
        ..NOTHING
    },
    Case {
        is: "a waiver holds whatever speaks for it",
        packet: "[[waivers]]\ncriterion = \"impact\"\nreason = \"no chance\"\n",
        evidence: &[AUTUMN],
        word: "waived",
        because: &["no chance"],
        ..NOTHING
    },
    Case {
        is: "optional, and nothing is there",
        asked: "need = \"optional\"",
        word: "missing",
        because: &["Holds it back: no note speaks for it"],
        ..NOTHING
    },
    Case {
        is: "optional, and proven",
        asked: "need = \"optional\"",
        evidence: &[AUTUMN, SPRING],
        peers: &[GIVEN],
        word: "strong",
        because: &[CARRIED, BESIDE, PEER, BOTH_SEASONS],
        ..NOTHING
    },
    Case {
        is: "background",
        evidence: &["date: 2026-03-01, background: true"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: background"],
        ..NOTHING
    },
    Case {
        is: "not finished",
        evidence: &["date: 2026-03-01, status: in-progress"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: not finished yet"],
        ..NOTHING
    },
    Case {
        is: "before the window",
        evidence: &["date: 2025-06-30"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: outside the window"],
        ..NOTHING
    },
    Case {
        is: "after the window",
        evidence: &["date: 2026-07-01"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: outside the window"],
        ..NOTHING
    },
    Case {
        is: "on the first day of the window",
        evidence: &["date: 2025-07-01, scope: system, role: lead, LINK"],
        word: "supported",
        because: &[CARRIED, ALONE, NOBODY, IN_JULY],
        ..NOTHING
    },
    Case {
        is: "begun before the window and ended in it",
        evidence: &["from: 2025-01-01, to: 2025-07-01, scope: system, role: lead, LINK"],
        word: "supported",
        because: &[CARRIED, ALONE, NOBODY, IN_JULY],
        ..NOTHING
    },
    Case {
        is: "another kind than is asked for",
        asked: "kinds = [\"project\"]",
        evidence: &["date: 2026-03-01, kind: talk"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: of another kind than is asked for"],
        ..NOTHING
    },
    Case {
        is: "a kind that is not said",
        asked: "kinds = [\"project\"]",
        evidence: &["date: 2026-03-01"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: it does not say its kind"],
        ..NOTHING
    },
    Case {
        is: "the kind that is asked for",
        asked: "kinds = [\"talk\", \"project\"]",
        evidence: &["date: 2026-03-01, kind: project, scope: system, role: lead, LINK"],
        word: "supported",
        because: &[CARRIED, ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "a kind where none is asked for",
        evidence: &["date: 2026-03-01, kind: talk, scope: system, role: lead, LINK"],
        word: "supported",
        because: &[CARRIED, ALONE, NOBODY, IN_MARCH],
        ..NOTHING
    },
    Case {
        is: "each for another reason",
        asked: "kinds = [\"project\"]",
        evidence: &[
            "date: 2026-03-01, kind: talk",
            "date: 2026-03-01",
            "date: 2020-03-01",
            "date: 2026-03-01, status: in-progress",
            "date: 2026-03-01, background: true",
        ],
        word: "not enough to judge",
        because: &[
            "Holds it back: nothing that speaks for it can be counted: background, it does not say its kind, not finished yet, of another kind than is asked for and outside the window",
        ],
        ..NOTHING
    },
    Case {
        is: "background comes before all other reasons",
        evidence: &["date: 2020-03-01, background: true, status: in-progress"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: background"],
        ..NOTHING
    },
    Case {
        is: "not finished comes before the window",
        evidence: &["date: 2020-03-01, status: in-progress"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: not finished yet"],
        ..NOTHING
    },
    Case {
        is: "no date at all",
        evidence: &["scope: system"],
        is_broken: true,
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: not dated"],
        ..NOTHING
    },
    Case {
        is: "praise alone",
        peers: &[GIVEN],
        word: "not enough to judge",
        because: &["Holds it back: peers or claims speak for it, and no evidence does"],
        ..NOTHING
    },
    Case {
        is: "a draft alone",
        peers: &["state: draft"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: not given yet"],
        ..NOTHING
    },
    Case {
        is: "a request alone",
        peers: &["state: requested"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: not given yet"],
        ..NOTHING
    },
    Case {
        is: "a peer who declined",
        peers: &["state: declined"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: declined"],
        ..NOTHING
    },
    Case {
        is: "a claim with nothing under it",
        claims: &[""],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: a claim with nothing under it"],
        ..NOTHING
    },
    Case {
        is: "a claim and the evidence under it, which does not speak for it",
        others: &["date: 2026-03-01"],
        claims: &["evidence: [o1]"],
        word: "not enough to judge",
        because: &["Holds it back: peers or claims speak for it, and no evidence does"],
        ..NOTHING
    },
    Case {
        is: "a claim on a peer who has given",
        claims: &["feedback: [p1]"],
        peers: &["state: given, criteria: []"],
        word: "not enough to judge",
        because: &["Holds it back: peers or claims speak for it, and no evidence does"],
        ..NOTHING
    },
    Case {
        is: "a claim on a peer who was asked",
        claims: &["feedback: [p1]"],
        peers: &["state: requested, criteria: []"],
        word: "not enough to judge",
        because: &["Holds it back: nothing that speaks for it can be counted: a claim with nothing under it"],
        ..NOTHING
    },
    Case {
        is: "what is set aside holds nothing back",
        evidence: &[AUTUMN, SPRING, "date: 2020-01-01", "date: 2026-01-01, status: in-progress"],
        peers: &[GIVEN],
        word: "strong",
        because: &[
            "carried by E-02: scope “system”, led it, something to look at",
            "beside it: E-04",
            PEER,
            BOTH_SEASONS,
        ],
        ..NOTHING
    },
];
