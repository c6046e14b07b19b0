//! What `promo ask` makes, by what was typed.

use crate::ask::Format;
use crate::cli::CliError;
use crate::cli::args::{AskArgs, RequestFormatArg};
use std::path::Path;

/// What is made, and where it goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    pub(super) format: Format,
    /// Whether a form goes with a letter.
    pub(super) with_form: bool,
    /// What is written is printed, and no file.
    pub(super) is_printed: bool,
}

impl Shape {
    pub(super) fn of(args: &AskArgs) -> Result<Shape, CliError> {
        let is_stdout = args.output.as_deref() == Some(Path::new("-"));
        let ending = args.output.as_deref().and_then(Path::extension).and_then(|ending| ending.to_str());
        let by_ending = match ending.map(str::to_ascii_lowercase).as_deref() {
            Some("txt") => Some(RequestFormatArg::Text),
            Some("html" | "htm") => Some(RequestFormatArg::Html),
            Some("eml") => Some(RequestFormatArg::Eml),
            Some("md") => Some(RequestFormatArg::Markdown),
            _ => None,
        };
        let format = match (args.form, args.format.or(by_ending)) {
            (true, None | Some(RequestFormatArg::Html)) => Format::Form,
            (_, Some(RequestFormatArg::Eml)) => Format::Mail,
            (true, Some(RequestFormatArg::Markdown | RequestFormatArg::Text)) => {
                let what = "a form is a page, and no Markdown or text";
                return Err(
                    CliError::new(what).help("leave `--as` out, or say `--as eml` for a letter that holds the form")
                );
            }
            (false, Some(RequestFormatArg::Text)) => Format::Text,
            (false, Some(RequestFormatArg::Html)) => Format::Html,
            (false, Some(RequestFormatArg::Markdown) | None) => Format::Markdown,
        };
        if args.to.is_some() && format != Format::Mail {
            return Err(CliError::new("only a letter has an address").help("say `--as eml` too"));
        }
        if args
            .to
            .as_ref()
            .is_some_and(|to| !to.contains('@') || !to.is_ascii() || to.contains(|it: char| it.is_control()))
        {
            return Err(CliError::new("this is no address").help("write it as `ruth@example.com`"));
        }
        let is_filed = args.all_due || args.form || args.output.is_some();
        Ok(Shape { format, with_form: args.form && format == Format::Mail, is_printed: is_stdout || !is_filed })
    }

    pub(super) fn ending(self) -> &'static str {
        match self.format {
            Format::Markdown => "md",
            Format::Text => "txt",
            Format::Html | Format::Form => "html",
            Format::Mail => "eml",
        }
    }
}
