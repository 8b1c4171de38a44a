#!/bin/sh
# winnow on pandoc 3's AST; pandoc comes from npm. Skipped, with a word, where npm or the network is missing.
# run.sh WINNOW
here=$(cd "$(dirname "$0")" && pwd)
winnow=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
if ! command -v npm > /dev/null || ! command -v node > /dev/null; then
    echo "pandoc 3: skipped, npm is not there"
    exit 0
fi
work=$(mktemp -d) || exit 6
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 6
echo '{"private": true}' > package.json
if ! timeout 120 npm install --silent --no-audit --no-fund pandoc-wasm > npm.log 2>&1; then
    echo "pandoc 3: skipped, npm cannot install pandoc-wasm"
    exit 0
fi
node "$here/run.mjs" "$winnow"
