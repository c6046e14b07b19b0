//! The one integration binary: the program as its users meet it. `Packet` writes a packet into a folder of its own and runs the program on it.
#![expect(unreachable_pub, reason = "nothing is outside of a test binary, and its modules use each other")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "all of this binary is tests, its builders too"
)]

mod attachments;
mod bad_input;
mod brag;
mod browser;
#[expect(dead_code, reason = "the benchmark of previews uses the rest")]
mod chromium;
mod cli;
mod crawl;
mod docs;
mod documents;
mod editions;
mod elsewhere;
mod export;
mod finding;
mod firefox;
mod hand_over;
mod hook;
mod hostile;
mod ladders;
mod lsp;
mod one_file;
mod packet;
mod packets;
mod pages;
mod paper;
mod pdf;
mod rooms;
mod serve;
mod weak;
mod weak_to_strong;
