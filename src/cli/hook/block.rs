//! The lines that check a packet within a hook: how they stand in a script of somebody else, and come out of it again. Texts alone; no file is touched here.

use std::path::Path;

/// The block of one packet. A repository may hold several.
#[derive(Clone, Debug)]
pub(super) struct Block {
    packet: String,
    strict: bool,
}

/// What a script is with the block, or without it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Inserted {
    /// It is so already.
    Already,
    /// The script to write.
    Text(String),
    /// It is written for another program than a shell.
    NoShell(String),
    /// The block begins in it, and does not end.
    Unclosed,
}

const SHELLS: [&str; 6] = ["sh", "bash", "dash", "ash", "ksh", "zsh"];

/// The first line of a hook of ours.
const SHEBANG: &str = "#!/bin/sh\n";

impl Block {
    /// For the packet at this path from the folder that is checked out, `.` for that folder itself.
    pub(super) fn new(packet: String, strict: bool) -> Block {
        Block { packet, strict }
    }

    /// The packet's path.
    pub(super) fn packet(&self) -> &str {
        &self.packet
    }

    /// What the hook does, after a colon.
    pub(super) fn what_it_does(&self) -> String {
        let when = if self.strict { "errors or warnings" } else { "errors" };
        format!(
            "a commit is stopped while the packet has {when}; `git commit --no-verify` makes it all the same, `promo hook --remove` takes this out"
        )
    }

    /// What to do where nothing may be written.
    pub(super) fn by_hand(&self, file: &Path) -> String {
        format!(
            "put this line into it yourself, or where its manager wants it: {} (in `{}`)",
            self.command(),
            file.display()
        )
    }

    /// A hook that does nothing else.
    pub(super) fn alone(&self) -> String {
        format!("{SHEBANG}{}", self.lines())
    }

    /// The script with the block behind its first line, before anything in it can end it.
    pub(super) fn inserted(&self, script: &str) -> Inserted {
        let without = match self.removed(script) {
            Inserted::Text(without) => without,
            Inserted::Already => script.to_owned(),
            Inserted::Unclosed => return Inserted::Unclosed,
            Inserted::NoShell(program) => return Inserted::NoShell(program),
        };
        if let Some(program) = other_program(&without) {
            return Inserted::NoShell(program);
        }
        let at = if without.starts_with("#!") { without.find('\n').map_or(without.len(), |end| end + 1) } else { 0 };
        let (first, rest) = without.split_at(at);
        let end = if first.is_empty() || first.ends_with('\n') { "" } else { "\n" };
        let text = format!("{first}{end}{}{rest}", self.lines());
        if text == script { Inserted::Already } else { Inserted::Text(text) }
    }

    /// The script without the block.
    pub(super) fn removed(&self, script: &str) -> Inserted {
        let begin = self.begin();
        let Some(start) = line_start(script, &begin) else { return Inserted::Already };
        let Some(end) = line_start(&script[start..], END) else { return Inserted::Unclosed };
        let after = start + end + END.len();
        let after = after + script[after..].find('\n').map_or(script.len() - after, |newline| newline + 1);
        Inserted::Text([&script[..start], &script[after..]].concat())
    }

    fn begin(&self) -> String {
        format!("# >>> promo checks {}", self.packet)
    }

    /// Where the packet is not there, as on a branch without it, or no `promo`, as in a program that was started by a click, a commit is none of our business. What is
    /// found is told when it stops the commit: on a sound packet, warnings would bury what git says.
    fn lines(&self) -> String {
        let Block { packet, .. } = self;
        let settings = quoted(&format!("{packet}/packet.toml"));
        format!(
            "{begin}\n\
             # Put here by `promo hook`, and taken out by `promo hook --remove`.\n\
             if [ -f {settings} ]; then\n    \
                 if ! command -v promo >/dev/null 2>&1; then\n        \
                     echo 'promo is not on the PATH here, so the packet was not checked' >&2\n    \
                 elif ! told=$({command} 2>&1); then\n        \
                     printf '%s\\n' \"$told\" >&2\n        \
                     echo 'promo: the commit was stopped; `git commit --no-verify` makes it all the same' >&2\n        \
                     exit 1\n    \
                 fi\n\
             fi\n\
             {END}\n",
            begin = self.begin(),
            command = self.command(),
        )
    }

    fn command(&self) -> String {
        let strict = if self.strict { "--strict " } else { "" };
        format!("promo check {strict}-- {}", quoted(&self.packet))
    }
}

