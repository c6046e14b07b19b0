//! A packet in a git repository: the hook that checks it before a commit, and what the check says of editions that git keeps. The real git runs both.

use crate::packet::{Packet, Ran, SETTINGS, promo};
use crate::packets::not_checked;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A repository with a packet in `career/packet`, and a home whose settings of git are its own.
struct Checkout {
    place: Packet,
}

impl Checkout {
    /// Nothing where there is no git.
    fn new() -> Option<Checkout> {
        let place = Packet::empty().file("work/career/packet/packet.toml", SETTINGS);
        fs::create_dir_all(place.path("home")).unwrap();
        let checkout = Checkout { place };
        if Command::new("git").arg("--version").output().is_err() {
            not_checked("git, that it runs the hook");
            return None;
        }
        checkout.git(["init", "-q", "."]);
        Some(checkout)
    }

    fn work(&self) -> PathBuf {
        self.place.path("work")
    }

    fn hook(&self) -> PathBuf {
        self.work().join(".git/hooks/pre-commit")
    }

    fn in_home<'c>(&self, command: &'c mut Command) -> &'c mut Command {
        let own = Path::new(env!("CARGO_BIN_EXE_promo")).parent().unwrap().to_owned();
        let others = std::env::var_os("PATH").unwrap_or_default();
        let path: OsString = std::env::join_paths(std::iter::once(own).chain(std::env::split_paths(&others))).unwrap();
        for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_CONFIG_GLOBAL", "XDG_CONFIG_HOME"] {
            command.env_remove(name);
        }
        let home = self.place.path("home");
        command.env("PATH", path).env("HOME", home).env("GIT_CONFIG_SYSTEM", self.place.path("no-settings"))
    }

    fn try_git<const N: usize>(&self, folder: &str, args: [&str; N]) -> Output {
        let mut git = Command::new("git");
        git.current_dir(self.place.path(folder)).args(["-c", "user.name=Kim", "-c", "user.email=kim@example.org"]);
        self.in_home(git.args(args)).output().unwrap()
    }

    #[track_caller]
    fn git<const N: usize>(&self, args: [&str; N]) -> String {
        let output = self.try_git("work", args);
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(output.status.success(), "git {args:?}: {said}");
        said
    }

    /// Runs `promo` in the packet.
    fn promo<const N: usize>(&self, args: [&str; N]) -> Ran {
        Ran::of(self.in_home(promo(&self.work().join("career/packet")).args(args)))
    }

    fn break_packet(&self) {
        self.place.save("work/career/packet/evidence/a.md", "+++\ntitel = \"A\"\n+++\n");
    }
}

#[test]
fn a_commit_is_stopped_while_the_packet_has_errors() {
    let Some(checkout) = Checkout::new() else { return };
    checkout.promo(["hook"]).code(0).says("made `../../.git/hooks/pre-commit`").says("git commit --no-verify");
    checkout.promo(["hook"]).code(0).says("checks the packet already");
    checkout.git(["add", "-A"]);
    checkout.git(["commit", "-q", "-m", "sound"]);
    checkout.break_packet();
    checkout.git(["add", "-A"]);
    let stopped = checkout.try_git("work", ["commit", "-q", "-m", "broken"]);
    let said = String::from_utf8_lossy(&stopped.stderr).into_owned();
    assert!(
        !stopped.status.success() && said.contains("unknown-key") && said.contains("the commit was stopped"),
        "{said}"
    );
    checkout.git(["commit", "-q", "--no-verify", "-m", "all the same"]);
    checkout.promo(["hook", "--remove"]).code(0).says("which did nothing else");
    assert!(!checkout.hook().exists());
    checkout.promo(["hook", "--remove"]).code(0).says("there is nothing to take out: no hook checks `career/packet`");
}

#[cfg(unix)]
#[test]
fn a_hook_that_is_there_does_what_it_did() {
    use std::os::unix::fs::PermissionsExt;
    let Some(checkout) = Checkout::new() else { return };
    let script = "#!/bin/sh\necho mine > ran\nexit 0\n";
    fs::create_dir_all(checkout.hook().parent().unwrap()).unwrap();
    fs::write(checkout.hook(), script).unwrap();
    checkout
        .promo(["hook"])
        .code(2)
        .complains("may not be run, so git passes it over")
        .complains("promo check -- 'career/packet'");
    fs::set_permissions(checkout.hook(), fs::Permissions::from_mode(0o750)).unwrap();
    checkout.promo(["hook", "--strict"]).code(0).says("which does what it did as well");
    let first = checkout.try_git("work", ["commit", "-q", "--allow-empty", "-m", "warnings"]);
    assert!(!first.status.success(), "warnings let it pass");
    checkout.promo(["hook"]).code(0).says("added to");
    checkout.git(["commit", "-q", "--allow-empty", "-m", "sound"]);
    assert_eq!(checkout.place.read("work/ran"), "mine\n");
    assert_eq!(checkout.hook().metadata().unwrap().permissions().mode() & 0o777, 0o750);
    checkout.promo(["hook", "--remove"]).code(0).says("the rest of it is as it was");
    assert_eq!(fs::read_to_string(checkout.hook()).unwrap(), script);
    fs::write(checkout.hook(), "#!/usr/bin/env python3\nprint()\n").unwrap();
    checkout.promo(["hook"]).code(2).complains("is written for `python3`, not for a shell");
    fs::remove_file(checkout.hook()).unwrap();
    std::os::unix::fs::symlink("/nowhere", checkout.hook()).unwrap();
    checkout.promo(["hook"]).code(2).complains("is managed elsewhere");
}

