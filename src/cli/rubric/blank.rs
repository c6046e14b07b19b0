//! `promo rubric new`: a rubric to write over, with a comment on each key. It is sound as it stands, so that what `promo rubric check` finds later is what was
//! changed.

use crate::cli::stdout::Stdout;
use crate::cli::{CliError, Verdict, environment, new_file};
use std::path::Path;

/// The rubric that one begins with.
const BLANK: &str = include_str!("../templates/rubric.toml");

pub(in crate::cli) fn blank(output: Option<&Path>, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    match output {
        Some(file) => {
            let file = environment::current()?.join(file);
            new_file::write_new(&file, BLANK)
                .map_err(|error| error.help("give the name of a file that is not there yet, in a folder that is"))?;
            stdout.say(&format!("{}\n", environment::from_here(&file).display()))?;
        }
        None => stdout.say(BLANK)?,
    }
    Ok(Verdict::Sound)
}
