# GNU parallel: by blocks of a stream, by blocks of a file, by files.
command -v parallel > /dev/null || { echo "parallel: GNU parallel is not there, skipped"; exit 0; }

parallel --pipe -k --halt now,fail=1 --block 200k winnow -f ndjson -L ./ours.lua < in.jsonl > piped
check "parallel --pipe" cmp piped ../whole
parallel --pipepart -a in.jsonl -k --halt now,fail=1 --block 200k winnow -f ndjson -L ./ours.lua > parted
check "parallel --pipepart" cmp parted ../whole
parallel --halt now,fail=1 winnow -L ./ours.lua {} -o out/ --resume ::: in/*
check "parallel by file" diff -r out ../whole.d

# A fault in one of them ends all, and is told.
sed '15000s/.*/no record/' in.jsonl > bad.jsonl
if parallel --pipe -k --halt now,fail=1 --block 200k winnow -f ndjson -L ./ours.lua < bad.jsonl > some 2> err; then
    check "the fault is told" false
fi
check "the fault is named" grep -q "^winnow: -:[0-9]*:[0-9]*: " err
parallel --pipe -k --halt now,fail=1 --block 200k winnow -f ndjson -L ./ours.lua --on-error=skip < bad.jsonl \
    > rest 2> err
check "but for the record, all is there" sh -c 'sed 15000d ../whole | cmp - rest'
echo "parallel: --pipe, --pipepart, by file: as one run"
