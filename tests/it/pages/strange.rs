//! Packets that are strange and allowed: very many criteria, long names, figures without end, windows of a day and of ten years, other scripts, a large
//! drawing. Nothing on a page overlaps, and nothing is cut off.

use super::{WIDER_THAN_THE_WINDOW, address, one_of_each_kind};
use crate::browser::browser;
use crate::packet::{Packet, SETTINGS};
use crate::packets::Built;
use serde_json::json;
use std::fmt::Write;

/// An expression that names words that stand on other words, words that are cut off by what holds them, and what leaves its drawing.
const FAULTS: &str = "(() => { const faults = []; \
    const unseen = it => it && (getComputedStyle(it).clipPath.startsWith('inset(50%') || unseen(it.parentElement)); \
    const shown = it => it.checkVisibility({ visibilityProperty: true }) && !it.closest('.hidden, .masthead, .skip') && !unseen(it); \
    const words = []; const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); \
    for (let node = walker.nextNode(); node; node = walker.nextNode()) { \
        if (!node.data.trim() || !shown(node.parentElement)) continue; \
        const range = document.createRange(); range.selectNodeContents(node); \
        for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) words.push({ box, text: node.data.trim().slice(0, 40), of: node.parentElement }); } \
    words.sort((a, b) => a.box.top - b.box.top); \
    words.forEach((one, at) => { for (let next = at + 1; next < words.length && words[next].box.top < one.box.bottom; next++) { \
        const other = words[next]; \
        const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top; \
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left); \
        if (wide > 2 && high > Math.min(one.box.height, other.box.height) * 0.45) faults.push(`${one.text} | stands on | ${other.text}`); } }); \
    for (const it of document.querySelectorAll('main *')) { \
        if (it.closest('svg') || !shown(it) || !it.innerText?.trim()) continue; \
        const style = getComputedStyle(it); \
        if (/hidden|clip/.test(style.overflowX) && it.scrollWidth > it.clientWidth + 1) faults.push(`cut off: ${it.innerText.trim().slice(0, 40)}`); \
        if (/hidden|clip/.test(style.overflowY) && it.scrollHeight > it.clientHeight + 1) faults.push(`cut off below: ${it.innerText.trim().slice(0, 40)}`); } \
    for (const svg of document.querySelectorAll('main svg')) { \
        if (!shown(svg)) continue; \
        const frame = svg.getBoundingClientRect(); \
        if (!frame.width) continue; \
        for (const it of svg.querySelectorAll('text, circle, rect')) { const box = it.getBoundingClientRect(); \
            if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) \
                faults.push(`leaves ${svg.getAttribute('class')}: ${it.outerHTML.slice(0, 90)}`); } } \
    return [...new Set(faults)].slice(0, 6) })()";

