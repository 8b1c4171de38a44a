#!/bin/sh
# run.sh BUILD SECONDS JOBS TARGET…: fuzzes each target for so many seconds, JOBS at a time, on a copy of its corpus
# that grows in BUILD/corpus, and tells what came of it. Ends with 1 where something was found.
build=$1 seconds=$2 jobs=$3
shift 3
here=$(dirname "$0")

one() {
    target=$1 grown=$build/corpus/$1 found=$build/found/$1 log=$build/$1.log
    mkdir -p "$grown" "$found"
    set -- "$grown"
    [ -d "$here/corpus/$target" ] && set -- "$@" "$here/corpus/$target"
    [ -f "$here/$target.dict" ] && set -- "-dict=$here/$target.dict" "$@"
    hang=30
    [ "$target" = regex ] && hang=600   # steps are not time: see core/find/regex.c
    "$build/tests/fuzz/$target" -entropic=0 -max_total_time="$seconds" -timeout="$hang" -report_slow_units="$hang" \
        -rss_limit_mb=3000 -max_len=4096 -detect_leaks=0 -print_final_stats=1 -artifact_prefix="$found/" "$@" > "$log" 2>&1
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
    findings=$(find "$found" -type f | wc -l)
    printf '%-12s %12s %10s %10s\n' "$target" "${executions:-?}" "${coverage:-?}" "$findings"
}

if [ "$jobs" = each ]; then
    one "$1"
    exit
fi
printf '%-12s %12s %10s %10s\n' target executions coverage findings
printf '%s\n' "$@" | xargs -P "$jobs" -n 1 sh "$0" "$build" "$seconds" each
# A target that could not start has found nothing, and is no success.
unfinished=$(cd "$build" && grep -L '^stat::number_of_executed_units' $(printf '%s.log ' "$@"))
[ -z "$unfinished" ] || printf 'did not run to its end: %s\n' $unfinished >&2
[ -z "$(find "$build/found" -type f)$unfinished" ]
