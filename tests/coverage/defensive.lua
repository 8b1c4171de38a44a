--- Branches that no test takes, by file and line of source, each with its reason; see coverage.lua.
return {
  ["core/base/arena.c"] = {
    ["if (more > SIZE_MAX / 2) overflow(a, size);"] = "sizes come from inputs below 4 GiB",
    ["if (size > SIZE_MAX - ALIGN) overflow(a, size);"] = "sizes come from inputs below 4 GiB",
    ["if (size && count > SIZE_MAX / size) overflow(a, SIZE_MAX);"] = "counts are below 2^32",
  },
  ["core/base/buffer.c"] = {
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
}
