#!/bin/sh
# The step of action.yml: builds winnow where it is not built yet, and checks. Inputs come in the environment,
# so that nothing in them becomes a command.
root=$(cd "$(dirname "$0")/.." && pwd)
[ -x "$root/build/winnow" ] || make -s -C "$root" deps all > /dev/null || exit 6
set -f          # words are split, names are not globbed
# shellcheck disable=SC2086
if [ -n "$WINNOW_SARIF" ]; then
    "$root/build/winnow" check $WINNOW_OPTIONS --format=sarif --fail-on=never -o "$WINNOW_SARIF" -- $WINNOW_PATHS || exit
fi
# shellcheck disable=SC2086
exec "$root/build/winnow" check $WINNOW_OPTIONS -- $WINNOW_PATHS
