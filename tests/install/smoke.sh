#!/bin/sh
# What make install put below a prefix, at work: smoke.sh /usr/local. What needs lua5.4 or pandoc is left out
# where they are not there.
usr=$1
work=$(mktemp -d) || exit 6
trap 'rm -rf "$work"' EXIT
fail() { echo "install: $1"; exit 1; }
has() { command -v "$1" > /dev/null; }
echo 'One hen. “It is late,” said Ada Byrne.' > "$work/a.txt"
"$usr/bin/winnow" -L quotes-only "$work/a.txt" | grep -qx '“It is late,” said Ada Byrne.' || fail "the program"
! has lua5.4 || LUA_CPATH="$usr/lib/lua/5.4/?.so" \
    lua5.4 -e 'assert(#require("winnow").read("“Hm,” said Ada.").quotes == 1)' || fail "the module"
if has pandoc && [ -f "$usr/lib/lua/5.3/winnow.so" ]; then
    echo 'return { require("winnow.pandoc").filter "quotes-only" }' > "$work/f.lua"
    LUA_CPATH_5_3="$usr/lib/lua/5.3/?.so" pandoc "$work/a.txt" --lua-filter "$work/f.lua" -t plain \
        | grep -q '^“It is' || fail "the module in pandoc"
fi
! has pkg-config || PKG_CONFIG_PATH="$usr/lib/pkgconfig" pkg-config --exists --print-errors winnow || fail "pkg-config"
[ "$(cd "$work" && bash -c '
. "$0"; compopt() { :; }
complete_last() { COMP_WORDS=(winnow "$@"); COMP_CWORD=$#; COMPREPLY=(); _winnow; echo "${COMPREPLY[*]}"; }
complete_last ext; complete_last extract --led; complete_last --led; complete_last -L quotes-o; complete_last new quo
complete_last extract --kind = cl; complete_last extract -k quote,cl; complete_last -t mark; complete_last help fil
' "$usr/share/bash-completion/completions/winnow" | tr '\n' '|')" = \
"extract||--ledger=|quotes-only|quotes|claim|quote,claim|markdown|filter filters|" ] || fail "completion of bash"
for shell in zsh:zsh/site-functions/_winnow fish:fish/vendor_completions.d/winnow.fish; do
    ! has "${shell%%:*}" || "${shell%%:*}" -n "$usr/share/${shell#*:}" || fail "$shell"
done
for page in man1/winnow.1 man7/winnow-filters.7; do
    cat "$usr/share/man/$page"* | { gunzip 2> /dev/null || cat "$usr/share/man/$page"; } | grep -q '^.SH NAME' || fail "$page"
done
