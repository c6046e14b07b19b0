//! What a long day of saves leaves behind, and what connections that hang take from the others.

use crate::chromium::{Browser, Tab};
use crate::notes::notes;
use crate::preview::Preview;
use crate::sites::{packet_note, packet_path, write_packet};
use serde_json::json;
use std::fs;
use std::io::Write;
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

const PAGE: &str = "self/evidence/n00000.html";

/// Saves a note of a packet of 1,000 with a tab open, and breaks it every second time; each save is waited for.
pub(crate) fn saves(browser: &Browser, count: usize) {
    let folder = tempfile::tempdir().unwrap();
    let notes = notes(1000);
    write_packet(folder.path(), &notes).unwrap();
    let preview = Preview::of(folder.path(), &[]);
    let tab = browser.open(&preview.page(PAGE));
    let (file, text) = (folder.path().join(packet_path(0)), packet_note(&notes[0]));
    let broken = text.replacen("criteria = [", "criteria = [[", 1);
    let mut states = preview.states();
    println!(
        "{:<10}{:>10}{:>12}{:>10}{:>10}{:>14}{:>12}",
        "saves", "builds", "memory MiB", "handles", "threads", "heap MiB", "page nodes"
    );
    for save in 0..=count {
        let whole = save % 2 == 0;
        fs::write(&file, format!("{}\nSave {save}.\n", if whole { &text } else { &broken })).unwrap();
        let right = |state: &serde_json::Value| (state["counts"]["errors"] == 0) == whole;
        let state = states.find(right).expect("the preview has ended");
        if save % (count / 10).max(1) == 0 {
            print_held(save, &state["build"], &preview, &tab);
        }
    }
}

fn print_held(save: usize, build: &serde_json::Value, preview: &Preview, tab: &Tab<'_>) {
    tab.call("HeapProfiler.collectGarbage", json!({}));
    let heap = tab.call("Runtime.getHeapUsage", json!({}))["usedSize"].as_f64().unwrap_or_default() / 1024.0 / 1024.0;
    let nodes = tab.call("Memory.getDOMCounters", json!({}))["nodes"].to_string();
    let told = |number: Option<usize>| number.map_or("-".into(), |number| number.to_string());
    let memory = preview.memory().map_or("-".into(), |kib| format!("{:.1}", kib as f64 / 1024.0));
    let (handles, threads) = (told(preview.handles()), told(preview.threads()));
    let build = build.to_string();
    println!("{save:<10}{build:>10}{memory:>12}{handles:>10}{threads:>10}{heap:>14.1}{nodes:>12}");
}

/// Opens a page without and with 256 connections that say nothing and 64 that send their headers a byte at a time.
pub(crate) fn half_open(browser: &Browser) {
    let folder = tempfile::tempdir().unwrap();
    write_packet(folder.path(), &notes(100)).unwrap();
    let preview = Preview::of(folder.path(), &[]);
    println!("{:<44}{:>10}{:>10}", "a page in the browser, in milliseconds", "median", "maximum");
    print_pages("alone", browser, &preview);
    let _silent: Vec<_> = (0..256).map(|_| preview.connect()).collect();
    print_pages("beside 256 half-open connections", browser, &preview);
    let over = AtomicBool::new(false);
    thread::scope(|scope| {
        for connection in (0..64).map(|_| preview.connect()) {
            scope.spawn(|| send_slowly(connection, &over));
        }
        print_pages("and 64 with slow headers", browser, &preview);
        over.store(true, Relaxed);
    });
}

/// A header that goes on for a minute, until the server has had enough or the pages are there.
fn send_slowly(mut connection: TcpStream, over: &AtomicBool) {
    let _ = connection.write_all(b"GET / HTTP/1.1\r\nX-Slow: ");
    (0..600).take_while(|_| !over.load(Relaxed) && connection.write_all(b"a").is_ok()).for_each(|_| {
        thread::sleep(Duration::from_millis(100));
    });
}

fn print_pages(name: &str, browser: &Browser, preview: &Preview) {
    let mut times: Vec<f64> = (0..20).map(|_| page(browser, preview).as_secs_f64() * 1000.0).collect();
    times.sort_by(f64::total_cmp);
    println!("{name:<44}{:>10.1}{:>10.1}", times[times.len() / 2], times[times.len() - 1]);
}

/// From the address to the load of the page with all that belongs to it.
fn page(browser: &Browser, preview: &Preview) -> Duration {
    let tab = browser.tab();
    tab.before_each_page("addEventListener('load', () => report('loaded'))");
    let start = Instant::now();
    tab.call("Page.navigate", json!({ "url": preview.page(PAGE) }));
    let loaded = tab.reported("loaded", Duration::from_secs(60)).expect("the page does not load");
    tab.call("Page.close", json!({}));
    loaded - start
}
