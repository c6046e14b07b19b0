//! Browsers that do not do what they should. Each is told apart, the packet stays as it was, and nothing of the print is left.

use super::fake::{TITLE, Trial, pdf};
use crate::packet::Ran;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn a_browser_that_hangs_is_ended_with_all_that_it_started() {
    let trial = Trial::new("echo $$ > \"$FILES/own\"\nsleep 1000 &\necho $! > \"$FILES/child\"\nwait\n");
    trial
        .run(&["--timeout", "1"])
        .code(2)
        .complains("did not print within 1 s and was ended\n  help: give it longer with `--timeout SECONDS`");
    assert!(!trial.has_pdf());
    is_gone(&trial);
}

#[test]
fn one_who_will_not_wait_ends_the_browser_too() {
    let trial = Trial::new("sleep 1000 &\necho $! > \"$FILES/child\"\necho $$ > \"$FILES/own\"\nwait\n");
    let child = trial.command(&[]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let until = Instant::now() + Duration::from_secs(60);
    let own = trial.at("files/own");
    while fs::read_to_string(&own).unwrap_or_default().trim().is_empty() {
        assert!(Instant::now() < until, "the browser was not started");
        std::thread::yield_now();
    }
    rustix::process::kill_process(rustix::process::Pid::from_child(&child), rustix::process::Signal::INT).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "error: stopped; there is no new PDF\n");
    trial.is_clean();
    is_gone(&trial);
}

/// The processes that a fake has noted are no more, or nothing but a name that nobody has asked for yet.
#[track_caller]
fn is_gone(trial: &Trial) {
    for name in ["own", "child"] {
        let process = trial.noted(name).trim().to_owned();
        let status = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        assert!(status.is_empty() || status.contains(") Z "), "{name} is still there: {status}");
    }
}

#[test]
fn a_page_that_says_it_cannot_be_found_is_not_the_edition() {
    let trial = Trial::printing(&pdf("print.html", 1, &[], "This site can\\222t be reached"));
    trial
        .run(&[])
        .code(2)
        .complains("printed another page than the edition: its title is `print.html`\n")
        .complains("set `TMPDIR` to one that it sees");
    assert!(!trial.has_pdf());
}

#[test]
fn no_file_is_not_taken_for_success() {
    let trial = Trial::new("echo 'Failed to write file /x.pdf: No such file or directory (2)' >&2\n");
    trial
        .run(&[])
        .code(2)
        .complains("ended as if all were well, and printed nothing\n")
        .complains("it may be kept from the folder that temporary files go to")
        .complains("it said: Failed to write file /x.pdf");
    Trial::new("exit 0\n").run(&[]).code(2).complains("printed nothing\n  help: name another one with `--browser`");
}

#[test]
fn the_last_words_of_a_browser_that_fails_are_told() {
    let script = "for line in one two three four; do echo \"word $line\" >&2; echo 'ERROR:dbus/bus.cc:405] no bus' >&2; done\nexit 3\n";
    Trial::new(script)
        .run(&[])
        .code(2)
        .complains("ended with exit code 3 and printed nothing\n")
        .complains("it said: word two | word three | word four\n");
    Trial::new("echo 'No usable sandbox!' >&2\nkill -TRAP $$\n")
        .run(&[])
        .code(2)
        .complains("was ended by the system")
        .complains("this system does not let it make its sandbox");
}

#[test]
fn what_is_no_whole_pdf_goes_nowhere() {
    let whole = pdf(TITLE, 2, &[], "x");
    let cut = &whole[..whole.len() - 20];
    Trial::printing(cut).run(&[]).code(2).complains("has no end\n  help: free some space");
    Trial::printing(b"").run(&[]).code(2).complains("is no PDF\n");
    Trial::printing(b"<html>").run(&[]).code(2).complains("is no PDF\n");
    let broken = [b"%PDF-1.7\n".as_slice(), &[b'x'; 300], b"startxref\n12\n%%EOF"].concat();
    Trial::printing(&broken).run(&[]).code(2).complains("cannot be searched before it is handed over\n");
}

#[test]
fn what_is_no_browser_is_not_started_or_fails() {
    let trial = Trial::new("");
    let with = |path: &str| trial.ran(trial.without_browser(&["--browser"]).arg(path));
    trial.save("bin/text", "words");
    let text = trial.at("bin/text");
    with(text.to_str().unwrap()).code(2).complains("bin/text` is not a program that can be started\n");
    with("no-such-browser").code(2).stderr(
        "error: there is no browser `no-such-browser`\n  help: name a program, by its path or as one types it: `--browser google-chrome`\n",
    );
    let firefox = trial.install("firefox", "");
    with(firefox.to_str().unwrap()).code(2).complains("is a browser that prints only what a person tells it to\n");
    // Neither a script nor a program of this machine.
    let garbage = trial.install("garbage", "");
    fs::write(&garbage, b"\x7fELF?").unwrap();
    with(garbage.to_str().unwrap()).code(2).complains("cannot start `");
}

