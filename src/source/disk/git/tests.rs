use super::*;

fn tracked(paths: &[&str]) -> Vec<String> {
    let paths: Vec<String> = paths.iter().map(|path| (*path).to_owned()).collect();
    editions(&paths).into_iter().map(|(path, entry)| format!("{path}: {entry:?}")).collect()
}

#[test]
fn editions_and_hand_overs_are_known() {
    let found = tracked(&[
        "dist/manager.pdf",
        "dist/manager/.promo-manifest.json",
        "dist/manager/index.html",
        "hand-overs/ledger.toml",
        "packet.toml",
    ]);
    assert_eq!(found, ["dist: Refused(InGit { files: 3 })", "hand-overs: Refused(InGit { files: 1 })"]);
}

#[test]
fn what_other_programs_have_built_is_theirs() {
    assert!(
        tracked(&["dist/bundle.js", "dist/docs/a.pdf", "distant/a.pdf", "hand-overs.md", "notes/hand-overs/a"])
            .is_empty()
    );
    assert_eq!(tracked(&["dist/bundle.js", "dist/self/.promo-manifest.json"]), ["dist: Refused(InGit { files: 1 })"]);
}

/// A folder that git would take for the git folder of a repository.
fn git_folder(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("HEAD"), "ref: refs/heads/main\n").unwrap();
}

#[test]
fn a_repository_is_found_from_below_and_from_another_checkout() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path().canonicalize().unwrap();
    let (main, other) = (root.join("main"), root.join("other"));
    git_folder(&main.join(".git"));
    git_folder(&main.join(".git/worktrees/other"));
    fs::write(main.join(".git/worktrees/other/commondir"), "../..\n").unwrap();
    fs::create_dir_all(other.join("packet")).unwrap();
    fs::write(other.join(".git"), format!("gitdir: {}\n", main.join(".git/worktrees/other").display())).unwrap();
    fs::create_dir_all(main.join("a/b")).unwrap();
    let found = Repository::around(&main.join("a/b")).unwrap();
    assert_eq!((found.work_tree, found.shared), (main.clone(), main.join(".git")));
    let found = Repository::around(&other.join("packet")).unwrap();
    assert_eq!(found.work_tree, other);
    assert_eq!(found.shared, main.join(".git"));
    assert_eq!(found.own, main.join(".git/worktrees/other"));
    assert_eq!(found.hooks(&[], None).folder, main.join(".git/hooks"));
}

#[test]
fn what_is_no_repository_is_passed_over() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path().canonicalize().unwrap();
    git_folder(&root.join(".git"));
    fs::create_dir_all(root.join("a/.git")).unwrap();
    fs::create_dir_all(root.join("b")).unwrap();
    fs::write(root.join("b/.git"), "gitdir: nowhere\n").unwrap();
    for inside in ["a", "b"] {
        assert_eq!(Repository::around(&root.join(inside)).unwrap().work_tree, root);
    }
}

#[test]
fn settings_say_where_hooks_are() {
    let root = tempfile::tempdir().unwrap();
    let root = root.path().canonicalize().unwrap();
    let git = root.join("main/.git");
    git_folder(&git);
    let global = root.join("gitconfig");
    fs::write(&global, "[core]\nhooksPath = ~/hooks\n").unwrap();
    let repository = Repository::around(&root.join("main")).unwrap();
    let outside = [root.join("none"), global.clone()];
    let hooks = repository.hooks(&outside, Some(&root));
    assert_eq!((hooks.folder, hooks.named_elsewhere), (root.join("hooks"), Some(global)));
    fs::write(git.join("config"), "[core]\nhooksPath = .husky\n").unwrap();
    let hooks = repository.hooks(&outside, Some(&root));
    assert_eq!((hooks.folder, hooks.named_elsewhere), (root.join("main/.husky"), None));
    fs::write(git.join("config"), format!("[core]\nhooksPath = {}/hooks\n", root.display())).unwrap();
    assert_eq!(repository.hooks(&outside, Some(&root)).named_elsewhere, Some(git.join("config")));
}