#[test]
fn settings_of_git_say_where_the_hook_goes() {
    let Some(checkout) = Checkout::new() else { return };
    checkout.git(["config", "core.hooksPath", "tools/hooks"]);
    checkout.promo(["hook"]).code(0).says("made `../../tools/hooks/pre-commit`");
    checkout.break_packet();
    assert!(!checkout.try_git("work", ["commit", "-q", "--allow-empty", "-m", "broken"]).status.success());
    checkout.promo(["hook", "--remove"]).code(0);
    checkout.git(["config", "--unset", "core.hooksPath"]);
    checkout.git(["config", "--global", "core.hooksPath", "~/hooks"]);
    checkout
        .promo(["hook"])
        .code(2)
        .complains("so other repositories may run them too")
        .complains("promo check -- 'career/packet'");
    assert!(!checkout.place.path("home/hooks").exists());
    checkout.git(["config", "--global", "core.hooksPath", "/dev/null"]);
    #[cfg(unix)]
    checkout.promo(["hook"]).code(2).complains("which is no folder");
}

#[test]
fn another_checkout_of_the_repository_has_the_hook_too() {
    let Some(checkout) = Checkout::new() else { return };
    checkout.git(["add", "-A"]);
    checkout.git(["commit", "-q", "-m", "sound"]);
    checkout.git(["branch", "without", "HEAD"]);
    checkout.git(["worktree", "add", "-q", "../other"]);
    let other = checkout.place.path("other/career/packet");
    Ran::of(checkout.in_home(promo(&other).arg("hook"))).code(0);
    assert!(checkout.hook().exists());
    fs::write(other.join("packet.toml"), "[packet]\n").unwrap();
    assert!(!checkout.try_git("other", ["commit", "-q", "-a", "-m", "broken"]).status.success());
    // A branch without the packet is none of our business.
    checkout.git(["rm", "-q", "-r", "career"]);
    checkout.git(["commit", "-q", "-m", "no packet"]);
}

#[test]
fn outside_of_a_repository_there_is_nothing_to_hook() {
    let packet = Packet::new();
    packet.run(["hook"]).code(2).complains("is in no git repository").complains("`git init` makes one");
}

#[test]
fn editions_that_git_keeps_are_told() {
    let Some(checkout) = Checkout::new() else { return };
    let none = |ran: Ran| ran.keeps_still_of("tracked-edition");
    checkout.promo(["build", "--for", "manager"]).code(0);
    none(checkout.promo(["check"]).code(0));
    checkout.place.save("work/career/packet/hand-overs/ledger.toml", "");
    for version in ["2", "4"] {
        checkout.git(["add", "-A", "-f"]);
        checkout.git(["update-index", "--index-version", version]);
        checkout
            .promo(["check"])
            .code(0)
            .says("warning[tracked-edition]: git keeps 1 file of `hand-overs/`, which holds what was handed over, and to whom")
            .says("of `dist/`, which holds editions: whoever may read the repository may read that")
            .says("git rm -r --cached dist");
        checkout.promo(["check", "--strict"]).code(1);
        checkout.git(["rm", "-q", "-r", "--cached", "career/packet/dist", "career/packet/hand-overs"]);
        none(checkout.promo(["check"]).code(0));
    }
    // What other programs have built into `dist/` is theirs, and an index that cannot be read says nothing.
    fs::remove_dir_all(checkout.work().join("career/packet/dist")).unwrap();
    checkout.place.save("work/career/packet/dist/bundle.js", "");
    checkout.git(["add", "-A", "-f", "career/packet/dist"]);
    none(checkout.promo(["check"]).code(0));
    fs::write(checkout.work().join(".git/index"), "DIRC").unwrap();
    none(checkout.promo(["check"]).code(0));
}

#[test]
fn a_repository_with_long_names_is_read_too() {
    let Some(checkout) = Checkout::new() else { return };
    fs::remove_dir_all(checkout.work().join(".git")).unwrap();
    if !checkout.try_git("work", ["init", "-q", "--object-format=sha256", "."]).status.success() {
        not_checked("a repository with SHA-256, which this git does not know");
        return;
    }
    checkout.place.save("work/career/packet/dist/manager.pdf", "%PDF");
    checkout.git(["add", "-A", "-f"]);
    checkout.promo(["check"]).code(0).says("git keeps 1 file of `dist/`");
}
