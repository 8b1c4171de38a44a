#!/bin/sh
# Builds twice from the sources in git's index, in folders of other names, under another umask, clock, language and number
# of jobs, without ccache; what is installed must be the same, byte for byte.
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d) || exit 6
trap 'rm -rf "$folder"' EXIT
long="$folder/b/a folder with a name that takes more room"
export CCACHE_DISABLE=1
mkdir -p "$folder/a" "$long"

# build WHERE UMASK JOBS VARIABLE=VALUE…
build() (
    umask "$2"
    git -C "$root" checkout-index -a --prefix="$1/" && cd "$1" || exit
    jobs=$3
    shift 3
    env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL "$@" make -j"$jobs" all > "$folder/log" 2>&1 || { tail -20 "$folder/log"; exit 1; }
)

build "$folder/a" 022 2 TZ=UTC LC_ALL=C HOME=/ || exit 1
build "$long" 077 1 TZ=Asia/Tokyo LC_ALL=C.UTF-8 SOURCE_DATE_EPOCH=1 || exit 1
bad=0
for f in winnow winnow.so winnow.1 libwinnow.a; do
    cmp "$folder/a/build/$f" "$long/build/$f" || bad=1
done
[ $bad = 0 ] && (cd "$folder/a/build" && sha256sum winnow winnow.so winnow.1) && echo "reproducible: twice the same"
exit $bad
