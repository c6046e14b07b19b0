//! `promo chart`: one picture of an edition, alone, for a slide or a mail. It goes through the same checks and the same proof as a whole edition.

use super::args::ChartArgs;
use super::compiled::compiled;
use super::new_file::{refuse_existing, write_new, write_over};
use super::stdout::{Stdout, unwritable};
use super::text_layout::TextLayout;
use super::{CliError, Verdict, environment, error, packet_folder, proven};
use crate::compile::Compilation;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::output::Files;
use crate::proof::Proof;
use crate::render::picture;
use crate::report::{self, Format, Report, visible_line};
use crate::site::{PictureName, Site};
use crate::source::Tree;
use std::io::Write;
use std::path::Path;

pub(super) fn run(args: &ChartArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    if let Some(file) = args.output.as_ref().filter(|_| !args.force) {
        refuse_existing(file)?;
    }
    let root = packet_folder::find(args.packet.as_deref())?;
    let (tree, compilation) = compiled(&root)?;
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    let errors: Vec<Diagnostic> = compilation.findings.diagnostics.iter().filter(is_error).cloned().collect();
    let (Some(edition), []) = (compilation.edition(args.audience), errors.as_slice()) else {
        return refused(&errors, &tree, &root);
    };
    let site = compilation.site(edition);
    let Some(name) = &args.name else { return list(&site.pictures(), stdout) };
    let drawn = match draw(&compilation, &site, name)? {
        Ok(drawn) => drawn,
        Err(found) => return refused(&[found], &tree, &root),
    };
    let proof = Proof::new(&compilation.packet, &tree, edition, &proven::machine(&root));
    let files: Files = [("chart.svg".to_owned(), drawn.clone().into_bytes().into())].into();
    let finds = proof.finds(&tree, &files, "");
    if !finds.is_empty() {
        tell(&proven::told(&finds, args.audience, &tree, &environment::before_paths(&root)));
        tell("no picture is made\n");
        return Ok(Verdict::Faulty);
    }
    match &args.output {
        None => stdout.say(&drawn)?,
        Some(file) => {
            if args.force {
                write_over(file, &drawn)?
            } else {
                write_new(file, &drawn)?
            }
            stdout.say(&format!("{}\n", visible_line(&file.to_string_lossy())))?;
        }
    }
    Ok(Verdict::Sound)
}

/// The picture of this name, or what is wrong with the author's own template for it.
fn draw(compilation: &Compilation, site: &Site, name: &str) -> Result<Result<String, Diagnostic>, CliError> {
    let drawn = compilation.theme.as_ref().and_then(|theme| picture(site, theme, name));
    drawn.ok_or_else(|| {
        let pictures = site.pictures();
        let names: Vec<&str> = pictures.iter().map(|picture| picture.name.as_str()).collect();
        let help = did_you_mean(name, &names);
        let help = help.unwrap_or_else(|| "`promo chart` lists the pictures that there are".to_owned());
        CliError::new(format!("there is no picture `{name}`")).help(help)
    })
}

/// The pictures that there are.
fn list(pictures: &[PictureName], stdout: &mut Stdout) -> Result<Verdict, CliError> {
    if pictures.is_empty() {
        stdout.say("there is nothing to draw yet\n")?;
        return Ok(Verdict::Sound);
    }
    let mut layout = TextLayout::new(stdout.style());
    let widest = pictures.iter().map(|picture| console::measure_text_width(&picture.name)).max().unwrap_or(0);
    for PictureName { name, shows } in pictures {
        layout.entry(0, &visible_line(name), widest.min(30) + 2, &visible_line(shows));
    }
    layout.show(stdout)?;
    Ok(Verdict::Sound)
}

/// Says why there is no picture. A picture goes to standard output, so this goes beside it.
fn refused(errors: &[Diagnostic], tree: &Tree, root: &Path) -> Result<Verdict, CliError> {
    let here = environment::before_paths(root);
    let report = Report { diagnostics: errors, silenced: &[], rules: &[], tree, here: &here, folder: "", mended: None };
    let mut said = Vec::new();
    report::write(Format::Human, &report, error::style(), &mut said).map_err(unwritable)?;
    tell(&String::from_utf8_lossy(&said));
    error::remark("no picture is made while there are errors");
    Ok(Verdict::Faulty)
}

/// When standard error takes nothing, the exit code is all that is left to say it.
fn tell(text: &str) {
    drop(anstream::stderr().lock().write_all(text.as_bytes()));
}
