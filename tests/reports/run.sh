#!/bin/sh
# The formats of winnow check as their readers see them: XML by xmllint, JSON by node, SARIF by Microsoft's
# validator from npm, diffs by patch. What needs a program that is not there is skipped, with a word.
# run.sh WINNOW
here=$(cd "$(dirname "$0")" && pwd)
winnow=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
work=$(mktemp -d) || exit 6
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 6
cp "$here/a.md" .
failed=0

has() {
    command -v "$1" > /dev/null && return
    echo "reports: $2 skipped, $1 is not there"
    return 1
}

passed() {
    if [ "$1" -eq 0 ]; then echo "reports: $2 passed"; else echo "reports: $2 FAILED"; failed=1; fi
}

for format in checkstyle junit sarif json gitlab rdjsonl; do
    "$winnow" check --config=none --fail-on=never --format=$format a.md gone.md -o "out.$format" 2> /dev/null
    [ $? -eq 6 ] || failed=1
done

if has xmllint "checkstyle and junit"; then
    for format in checkstyle junit; do
        xmllint --noout "out.$format" && [ "$(xmllint --xpath 'count(//error|//failure)' "out.$format")" -gt 3 ]
        passed $? $format
    done
fi

if has node "json, gitlab and rdjsonl"; then
    for format in json gitlab rdjsonl; do
        node "$here/read.mjs" $format "out.$format" a.md
        passed $? $format
    done
fi

if has patch "diff"; then
    cp a.md patched.md && cp a.md fixed.md
    "$winnow" check --config=none --fail-on=never --fix-dry-run a.md -o fix.diff 2> /dev/null &&
        "$winnow" check --config=none --fail-on=never --fix fixed.md > /dev/null 2>&1 &&
        patch -s patched.md fix.diff && cmp patched.md fixed.md && ! cmp -s a.md fixed.md
    passed $? diff
fi

if has npm "sarif"; then
    echo '{"private": true}' > package.json
    if timeout 120 npm install --silent --no-audit --no-fund @microsoft/sarif-multitool-linux > npm.log 2>&1; then
        tool=$(find node_modules/@microsoft -name Sarif.Multitool -type f)
        chmod +x "$tool"
        DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$tool" validate out.sarif > sarif.log 2>&1 &&
            ! grep -E ': (error|warning) (SARIF1|JSON)' sarif.log
        passed $? sarif
    else
        echo "reports: sarif skipped, npm cannot install its validator"
    fi
fi
exit $failed
