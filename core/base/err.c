/* err.c: see err.h. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

bool wn_fail(wn_err *err, wn_code code, size_t at, const char *format, ...)
{
    if (!err) return false;
    err->code = code;
    err->at = at;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    if (n < (int)sizeof err->text) return false;
    size_t end = sizeof err->text - 1;          /* cut: not inside a code point */
    while (end > 0 && ((unsigned char)err->text[end - 1] & 0xC0) == 0x80) end--;
    if (end > 0 && (unsigned char)err->text[end - 1] >= 0xC0) end--;
    err->text[end] = '\0';
    return false;
}
