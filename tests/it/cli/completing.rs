//! Completions, as shells ask for them, and by the shells that are installed.

use crate::packet::{Packet, Ran, SETTINGS, promo, snapshot};
use crate::packets::not_checked;
use std::path::{Path, PathBuf};
use std::process::Command;

fn packet() -> Packet {
    Packet::new()
        .file("evidence/checkout.md", "+++\ntitle = \"Faster checkout\"\ndate = 2026-03-14\n\n[[metrics]]\nid = \"checkout-p99\"\nname = \"Latency\"\n+++\nText.\n")
        .file("feedback/ruth.md", "+++\nfrom = { name = \"Ruth Adeyemi\", relation = \"peer\" }\nstate = \"draft\"\n+++\n# Draft\n\nText.\n")
        .file("feedback/lee.md", "+++\nfrom = { name = \"Lee\", relation = \"peer\" }\nstate = \"declined\"\n+++\n")
}

/// What is offered for the last of these words.
fn offered(folder: &Path, words: &[&str]) -> Vec<String> {
    let index = (words.len() - 1).to_string();
    let mut command = promo(folder);
    command
        .env("PROMO_COMPLETE", "bash")
        .env("_CLAP_COMPLETE_INDEX", index)
        .env("_CLAP_IFS", "\n")
        .arg("--")
        .args(words);
    let ran = Ran::of(&mut command).code(0).stderr("");
    ran.out().lines().map(str::to_owned).collect()
}

#[test]
fn what_may_stand_there_is_offered() {
    let packet = packet();
    let expected: [(&[&str], &[&str]); 14] = [
        (&["promo", "explain", "claim-without-e"], &["claim-without-evidence"]),
        (&["promo", "explain", "evidence.rol"], &["evidence.role"]),
        (&["promo", "explain", "form"], &["formats"]),
        (&["promo", "rubric", "show", "goo"], &["google"]),
        (&["promo", "rubric", "diff", "sen"], &["senior", "senior-engineer"]),
        (&["promo", "rubric", "diff", "google", "L"], &["L3", "L4", "L5", "L6", "L7"]),
        (&["promo", "rubric", "diff", "mid", "st"], &["staff"]),
        (&["promo", "new", "x", "--rubric", "staff"], &["staff-engineer"]),
        (&["promo", "add", "ans"], &["answer"]),
        (&["promo", "add", "answer", "own-p"], &["own-part"]),
        (&["promo", "ask", ""], &["ruth"]),
        (&["promo", "chart", "che"], &["checkout-p99"]),
        (&["promo", "build", "--for", "man"], &["manager"]),
        (&["promo", "check", "--format", "sar"], &["sarif"]),
    ];
    for (words, offers) in expected {
        let found: Vec<String> =
            offered(&packet.path(""), words).into_iter().filter(|it| !it.starts_with('-')).collect();
        for offer in offers {
            assert!(found.iter().any(|it| it == offer), "{words:?}: {found:?}");
        }
        assert!(found.iter().all(|it| offers.contains(&it.as_str())), "{words:?}: {found:?}");
    }
    assert!(offered(&packet.path(""), &["promo", "add", "evidence", "w"]).is_empty());
}

#[test]
fn a_file_may_be_named_where_a_rubric_may() {
    let packet = packet().file("ladder.toml", "").file("notes.txt", "");
    let found = offered(&packet.path(""), &["promo", "rubric", "show", "l"]);
    assert!(found.contains(&"ladder.toml".to_owned()) && found.contains(&"ladder".to_owned()), "{found:?}");
    assert!(!offered(&packet.path(""), &["promo", "rubric", "show", "n"]).contains(&"notes.txt".to_owned()));
}

#[test]
fn the_levels_of_the_packets_own_rubric_are_known() {
    let packet = Packet::new()
        .file("packet.toml", SETTINGS.replace("senior-engineer", "rubric.toml"))
        .file("rubric.toml", include_str!("../../../rubrics/google.toml"));
    let found = offered(&packet.path(""), &["promo", "rubric", "diff", "L"]);
    assert_eq!(found, ["L3", "L4", "L5", "L6", "L7"]);
}

