//! `promo export`: a form filled in from an edition. It goes through the same checks and the same proof as the edition.

mod formats;

use super::args::{ExportArgs, MarkupArg};
use super::compiled::compiled;
use super::new_file::{refuse_existing, write_new, write_over};
use super::stdout::{Stdout, unwritable};
use super::{CliError, Verdict, environment, packet_folder, proven};
use crate::compile::Compilation;
use crate::diagnostic::{Diagnostic, Severity, either};
use crate::export::{Export, NotWritten, Remark, parts};
use crate::format::{Format, Markup};
use crate::output::Files;
use crate::proof::{Find, Proof};
use crate::render::Theme;
use crate::report::{self, Report, Style, visible_line};
use crate::site::Site;
use crate::source::Tree;
use crate::vocabulary::Audience;
use std::io::{IsTerminal, Write};
use std::path::Path;

pub(super) fn run(args: &ExportArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    match args.format.as_str() {
        "list" => return formats::list(args.dir.as_deref(), stdout),
        "show" => return formats::show(args.dir.as_deref(), args.packet.as_deref(), stdout),
        _ => {}
    }
    if let Some(more) = &args.packet {
        return Err(
            CliError::new(format!("`{}` is one word too many", more.display())).help("name one form and one folder")
        );
    }
    if let Some(file) = args.output.as_ref().filter(|file| !args.force && *file != Path::new("-")) {
        refuse_existing(file)?;
    }
    let root = packet_folder::find(args.dir.as_deref())?;
    let (tree, compilation) = compiled(&root)?;
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    let errors: Vec<Diagnostic> = compilation.findings.diagnostics.iter().filter(is_error).cloned().collect();
    if !errors.is_empty() {
        return refused(&errors, &tree, &root);
    }
    let format = formats::find(&compilation.packet, &args.format)?;
    let door = Door { args, format: &format, root: &root, tree: &tree, compilation: &compilation };
    door.export(stdout)
}

/// What is asked for, of which packet.
struct Door<'a> {
    args: &'a ExportArgs,
    format: &'a Format,
    root: &'a Path,
    tree: &'a Tree,
    compilation: &'a Compilation,
}

