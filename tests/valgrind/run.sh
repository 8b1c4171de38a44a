#!/bin/sh
# Unit tests and the stories of the program under valgrind, which must be silent: run.sh BUILD. What is random is less
# (DOCUMENTS), for it takes thirty times as long.
build=$(cd "$1" && pwd)
root=$(cd "$(dirname "$0")/../.." && pwd)
# What glibc does when iconv loads a module stands in glibc.supp.
valgrind="valgrind -q --suppressions=$root/tests/valgrind/glibc.supp --error-exitcode=99 --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect"
command -v valgrind > /dev/null || { echo "valgrind: not there, skipped"; exit 0; }
cd "$root" || exit 6
for t in "$build"/tests/unit/*_test; do
    DOCUMENTS=${DOCUMENTS:-30} $valgrind "$t" > "$build/valgrind.log" 2>&1 \
        || { cat "$build/valgrind.log"; echo "valgrind: $t"; exit 1; }
done
echo "valgrind: unit tests are silent"
mkdir -p "$build/valgrind"
# What the JIT of PCRE2 makes reads ahead, as it may; valgrind sees no source of it to know that by.
printf '#!/bin/sh\nLD_PRELOAD=%s exec %s --leak-check=no %s/winnow "$@"\n' "$build/oracles/nojit.so" "$valgrind" "$build" > "$build/valgrind/winnow"
chmod +x "$build/valgrind/winnow"
WINNOW=$build/valgrind/winnow lua5.4 tests/stories/run.lua --emulated
