# What Hadoop Streaming and Spark's pipe ask of a program: a line in, a line out, as it comes; nothing in, nothing
# out; the exit status tells; and no state is kept from line to line, so that any split gives the same.
run="winnow -f ndjson -L ./ours.lua"

$run < /dev/null > none
check "nothing in, nothing out, status 0" test ! -s none
check "a line in, a line out" sh -c "$run < in.jsonl | cmp - ../whole"
check "also where all of it goes" test "$(echo '{"text":"It is 7."}' | $run)" = '{"text":""}'
check "without an end of line, too" test "$(printf '{"text":"It."}' | $run)" = '{"text":"IT."}'

# It answers while its input is still open.
mkfifo to from
$run < to > from &
exec 3> to 4< from
echo '{"text":"One hen."}' >&3
read -r answer <&4
exec 3>&- 4<&-
wait
check "an answer before the end of the input" test "$answer" = '{"text":"ONE HEN."}'

# Any split, and any order of the parts.
for n in 1 7 1000; do
    head -n $((n * 20)) in.jsonl | split -l $n - part.
    for p in $(ls -r part.*); do $run < "$p" > "out.$p"; rm "$p"; done
    check "parts of $n lines" sh -c "cat out.part.* | cmp -n \$(cat out.part.* | wc -c) - ../whole"
    rm out.part.*
done

sed '300s/.*/no record/' in.jsonl > bad.jsonl
$run < bad.jsonl > some 2> err && status=0 || status=$?
check "a bad line is status 5" test $status = 5
check "the lines before it are there" sh -c 'head -n 299 ../whole | cmp - some'
check "unless it is to be left out" sh -c "$run --on-error=skip < bad.jsonl 2> err | wc -l | grep -qx 19999"
check "or passed on" sh -c "$run --on-error=keep < bad.jsonl 2> err | sed -n 300p | grep -qx 'no record'"
echo "lines: what Hadoop Streaming and Spark's pipe ask for holds"
