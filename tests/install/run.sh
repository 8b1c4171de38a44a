#!/bin/sh
# make install into a folder, what was put there at work, and make uninstall, which leaves nothing. run.sh BUILD
build=$1
root=$(mktemp -d) || exit 6
trap 'rm -rf "$root"' EXIT
fail() { echo "install: $1"; exit 1; }
make -s B="$build" DESTDIR="$root" PREFIX=/usr install || fail "make install"
sh tests/install/smoke.sh "$root/usr" || exit 1
make -s B="$build" DESTDIR="$root" PREFIX=/usr uninstall > /dev/null || fail "make uninstall"
left=$(find "$root/usr" -type f)
[ -z "$left" ] || fail "left: $left"
echo "install: all there, all gone"
