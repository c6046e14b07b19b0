//! How good the proof is.

use super::*;

pub(super) const CASES: &[Case] = &[
    Case {
        is: "told, and nothing said of scope and part",
        evidence: &["date: 2026-03-01"],
        word: "not enough to judge",
        because: &[
            "Holds it back: there is only the candidate's word, and no note says its scope or the candidate's part",
        ],
        ..NOTHING
    },
    Case {
        is: "told twice, and nothing said",
        evidence: &["date: 2025-08-01", "date: 2026-03-01"],
        word: "not enough to judge",
        because: &[
            "Holds it back: there is only the candidate's word, and no note says its scope or the candidate's part",
        ],
        ..NOTHING
    },
    Case {
        is: "told, with its scope",
        evidence: &["date: 2026-03-01, scope: system"],
        word: "thin",
        because: &[TOLD, ONE_PIECE, ACCOUNT, SYSTEM, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "told, with the part",
        evidence: &["date: 2026-03-01, role: solo"],
        word: "thin",
        because: &[TOLD, ONE_PIECE, ACCOUNT, NO_SCOPE, LED_ONE, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "one of two says its scope",
        evidence: &["date: 2026-03-01, scope: system", "date: 2026-03-02"],
        word: "thin",
        because: &[TOLD, ACCOUNT, SYSTEM, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "told, and a peer speaks for the criterion",
        evidence: &["date: 2026-03-01"],
        peers: &[GIVEN],
        word: "thin",
        because: &[
            "best proof: a witness, in their own words (F-01)",
            ONE_PIECE,
            "2 kinds of source: the candidate's account and a peer",
            NO_SCOPE,
            NO_PART,
            IN_SPRING,
        ],
        ..NOTHING
    },
    Case {
        is: "told, and a peer saw it without speaking for the criterion",
        evidence: &["date: 2026-03-01"],
        peers: &["state: given, criteria: [], evidence: [e1]"],
        word: "thin",
        because: &[
            "best proof: a witness, in their own words (E-01)",
            ONE_PIECE,
            "2 kinds of source: the candidate's account and a peer",
            NO_SCOPE,
            NO_PART,
            IN_SPRING,
        ],
        ..NOTHING
    },
    Case {
        is: "told, and the peer who saw it was only asked",
        evidence: &["date: 2026-03-01"],
        peers: &["state: requested, criteria: [], evidence: [e1]"],
        word: "not enough to judge",
        because: &[
            "Holds it back: there is only the candidate's word, and no note says its scope or the candidate's part",
        ],
        ..NOTHING
    },
    Case {
        is: "a link to look at",
        evidence: &["date: 2026-03-01, LINK"],
        word: "thin",
        because: &[ARTEFACT, ONE_PIECE, TWO_SOURCES, NO_SCOPE, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a link in the body",
        evidence: &["date: 2026-03-01"],
        body: "See [the design](https://example.com).",
        word: "thin",
        because: &[ARTEFACT, ONE_PIECE, TWO_SOURCES, NO_SCOPE, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a picture in the body",
        evidence: &["date: 2026-03-01"],
        body: "![A chart](../files/chart.png)",
        word: "thin",
        because: &[ARTEFACT, ONE_PIECE, TWO_SOURCES, NO_SCOPE, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a link to another note is nothing to look at",
        evidence: &["date: 2026-03-01"],
        body: "See [[o1]].",
        others: &["date: 2026-03-01"],
        word: "not enough to judge",
        because: &[
            "Holds it back: there is only the candidate's word, and no note says its scope or the candidate's part",
        ],
        ..NOTHING
    },
    Case {
        is: "a figure with its source",
        evidence: &[
            "date: 2026-03-01, scope: system, role: lead, metrics: [{name: Time, before: 9 s, after: 3 s, source: the dashboard}]",
        ],
        word: "supported",
        because: &["best proof: a figure with its source (E-01)", ONE_PIECE, TWO_SOURCES, SYSTEM, LED_ONE, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a figure without source",
        evidence: &["date: 2026-03-01, scope: system, role: lead, metrics: [{name: Time, before: 9 s, after: 3 s}]"],
        word: "thin",
        because: &[TOLD, ONE_PIECE, ACCOUNT, SYSTEM, LED_ONE, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a source without the figure after",
        evidence: &[
            "date: 2026-03-01, scope: system, role: lead, metrics: [{name: Time, before: 9 s, source: the dashboard}]",
        ],
        word: "thin",
        because: &[TOLD, ONE_PIECE, ACCOUNT, SYSTEM, LED_ONE, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a figure is better proof than a link",
        evidence: &["date: 2026-03-01, LINK, metrics: [{name: Time, after: 3 s, source: the dashboard}]"],
        word: "thin",
        because: &["best proof: a figure with its source (E-01)", ONE_PIECE, TWO_SOURCES, NO_SCOPE, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "the better of two is the best proof",
        evidence: &["date: 2026-03-01, scope: system", "date: 2026-03-02, LINK"],
        word: "supported",
        because: &["best proof: a linked artefact (E-02)", TWO_SOURCES, SYSTEM, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a claim whose own figure has its source",
        evidence: &["date: 2026-03-01, scope: system"],
        others: &["date: 2026-03-01, metrics: [{id: m, name: Time, after: 3 s, source: the dashboard}]"],
        claims: &["metrics: [m]"],
        word: "supported",
        because: &["best proof: a figure with its source (I-01)", ONE_PIECE, TWO_SOURCES, SYSTEM, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a claim on evidence with a link",
        evidence: &["date: 2026-03-01, scope: system"],
        others: &["date: 2026-03-01, LINK"],
        claims: &["evidence: [o1]"],
        word: "supported",
        because: &["best proof: a linked artefact (I-01)", ONE_PIECE, TWO_SOURCES, SYSTEM, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a claim on a figure without source is the candidate's word",
        evidence: &["date: 2026-03-01, scope: system"],
        others: &["date: 2026-03-01, metrics: [{id: m, name: Time, after: 3 s}]"],
        claims: &["metrics: [m]"],
        word: "thin",
        because: &[TOLD, ONE_PIECE, ACCOUNT, SYSTEM, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a claim that a peer saw, beside one piece of evidence",
        evidence: &["date: 2026-03-01, scope: system"],
        claims: &["feedback: [p1]"],
        peers: &["state: given, criteria: []"],
        word: "thin",
        because: &["best proof: a witness, in their own words (I-01)", ONE_PIECE, ACCOUNT, SYSTEM, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a claim that a peer saw, beside one piece of evidence that says nothing",
        evidence: &["date: 2026-03-01"],
        claims: &["feedback: [p1]"],
        peers: &["state: given, criteria: []"],
        word: "thin",
        because: &[
            "best proof: a witness, in their own words (I-01)",
            ONE_PIECE,
            ACCOUNT,
            NO_SCOPE,
            NO_PART,
            IN_SPRING,
        ],
        ..NOTHING
    },
    Case {
        is: "a claim is as good as the best of what is under it",
        evidence: &["date: 2026-03-01, scope: system"],
        others: &["date: 2026-03-01", "date: 2026-03-01, LINK"],
        claims: &["evidence: [o1, o2]"],
        word: "supported",
        because: &["best proof: a linked artefact (I-01)", ONE_PIECE, TWO_SOURCES, SYSTEM, NO_PART, IN_SPRING],
        ..NOTHING
    },
    Case {
        is: "a claim beside the evidence of the same grade stands after it",
        evidence: &[AUTUMN],
        claims: &["evidence: [e1]"],
        word: "supported",
        because: &[ARTEFACT, ONE_PIECE, TWO_SOURCES, SYSTEM, LED_ONE, IN_AUTUMN],
        ..NOTHING
    },
];
