/* nojit.c: preloaded, it leaves PCRE2 without its JIT. */
int pcre2_jit_compile_8(void *code, unsigned options);

int pcre2_jit_compile_8(void *code, unsigned options)
{
    (void)code, (void)options;
    return -45;     /* PCRE2_ERROR_JIT_BADOPTION */
}
