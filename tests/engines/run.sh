#!/bin/sh
# winnow under the engines of others: each of the files here is a recipe that runs, and what must come of it.
# run.sh WINNOW [NAME…]; what is not there is skipped.
here=$(cd "$(dirname "$0")" && pwd)
winnow=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
work=$(mktemp -d) || exit 6
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" && ln -s "$winnow" "$work/bin/winnow"
PATH=$work/bin:$PATH
export PATH LC_ALL=C.UTF-8
[ $# -gt 0 ] || set -- parallel slurm lines

# check WHAT COMMAND…: it must succeed.
cat > "$work/bin/check" <<'EOF'
#!/bin/sh
what=$1
shift
"$@" || { echo "engines: FAILED: $what: $*" >&2; exit 1; }
EOF
chmod +x "$work/bin/check"

awk 'BEGIN { for (i = 1; i <= 20000; i++) printf "{\"id\":%d,\"text\":\"Hen %d laid %d eggs. “It %s,” said Bo.\"}\n",
    i, i, i % 97, i % 7 ? "rained" : "was 7" }' > "$work/in.jsonl"
cat > "$work/ours.lua" <<'EOF'
function Sentence(s)
  if s.text:find "7" then return drop "a seven" end
  return s.text:upper()
end
EOF
mkdir "$work/in"
(cd "$work/in" && split -l 1500 --additional-suffix=.jsonl ../in.jsonl && gzip -n xac.jsonl)
(cd "$work" && winnow -L ./ours.lua in.jsonl > whole && winnow -L ./ours.lua in -o whole.d/) || exit 1
status=0
for name in "$@"; do
    mkdir "$work/$name"
    (cd "$work/$name" && cp -r ../in.jsonl ../ours.lua ../in . && sh -e "$here/$name.sh") || status=1
done
exit $status
