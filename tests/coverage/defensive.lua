--- Branches that no test takes, by file and line of source, each with its reason; see coverage.lua.
return {
  ["core/base/arena.c"] = {
    ["if (!a) return NULL;"] = "there is no memory: see make faults",
    ["if (a->full) a->full(a->ctx, wanted);"] = "an arena without a hook ends by abort, without counters",
    ["if (more > SIZE_MAX / 2) overflow(a, size);"] = "sizes come from inputs below 4 GiB",
    ["if (size > SIZE_MAX - ALIGN) overflow(a, size);"] = "sizes come from inputs below 4 GiB",
    ["if (size && count > SIZE_MAX / size) overflow(a, SIZE_MAX);"] = "counts are below 2^32",
  },
  ["core/base/buffer.c"] = {
    ["if (comma) *comma = '.';"] = "a host in a locale with a decimal comma",
    ["if (want <= size) want = SIZE_MAX / 2;      /* overflow: more than any arena has */"] =
      "a buffer of half the address space",
  },
  ["core/base/list.c"] = {
    ["size_t more = *cap > UINT32_MAX / 2 ? SIZE_MAX / size : *cap ? (size_t)*cap * 2 : 8;"] =
      "a list of 2^31 elements takes more memory than tests may",
  },
  ["core/find/regex.c"] = {
    ["if (pcre2_jit_compile(re->code, PCRE2_JIT_COMPLETE) != 0) return;"] = "a PCRE2 without its JIT",
  },
  ["core/base/gzip.c"] = {
    ["if (is == Z_MEM_ERROR) wn_fail(err, WN_LIMIT, WN_NO_OFFSET, \"no memory to unpack gzip\");"] =
      "there is no memory: see make faults",
    ["else wn_fail(err, WN_BAD_INPUT, WN_NO_OFFSET, \"damaged gzip data: %s\", z->msg ? z->msg : \"not gzip\");"] =
      "zlib says what is wrong of all but its own misuse",
    ["wn_fail(err, WN_LIMIT, WN_NO_OFFSET, \"gzip failed: %s\", z->msg ? z->msg : \"no memory\");"] =
      "zlib packs whatever it has memory for",
    ["if (fine) return z;"] = "there is no memory: see make faults",
    [": inflateInit2(z, bits)) == Z_OK;"] = "there is no memory: see make faults",
  },
  ["core/base/json.c"] = {
    ["if (j->src.len >= WN_NOWHERE)"] = "a text of 4 GiB",
  },
  ["core/base/packing.c"] = {
    ["if (!state) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, \"no memory to unpack %s\", p->name);"] =
      "there is no memory: see make faults",
  },
  ["core/base/stream.c"] = {
    ["if (!s->buf) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, \"no memory to read a file\");"] =
      "there is no memory: see make faults",
    ["if (s->packing && !(s->state = s->packing->open(false)))"] = "there is no memory: see make faults",
  },
  ["core/base/zstd.c"] = {
    ["if (c) ZSTD_CCtx_setParameter(c, ZSTD_c_checksumFlag, 1);"] = "there is no memory: see make faults",
  },
  ["core/bind/error.c"] = {
    ["if (asking) return false;"] = "memory ends while the place of its end is looked for",
    ["if (!lua_checkstack(L, 20)) return 1;"] = "there is no memory: see make faults",
  },
  ["core/bind/index.c"] = {
    ["luaL_argcheck(L, quote.len < WN_NOWHERE && wn_utf8_bad(quote) == quote.len, 2, \"not UTF-8\");"] =
      "a text of 4 GiB",
    ["bool fine = p.value.len < WN_NOWHERE && wn_utf8_bad(p.value) == p.value.len;"] = "a text of 4 GiB",
  },
  ["core/bind/lang.c"] = {
    ["if (!lex) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, \"not enough memory\"), NULL;"] =
      "there is no memory: see make faults",
    ["if (lex) wn_lexicon_tally(lex, count);"] = "there is no memory: see make faults",
    ["if (!l->langs.detector) wn_limit_full(NULL, 0);"] = "there is no memory: see make faults",
    ["if (!lex) wn_limit_full(NULL, 0);"] = "there is no memory: see make faults",
  },
  ["core/bind/limit.c"] = {
    ["if (!a) wn_limit_full(NULL, 0);"] = "there is no memory: see make faults",
    ["if (!got) leave(NO_MEMORY, false);"] = "there is no memory: see make faults",
  },
  ["core/bind/list.c"] = {
    ["if (!lex) {"] = "there is no memory: see make faults",
  },
  ["core/bind/primitive.c"] = {
    ["luaL_argcheck(L, s.len < WN_NOWHERE, index, \"longer than 4 GiB\");"] = "a text of 4 GiB",
    ["if (!*lex) wn_limit_full(NULL, 0);"] = "there is no memory: see make faults",
    ["if (luaL_newmetatable(L, PHRASES)) {"] = "a second library of ours in one state",
  },
  ["core/bind/regex.c"] = {
    ["if (luaL_newmetatable(L, REGEX)) {"] = "a second library of ours in one state",
  },
  ["core/bind/run.c"] = {
    ["if (!lua_checkstack(L, 20)) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, \"Lua's stack is full\");"] =
      "there is no memory: see make faults",
    ["lua_State *L = memory ? lua_newstate(wn_limit_alloc, memory) : NULL;"] = "there is no memory: see make faults",
    ["if (!L) {"] = "there is no memory: see make faults",
    ["if (lua_pcall(L, 1, 0, 0) != LUA_OK) {"] = "there is no memory: see make faults",
  },
  ["core/cli/check.c"] = {
    ["for (uint32_t i = 0; n < 16 && (p = wn_reporter_each(i)) != NULL; i++) names[n++] = wn_str_of(p->name);"] =
      "the program has fewer than there is room for",
  },
  ["core/cli/jail.c"] = {
    ["if (loaded && strstr(loaded, \"vgpreload\")) return \"under valgrind\";"] = "under valgrind: see make valgrind",
  },
  ["core/cli/job.c"] = {
    ["for (uint32_t i = 0; n < 32 && (r = wn_reader_each(i)) != NULL; i++) names[n++] = wn_str_of(r->name);"] =
      "the program has fewer than there is room for",
    ["for (uint32_t i = 0; n < 32 && (w = wn_writer_each(i)) != NULL; i++) names[n++] = wn_str_of(w->name);"] =
      "the program has fewer than there is room for",
    ["for (uint32_t i = 0; n < 64 && (z = wn_lua_shipped_name(i)) != NULL; i++)"] =
      "the program has fewer than there is room for",
  },
  ["core/cli/lines.c"] = {
    ["if (!buf) return wn_fail(err, WN_LIMIT, WN_NO_OFFSET, \"no memory for a line of %zu bytes\", cap);"] =
      "there is no memory: see make faults",
  },
  ["core/cli/new.c"] = {
    ["for (const char *name; n < 16 && (name = wn_lua_start(n, &text)) != NULL; n++) {"] =
      "the program has fewer than there is room for",
  },
  ["core/cli/prompt.c"] = {
    ["if (!at) return;"] = "a libedit without one of its functions",
    ["if (isatty(STDIN_FILENO)) wn_file_write(STDOUT_FILENO, wn_str_of(prompt), NULL);"] =
      "a terminal without libedit",
  },
  ["core/cli/worker.c"] = {
    ["if (!in) wn_limit_full(NULL, 0);"] = "there is no memory: see make faults",
  },
}