/// Each kind of page on a phone and on a desk.
#[track_caller]
fn assert_whole(packet: &Packet, what: &str) {
    let Some(browser) = browser(what) else { return };
    let built = Built::of(&packet.path(""), "self");
    let tab = browser.tab();
    let mut faults = Vec::new();
    for page in one_of_each_kind(&built) {
        tab.set_size(1280, 900);
        tab.go(&address(&built.folder(), &page));
        for width in [1280, 320] {
            tab.set_size(width, 900);
            for found in [tab.evaluate(WIDER_THAN_THE_WINDOW), tab.evaluate(FAULTS)] {
                if found != json!([]) {
                    faults.push(format!("{page} at {width}: {found}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert_eq!(tab.complaints(), [""; 0]);
}

fn note(title: &str, keys: &str) -> String {
    format!(
        "---\ntitle: {title}\ndate: 2026-03-01\nrole: lead\nscope: system\n{keys}\n---\n\nThe words of the note, and what came of it.\n"
    )
}

#[test]
fn the_probe_sees_what_overlaps_and_what_is_cut() {
    let Some(browser) = browser("what overlaps") else { return };
    for (page, fault) in [
        ("<p>Some words here<p style='margin-top:-1.9em'>Other words", "stands on"),
        ("<p style='width:3em;overflow:hidden;white-space:nowrap'>Many words here", "cut off"),
        ("<svg width=50 height=20 overflow=visible><text x=30 y=15>Long</text></svg>", "leaves"),
    ] {
        let tab = browser.open(&format!("data:text/html,<div class=masthead></div><main>{page}</main>"));
        let found = tab.evaluate(FAULTS).to_string();
        assert!(found.contains(fault), "{page}: {found}");
    }
}

#[test]
fn sixty_criteria_and_a_peer_with_a_long_name() {
    let mut rubric = "id = \"long\"\ntitle = \"A long ladder\"\nscopes = [\"feature\", \"system\"]\n\
        [[levels]]\nid = \"mid\"\ntitle = \"Engineer\"\nscope = \"feature\"\n[[levels]]\nid = \"senior\"\ntitle = \"Senior Engineer\"\nscope = \"system\"\n"
        .to_owned();
    for at in 0..60 {
        let _ = write!(
            rubric,
            "[[criteria]]\nid = \"c{at}\"\ntitle = \"Criterion number {at} of many\"\ngroup = \"Group {}\"\n\
             [[criteria.expectations]]\nlevel = \"senior\"\ntext = \"Does what number {at} asks for, and is seen to.\"\n",
            at / 20
        );
    }
    let name = "Wolfeschlegelsteinhausenbergerdorff ".repeat(3);
    let name = &name[..80].trim_end().replacen(' ', "-", 1);
    let mut packet = Packet::new()
        .file("packet.toml", SETTINGS.replace("senior-engineer", "rubric.toml"))
        .file("rubric.toml", rubric)
        .file(
            "evidence/a.md",
            note(
                "Work for very many",
                &format!("criteria: [{}]", (0..40).map(|at| format!("c{at}")).collect::<Vec<_>>().join(", ")),
            ),
        );
    for at in 0..8 {
        let who = if at == 0 { name.clone() } else { format!("Peer Number {at}") };
        let given = format!(
            "---\nfrom: {{name: {who}, relation: peer, team: {name}}}\nstate: given\ncriteria: [c{at}, c{}, c59]\n---\n\n# Given\n\nShe did what nobody else did.\n",
            at + 20
        );
        packet = packet.file(&format!("feedback/p{at}.md"), given);
    }
    assert_whole(&packet, "pages of very many criteria");
}

#[test]
fn figures_from_nothing_to_a_million_millions() {
    let mut metrics = "metrics:\n".to_owned();
    let odd = [
        ("0", "12"),
        ("1", "1000000000000"),
        ("\"-5\"", "\"-3\""),
        ("\"-$2M\"", "$1M"),
        ("0", "0"),
        ("12", "0"),
        ("0.000001 ms", "1000000000000 ms"),
    ];
    for at in 0..40 {
        let (before, after) = odd.get(at).copied().unwrap_or(("1200 ms", "180 ms"));
        let _ = writeln!(
            metrics,
            "  - {{id: m{at}, name: Figure {at} of many, before: {before}, after: {after}, method: counted by hand}}"
        );
    }
    let packet =
        Packet::new().file("evidence/a.md", note("Work with many figures", &format!("criteria: [impact]\n{metrics}")));
    assert_whole(&packet, "pages of strange figures");
}

#[test]
fn a_window_of_one_day_and_one_of_ten_years() {
    for (from, to) in [("2026-03-01", "2026-03-01"), ("2016-07-01", "2026-06-30")] {
        let settings = SETTINGS.replace("2025-07-01", from).replace("2026-06-30", to);
        let away =
            format!("\n[[away]]\nfrom = {to}\nto = {to}\nwhy = \"a leave with a long name, longer than its day\"\n");
        let packet = Packet::new()
            .file("packet.toml", settings + &away)
            .file("evidence/a.md", note("Work of one day", "criteria: [impact, scope]"))
            .file(
                "evidence/b.md",
                note("Work of years", "criteria: [impact]")
                    .replace("date: 2026-03-01", "from: 2017-01-01\nto: 2026-03-01"),
            );
        assert_whole(&packet, "a window of one day, and one of ten years");
    }
}

#[test]
fn titles_in_scripts_of_all_kinds() {
    let peer = "---\nfrom: {name: محمد بن عبد الله الخوارزمي, relation: peer, team: 支付平台小组}\nstate: given\ncriteria: [impact]\n---\n\n# Given\n\n她做了别人没有做的事。\n";
    let metrics = "metrics:\n  - {id: wait, name: 结账等待时间的中位数在高峰期间, before: 1200 ms, after: 180 ms, method: 每周测量}\n  - {id: errors, name: نسبة المدفوعات الفاشلة في الشهر, before: 4.5 %, after: 0.9 %, method: عدّ}";
    let packet = Packet::new()
        .file("packet.toml", SETTINGS.replace("Kim Berg", "李小龍 🧑\u{200d}🚀"))
        .file("evidence/a.md", note(&"結帳等待時間減半並且沒有人再次付款".repeat(3), &format!("criteria: [impact, scope]\n{metrics}")))
        .file("evidence/b.md", note("تقليل زمن انتظار الدفع إلى النصف لكل العملاء في المنطقة العربية", "criteria: [impact]"))
        .file("evidence/c.md", note("🚀🎉👩\u{200d}👩\u{200d}👧\u{200d}👦🏳\u{fe0f}\u{200d}🌈🚀🎉🚀🎉🚀🎉🚀🎉🚀🎉🚀🎉🚀🎉🚀🎉🚀🎉🚀🎉🚀🎉🚀🎉🚀🎉🚀🎉🚀🎉", "criteria: [scope]"))
        .file("feedback/p.md", peer);
    assert_whole(&packet, "titles in other scripts");
}

/// A line through so many points that the drawing has this size.
fn drawing(size: usize) -> String {
    let mut drawing =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 400\" width=\"1000\" height=\"400\">\
        <path fill=\"none\" stroke=\"#333\" d=\"M0 0"
            .to_owned();
    let mut at = 0_u64;
    while drawing.len() < size {
        let _ = write!(drawing, "L{} {}", at % 1000, (at * 7919) % 400);
        at += 1;
    }
    drawing + "\"/></svg>\n"
}

/// What is too large is refused in words; what is just not is shown.
#[test]
fn a_drawing_of_five_megabytes_and_one_of_almost_one() {
    let keys = "criteria: [impact]\nmetrics:\n  - {id: wait, name: Wait, before: 3 s, after: 1 s, method: counted, source: files/big.svg}";
    let text = note("Work with a large drawing", keys)
        + "\n![Every request of a year, slower and then faster](../files/big.svg)\n";
    let packet = Packet::new().file("evidence/a.md", text);
    packet.save("files/big.svg", drawing(5_000_000));
    let refused = packet.run(["build"]).code(1);
    refused.says("`files/big.svg` is 4.8 MiB large").says("the limit is 1 MiB");
    packet.save("files/big.svg", drawing(1_000_000));
    assert_whole(&packet, "a large drawing");
}
