--- Hostile archives and packed files, made here: gzip and zstd by hand, with blocks that are only stored, so that each
--- field can be wrong. A list as that of cases.lua; GIVES is what is kept, where that is not what came in; false: it is
--- not compared.

local cases = {}

local function add(format, name, bytes, status, gives)
  cases[#cases + 1] = { format = format, name = name, bytes = bytes, status = status or 0, gives = gives,
    packed = true }
end

-- ---- gzip and zstd

local CRC = {}
for i = 0, 255 do
  local c = i
  for _ = 1, 8 do c = c & 1 == 1 and 0xEDB88320 ~ (c >> 1) or c >> 1 end
  CRC[i] = c
end

local function crc_of(s)
  local c = 0xFFFFFFFF
  for i = 1, #s do c = CRC[(c ~ s:byte(i)) & 0xFF] ~ (c >> 8) end
  return c ~ 0xFFFFFFFF
end

local function deflated(s) return string.pack("<BI2I2", 1, #s, ~#s & 0xFFFF) .. s end

local function gzip(s, wrong)
  wrong = wrong or {}
  return "\31\139\8" .. string.char(wrong.flags or 0) .. "\0\0\0\0\0\3" .. (wrong.fields or "")
    .. (wrong.body or deflated(s)) .. string.pack("<I4I4", wrong.crc or crc_of(s), wrong.size or #s)
end

--- BLOCKS behind a head: by default no checksum, no size, a window of 2 MiB.
local function zstd(blocks, head) return "\40\181\47\253" .. (head or "\0\88") .. blocks end
local function raw(s, more) return string.pack("<I3", #s << 3 | (more and 0 or 1)) .. s end
--- C, TIMES times; a block has 128 KiB at most.
local function rle(c, times) return string.pack("<I3", times << 3 | 2) .. c end
local function bomb(c, blocks) return rle(c, 131072):rep(blocks) end

local TEXT = "The hen laid 3 eggs, said Ada Byrne. It was late.\n"
local STOWED = "\80\42\77\24\4\0\0\0abcd" -- a frame to be passed over; pzstd begins with one

add("text", "gzip", gzip(TEXT), 0, TEXT)
add("text", "gzip: two members", gzip(TEXT):rep(2), 0, TEXT:rep(2))
add("text", "gzip: 20,000 empty members", gzip(""):rep(20000) .. gzip(TEXT), 0, TEXT)
add("text", "gzip: a name that steers", gzip(TEXT, { flags = 8, fields = "../../\27[31m\n::error::x\0" }), 0, TEXT)
add("text", "gzip: 64 KiB of extra fields", gzip(TEXT, { flags = 4, fields = "\255\255" .. ("x"):rep(65535) }), 0, TEXT)
add("text", "gzip: a name that does not end", "\31\139\8\8\0\0\0\0\0\3" .. ("n"):rep(100000), 5)
add("text", "gzip: extra fields that are cut off", "\31\139\8\4\0\0\0\0\0\3\255\255xx", 5)
add("text", "gzip: junk behind it", gzip(TEXT) .. "junk", 5)
add("text", "gzip: cut off in the text", gzip(TEXT):sub(1, 30), 5)
add("text", "gzip: cut off at its end", gzip(TEXT):sub(1, -3), 5)
add("text", "gzip: wrong sum", gzip(TEXT, { crc = 1 }), 5)
add("text", "gzip: wrong size", gzip(TEXT, { size = 1 }), 5)
add("text", "gzip: flags that nobody knows", gzip(TEXT, { flags = 0xE0 }), 5)
add("text", "gzip: a method that nobody knows", "\31\139\7" .. gzip(TEXT):sub(4), 5)
add("text", "gzip: a distance before the text", gzip("", { body = "\75\4\130\255" }), 5)
add("text", "gzip in gzip", gzip(gzip(TEXT)), 5)
add("text", "zstd in gzip", gzip(zstd(raw(TEXT))), 5)
add("ndjson", "gzip: a good member, then a bad one", gzip '{"text":"a"}\n' .. gzip('{"text":"b"}\n', { crc = 1 }), 5)
cases[#cases].partial = true
add("ndjson", "gzip of two bytes", "\31\139", 5)
add("ndjson", "gzip that is damaged", "\31\139\8\0\0\0\0\0\0\255\255\255\255", 5)
add("text", "gzip of three bytes", "\31\139\8", 5)

add("text", "zstd", zstd(raw(TEXT)), 0, TEXT)
add("text", "zstd: frames to pass over", STOWED .. zstd(raw(TEXT)) .. STOWED .. zstd(raw(TEXT)), 0, TEXT:rep(2))
add("ndjson", "zstd: a frame to pass over", STOWED .. zstd(raw '{"text":"a"}\n'), 0, '{"text":"a"}\n')
add("text", "zstd: a frame to pass over, beyond the end", "\80\42\77\24\255\255\255\255abcd", 5)
add("text", "zstd: a dictionary", zstd(raw(TEXT), "\1\88\7"), 5)
add("text", "zstd: a window of 3.75 TiB", zstd(raw(TEXT), "\0\255"), 4)
add("text", "zstd: 2^60 bytes, it says", zstd(raw(TEXT), "\224" .. string.pack("<I8", 1 << 60)), 4)
add("text", "zstd: a byte, it says", zstd(raw(TEXT), "\32\1"), 5)
add("text", "zstd: a block of no kind", zstd(string.pack("<I3", 5 << 3 | 3 << 1 | 1) .. TEXT), 5)
add("text", "zstd: cut off", zstd(raw(TEXT)):sub(1, -5), 5)
add("text", "zstd: wrong sum", zstd(raw(TEXT) .. "\1\2\3\4", "\4\88"), 5)
add("text", "zstd: a reserved bit", zstd(raw(TEXT), "\8\88"), 5)
add("ndjson", "zstd that is damaged", "\40\181\47\253\255\255\255\255", 5)
add("ndjson", "zstd: 32 MiB of blank lines", zstd(bomb("\n", 256) .. raw '{"text":"a"}\n'), 0, false)
add("ndjson", "zstd: 32 MiB of space in a record", zstd(raw('{"text":"a"', true) .. bomb(" ", 256) .. raw "}\n"), 0,
  false)

-- ---- archives

local PAGE = "<html><body><p>" .. TEXT .. "</p></body></html>"

local function warc(kind, body, size, fields)
  local form = "WARC/1.0\r\nWARC-Type: %s\r\nContent-Type: application/http\r\n%sContent-Length: %s\r\n\r\n%s\r\n\r\n"
  return form:format(
    kind, fields or "", size or #body, body)
end

local function response(fields, body, more)
  return warc("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" .. fields .. "\r\n" .. body, nil, more)
end

local chunked = "Transfer-Encoding: chunked\r\n"

add("warc", "text", "One hen.\n", 5)
add("warc", "a head that does not end", "WARC/1.0\r\n" .. ("a: b\r\n"):rep(20000), 5)
add("warc", "a head that is cut off", "WARC/1.0\r\nWARC-Ty", 5)
add("warc", "a kind of 100 KB", warc(("x"):rep(100000), TEXT), 5)
add("warc", "an address of 100 KB", response("", PAGE, "WARC-Target-URI: " .. ("u"):rep(100000) .. "\r\n"), 5)
add("warc", "no length", "WARC/1.0\r\nWARC-Type: conversion\r\n\r\nOne hen.", 5)
for _, length in ipairs { "-1", "+5", "0x10", "5 5", "", ("9"):rep(40), "999999999999", "1e3" } do
  add("warc", "a length of " .. length, warc("conversion", "a", length), 5)
end
add("warc", "two lengths", warc("conversion", TEXT, nil, "Content-Length: 3\r\n"), 5)
cases[#cases].partial = true
add("warc", "one that nobody wants, beyond the end", warc("request", "a", "999999999999"), 5)
add("warc", "junk between", warc("conversion", TEXT) .. "junk" .. warc("conversion", TEXT), 5)
cases[#cases].partial = true
add("warc", "not UTF-8", warc("conversion", "a\255b"), 5)
add("warc", "line feeds alone", (warc("conversion", TEXT):gsub("\r", "")), 0, false)
add("warc", "another version", (warc("conversion", TEXT):gsub("1.0", "9.9", 1)), 0, false)
add("warc", "a folded field, one without a colon", warc("conversion", TEXT, nil, "X: a\r\n b\r\nnothing\r\n"), 0, false)
add("warc", "NUL in the head", warc("conver\0sion", TEXT), 0, "")
add("warc", "no line end at the end", (warc("conversion", TEXT):sub(1, -5)), 0, false)
add("warc", "100,000 blank lines between", warc("conversion", TEXT) .. ("\r\n"):rep(50000) .. warc("conversion",
  TEXT), 0,
  false)
add("warc", "20,000 empty ones", warc("conversion", ""):rep(5000), 0, false)
add("warc", "a field that steers", response("", PAGE,
  "WARC-Target-URI: \27[31m\r::error::x\u{202E}\255\r\nWARC-Date: \0\27[1m\r\n"), 0, false)
add("warc", "no head of HTTP", warc("response", TEXT), 0, "")
add("warc", "a head of HTTP that does not end", warc("response", "HTTP/1.1 200 OK\r\n" .. ("a: b\r\n"):rep(20000)), 0,
  "")
add("warc", "a status that steers", warc("response", "HTTP/1.1 \27[31m\r\nContent-Type: text/html\r\n\r\n" .. PAGE), 0,
  false)
add("warc", "an image", warc("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\137PNG\255"), 0, "")
for _, charset in ipairs { "klingon", "utf-16", ("x"):rep(9000), "\27[31m", "" } do
  add("warc", "a charset of " .. charset:sub(1, 9), warc("response",
    "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=" .. charset .. "\r\n\r\n" .. PAGE), "0|5", false)
end
add("warc", "a chunk beyond all", response(chunked, "ffffffffffffff\r\na\r\n"), 5)
add("warc", "chunks that end too early", response(chunked, "3\r\n<p>\r\n9\r\na"), 5)
for _, size in ipairs { "-3", "  3  ", "", ";", "3;x=y", "0x3", "g" } do
  add("warc", "a chunk of " .. size, response(chunked, size .. "\r\n<p>\r\n0\r\nTrailer: x\r\n\r\n"), "0|5", false)
end
add("warc", "a chunk that is longer than its size", response(chunked, "3\r\n<p>One.\r\n0\r\n\r\n"), 5)
add("warc", "text behind the last chunk", response(chunked, "3\r\n<p>\r\n0\r\n\r\nOne."), 5)
add("warc", "20,000 chunks", response(chunked, ("1\r\na\r\n"):rep(20000) .. "0\r\n\r\n"), 0, false)
add("warc", "packed, it says", response("Content-Encoding: gzip\r\n", PAGE), 0, false)
add("warc", "packed", response("Content-Encoding: gzip\r\n", gzip(PAGE)), 0, false)
add("warc", "packed twice", response("Content-Encoding: gzip, gzip\r\n", gzip(gzip(PAGE))), 5)
add("warc", "gzip that is none", response("Content-Encoding: gzip\r\n", "\31\139\8\0\255\255"), 5)
add("warc", "an encoding that is not known", response("Content-Encoding: br\r\n", "\1\2\3\4"), 5)
add("warc", "zstd: 32 MiB in a page", response("Content-Encoding: zstd\r\n", zstd(bomb(" ", 255) .. raw "a")), 0, false)
add("warc", "a member of gzip each", gzip(response("", PAGE)) .. gzip(warc("conversion", TEXT)), 0, false)

return cases