#[test]
fn nothing_is_said_and_nothing_written_whatever_is_there() {
    let nowhere = Packet::empty();
    assert!(offered(&nowhere.path(""), &["promo", "ask", ""]).iter().all(|it| it.starts_with('-')));
    let broken = Packet::new()
        .file("packet.toml", "[packet\nrubric = 3\n")
        .file("feedback/a.md", b"+++\nfrom = \xff")
        .file("feedback/$(touch gone).md", "+++\nfrom = \"x\"\n+++\n")
        .file("evidence/a;b.md", "text");
    let before = snapshot(&broken.path(""));
    for words in [
        &["promo", "ask", ""][..],
        &["promo", "rubric", "diff", ""],
        &["promo", "chart", ""],
        &["promo", "", "x"],
        &["promo"],
    ] {
        let found = offered(&broken.path(""), words);
        assert!(found.iter().all(|it| !it.contains(['$', ';', ' '])), "{found:?}");
    }
    for shell in ["nonsense", "zsh", "fish", "bash"] {
        Ran::of(promo(&broken.path("")).env("PROMO_COMPLETE", shell).args(["--", "promo", "ask"])).code(0).stderr("");
    }
    assert!(snapshot(&broken.path("")) == before);
}

/// The program's folder before all others, so that a shell finds it by its name.
fn path() -> std::ffi::OsString {
    let own = Path::new(env!("CARGO_BIN_EXE_promo")).parent().unwrap().to_owned();
    let others = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&others))).unwrap()
}

fn installed(shell: &str) -> Option<PathBuf> {
    let found = std::env::split_paths(&path()).map(|folder| folder.join(shell)).find(|it| it.is_file());
    if found.is_none() {
        assert!(std::env::var_os("CI").is_none(), "{shell} is not there, so its completions cannot be checked");
        not_checked(&format!("completions of {shell}, which is not installed"));
    }
    found
}

/// What a shell that has read the line of the help makes of a line, in a packet.
fn asked(shell: &str, script: &str) -> Option<String> {
    let program = installed(shell)?;
    let packet = packet();
    let home = tempfile::tempdir().unwrap();
    let mut command = Command::new(program);
    command.current_dir(packet.path("")).env("PATH", path()).env("HOME", home.path()).env_remove("ZDOTDIR");
    let flags: &[&str] = match shell {
        "bash" => &["--norc", "--noprofile", "-c"],
        "zsh" => &["-f", "-c"],
        _ => &["--no-config", "-c"],
    };
    let ran = Ran::of(command.args(flags).arg(script)).code(0).stderr("");
    Some(ran.out())
}

#[test]
fn bash_completes() {
    let script = |words: &str, at: usize, word: &str| {
        format!(
            "source <(promo completions bash); COMP_WORDS=({words}); COMP_CWORD={at}; _clap_complete_promo promo {word} x; printf '%s\\n' \"${{COMPREPLY[@]}}\"; complete -p promo >/dev/null"
        )
    };
    for (words, at, word, offer) in [
        ("promo explain claim-without-e", 2, "claim-without-e", "claim-without-evidence"),
        ("promo receive ru", 2, "ru", "ruth"),
        ("promo chart checkout", 2, "checkout", "checkout-p99"),
    ] {
        let Some(out) = asked("bash", &script(words, at, word)) else { return };
        assert_eq!(out, format!("{offer}\n"));
    }
}

#[test]
fn fish_completes() {
    let Some(out) = asked("fish", "promo completions fish | source; complete -C 'promo explain claim-without-e'")
    else {
        return;
    };
    assert!(out.starts_with("claim-without-evidence\t"), "{out}");
    assert!(
        asked("fish", "promo completions fish | source; complete -C 'promo ask '")
            .unwrap()
            .contains("ruth\tRuth Adeyemi")
    );
}

#[test]
fn zsh_completes() {
    // What zsh would show is printed instead.
    let script = "autoload -Uz compinit; compinit -u -D; source <(promo completions zsh); _describe() { shift $(( $# - 1 )); print -rl -- ${(P)1} }; words=(promo ask r); CURRENT=3; $_comps[promo]";
    let Some(out) = asked("zsh", script) else { return };
    assert!(out.contains("ruth:Ruth Adeyemi"), "{out}");
}

#[test]
fn the_line_of_each_shell_is_told() {
    let help = Packet::empty().run(["completions", "--help"]).code(0).out();
    for line in
        ["source <(promo completions bash)", "source <(promo completions zsh)", "promo completions fish | source"]
    {
        assert!(help.contains(line), "{help}");
        assert!(include_str!("../../../README.md").contains(line), "the README tells it too");
    }
}
