//! The command line of what shells and manuals want to know.

use clap::Args as Group;

/// One line in your shell's start file is all: it asks this program, so that it is never out of date
#[derive(Debug, Group)]
#[command(after_help = "put the line of your shell into its start file, and open a new shell:\n  \
                        ~/.bashrc                     source <(promo completions bash)\n  \
                        ~/.zshrc, after compinit      source <(promo completions zsh)\n  \
                        ~/.config/fish/config.fish    promo completions fish | source\n  \
                        ~/.config/elvish/rc.elv       eval (promo completions elvish | slurp)\n  \
                        $PROFILE of PowerShell        promo completions powershell | Out-String | Invoke-Expression\n\n\
                        In a packet they know its criteria, levels, questions, notes and figures. They read, and never write.\n\n\
                        examples:\n  \
                        promo completions bash        what bash is to read")]
pub(in crate::cli) struct CompletionsArgs {
    /// The shell that is to read them
    #[arg(value_enum)]
    pub(in crate::cli) shell: clap_complete::Shell,
}

/// The page is in the language of manuals: `promo man | man -l -` shows it
#[derive(Debug, Group)]
#[command(after_help = "examples:\n  \
                        promo man | man -l -                         read it\n  \
                        promo man build                              of one command\n  \
                        promo man rubric import                      of one below another")]
pub(in crate::cli) struct ManArgs {
    /// A command, such as `build` or `rubric import`
    pub(in crate::cli) command: Vec<String>,
}
