//! `promo schema`: the keys of a kind of file as a JSON Schema, for editors that complete and explain while one types.

use super::args::SchemaArgs;
use super::stdout::Stdout;
use super::{CliError, Verdict};
use crate::packet::FileKind;
use crate::syntax::schema::schema;

/// Where `promo new` puts the schema of `packet.toml`: hidden files are nobody's notes.
pub(super) const PACKET_SCHEMA: &str = ".promo/packet.schema.json";

/// Where it puts that of a rubric of the author's own.
pub(super) const RUBRIC_SCHEMA: &str = ".promo/rubric.schema.json";

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

/// A text of TOML with a first line that leads editors to a schema in the packet; one that names a schema itself stays as it is.
pub(super) fn pointed_to(text: &str, schema: &str) -> String {
    if text.lines().any(|line| line.starts_with("#:schema ")) {
        text.to_owned()
    } else {
        format!("#:schema ./{schema}\n{text}")
    }
}
