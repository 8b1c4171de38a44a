#!/bin/sh
# A Debian package of what make install installs: deb.sh BUILD MAINTAINER. What is installed
# is from BUILD/deb. lintian looks at it where it is there.
build=$1 maintainer=$2
version=$("$build/deb/winnow" --version | sed -n 's/^winnow \([0-9.]*\).*/\1/p')
arch=$(dpkg --print-architecture)
root=$(mktemp -d) || exit 6
trap 'rm -rf "$root"' EXIT
make -s B="$build/deb" DESTDIR="$root/winnow" PREFIX=/usr install || exit 1
strip --strip-unneeded "$root/winnow/usr/bin/winnow" "$root"/winnow/usr/lib/lua/*/winnow.so
strip --strip-debug "$root/winnow/usr/lib/libwinnow.a"
gzip -9n "$root"/winnow/usr/share/man/*/*
doc=$root/winnow/usr/share/doc/winnow
mkdir -p "$doc" "$root/debian" "$root/winnow/DEBIAN"
{ echo "Files: *"; echo "Copyright: the authors of winnow"; echo "License: MIT"; sed 's/^$/./; s/^/ /' LICENSE; } \
    > "$doc/copyright"
date=$(LC_ALL=C date -Ru ${SOURCE_DATE_EPOCH:+-d @$SOURCE_DATE_EPOCH})
printf 'winnow (%s) unstable; urgency=medium\n\n  * As released.\n\n -- %s  %s\n' "$version" "$maintainer" "$date" \
    | gzip -9n > "$doc/changelog.gz"
printf 'Source: winnow\n\nPackage: winnow\nArchitecture: any\n' > "$root/debian/control"
depends=$(cd "$root" && dpkg-shlibdeps -O --ignore-missing-info winnow/usr/bin/winnow winnow/usr/lib/lua/*/winnow.so \
    2> /dev/null | sed 's/^shlibs:Depends=//')
{
    printf 'Package: winnow\nVersion: %s\nArchitecture: %s\nMaintainer: %s\n' "$version" "$arch" "$maintainer"
    printf 'Installed-Size: %s\nDepends: %s\nSuggests: pandoc, lua5.4\nSection: text\nPriority: optional\n' \
        "$(du -sk "$root/winnow/usr" | cut -f 1)" "$depends"
    printf 'Description: claims, quotes and boilerplate in documents\n'
    printf ' Filters written in Lua decide what of a document is kept, dropped, marked\n or reported: on the '
    printf 'command line, in CI, and inside pandoc.\n'
} > "$root/winnow/DEBIAN/control"
(cd "$root/winnow" && find usr -type f | LC_ALL=C sort | xargs md5sum) > "$root/winnow/DEBIAN/md5sums"
dpkg-deb --root-owner-group -b "$root/winnow" "$build/winnow_${version}_$arch.deb" || exit 1
if command -v lintian > /dev/null; then
    lintian --allow-root --fail-on error "$build/winnow_${version}_$arch.deb" || exit 1
fi
