#!/usr/bin/env bash
# Writes the manual pages and the completions of the program as it is built here into DIR/man and DIR/completions, for the archives of a release.
set -euo pipefail
share=${1:?name the folder to write to}
cargo build --locked --bin promo
promo=${PROMO:-${CARGO_TARGET_DIR:-target}/debug/promo}

mkdir -p "$share/man" "$share/completions"
"$promo" man >"$share/man/promo.1"
# The page of the program names those of its commands, as `promo\-build(1)`.
for command in $("$promo" man | tr -d '\134' | sed -n 's/^promo-\(.*\)(1)$/\1/p'); do
    "$promo" man "$command" >"$share/man/promo-$command.1"
done
"$promo" completions bash >"$share/completions/promo.bash"
"$promo" completions zsh >"$share/completions/_promo"
"$promo" completions fish >"$share/completions/promo.fish"
"$promo" completions powershell >"$share/completions/_promo.ps1"
"$promo" completions elvish >"$share/completions/promo.elv"
