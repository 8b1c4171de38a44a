#!/bin/sh
# run.sh FILE…: what readelf must say of a program or module: position-independent, nothing writable that is
# run, nothing bound late, no path to libraries of one's own, and the compiler's guards in use.
bad=0
for f in "$@"; do
  head=$(readelf -hWld "$f") || exit 1
  symbols=$(readelf -W --dyn-syms "$f")
  has() { echo "$2" | grep -q -- "$3" || { echo "$f: $1"; bad=1; }; }
  has "is not position-independent" "$head" "Type: *DYN"
  has "its relocations stay writable" "$head" GNU_RELRO
  has "functions are bound late" "$head" "BIND_NOW\|Flags:.* NOW"
  has "its stack can be run" "$head" "GNU_STACK.* RW "
  has "no guard of the stack" "$symbols" __stack_chk_fail
  has "no checked functions (FORTIFY)" "$symbols" "_chk@"
  if echo "$head" | grep -q "RPATH\|RUNPATH"; then echo "$f: has a path to libraries"; bad=1; fi
  if echo "$head" | grep -q "LOAD.* RWE "; then echo "$f: has pages to write and to run"; bad=1; fi
done
[ $bad = 0 ] && echo "hardening: $# files, all as they should be"
exit $bad
