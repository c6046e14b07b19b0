//! A page that goes with an edition and is none of it: it stands alone, with the style inside, and can be read, printed and mailed by itself.

use super::fault::Fault;
use super::one_file::{inlined, style_policy};
use super::theme::Theme;
use crate::diagnostic::Diagnostic;
use serde::Serialize;
use std::sync::Arc;
use tera::{Context, Value};

/// The page that this template makes of this view.
///
/// # Errors
///
/// What is wrong with the author's templates.
pub fn letter(theme: &Theme, template: &str, view: &impl Serialize) -> Result<Arc<[u8]>, Box<Diagnostic>> {
    let style = inlined(&theme.assets, &["style.css", "print.css"]);
    let mut context = Context::new();
    context.insert_value("view", Value::from_serializable(view));
    context.insert_value("policy", Value::safe_string(&style_policy(&style)));
    context.insert_value("style", Value::safe_string(&style));
    let rendered = theme.engine.render(&format!("{template}.html"), &context);
    let said = |error| Box::new(Fault::first(&error).on_pages(&theme.own, "letter", &[template]));
    Ok(rendered.map_err(said)?.into_bytes().into())
}
