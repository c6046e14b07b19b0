#!/usr/bin/env bash
# Checks the packet, and writes its findings for code scanning where that was asked for. The annotations and the exit code are those of the check.
set -euo pipefail
options=(--format "$FORMAT")
if [ "$STRICT" = true ]; then options+=(--strict); fi
if [ "$SARIF" = true ]; then
    # It is as good as the check itself: what it exits with is said below.
    promo check --format sarif -- "$PACKET" >"$RUNNER_TEMP/promo/promo.sarif" || [ $? -eq 1 ]
    echo "sarif=$RUNNER_TEMP/promo/promo.sarif" >>"$GITHUB_OUTPUT"
fi
promo check "${options[@]}" -- "$PACKET"
