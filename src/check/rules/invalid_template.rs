//! A template or an asset of the packet's own theme that cannot be used
//!
//! Why it matters: The page it is for could not be made, and an edition with a page missing is not published.
//!
//! How it can misfire: None known. A file under `theme/` takes the place of the theme's file of the same name; the others stay.
//!
//! Where it comes from: the templates' language, Tera.
//!
//! Bad:
//!
//! ```theme/index.html
//! {% if edition %}
//! <h1>The case</h1>
//! ```
//!
//! Good:
//!
//! ```theme/theme.css
//! h1 { font-weight: 600 }
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::INVALID_TEMPLATE,
    severity: Severity::Error,
    source: include_str!("invalid_template.rs"),
    find: Find::WhileReading,
};
