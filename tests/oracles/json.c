/* json.c: each file named on standard input, scanned: "n NAME", or "y NAME" and the strings and keys in it with
** commas between, as the scanner reads them. For json.mjs. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/json.h"

static void scan(wn_arena *a, const char *path)
{
    wn_err err;
    wn_str text;
    wn_json_event e = { 0 };
    wn_buf words = wn_buf_new(a);
    if (!wn_file_read(a, path, 0, &text, &err)) exit(2);
    wn_json j = wn_json_new(a, text);
    bool fine;
    while ((fine = wn_json_next(&j, &e, &err)) && e.type != WN_JSON_END) {
        wn_buf plain = wn_buf_new(a);
        if (e.type != WN_JSON_KEY && e.type != WN_JSON_STRING) continue;
        wn_json_decode(&plain, e.raw);
        wn_buf_byte(&words, words.len ? ',' : ' ');
        wn_json_string(&words, wn_buf_str(&plain));
    }
    printf("%c %s%.*s\n", fine ? 'y' : 'n', path, fine ? (int)words.len : 0, words.ptr);
}

int main(void)
{
    char path[4096];
    wn_arena *a = wn_arena_new(0, NULL, NULL);
    while (a && fgets(path, sizeof path, stdin)) {
        path[strcspn(path, "\n")] = '\0';
        scan(a, path);
        wn_arena_reset(a);
    }
    wn_arena_free(a);
    return 0;
}
