//! Every rule, one file each.

use super::Rule;

/// Every rule, in the order of `promo explain`.
pub const RULES: &[&Rule] = &[];
