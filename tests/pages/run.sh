#!/bin/sh
# The pages of winnow explain in a browser, light and dark, narrow and wide: accessible (axe), as wide as the window,
# silent, without a request. Skipped, with a word, where Chromium, npm or the network is missing.
# run.sh WINNOW
here=$(cd "$(dirname "$0")" && pwd)
winnow=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
for needed in npm node chromium; do
    command -v $needed > /dev/null || { echo "pages: skipped, $needed is not there"; exit 0; }
done
work=$(mktemp -d) || exit 6
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 6
echo '{"private": true, "type": "module"}' > package.json
if ! timeout 120 npm install --silent --no-audit --no-fund axe-core playwright-core > npm.log 2>&1; then
    echo "pages: skipped, npm cannot install axe-core and playwright-core"
    exit 0
fi
"$winnow" explain --html=article.html "$here/../fixtures/article.txt" &&
    "$winnow" -t ndjson "$here/../fixtures/article.txt" > a.jsonl && cat a.jsonl a.jsonl > corpus.jsonl &&
    "$winnow" explain --html=corpus.html corpus.jsonl || exit 1
cp "$here/run.mjs" . && node run.mjs article.html corpus.html
