//! What is certain: each row is written, mended and read again.

use super::*;

/// Each row: the rule, the note, what is written in TOML and in YAML, and what either becomes.
type Row = (&'static str, &'static str, [&'static str; 2], [&'static str; 2], [&'static str; 2]);

const ROWS: &[Row] = &[
    (
        "unknown-key",
        "evidence/b.md",
        EVIDENCE,
        ["criteira = ['scope']", "criteira: [scope]"],
        ["criteria = ['scope']", "criteria: [scope]"],
    ),
    (
        "unknown-key",
        "evidence/b.md",
        EVIDENCE,
        ["'Scope' = 'system'", "\"Scope\": system"],
        ["'scope' = 'system'", "\"scope\": system"],
    ),
    (
        "unknown-key",
        "evidence/b.md",
        EVIDENCE,
        ["metric = [{name = 'Cost'}]", "metric: [{name: Cost}]"],
        ["metrics = [{name = 'Cost'}]", "metrics: [{name: Cost}]"],
    ),
    (
        "unknown-key",
        "evidence/b.md",
        EVIDENCE,
        ["[[metrics]]\nname = 'Cost'\nmehtod = 'x'", "metrics:\n- name: Cost\n  mehtod: x"],
        ["[[metrics]]\nname = 'Cost'\nmethod = 'x'", "metrics:\n- name: Cost\n  method: x"],
    ),
    (
        "unknown-key",
        "evidence/b.md",
        EVIDENCE,
        ["[[linsk]]\ntitle = 'x'\nurl = 'https://example.org'", "linsk:\n- title: x\n  url: https://example.org"],
        ["[[links]]\ntitle = 'x'\nurl = 'https://example.org'", "links:\n- title: x\n  url: https://example.org"],
    ),
    (
        "unknown-key",
        "evidence/b.md",
        EVIDENCE,
        ["audiance = 'self'", "audiance: self"],
        ["audience = 'self'", "audience: self"],
    ),
    (
        "unknown-key",
        "feedback/b.md",
        FEEDBACK,
        ["stat = 'declined'", "stat: declined"],
        ["state = 'declined'", "state: declined"],
    ),
    (
        "unknown-key",
        "feedback/b.md",
        FEEDBACK,
        ["state = 'draft'\natribution = 'anonymous'", "state: draft\natribution: anonymous"],
        ["state = 'draft'\nattribution = 'anonymous'", "state: draft\nattribution: anonymous"],
    ),
    (
        "unknown-audience",
        "evidence/b.md",
        EVIDENCE,
        ["audience = \"Self\"", "audience: sefl"],
        ["audience = \"self\"", "audience: self"],
    ),
    (
        "unknown-value",
        "feedback/b.md",
        FEEDBACK,
        ["state = 'decliend'", "state: \"decliend\""],
        ["state = 'declined'", "state: \"declined\""],
    ),
    (
        "unknown-role",
        "evidence/b.md",
        EVIDENCE,
        ["role = \"mentro\"", "role: Mentor"],
        ["role = \"mentor\"", "role: mentor"],
    ),
    (
        "unknown-value",
        "evidence/b.md",
        EVIDENCE,
        ["status = 'in_progress'", "status: 'in progress'"],
        ["status = 'in-progress'", "status: 'in-progress'"],
    ),
    (
        "unknown-criterion",
        "evidence/b.md",
        EVIDENCE,
        ["criteria = ['scop', 'impatc']", "criteria:\n- scop\n- \"impatc\""],
        ["criteria = ['scope', 'impact']", "criteria:\n- scope\n- \"impact\""],
    ),
    (
        "unknown-criterion",
        "evidence/b.md",
        EVIDENCE,
        ["criteria = [{id = 'Scope'}]", "criteria: [{id: Scope}]"],
        ["criteria = [{id = 'scope'}]", "criteria: [{id: scope}]"],
    ),
    (
        "unknown-scope",
        "evidence/b.md",
        EVIDENCE,
        ["scope = \"sytem\"", "scope: sytem"],
        ["scope = \"system\"", "scope: system"],
    ),
    (
        "unknown-kind",
        "evidence/b.md",
        EVIDENCE,
        ["kind = \"desing\"", "kind: desing # x"],
        ["kind = \"design\"", "kind: design # x"],
    ),
    (
        "unknown-question",
        "answers/b.md",
        ANSWER,
        ["question = 'own-prat'", "question: own_part"],
        ["question = 'own-part'", "question: own-part"],
    ),
    (
        "unknown-level",
        "feedback/b.md",
        [
            "+++\nstate = 'draft'\n[from]\nname = 'Ana'\nrelation = 'cross-team'\n#\n+++\n",
            "---\nstate: draft\nfrom:\n  name: Ana\n  relation: cross-team\n  #\n---\n",
        ],
        ["level = 'senoir'", "level: senoir"],
        ["level = 'senior'", "level: senior"],
    ),
    (
        "unknown-note",
        "impact/b.md",
        IMPACT,
        ["evidence = ['chekcout-latency']", "evidence: [Checkout-Latency]"],
        ["evidence = ['checkout-latency']", "evidence: [checkout-latency]"],
    ),
    (
        "unknown-note",
        "impact/b.md",
        IMPACT,
        [
            "evidence = ['checkout-latency']\nfeedback = ['pryia-raman']",
            "evidence: checkout-latency\nfeedback: pryia-raman",
        ],
        [
            "evidence = ['checkout-latency']\nfeedback = ['priya-raman']",
            "evidence: checkout-latency\nfeedback: priya-raman",
        ],
    ),
    (
        "unknown-note",
        "answers/b.md",
        ANSWER,
        ["question = 'own-part'\nimpact = 'quick_checkout'", "question: own-part\nimpact: quick_checkout"],
        ["question = 'own-part'\nimpact = 'quick-checkout'", "question: own-part\nimpact: quick-checkout"],
    ),
    (
        "unknown-metric",
        "impact/b.md",
        IMPACT,
        ["evidence = 'checkout-latency'\nmetrics = ['latencey']", "evidence: checkout-latency\nmetrics: [latencey]"],
        ["evidence = 'checkout-latency'\nmetrics = ['latency']", "evidence: checkout-latency\nmetrics: [latency]"],
    ),
    (
        "invalid-date",
        "evidence/b.md",
        DATED,
        ["date = \"2026/03/14\"", "date: 2026/03/14"],
        ["date = \"2026-03-14\"", "date: 2026-03-14"],
    ),
    (
        "invalid-date",
        "evidence/b.md",
        DATED,
        ["date = '14 March 2026'", "date: 14 March 2026"],
        ["date = '2026-03-14'", "date: 2026-03-14"],
    ),
    (
        "invalid-date",
        "evidence/b.md",
        DATED,
        ["date = 2026-3-4", "date: '2026-3-4'"],
        ["date = 2026-03-04", "date: '2026-03-04'"],
    ),
    (
        "invalid-date",
        "evidence/b.md",
        DATED,
        ["date = 2026-03-14T10:00:00", "date: 2026-03-14T10:00:00"],
        ["date = 2026-03-14", "date: 2026-03-14"],
    ),
    (
        "invalid-date",
        "evidence/b.md",
        DATED,
        ["date = 2026-03-14 10:00:00+02:00", "date: \"2026-03-14 10:00:00+02:00\""],
        ["date = 2026-03-14", "date: \"2026-03-14\""],
    ),
    (
        "invalid-date",
        "evidence/b.md",
        DATED,
        ["date = 20260314", "date: 20260314"],
        ["date = 2026-03-14", "date: 2026-03-14"],
    ),
    (
        "invalid-date",
        "evidence/b.md",
        DATED,
        ["from = '2026/3/1'\nto = '14/03/2026'", "from: 2026/3/1\nto: 14/03/2026"],
        ["from = '2026-03-01'\nto = '2026-03-14'", "from: 2026-03-01\nto: 2026-03-14"],
    ),
    (
        "broken-link",
        "evidence/b.md",
        EVIDENCE,
        ["links = [{title = 'x', url = 'files/latency.png'}]", "links: [{title: x, url: files/latency.png}]"],
        [
            "links = [{title = 'x', url = 'files/charts/latency.png'}]",
            "links: [{title: x, url: files/charts/latency.png}]",
        ],
    ),
    (
        "broken-link",
        "evidence/b.md",
        EVIDENCE,
        [
            "metrics = [{name = 'Cost', source = 'files/old/Latency.PNG'}]",
            "metrics: [{name: Cost, source: 'files/old/Latency.PNG'}]",
        ],
        [
            "metrics = [{name = 'Cost', source = 'files/charts/latency.png'}]",
            "metrics: [{name: Cost, source: 'files/charts/latency.png'}]",
        ],
    ),
    (
        "broken-link",
        "evidence/b.md",
        EVIDENCE,
        [
            "links = [{title = 'x', url = 'checkout-latency#what-it-cost'}]",
            "links: [{title: x, url: checkout-latency#what-it-cost}]",
        ],
        [
            "links = [{title = 'x', url = 'checkout-latency.md#what-it-cost'}]",
            "links: [{title: x, url: checkout-latency.md#what-it-cost}]",
        ],
    ),
];

#[test]
fn what_front_matter_certainly_means_is_written() {
    for (rule, path, frame, written, wanted) in ROWS {
        for language in 0..2 {
            let full = |part: &str| frame[language].replacen('#', part, 1);
            mends(rule, path, &full(written[language]), &full(wanted[language]));
        }
    }
}

#[test]
fn what_a_link_certainly_means_is_written() {
    for (rule, written, wanted) in [
        ("unknown-note", "[[chekcout-latency]]", "[[checkout-latency]]"),
        ("unknown-note", "[[Evidence/Checkout-Latency|the é work]]", "[[evidence/checkout-latency|the é work]]"),
        ("unknown-note", "[[Evidence/checkout-latency.md#what-it-cost]]", "[[evidence/checkout-latency#what-it-cost]]"),
        ("unknown-note", "[[impact/checkout-latency]]", "[[evidence/checkout-latency]]"),
        ("unknown-note", "[[evidence\\checkout-latency]]", "[[evidence/checkout-latency]]"),
        ("unknown-note", "[[Evidence/checkout-latency]]", "[[evidence/checkout-latency]]"),
        (
            "broken-anchor",
            "[x](../evidence/checkout-latency.md#waht-it-cost)",
            "[x](../evidence/checkout-latency.md#what-it-cost)",
        ),
        ("broken-anchor", "[[checkout-latency#Waht it cost|x]]", "[[checkout-latency#what-it-cost|x]]"),
        ("broken-anchor", "[x](#numbres) it.\n\n## Numbers\n\nSo", "[x](#numbers) it.\n\n## Numbers\n\nSo"),
        ("unknown-metric", "{{metric:latencey}}", "{{metric:latency}}"),
        ("broken-link", "[é](checkout-latency.md)", "[é](../evidence/checkout-latency.md)"),
        ("broken-link", "[x](../evidence/checkout-latency)", "[x](../evidence/checkout-latency.md)"),
        (
            "broken-link",
            "[x](../evidence/2026/checkout-latency.md#what-it-cost \"t\")",
            "[x](../evidence/checkout-latency.md#what-it-cost \"t\")",
        ),
        ("broken-link", "[x](../evidence/chekcout-latency.md)", "[x](../evidence/checkout-latency.md)"),
        ("broken-link", "[x](<../files/error budget.png>)", "[x](<../files/Error%20Budget.png>)"),
        ("broken-link", "[x](..\\evidence\\checkout-latency.md)", "[x](../evidence/checkout-latency.md)"),
        ("broken-image", "![a chart](../files/latency.png)", "![a chart](../files/charts/latency.png)"),
        ("broken-image", "![a chart](../files/Charts/latency.png)", "![a chart](../files/charts/latency.png)"),
        ("broken-image", "![a chart](../files/error%20budget.png)", "![a chart](../files/Error%20Budget.png)"),
        ("unknown-rule", "it. <!-- allow bare-link-txt: so --> Or", "it. <!-- allow bare-link-text: so --> Or"),
    ] {
        mends(
            rule,
            "notes/b.md",
            &format!("# Über\n\nSee {written} there.\n"),
            &format!("# Über\n\nSee {wanted} there.\n"),
        );
    }
}

#[test]
fn what_settings_certainly_mean_is_written() {
    let all = |rubric: &str, candidate: &str, rest: &str| format!("{rubric}{candidate}{rest}");
    for (rule, written, wanted) in [
        (
            "unknown-rubric",
            all("[packet]\nrubric = \"senior-enginer\"\n", CANDIDATE, ""),
            all("[packet]\nrubric = \"senior-engineer\"\n", CANDIDATE, ""),
        ),
        ("unknown-theme", all(&RUBRIC.replace("plain", "Plain"), CANDIDATE, ""), all(RUBRIC, CANDIDATE, "")),
        ("unknown-level", all(RUBRIC, &CANDIDATE.replace("senior", "senoir"), ""), all(RUBRIC, CANDIDATE, "")),
        ("unknown-key", all(RUBRIC, &CANDIDATE.replace("[candidate]", "[candidat]"), ""), all(RUBRIC, CANDIDATE, "")),
        (
            "unknown-criterion",
            all(RUBRIC, CANDIDATE, "[[waivers]]\ncriterion = 'hirring'\nreason = 'x'\n"),
            all(RUBRIC, CANDIDATE, "[[waivers]]\ncriterion = 'hiring'\nreason = 'x'\n"),
        ),
        (
            "unknown-rule",
            all(RUBRIC, CANDIDATE, "[rules]\nunused-evidense = \"off\"\n"),
            all(RUBRIC, CANDIDATE, "[rules]\nunused-evidence = \"off\"\n"),
        ),
        (
            "unknown-value",
            all(RUBRIC, CANDIDATE, "[rules]\nunused-evidence = \"wraning\"\n"),
            all(RUBRIC, CANDIDATE, "[rules]\nunused-evidence = \"warning\"\n"),
        ),
        (
            "invalid-date",
            all(RUBRIC, CANDIDATE, "[window]\nfrom = 2025-07-01T00:00:00Z\nto = '30 June 2026'\n"),
            all(RUBRIC, CANDIDATE, "[window]\nfrom = 2025-07-01\nto = '2026-06-30'\n"),
        ),
    ] {
        mends(rule, "packet.toml", &written, &wanted);
    }
}
