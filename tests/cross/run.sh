#!/bin/sh
# Builds for another machine (i386: 32 bits; s390x: big endian) and runs there the unit tests and the stories of
# the program: run.sh ARCH, after `make all`. Its libraries are unpacked below build/ARCH, so that nothing of
# this machine changes; what it runs on is the cross compiler's C library, and qemu. Language packs are
# images in the order of bytes of the machine, so the Lua that builds is one of ARCH, too.
set -e
arch=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/build/$arch
sysroot=$build/sysroot
case $arch in
i386) cc=i686-linux-gnu triplet=i386-linux-gnu loader=ld-linux.so.2 emulator=qemu-i386 ;;
s390x) cc=s390x-linux-gnu triplet=$cc loader=ld64.so.1 emulator=qemu-s390x ;;
*) echo "run.sh: $arch; expected i386 or s390x"; exit 2 ;;
esac
if ! command -v $cc-gcc > /dev/null || ! command -v $emulator > /dev/null; then
    echo "$arch: no cross compiler (gcc-$cc) or emulator (qemu-user); skipped"
    exit 0
fi

# apt with an index of its own for ARCH
fetch() {
    mkdir -p "$sysroot/apt/lists/partial" "$sysroot/apt/archives/partial" "$sysroot/debs"
    cd "$sysroot/debs"
    set -- -q -o APT::Architecture="$arch" -o APT::Architectures="$arch" -o APT::Sandbox::User=root \
        -o Dir::State::lists="$sysroot/apt/lists" -o Dir::Cache="$sysroot/apt" -o Dir::State::status=/dev/null
    apt-get "$@" update
    apt-get "$@" download liblua5.4-dev liblua5.4-0 libpcre2-dev libpcre2-8-0 libcmocka-dev libcmocka0 \
        libyaml-dev libyaml-0-2 libseccomp-dev libseccomp2 zlib1g-dev libzstd-dev lua5.4 libreadline8 libtinfo6
    for deb in *.deb; do dpkg -x "$deb" "$sysroot"; done
    apt-get "$@" download libc6     # the encodings alone
    dpkg --fsys-tarfile libc6_*.deb | tar -x -C "$sysroot" "./usr/lib/$triplet/gconv"
    cd "$root"
}
mkdir -p "$sysroot"
[ -e "$sysroot/usr/include/seccomp.h" ] || fetch > "$sysroot.log" 2>&1 || { tail -5 "$sysroot.log"; exit 1; }

lib=$sysroot/usr/lib/$triplet
emulator="$emulator -L /usr/$cc -E GCONV_PATH=$lib/gconv"
lua="/usr/$cc/lib/$loader --library-path $lib:$sysroot/lib/$triplet:/usr/$cc/lib $sysroot/usr/bin/lua5.4"
tests=$(cd "$root" && ls tests/unit/*_test.c | sed "s|^|build/$arch/|; s|\.c\$||")
make -j2 -C "$root" --no-print-directory B="build/$arch" CC=$cc-gcc AR=$cc-ar OBJCOPY=$cc-objcopy CFLAGS="-O1 -g" LUA="$emulator $lua" \
    PC_CFLAGS="-isystem $sysroot/usr/include -isystem $sysroot/usr/include/$triplet -isystem $sysroot/usr/include/lua5.4" \
    LDFLAGS="-L$lib -Wl,-rpath,$lib:/usr/$cc/lib -Wl,--dynamic-linker=/usr/$cc/lib/$loader" \
    LIBS="-llua5.4 -lpcre2-8 -Wl,-Bstatic -lzstd -lz -Wl,-Bdynamic -lm" CLI_LIBS="-lyaml -lseccomp" "build/$arch/winnow" $tests > "$build/make.log" 2>&1 \
    || { tail -20 "$build/make.log"; exit 1; }

for t in $tests; do
    (cd "$root" && $emulator "$t" > "$build/test.log" 2>&1) || { cat "$build/test.log"; echo "$arch: $t failed"; exit 1; }
done
echo "$arch: $(echo "$tests" | wc -l) unit tests passed"
mkdir -p "$build/run"
printf '#!/bin/sh\nexec %s %s/winnow "$@"\n' "$emulator" "$build" > "$build/run/winnow"
chmod +x "$build/run/winnow"
WINNOW=$build/run/winnow lua5.4 "$root/tests/stories/run.lua" --emulated
