//! Two small packets against ladders of other shapes than our own (`tests/ladders/`): one to a track of those who lead, one of steps on axes.

use crate::packet::{Packet, Ran, promo};
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ladders").join(name)
}

#[test]
fn both_are_sound_and_built_for_every_reader() {
    for name in ["station", "axes"] {
        let out = Packet::empty();
        for audience in ["self", "manager", "committee"] {
            let to = out.path(audience).to_string_lossy().into_owned();
            Ran::of(promo(&folder(name)).args(["build", "--for", audience, "--out", &to])).code(0);
            let levels = out.read(&format!("{audience}/levels.html"));
            assert!(levels.contains("What changes"), "{name} {audience}");
        }
        Ran::of(promo(&folder(name)).args(["rubric", "check", "rubric.toml"])).code(0).says("no problems in ");
    }
}

#[test]
fn a_peer_who_reports_to_the_candidate_speaks_for_them() {
    let out = Packet::empty();
    let to = out.path("out").to_string_lossy().into_owned();
    Ran::of(promo(&folder("station")).args(["build", "--for", "committee", "--out", &to])).code(0);
    let crew = out.read("out/criteria/crew.html");
    assert!(crew.contains("A rota that has no gaps") && crew.contains("no watch was open since May"), "{crew}");
    assert!(!crew.contains("optics"), "the track that is left");
}