impl Door<'_> {
    fn export(&self, stdout: &mut Stdout) -> Result<Verdict, CliError> {
        let (audience, markup) = (self.audience()?, self.markup()?);
        let Some(edition) = self.compilation.edition(audience) else {
            return Err(CliError::new("there is no edition for this reader"));
        };
        let site = self.compilation.site(edition);
        let export = self.filled(self.format, &site)?;
        let bytes = self.written(&export, markup)?;
        let finds = self.finds(&export, &bytes, markup, edition)?;
        if !finds.is_empty() {
            tell(&proven::told(&finds, audience, self.tree, &environment::before_paths(self.root)));
            tell("nothing is exported\n");
            return Ok(Verdict::Faulty);
        }
        self.hand_over(&bytes, stdout)?;
        let remarks = export.remarks(markup);
        remarks.iter().for_each(|remark| tell(&format!("{}\n", visible_line(&remark.to_string()))));
        Ok(if self.args.strict && remarks.iter().any(Remark::is_fault) { Verdict::Faulty } else { Verdict::Sound })
    }

    /// The edition that was asked for, if the form may be filled from it.
    fn audience(&self) -> Result<Audience, CliError> {
        let widest = self.format.audience;
        let asked = self.args.audience.unwrap_or(widest);
        if widest.may_see(asked) {
            return Ok(asked);
        }
        let what = format!(
            "`{}` may be filled from {} at the widest, and not from {}",
            self.format.id.value,
            widest.edition(),
            asked.edition()
        );
        let word = asked.word();
        Err(CliError::new(what).help(format!(
            "leave `--for` out; if nobody else is given what you fill in, write a format of your own with `extends = \"{}\"` and `audience = \"{word}\"`",
            self.format.id.value
        )))
    }

    fn markup(&self) -> Result<Markup, CliError> {
        let file = self.args.output.as_deref().filter(|file| *file != Path::new("-"));
        let ending = file.and_then(Path::extension).and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        let by_ending = match ending.as_deref() {
            Some("txt") => Some(Markup::Text),
            Some("md" | "markdown") => Some(Markup::Markdown),
            Some("html" | "htm") => Some(Markup::Html),
            Some("docx") => Some(Markup::Docx),
            Some(_) | None => None,
        };
        let asked = self.args.markup.map(MarkupArg::markup);
        let markup = asked.or(by_ending).unwrap_or(match (self.format.markup, self.args.section.is_some()) {
            // What goes into one field is no document of its own.
            (Markup::Docx, true) => Markup::Text,
            (kept, _) => kept,
        });
        // A document is no text: at a terminal it would be noise. What was not asked for is written as text there.
        let is_shown = self.args.output.is_none() && std::io::stdout().is_terminal();
        match (markup, asked) {
            (Markup::Docx, Some(_)) if is_shown => {
                Err(CliError::new("a document is no text to be shown").help("name a file: `-o case.docx`"))
            }
            (Markup::Docx, None) if self.args.output.is_none() => Ok(Markup::Text),
            _ => Ok(markup),
        }
    }

    fn filled(&self, format: &Format, site: &Site) -> Result<Export, CliError> {
        let export = Export::new(site, format);
        let Some(section) = &self.args.section else { return Ok(export) };
        export.only(section).ok_or_else(|| {
            let ids: Vec<&str> = self.format.sections.iter().map(|section| section.id.value.as_str()).collect();
            let help =
                crate::diagnostic::did_you_mean(section, &ids).unwrap_or_else(|| format!("there is {}", either(&ids)));
            CliError::new(format!("`{}` has no section `{section}`", self.format.id.value)).help(help)
        })
    }

    fn written(&self, export: &Export, markup: Markup) -> Result<Vec<u8>, CliError> {
        let written = export.write(markup, self.args.section.is_some());
        written.map_err(not_made)
    }

    /// What would be in it and must not. Our own words are told from withheld ones by what is made of the packet without what is withheld.
    fn finds(
        &self,
        export: &Export,
        bytes: &[u8],
        markup: Markup,
        edition: &std::sync::Arc<crate::edition::Edition>,
    ) -> Result<Vec<Find>, CliError> {
        let proof = Proof::new(&self.compilation.packet, self.tree, edition, &proven::machine(self.root));
        let files = searched(export, bytes, markup)?;
        let own_words_gone = self.format.without_own_words();
        let beside = |site: Site, _: &Theme| {
            let export = self.filled(&own_words_gone, &site).ok();
            let files = export.and_then(|export| searched(&export, &self.written(&export, markup).ok()?, markup).ok());
            (site, Ok(files.unwrap_or_default()))
        };
        Ok(proof.finds_beside(self.tree, &files, "", Some(&beside)))
    }

    fn hand_over(&self, bytes: &[u8], stdout: &mut Stdout) -> Result<(), CliError> {
        match self.args.output.as_deref().filter(|file| *file != Path::new("-")) {
            None => stdout.write_bytes(bytes),
            Some(file) => {
                if self.args.force {
                    write_over(file, bytes)?;
                } else {
                    write_new(file, bytes)?;
                }
                stdout.say(&format!("{}\n", visible_line(&file.to_string_lossy())))
            }
        }
    }
}

/// What goes out, in words that can be searched: the bytes themselves, of a document its parts and what one reads in it.
fn searched(export: &Export, bytes: &[u8], markup: Markup) -> Result<Files, CliError> {
    let mut files = Files::new();
    let mut add = |name: &str, bytes: &[u8]| drop(files.insert(name.to_owned(), bytes.into()));
    match markup {
        Markup::Text => add("form.txt", bytes),
        Markup::Markdown => add("form.md", bytes),
        Markup::Html => add("form.html", bytes),
        Markup::Docx => {
            for (name, text) in parts(bytes).map_err(not_made)? {
                add(&format!("form/{name}"), text.as_bytes());
            }
            if let Ok(html) = export.write(Markup::Html, false) {
                add("form.html", &html);
            }
        }
    }
    Ok(files)
}

fn not_made(error: NotWritten) -> CliError {
    CliError::new(format!("the document could not be made: {error}"))
}

impl MarkupArg {
    fn markup(self) -> Markup {
        match self {
            MarkupArg::Text => Markup::Text,
            MarkupArg::Markdown => Markup::Markdown,
            MarkupArg::Html => Markup::Html,
            MarkupArg::Docx => Markup::Docx,
        }
    }
}

/// Says why nothing is exported. What is exported goes to standard output, so this goes beside it.
fn refused(errors: &[Diagnostic], tree: &Tree, root: &Path) -> Result<Verdict, CliError> {
    let here = environment::before_paths(root);
    let report = Report { diagnostics: errors, silenced: &[], rules: &[], tree, here: &here, folder: "", mended: None };
    let mut said = Vec::new();
    report::write(report::Format::Human, &report, Style::default(), &mut said).map_err(unwritable)?;
    tell(&String::from_utf8_lossy(&said));
    tell("nothing is exported while there are errors\n");
    Ok(Verdict::Faulty)
}

/// When standard error takes nothing, the exit code is all that is left to say it.
fn tell(text: &str) {
    drop(anstream::stderr().lock().write_all(text.as_bytes()));
}
