#!/usr/bin/env bash
# Puts promo on the path of the workflow that runs this action: the archive of a release of the repository that the action comes from, checked to have been made
# by that repository's own workflow. Where the action was built from sources (`build: true`), it is built here.
set -euo pipefail
bin=$RUNNER_TEMP/promo/bin
mkdir -p "$bin"

if [ "$BUILD" = true ]; then
    cargo install --locked --path "$ACTION_PATH" --root "$RUNNER_TEMP/promo"
    echo "$bin" >>"$GITHUB_PATH"
    exit
fi

case "$RUNNER_OS-$RUNNER_ARCH" in
    Linux-X64) target=x86_64-unknown-linux-musl ;;
    Linux-ARM64) target=aarch64-unknown-linux-musl ;;
    macOS-X64) target=x86_64-apple-darwin ;;
    macOS-ARM64) target=aarch64-apple-darwin ;;
    Windows-X64) target=x86_64-pc-windows-msvc ;;
    *) echo "::error::promo has no release for $RUNNER_OS on $RUNNER_ARCH; set 'build: true'" && exit 1 ;;
esac
case "$target" in
    *windows*) archive=promo-packet-$target.zip ;;
    *) archive=promo-packet-$target.tar.xz ;;
esac

if [ -z "$VERSION" ]; then
    echo "::error::the action does not know which release to install; set 'version', such as v0.2.0, or 'build: true'"
    exit 1
fi
cd "$RUNNER_TEMP/promo"
gh release download "$VERSION" --repo "$REPOSITORY" --pattern "$archive" --clobber
gh attestation verify "$archive" --repo "$REPOSITORY"
case "$archive" in
    *.zip) unzip -qo "$archive" -d bin ;;
    *) tar -xJf "$archive" --strip-components=1 -C bin ;;
esac
echo "$bin" >>"$GITHUB_PATH"
