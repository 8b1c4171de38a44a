#!/bin/sh
# make install into a folder, what was put there at work, and make uninstall, which leaves nothing. run.sh BUILD
build=$1
root=$(mktemp -d) || exit 6
trap 'rm -rf "$root"' EXIT
fail() { echo "install: $1"; exit 1; }
make -s B="$build" DESTDIR="$root" PREFIX=/usr install || fail "make install"
usr=$root/usr
echo 'One hen. “It is late,” said Ada Byrne.' > "$root/a.txt"
"$usr/bin/winnow" -L quotes-only "$root/a.txt" | grep -qx '“It is late,” said Ada Byrne.' || fail "the program"
LUA_CPATH="$usr/lib/lua/5.4/?.so" lua5.4 -e 'assert(#require("winnow").read("“Hm,” said Ada.").quotes == 1)' \
    || fail "the module"
if command -v pandoc > /dev/null && [ -f "$usr/lib/lua/5.3/winnow.so" ]; then
    echo 'return { require("winnow.pandoc").filter "quotes-only" }' > "$root/f.lua"
    LUA_CPATH_5_3="$usr/lib/lua/5.3/?.so" pandoc "$root/a.txt" --lua-filter "$root/f.lua" -t plain \
        | grep -q '^“It is' || fail "the module in pandoc"
fi
PKG_CONFIG_PATH="$usr/lib/pkgconfig" pkg-config --exists winnow || fail "pkg-config"
grep -q -- --ledger "$usr/share/bash-completion/completions/winnow" || fail "completion of bash"
bash -n "$usr/share/bash-completion/completions/winnow" || fail "completion of bash"
for shell in zsh:zsh/site-functions/_winnow fish:fish/vendor_completions.d/winnow.fish; do
    ! command -v "${shell%%:*}" > /dev/null || "${shell%%:*}" -n "$usr/share/${shell#*:}" || fail "$shell"
done
for page in man1/winnow.1 man7/winnow-filters.7; do
    grep -q '^.SH NAME' "$usr/share/man/$page" || fail "$page"
done
make -s B="$build" DESTDIR="$root" PREFIX=/usr uninstall > /dev/null || fail "make uninstall"
left=$(find "$usr" -type f)
[ -z "$left" ] || fail "left: $left"
echo "install: all there, all gone"
