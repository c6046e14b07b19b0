//! `promo pdf`: with browsers that are scripts and do one thing wrong, and with the one that is installed.

#[cfg(unix)]
mod fake;
#[cfg(unix)]
mod refusals;
#[cfg(unix)]
mod trouble;

mod printed;
