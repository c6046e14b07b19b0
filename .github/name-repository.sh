#!/usr/bin/env bash
# Writes where this repository lives into Cargo.toml and dist-workspace.toml, for a release that is made there. No address stands in them otherwise, so that no
# copy claims to come from somewhere else. Run twice, it changes nothing more.
set -euo pipefail
cd "$(dirname "$0")/.."
repository=${1:?name the repository, as OWNER/NAME}
ADDRESS=${GITHUB_SERVER_URL:-https://github.com}/$repository
OWNER=${repository%%/*}
export ADDRESS OWNER

grep -q '^repository = ' Cargo.toml || perl -pi -e 's|^(license = .*\n)|$1repository = "$ENV{ADDRESS}"\nhomepage = "$ENV{ADDRESS}"\n|' Cargo.toml
perl -pi -e 's|"OWNER/homebrew-tap"|"$ENV{OWNER}/homebrew-tap"|' dist-workspace.toml

# Better no release than one that says nothing, or something else.
if ! grep -qF "repository = \"$ADDRESS\"" Cargo.toml || ! grep -qF "tap = \"$OWNER/homebrew-tap\"" dist-workspace.toml; then
    echo "error: Cargo.toml or dist-workspace.toml does not name $ADDRESS" >&2
    exit 1
fi
