//! How the editors that are installed save, and git: the programs themselves.

use super::*;
use std::process::{Command, Stdio};

/// Whether it is there. Says so past the test runner when it is not; with `CI` set that does not pass.
fn is_there(program: &str) -> bool {
    let is_there = Command::new(program).arg("--version").output().is_ok();
    if !is_there {
        assert!(std::env::var_os("CI").is_none(), "{program} is not there, so how it saves cannot be checked");
        let words = format!("NOT CHECKED: how {program} saves, since it is not installed\n");
        std::io::stderr().write_all(words.as_bytes()).unwrap();
    }
    is_there
}

fn run(folder: &Path, program: &str, arguments: &[&str]) {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(folder).env("HOME", folder.parent().unwrap());
    let ran = command.stdin(Stdio::null()).output().unwrap();
    assert!(ran.status.success(), "{program}: {}", String::from_utf8_lossy(&ran.stderr));
}

fn saves(program: &'static str, arguments: &'static [&'static str]) {
    let mut scene = Scene::new(&["evidence/a.md"]);
    let act = move |root: &Path| run(&root.join("evidence"), program, arguments);
    let is_right = |tree: &Tree| text(tree, "evidence/a.md").is_some_and(|text| text.trim_end() == "onetwo");
    assert_eq!(scene.once(act, is_right), ["Changed evidence/a.md"], "{program} {arguments:?}");
}

#[test]
fn vim() {
    if is_there("vim") {
        saves("vim", &["-Nu", "NONE", "-es", "-c", "normal Atwo", "-c", "wq", "a.md"]);
        saves("vim", &["-Nu", "NONE", "-es", "-c", "set bkc=no wb", "-c", "normal Atwo", "-c", "wq", "a.md"]);
        saves("vim", &["-Nu", "NONE", "-es", "-c", "set bkc=yes wb", "-c", "normal Atwo", "-c", "wq", "a.md"]);
        saves("vim", &["-Nu", "NONE", "-es", "-c", "set bk bkc=no", "-c", "normal Atwo", "-c", "wq", "a.md"]);
    }
}

#[test]
fn neovim() {
    if is_there("nvim") {
        saves("nvim", &["--clean", "--headless", "-c", "normal Atwo", "-c", "wq", "a.md"]);
        saves("nvim", &["--clean", "--headless", "-c", "set bkc=no", "-c", "normal Atwo", "-c", "wq", "a.md"]);
    }
}

#[test]
fn emacs() {
    if is_there("emacs") {
        const SAVE: &str = "(progn (goto-char (point-max)) (insert \"two\") (save-buffer))";
        saves("emacs", &["-Q", "--batch", "a.md", "--eval", SAVE]);
    }
}

#[test]
fn sed() {
    if is_there("sed") {
        saves("sed", &["-i", "s/one/onetwo/", "a.md"]);
    }
}

#[test]
fn git_changes_the_branch() {
    if !is_there("git") {
        return;
    }
    let mut scene = Scene::new(&["b.md"]);
    let git = |root: &Path, arguments: &[&str]| {
        let author = ["-c", "user.name=A", "-c", "user.email=a@b.c", "-c", "init.defaultBranch=main"];
        run(root, "git", &[&author[..], arguments].concat());
    };
    let notes = |root: &Path, text: &str| {
        (0..500).for_each(|number| write(&root.join(format!("evidence/{}/{number}.md", number % 5)), text));
    };
    let all = |expected: &'static str| {
        move |tree: &Tree| {
            (0..500).all(|number| text(tree, &format!("evidence/{}/{number}.md", number % 5)) == Some(expected))
        }
    };
    git(&scene.root, &["init", "-q"]);
    for (branch, text) in [("one", "one"), ("two", "two")] {
        git(&scene.root, &["checkout", "-q", "-b", branch]);
        notes(&scene.root, text);
        git(&scene.root, &["add", "."]);
        git(&scene.root, &["commit", "-q", "-m", branch]);
    }
    scene.scan_until(all("two"));
    scene.seen(|_| (), |_| true);
    for (branch, expected) in [("one", "one"), ("two", "two")] {
        let changed = scene.once(move |root| git(root, &["checkout", "-q", branch]), all(expected));
        assert_eq!(changed.len(), 500);
    }
}
