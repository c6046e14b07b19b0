//! `promo schema`: the keys of a kind of file as a JSON Schema, for editors that complete and explain while one types.

use super::args::SchemaArgs;
use super::stdout::Stdout;
use super::{CliError, Verdict};
use crate::packet::FileKind;
use crate::syntax::schema::schema;

/// Where `promo new` puts the schema of `packet.toml`: hidden files are nobody's notes.
pub(super) const PACKET_SCHEMA: &str = ".promo/packet.schema.json";

pub(super) fn run(args: &SchemaArgs, stdout: &mut Stdout) -> Result<Verdict, CliError> {
    stdout.say(&text(args.kind))?;
    Ok(Verdict::Sound)
}

/// The schema as a file holds it.
pub(super) fn text(format: FileKind) -> String {
    let title = match format {
        FileKind::Packet | FileKind::Rubric | FileKind::Format => format.files(),
        FileKind::Note(_) => format!("front matter of {}", format.files()),
    };
    format!("{:#}\n", schema(&title, format.about(), format.keys()))
}