const END: &str = "# <<< promo";

/// Whether nothing is left that a shell would do.
pub(super) fn is_empty(script: &str) -> bool {
    let rest = script.strip_prefix(SHEBANG).unwrap_or(script);
    rest.trim().is_empty()
}

/// Where a line begins that is this one.
fn line_start(text: &str, line: &str) -> Option<usize> {
    let mut start = 0;
    for one in text.split_inclusive('\n') {
        if one.trim_end_matches(['\n', '\r']) == line {
            return Some(start);
        }
        start += one.len();
    }
    None
}

/// The program that a script names in its first line, when it is no shell. One that names none is run by a shell.
fn other_program(script: &str) -> Option<String> {
    let line = script.lines().next().unwrap_or_default().strip_prefix("#!")?;
    let mut words = line.split_whitespace().map(|word| word.rsplit('/').next().unwrap_or(word));
    let first = words.next().unwrap_or_default();
    let named = if first == "env" { words.find(|word| !word.starts_with('-')).unwrap_or(first) } else { first };
    let named = named.strip_suffix(".exe").unwrap_or(named);
    (!SHELLS.contains(&named)).then(|| named.to_owned())
}

/// A word that a shell takes as it stands.
fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn block() -> Block {
        Block::new("career/packet".to_owned(), false)
    }

    fn text(inserted: Inserted) -> String {
        let Inserted::Text(text) = inserted else { panic!("{inserted:?}") };
        text
    }

    #[test]
    fn it_stands_behind_the_first_line_and_comes_out_again() {
        let script = "#!/usr/bin/env bash\nset -e\nexec lint\n";
        let with = text(block().inserted(script));
        assert!(with.starts_with("#!/usr/bin/env bash\n# >>> promo checks career/packet\n"), "{with}");
        assert!(with.ends_with("# <<< promo\nset -e\nexec lint\n"), "{with}");
        assert_eq!(block().inserted(&with), Inserted::Already);
        assert_eq!(text(block().removed(&with)), script);
    }

    #[test]
    fn each_packet_has_a_block_of_its_own() {
        let other = Block::new("career".to_owned(), true);
        let both = text(other.inserted(&block().alone()));
        assert!(
            both.contains("$(promo check --strict -- 'career' 2>&1)")
                && both.contains("$(promo check -- 'career/packet' 2>&1)")
        );
        assert_eq!(text(other.removed(&both)), block().alone());
        let strict = Block::new("career/packet".to_owned(), true);
        assert_eq!(text(strict.inserted(&block().alone())), strict.alone());
    }

    #[test]
    fn other_programs_are_left_alone() {
        for (script, program) in
            [("#!/usr/bin/env -S python3 -u\n", "python3"), ("#!/usr/bin/perl -w\n", "perl"), ("#!\n", "")]
        {
            assert_eq!(block().inserted(script), Inserted::NoShell(program.to_owned()));
        }
        for script in ["#!/bin/sh -e\n", "#! /bin/bash\n", "#!C:/Program/sh.exe\n", "lint\n", "", "#!/bin/sh"] {
            assert_eq!(text(block().removed(&text(block().inserted(script)))).trim_end(), script.trim_end());
        }
    }

    #[test]
    fn a_block_without_its_end_is_nobodys_to_cut() {
        let begun = format!("#!/bin/sh\n{}\nlint\n", block().begin());
        assert_eq!(block().removed(&begun), Inserted::Unclosed);
        assert_eq!(block().inserted(&begun), Inserted::Unclosed);
    }

    #[test]
    fn what_a_shell_would_take_apart_is_quoted() {
        let odd = Block::new("it's $(a) `b`".to_owned(), false);
        assert!(odd.lines().contains("promo check -- 'it'\\''s $(a) `b`' 2>&1"), "{}", odd.lines());
    }

    proptest! {
        #[test]
        fn a_script_is_the_same_after(lines in prop::collection::vec("[a-z #$'<>]{0,12}", 0..8), shebang: bool) {
            let script = format!("{}{}\n", if shebang { "#!/bin/sh\n" } else { "" }, lines.join("\n"));
            prop_assume!(other_program(&script).is_none());
            let with = text(block().inserted(&script));
            prop_assert_eq!(text(block().removed(&with)), script);
            prop_assert_eq!(block().inserted(&with), Inserted::Already);
        }
    }
}
