/* cli_option_test.c: the command line, word by word. */
#include "group.h"

#include "cli/option.h"

static wn_options o;
static wn_err err;

/* Reads WORDS, split at spaces. */
static bool reads(const char *words)
{
    static char text[512];
    static char *argv[32];
    int argc = 0;
    snprintf(text, sizeof text, "winnow %s", words);
    for (char *w = strtok(text, " "); w; w = strtok(NULL, " ")) argv[argc++] = w;
    argv[argc] = NULL;
    return wn_options_read(arena, argc, argv, &o, &err);
}

static void fails(const char *words, const char *why)
{
    assert_false(reads(words));
    assert_int_equal(err.code, WN_USAGE);
    if (!strstr(err.text, why)) fail_msg("%s: %s", words, err.text);
}

static void each_value_has_its_own_words(void **state)
{
    (void)state;
    assert_true(reads("--mark --offsets=bytes --invalid=stop --on-error keep") && o.mark && !o.chars && !o.replace);
    assert_true(reads("--mark=changes --offsets chars --invalid=replace") && o.track && o.chars && o.replace);
    assert_true(reads("check --via=pandoc a.rst") && strcmp(o.via, "pandoc") == 0);
    assert_true(reads("explain --only=dropped a.md") && o.only_dropped);
    assert_true(reads("--shard=3/4 a.jsonl") && o.shard == 3 && o.shards == 4);
    fails("--mark=yes", "--mark=yes; expected changes, or --mark alone");
    fails("--offsets=words", "expected bytes or chars");
    fails("--invalid=skip", "expected stop or replace");
    fails("check --via=word a.doc", "expected pandoc");
    fails("explain --only=kept", "expected dropped");
    static const char *const shards[] = { "x", "/2", "1", "1/", "1/x", "0/2", "3/2", "1/2x", "99999999999999999999/2",
                                          "slurm" };
    for (size_t i = 0; i < sizeof shards / sizeof *shards; i++) {
        char words[64];
        snprintf(words, sizeof words, "--shard=%s", shards[i]);
        fails(words, "expected K/N with K from 1 to N");
    }
}

/* MIN, MAX, STEP and COUNT as Slurm tells them, "-": not at all; "": an array with gaps, or none. */
static void an_array_of_slurm_is_a_share(void **state)
{
    static const struct { const char *id, *count, *min, *step, *max; uint64_t shard, shards; } arrays[] = {
        { "0", "3", "0", "1", "2", 1, 3 }, { "7", "3", "3", "2", "7", 3, 3 }, { "3", "1", "3", "1", NULL, 1, 1 },
        { "2", "3", "3", "2", "7", 0, 0 }, { "7", "4", "3", "2", "7", 0, 0 }, { "1", "2", "0", "0", "1", 0, 0 },
        { "x", "2", "0", "1", "1", 0, 0 }, { "1x", "2", "0", "1", "1", 0, 0 }, { NULL, "2", "0", "1", "1", 0, 0 },
        { "", "2", "0", "1", "1", 0, 0 },
    };
    static const char *const names[] = { "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT", "SLURM_ARRAY_TASK_MIN",
                                         "SLURM_ARRAY_TASK_STEP", "SLURM_ARRAY_TASK_MAX" };
    (void)state;
    for (size_t i = 0; i < sizeof arrays / sizeof *arrays; i++) {
        const char *const values[] = { arrays[i].id, arrays[i].count, arrays[i].min, arrays[i].step, arrays[i].max };
        for (int k = 0; k < 5; k++)
            if (values[k]) setenv(names[k], values[k], 1);
            else unsetenv(names[k]);
        bool fine = reads("--shard=slurm a.jsonl");
        if (fine != (arrays[i].shards > 0)) fail_msg("array %zu", i);
        if (fine) assert_true(o.shard == arrays[i].shard && o.shards == arrays[i].shards);
    }
    for (int k = 0; k < 5; k++) unsetenv(names[k]);
}

static void letters_may_stand_together(void **state)
{
    (void)state;
    assert_true(reads("-hv") && o.help && o.version);
    assert_true(reads("list -v") && o.verbose && !o.version);
    assert_true(reads("-j4 -fhtml -t text a") && o.jobs == 4 && strcmp(o.from, "html") == 0);
    fails("-x", "unknown option -x");
    fails("-jx a", "--jobs=x");
    fails("-hjx", "--jobs=x");
    fails("-L", "--lua-filter needs a value");
    fails("--help=no", "--help takes no value");
    fails("--trace=no", "--trace takes no value");
}

static void words_are_files_commands_or_mistakes(void **state)
{
    (void)state;
    assert_true(reads("check extract") && o.command == WN_CHECK && o.files.len == 1);
    assert_true(reads("-- check") && o.command == WN_FILTER && o.files.len == 1);
    assert_true(reads("- check") && o.command == WN_FILTER && o.files.len == 2);
    fails("chekc", "did you mean 'winnow check'?");
    assert_true(reads("zzzzzzzz"));
    fails("--ledgr=x", "did you mean --ledger?");
    fails("--zzzzzzzzzz", "see winnow help");
    fails("check --ledger=x a", "not an option of winnow check, but of winnow filter");
    fails("--trace -j2 a", "--trace is of one process");
    fails("--trace --shard=1/2 a", "--trace is of one process");
    fails("--trace --stats=s.json a", "--trace is of one process");
    assert_true(reads("--trace a"));
    fails("--filter-hash=sha256:ab -L x -L y a", "--filter-hash");
    char *none[] = { NULL };
    assert_true(wn_options_read(arena, 0, none, &o, &err) && o.command == WN_FILTER);   /* execve can do that */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_value_has_its_own_words),
        cmocka_unit_test(an_array_of_slurm_is_a_share),
        cmocka_unit_test(letters_may_stand_together),
        cmocka_unit_test(words_are_files_commands_or_mistakes),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
