//! A file of the theme that nothing uses
//!
//! Why it matters: What a template, a style sheet or a script names is published beside the pages. A file that none of them names would be published for
//! nothing, with whatever is in it, so it stays at home.
//!
//! How it can misfire: A script that puts the name of a file together from parts does not name it. Name it whole, in a comment of the script at least.
//!
//! Where it comes from: notes about a theme, and data that a script of the theme once used.
//!
//! Bad:
//!
//! ```theme/todo.txt
//! Ask Ana for the new colours.
//! ```
//!
//! Good:
//!
//! ```theme/chart.js
//! fetch("assets/colours.json")
//! ```
//!
//! ```theme/colours.json
//! ["red", "blue"]
//! ```
//!
//! ```theme/summary.html
//! <script src="assets/chart.js"></script>
//! ```

use crate::check::{Find, Rule};
use crate::diagnostic::{Severity, code};

pub(super) const RULE: Rule = Rule {
    name: code::UNUSED_THEME_FILE,
    severity: Severity::Hint,
    source: include_str!("unused_theme_file.rs"),
    find: Find::WhileReading,
};
