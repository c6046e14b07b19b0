//! What pictures show, as places in a drawing of fixed size: geometry is computed here, and a theme draws it. Every picture has the same data in words
//! beside it or in its name, and no two things in it are told apart by colour alone.

mod reach;
mod strip;

pub(crate) use reach::ReachView;
pub(in crate::site) use strip::Scale;
pub(crate) use strip::StripView;