#[test]
fn a_snap_prints_where_it_can_read() {
    let trial = Trial::new("");
    trial.install("snap", "echo \"$page\" > \"$FILES/page\"\ncp \"$FILES/it.pdf\" \"$out\"\n");
    symlink("snap", trial.at("bin/chromium")).unwrap();
    trial.save("files/it.pdf", pdf(TITLE, 1, &[], "x"));
    let home = trial.at("home");
    let mut command = trial.without_browser(&["--browser"]);
    trial.ran(command.arg(trial.at("bin/chromium")).env("HOME", &home)).code(0);
    let common = home.join("snap/chromium/common");
    assert!(trial.noted("page").starts_with(common.to_str().unwrap()), "{}", trial.noted("page"));
    assert_eq!(fs::read_dir(common).unwrap().count(), 0, "something is left");
}

#[test]
fn a_flatpak_is_started_so_that_it_sees_all_of_the_page() {
    let trial = Trial::new("");
    let note = "echo \"$1 $2\" > \"$FILES/started\"\necho \"$page\" > \"$FILES/page\"\ncp \"$FILES/it.pdf\" \"$out\"\n";
    trial.install("flatpak", note);
    let export = trial.install("org.chromium.Chromium", "exec flatpak run @@u \"$@\" @@\n");
    trial.save("files/it.pdf", pdf(TITLE, 1, &[], "x"));
    let (home, bin) = (trial.at("home"), trial.at("bin"));
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut command = trial.without_browser(&["--browser"]);
    trial.ran(command.arg(export).env("HOME", &home).env("PATH", path)).code(0);
    assert_eq!(trial.noted("started"), "run org.chromium.Chromium\n");
    assert!(trial.noted("page").starts_with(home.join(".var/app/org.chromium.Chromium/cache").to_str().unwrap()));
}

#[test]
fn the_sandbox_is_left_out_for_root_alone() {
    let trial = Trial::new("echo \"$@\" > \"$FILES/options\"\ncp \"$FILES/it.pdf\" \"$out\"\n");
    trial.save("files/it.pdf", pdf(TITLE, 1, &[], "x"));
    trial.run(&[]).code(0);
    let options = trial.noted("options");
    assert_eq!(options.contains("--no-sandbox"), rustix::process::geteuid().is_root(), "{options}");
    assert!(options.contains("--host-resolver-rules=MAP * ~NOTFOUND"), "{options}");
}

#[test]
fn numbers_that_move_at_each_print_are_left_out() {
    let script = "count=$(cat \"$FILES/count\" 2>/dev/null || echo 0)\ncount=$((count + 1))\necho $count > \"$FILES/count\"\n\
                  cp \"$page\" \"$FILES/page-$count\"\ncp \"$FILES/$count.pdf\" \"$out\"\n";
    let trial = Trial::new(script);
    for print in 1..=4 {
        trial.save(&format!("files/{print}.pdf"), pdf(TITLE, 9, &[("coverage", print + 2)], "x"));
    }
    trial
        .run(&[])
        .code(0)
        .says("its contents have no page numbers: with numbers in them the pages moved at each print\n");
    let number = |print: usize| {
        let page = trial.noted(&format!("page-{print}"));
        let (_, rest) = page.split_once("data-page-of=\"coverage\">").unwrap();
        rest.split('<').next().unwrap().to_owned()
    };
    assert_eq!([1, 2, 3, 4].map(number), ["00", "3", "4", ""]);
}

#[test]
fn numbers_that_move_once_are_printed_once_more() {
    let script = "echo >> \"$FILES/count\"\ncount=$(wc -l < \"$FILES/count\" | tr -d ' ')\ncp \"$page\" \"$FILES/page\"\n\
                  cp \"$FILES/$count.pdf\" \"$out\"\n";
    let trial = Trial::new(script);
    for (print, page) in [(1, 3), (2, 4), (3, 4)] {
        trial.save(&format!("files/{print}.pdf"), pdf(TITLE, 9, &[("coverage", page)], "x"));
    }
    trial.run(&[]).code(0).keeps_still_of("page numbers");
    assert!(trial.noted("page").contains("data-page-of=\"coverage\">4<"));
}

#[test]
fn a_full_pipe_is_trouble() {
    let trial = Trial::printing(&pdf(TITLE, 1, &[], "x"));
    if cfg!(target_os = "linux") {
        Ran::of_full(&mut trial.command(&["-o", "-"]))
            .code(2)
            .complains("cannot write to standard output: No space left");
        trial.is_clean();
    }
}
