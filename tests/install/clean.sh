#!/bin/sh
# Two Debians fresh from debootstrap: one builds all that is installed, the other has nothing but what it is given.
#
#     sources ─► builder: make demo, install, uninstall, luarocks make, deb (lintian), static
#                             └─► user: the static program; the package by apt, tried, purged
#
# clean.sh BUILD. What debootstrap made is kept as BUILD/clean.tar for the next time.
build=$1
[ "$(id -u)" = 0 ] && command -v debootstrap > /dev/null ||
    { echo "test-install: skipped; it needs root, and debootstrap"; exit 0; }
root=$(mktemp -d) || exit 6
trap 'rm -rf "$root"' EXIT
fail() { echo "test-install: $1: failed"; tail -40 "$root/log" 2> /dev/null; exit 1; }

# step WHAT ROOT SCRIPT: in that root, with what it mounts and starts gone afterwards
step() {
    begun=$(date +%s)
    unshare --mount --pid --fork sh -c 'mount -t proc proc "$1/proc" && chroot "$1" /usr/bin/env -i HOME=/root LC_ALL=C.UTF-8 \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
        sh -ec "$2"' sh "$root/$2" "$3" > "$root/log" 2>&1 || fail "$1"
    echo "test-install: $1: $(($(date +%s) - begun)) s"
}

if [ ! -f "$build/clean.tar" ]; then
    set -- $(apt-get indextargets --format '$(SITE) $(CODENAME)' 'Created-By: Packages' | head -1)
    debootstrap --variant=minbase "$2" "$root/made" "$1" > "$root/log" 2>&1 || fail debootstrap
    tar -C "$root/made" -cf "$build/clean.tar.new" . && mv "$build/clean.tar.new" "$build/clean.tar" || exit 6
    rm -rf "$root/made"
fi
for name in builder user; do
    mkdir -p "$root/$name/src" && tar -C "$root/$name" -xf "$build/clean.tar" || exit 6
    cp /etc/resolv.conf /etc/hosts "$root/$name/etc/"
done
git ls-files -z --cached --others --exclude-standard | tar --null -T - -c | tar -C "$root/builder/src" -x || exit 6

get='apt-get install -qy --no-install-recommends'
step "make demo, from nothing but make" builder "cd /src; apt-get update -q; $get make; make demo"
step "make install, make uninstall" builder 'cd /src; find /usr/local | sort > /before; make install
    sh tests/install/smoke.sh /usr/local; cd /; winnow --version; lua5.4 -e "require([[winnow]])"
    cd /src; make uninstall; find /usr/local ! -type d | sort > /after
    ! grep -vxFf /before /after'
step "make deb, lintian" builder "cd /src; $get dpkg-dev lintian; make deb MAINTAINER='A. Uthor <a@example.org>'"
step "make static" builder 'cd /src; make static'
step "luarocks make" builder "cd /src; $get luarocks; luarocks --lua-version 5.4 --tree /rocks make
    LUA_CPATH='/rocks/lib/lua/5.4/?.so' lua5.4 -e 'assert(#require([[winnow]]).read([[“Hm,” said Ada.]]).quotes == 1)'"
cp tests/install/smoke.sh "$root/user/"
cp "$root"/builder/src/build/winnow_*.deb "$root/builder/src/build/winnow-static" "$root/user/src" || exit 6
step "the static program where nothing is installed" user 'echo "One hen. “It is late,” said Ada Byrne." > /a.txt
    test "$(/src/winnow-static -L quotes-only /a.txt)" = "“It is late,” said Ada Byrne."'
step "the package by apt, and purged" user "apt-get update -q; $get /src/winnow_*.deb
    sh /smoke.sh /usr; $get lua5.4; sh /smoke.sh /usr; lua5.4 -e 'require([[winnow]])'
    apt-get purge -qy winnow; ! find /usr -name '*winnow*' | grep ."
ls -l "$root"/user/src | awk 'NF > 8 { printf "test-install: %s, %d bytes\n", $9, $5 }'
