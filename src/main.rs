//! The `promo` command. Everything it does stands in `cli`, which also decides the exit code.

fn main() -> std::process::ExitCode {
    promo_packet::cli::main()
}
