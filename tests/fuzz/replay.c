/* replay.c: runs files, and all that is in folders, through a target, without libFuzzer. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fuzz.h"

static unsigned long count;

static void run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t size = 0, room = 1 << 20;
    uint8_t *data = malloc(room);
    if (!file || !data) exit(2);
    for (size_t n; (n = fread(data + size, 1, room - size, file)) > 0; size += n)
        if (size + n == room && !(data = realloc(data, room *= 2))) exit(2);
    fclose(file);
    fprintf(stderr, "%s\r", path); /* what a crash was about */
    LLVMFuzzerTestOneInput(data, size);
    free(data);
    count++;
}

static void walk(const char *path)
{
    char inner[4096];
    DIR *folder = opendir(path);
    if (!folder) run_file(path);
    for (struct dirent *e; folder && (e = readdir(folder)) != NULL;) {
        if (e->d_name[0] == '.') continue;
        snprintf(inner, sizeof inner, "%s/%s", path, e->d_name);
        walk(inner);
    }
    if (folder) closedir(folder);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) walk(argv[i]);
    fprintf(stderr, "\033[K");
    printf("%s: %lu inputs\n", strrchr(argv[0], '/') ? strrchr(argv[0], '/') + 1 : argv[0], count);
    return 0;
}
