--- Hostile inputs, made here: a list of { name, format, bytes, status }. STATUS is 0 (all is kept, and comes out
--- byte for byte), 5 (it is refused, with a place), or "0|5": either, but nothing else.

local cases = {}

local function add(format, name, bytes, status)
  cases[#cases + 1] = { format = format, name = name, bytes = bytes, status = status or 0 }
end

-- ---- text in every format

--- S as a JSON string writes it; bytes above ASCII as they are.
local function json(s)
  return '"' .. s:gsub('[%c"\\\127]', function(c) return ("\\u%04x"):format(c:byte()) end) .. '"'
end

local function ast(blocks) return '{"pandoc-api-version":[1,22],"meta":{},"blocks":' .. blocks .. "}" end

local WRAPS = {
  text = function(s) return s end,
  markdown = function(s) return s end,
  html = function(s) return s end,
  ndjson = function(s) return '{"id":1,"text":' .. json(s) .. ',"n":1e400}\n' end,
  pandoc = function(s) return ast('[{"t":"Para","c":[{"t":"Str","c":' .. json(s) .. "}]}]") end,
}

local FORMATS = { "text", "markdown", "html", "ndjson", "pandoc" }

local function everywhere(name, text, status)
  for _, format in ipairs(FORMATS) do add(format, name, WRAPS[format](text), status) end
end

local BOM = "\u{FEFF}"
local ESC = "\27[31m\27]0;title\7 \u{9B}31m \127"
local BIDI = "a \u{202E}b \u{2066}c\u{2069} \u{61C}d \u{200F}e"
local COMMANDS = "::error::pwned\n##vso[task.setvariable variable=a]b\n"
  .. "  ::add-mask::x\n##[error]z\nSaid Ada, ::stop-commands::q\n"

everywhere("nothing", "")
everywhere("one letter", "a")
everywhere("no line end", "The hen laid 3 eggs, said Ada Byrne.")
everywhere("NUL alone", "\0")
everywhere("NUL inside", "The hen\0 laid 3 eggs.\0\n\0\n")
everywhere("all control characters", (function()
  local t = {}
  for c = 0, 31 do t[#t + 1] = string.char(c) .. "a" end
  return table.concat(t) .. "\127"
end)())
everywhere("byte order mark in the middle", "One" .. BOM .. "two.\n" .. BOM .. "Three.\n" .. BOM)
everywhere("CR alone", "One hen.\rTwo hens.\r\rThree hens.\r")
everywhere("CR LF", "One hen.\r\nTwo hens.\r\n\r\nThree hens.\r\n")
everywhere("all line ends", "a\n\rb\r\r\nc\n\n\rd\u{2028}e\u{2029}f\u{85}g\vh\fi")
everywhere("U+2028 and U+2029", "One hen.\u{2028}Two hens.\u{2029}\u{2029}“Three,” said Ada.")
everywhere("right to left", BIDI)
everywhere("bidi in a quote", "“\u{202E}It is late,” said \u{2067}Ada\u{2069} Byrne. It cost \u{200E}$3 million.")
everywhere("zero width", "T\u{200B}h\u{200C}e \u{200D}h\u{2060}e\u{AD}n \u{180E}laid 3\u{200B}0 eggs.")
everywhere("combining marks", "“Z" .. ("\u{301}\u{489}"):rep(2000) .. "algo,” said Ada" .. ("\u{35F}"):rep(500)
  .. ".")
everywhere("variation and tags", "a\u{FE0F}\u{E0061}\u{E007F} 👩‍👩‍👧‍👦 🏴\u{E0067}\u{E0062}")
everywhere("noncharacters", "a\u{FFFE}b\u{FFFF}c\u{FDD0}d\u{1FFFE}e\u{10FFFF}f")
everywhere("private use", "\u{E000}\u{F8FF}\u{F0000}")
everywhere("escapes of terminals", "The hen" .. ESC .. " laid 3 eggs.")
everywhere("commands of CI", COMMANDS)
everywhere("formulas", "=1+2\n\n@SUM(A1)\n\n+1-2 hens\n\n-2+3|cmd\n\n＝1＋2\n")
everywhere("markup", "<script>alert(1)</script> & <b>\"x\" 'y' ]]> <!-- --> &lt; &#0; &#x1F;")
everywhere("other digits", "٣٤٥ eggs, 百二十 hens, Ⅷ, ①②, ½ of 3½ ١٢٣٫٤٥ %")
everywhere("huge numbers", ("9"):rep(5000) .. " eggs, 1e999999999, $" .. ("1,000"):rep(900) .. ", 0x"
  .. ("f"):rep(999))
everywhere("a long word", ("a"):rep(200000))
everywhere("a long line", ("The hen laid 3 eggs, “it” said. "):rep(3000))
everywhere("many blank lines", ("\n"):rep(50000))
everywhere("every mark of quotation", "\"'“”‘’„‚«»‹›「」『』〝〞‟‛`´"
  .. ("“\"‘'«"):rep(500))
everywhere("marks that never close", ("“Yes, "):rep(3000) .. "said Ada.")
everywhere("brackets", ("([{<"):rep(3000) .. "a" .. (">}])"):rep(2999))
everywhere("initials and dots", ("A. "):rep(5000) .. ("."):rep(5000) .. ("Mr. "):rep(900))
everywhere("stars", ("*"):rep(5000) .. "a " .. ("**b _c_ "):rep(2000))
everywhere("backticks", ("`"):rep(999) .. "a" .. ("` ``"):rep(2000))
everywhere("links", ("["):rep(3000) .. "a" .. ("](b)"):rep(3000) .. ("![x](<"):rep(500))
everywhere("references", ("[a]: b\n"):rep(2000) .. ("[a][a] "):rep(2000))
everywhere("block quotes", (">"):rep(3000) .. "a\n" .. ("> "):rep(2000) .. "b\nc")
everywhere("lists in lists", ("- "):rep(2000) .. "a\n" .. ("1. "):rep(900) .. "b")
everywhere("pipes", ("|a"):rep(3000) .. "\n" .. ("|-"):rep(3000) .. "\n" .. ("|b"):rep(3000))
everywhere("entities", ("&amp;&#x41;&bogus;&#xD800;&#x110000;&"):rep(900))
everywhere("open tags and comments", ("<b><!-- "):rep(1500) .. "a" .. ("</b>-->"):rep(1500) .. "<!--")
everywhere("front matter that does not end", "---\na: b\n" .. ("c: d\n"):rep(2000))
everywhere("conflict of marks", "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> b\n")
everywhere("a script's first line", "#!/bin/sh\nrm -rf /\n")
everywhere("format letters", "%s%n%x %1$s {} ${HOME} $(id) `id` \\n \\0 %25 %0A::error::x")

-- ---- bytes that are not UTF-8

local INVALID = {
  { "a continuation byte", "ab\128c" }, { "two of them", "ab\191\191" }, { "overlong slash", "ab\192\175c" },
  { "overlong in three", "ab\224\128\175" }, { "overlong in four", "ab\240\128\128\175" },
  { "overlong NUL", "ab\192\128" }, { "a surrogate", "ab\237\160\128c" }, { "a pair of them",
    "ab\237\160\189\237\184\128" },
  { "above U+10FFFF", "ab\244\144\128\128" }, { "five bytes", "ab\248\136\128\128\128" },
  { "six bytes", "ab\252\132\128\128\128\128" }, { "0xFE 0xFF", "ab\254\255" }, { "cut after one", "ab\226" },
  { "cut after two", "ab\226\130" }, { "cut after three", "ab\240\159\152" }, { "Latin-1", "ab\233 caf" },
  { "windows-1252", "ab\147x\148" }, { "cut by a letter", "ab\226\130(" },
}
local AT = { text = 2, markdown = 2, html = 2, ndjson = #'{"id":1,"text":"' + 2,
  pandoc = #ast '[{"t":"Para","c":[{"t":"Str","c":"' + 1 }
for _, i in ipairs(INVALID) do
  for _, format in ipairs(FORMATS) do
    add(format, "not UTF-8: " .. i[1], WRAPS[format](i[2]), 5)
    cases[#cases].column = AT[format] + 1
    cases[#cases].invalid = true
  end
end
everywhere("not UTF-8: far behind", ("ü"):rep(9000) .. "\255", 5)
add("text", "UTF-16", "\255\254a\0b\0", 5)
add("ndjson", "UTF-16", "\255\254{\0}\0", 5)
add("pandoc", "UTF-16", "\254\255\0{\0}", 5)
add("html", "UTF-16", "\255\254<\0p\0>\0a\0")
add("html", "UTF-32", "\255\254\0\0<\0\0\0p\0\0\0>\0\0\0a\0\0\0", 5)
add("html", "UTF-16, cut", "\255\254<\0p\0>\0a", 5)
add("html", "UTF-16, half a pair", "\255\254\0\216a\0", 5)
add("html", "Latin-1 that says so", "<meta charset=iso-8859-1><p>caf\233 \147x\148")
add("html", "Latin-1 that says UTF-8", "<meta charset=utf-8><p>caf\233", 5)
add("html", "Shift JIS that is none", "<meta charset=shift_jis><p>a\255", 5)
add("html", "an encoding that nobody knows", "<meta charset=klingon><p>\233", 5)
add("html", "an encoding that shifts", "<meta charset=iso-2022-jp><p>\27$B$3", 5)
add("html", "UTF-7", "<meta charset=utf-7><p>+ADw-\233", 5)

-- ---- byte order marks at the beginning

for _, format in ipairs(FORMATS) do
  add(format, "byte order mark", BOM .. WRAPS[format]("The hen laid 3 eggs."))
  if format ~= "ndjson" and format ~= "pandoc" then
    add(format, "two byte order marks", BOM .. BOM .. "The hen laid 3 eggs.")
    add(format, "nothing but a byte order mark", BOM)
  end
end

-- ---- JSON

local VALUES = { -- value, status
  { "true" }, { "null" }, { "[]" }, { "{}" }, { "-0" }, { "1e400" }, { "-1E-400" }, { "0.1e+0007" },
  { ("1"):rep(5000) }, { "1." .. ("0"):rep(5000) .. "1" }, { '""' }, { '"\\u0000"' }, { '"\\uD800"' },
    { '"\\uDC00\\uD800"' },
  { '"\\uD83D\\uDE00"' }, { '"\\uD83Dx"' }, { '"\\b\\f\\n\\r\\t\\"\\\\\\/"' }, { '"\127\u{9B}\u{2028}"' },
  { '{"a":1,"a":2}' }, { '{"":0}' }, { '{"\\u0000":0}' }, { '[[],[[]],{"a":[{}]}]' }, { " \t\r [ 1 , 2 ] " },
  { ("["):rep(100000) .. ("]"):rep(100000) }, { ('{"a":'):rep(100000) .. "1" .. ("}"):rep(100000) },
  { ("[{\"a\":"):rep(60000) .. "0" .. ("}]"):rep(60000) },
  { ("["):rep(100000), 5 }, { ('{"a":'):rep(100000), 5 }, { ("]"):rep(9), 5 }, { "[1,]", 5 }, { "[,1]", 5 },
    { "[1 2]", 5 }, { "[1}", 5 },
  { '{"a":1,}', 5 }, { '{"a"}', 5 }, { '{"a":}', 5 }, { "{a:1}", 5 }, { "{1:1}", 5 }, { "{,}", 5 }, { "01", 5 },
    { "-", 5 }, { "+1", 5 },
  { "1.", 5 }, { ".5", 5 }, { "1e", 5 }, { "1e+", 5 }, { "0x1", 5 }, { "NaN", 5 }, { "Infinity", 5 },
    { "-Infinity", 5 }, { "tru", 5 },
  { "True", 5 }, { "nul", 5 }, { "'a'", 5 }, { '"a', 5 }, { '"\\', 5 }, { '"\\x41"', 5 }, { '"\\u12"', 5 },
    { '"\\u12G4"', 5 }, { '"\\uD83D\\u"', 5 },
  { '"\t"', 5 }, { '"\0"', 5 }, { "\0", 5 }, { "\f1", 5 }, { "\u{A0}1", 5 }, { BOM .. "1", 5 }, { "1 /* a */", 5 },
    { "// a", 5 }, { "1;", 5 }, { "", 5 },
  { "[1,2", 5 }, { "undefined", 5 }, { "#", 5 },
}
for i, v in ipairs(VALUES) do
  local name = ("JSON %d: %s"):format(i, #v[1] > 30 and v[1]:sub(1, 20) .. "…" or v[1])
  add("ndjson", name, '{"text":"a","x":' .. v[1] .. "}\n", v[2])
  add("pandoc", name, '{"pandoc-api-version":[1,22],"meta":{},"x":' .. v[1] .. ',"blocks":[]}', v[2])
end

for _, s in ipairs { "[]", "7", '"a"', "null", "true", "{}", '{"text":7}', '{"text":null}', '{"text":["a"]}',
  '{"text":{"text":"a"}}',
  '{"text":"a","text":"b"}', '{"Text":"a"}', '{"text":"a"}x', '{"text":"a"}{"text":"b"}', '{"text":"a"',
    '{"text":"a",', '{"text"',
  '{"text":"a"}\0' } do
  add("ndjson", "record " .. s, s .. "\n", 5)
end
add("ndjson", "escaped name of the text", '{"t\\u0065xt":"a"}\n')
add("ndjson", "duplicate keys beside it", '{"id":1,"id":2,"a":1,"a":[],"text":"a"}\n')
add("ndjson", "lone surrogates in the text", '{"text":"\\ud800 a \\udfff\\ud83d\\ude00 b\\ud83d"}\n')
add("ndjson", "escaped NUL in the text", '{"text":"\\u0000The hen\\u0000 laid 3 eggs."}\n')
add("ndjson", "every escape in the text",
  '{"text":"\\u0041\\/\\b\\f\\n\\r\\t\\\\ \\"It is late,\\" said Ada\\u2028."}\n')
add("ndjson", "blank lines, CR LF, no end", '\r\n{"text":"a"}\r\n \t\r\n\n{"text":"b"}')
add("ndjson", "a good record, then a bad one", '{"text":"a"}\n{"text":}\n', 5)
cases[#cases].partial = true
add("ndjson", "U+2028 is no line end", '{"text":"a\u{2028}b"}\n')
add("ndjson", "100,000 fields", '{"text":"a"' .. (',"b":1'):rep(100000) .. "}\n")

-- ---- the AST: every member of every element, of a wrong shape

local STR, ATTR, PARA = '{"t":"Str","c":"a"}', '["i",["c"],[["k","v"]]]', '{"t":"Para","c":[{"t":"Str","c":"a"}]}'
local CELL = "[" .. ATTR .. ',{"t":"AlignLeft"},1,1,[' .. PARA .. "]]"
local ROWS = "[[" .. ATTR .. ",[" .. CELL .. "]]]"
local ELEMENTS = { -- name, members of "c" (a string: "c" itself), inline?
  { "Str", '"a"', true }, { "Para", "[" .. STR .. "]" }, { "Plain", "[" .. STR .. "]" }, { "Emph", "[" .. STR
    .. "]", true },
  { "Underline", "[" .. STR .. "]", true }, { "Strong", "[" .. STR .. "]", true }, { "Strikeout", "[" .. STR
    .. "]", true },
  { "Superscript", "[" .. STR .. "]", true }, { "Subscript", "[" .. STR .. "]", true }, { "SmallCaps", "[" .. STR
    .. "]", true },
  { "Note", "[" .. PARA .. "]", true }, { "BlockQuote", "[" .. PARA .. "]" }, { "BulletList", "[[" .. PARA .. "]]" },
  { "LineBlock", "[[" .. STR .. "]]" }, { "DefinitionList", "[[[" .. STR .. "],[[" .. PARA .. "]]]]" },
  { "Quoted", { '{"t":"DoubleQuote"}', "[" .. STR .. "]" }, true }, { "Code", { ATTR, '"a"' }, true },
  { "Math", { '{"t":"InlineMath"}', '"a"' }, true }, { "RawInline", { '"html"', '"<b>"' }, true },
  { "Link", { ATTR, "[" .. STR .. "]", '["u","t"]' }, true }, { "Image", { ATTR, "[" .. STR .. "]", '["u","t"]' },
    true },
  { "Span", { ATTR, "[" .. STR .. "]" }, true }, { "Cite", { "[{}]", "[" .. STR .. "]" }, true },
  { "Header", { "1", ATTR, "[" .. STR .. "]" } }, { "Div", { ATTR, "[" .. PARA .. "]" } }, { "CodeBlock", { ATTR,
    '"a"' } },
  { "RawBlock", { '"html"', '"<b>"' } }, { "OrderedList", { '[1,{"t":"Decimal"},{"t":"Period"}]', "[[" .. PARA
    .. "]]" } },
  { "Table", { ATTR, "[null,[" .. PARA .. "]]", '[[{"t":"AlignLeft"},{"t":"ColWidthDefault"}]]', "[" .. ATTR .. ","
    .. ROWS .. "]",
    "[[" .. ATTR .. ",0,[]," .. ROWS .. "]]", "[" .. ATTR .. ",[]]" } },
  { "Figure", { ATTR, "[null,[" .. PARA .. "]]", "[" .. PARA .. "]" } },
}
local WRONG = { "null", "true", "7", '"a"', "{}", "[7]", "[[[7]]]" }

local function element(e, content)
  local s = '{"t":"' .. e[1] .. '","c":' .. content .. "}"
  return ast(e[3] and '[{"t":"Para","c":[' .. s .. "]}]" or "[" .. s .. "]")
end

for _, e in ipairs(ELEMENTS) do
  local whole = type(e[2]) == "string" and { e[2] } or e[2]
  local function content(members) return type(e[2]) == "string" and members[1] or "[" .. table.concat(members, ",")
    .. "]" end
  add("pandoc", e[1], element(e, content(whole)))
  for i, right in ipairs(whole) do
    for _, wrong in ipairs(WRONG) do
      local members = table.move(whole, 1, #whole, 1, {})
      members[i] = wrong
      local same_type = (wrong == '"a"' and right:sub(1, 1) == '"') or (wrong == "7" and right == "1")
      if not same_type then add("pandoc", ("%s, member %d is %s"):format(e[1], i, wrong), element(e,
        content(members)), 5) end
    end
  end
  if type(e[2]) == "table" then
    add("pandoc", e[1] .. " with a member too few", element(e, "[" .. table.concat(whole, ",", 1, #whole - 1)
      .. "]"), 5)
    add("pandoc", e[1] .. " with a member too many", element(e, "[" .. table.concat(whole, ",") .. ",7]"), 5)
  end
  add("pandoc", e[1] .. " without content", ast((e[3] and '[{"t":"Para","c":[{"t":"%s"}]}]'
    or '[{"t":"%s"}]'):format(e[1])), 5)
end
for _, s in ipairs { "[]", "7", '"a"', "null", "{}", '{"blocks":[]}', '{"pandoc-api-version":[1,22],"meta":{}}',
  ast "{}", ast "null", ast '"a"',
  ast "[7]", ast "[[]]", ast "[null]", ast "[{}]", ast '[{"t":7}]', ast '[{"t":null,"c":[]}]', ast '[{"c":[]}]',
    ast('[' .. STR .. "]"),
  ast '[{"t":"Para","c":[],"c":[]}]', ast '[{"t":"Para","t":"Para","c":[]}]', ast '[{"t":"Para","c":[' .. PARA
    .. "]}]",
  ast('[{"t":"Para","c":[' .. PARA .. "]}]"), ast "[]" .. ast "[]", ast("[" .. PARA),
    '{"pandoc-api-version":[1,22],"meta":7,"blocks":[]}' } do
  add("pandoc", "AST " .. s, s, 5)
end
add("pandoc", "elements that nobody knows",
  ast '[{"t":"New","c":[7,{"t":"Str"}]},{"t":"Para","c":[{"t":"Odd"},{"t":"X","c":null,"d":[1e999]}]}]')
add("pandoc", "keys in another order",
  '{"blocks":[{"c":[{"c":"a","t":"Str"}],"t":"Para"}],"meta":{},"pandoc-api-version":[1,22]}')
add("pandoc", "space between all", (ast('[{"t":"Para","c":[' .. STR .. ',{"t":"Space"},' .. STR
  .. "]}]"):gsub("([%[%]{},:])", " %1\n")))
add("pandoc", "a heading of level -1, 0, 99 and 1e9",
  ast(("[" .. ('{"t":"Header","c":[%s,["",[],[]],[]]},'):rep(4) .. '{"t":"Null"}]'):format("-1", "0", "99", "1e9")))
for _, n in ipairs { "BlockQuote", "Emph", "BulletList", "content first", "metadata" } do
  local deep = 100000
  local s = n == "BlockQuote" and ast("[" .. ('{"t":"BlockQuote","c":['):rep(deep) .. PARA .. ("]}"):rep(deep) .. "]")
    or n == "Emph" and ast('[{"t":"Para","c":[' .. ('{"t":"Emph","c":['):rep(deep) .. STR .. ("]}"):rep(deep)
      .. "]}]")
    or n == "BulletList" and ast("[" .. ('{"t":"BulletList","c":[['):rep(deep) .. PARA .. ("]]}"):rep(deep) .. "]")
    or n == "content first" and ast("[" .. ('{"c":['):rep(deep) .. PARA .. ('],"t":"BlockQuote"}'):rep(deep) .. "]")
    or '{"pandoc-api-version":[1,22],"meta":' .. ('{"a":{"t":"MetaMap","c":'):rep(deep) .. "{}" .. ("}}"):rep(deep)
      .. ',"blocks":[]}'
  add("pandoc", n .. " 100,000 deep", s)
end

-- ---- pages

for name, s in pairs {
  ["100,000 divs"] = ("<div>"):rep(100000) .. "a" .. ("</div>"):rep(100000),
    ["100,000 open divs"] = ("<div>"):rep(100000),
  ["end tags alone"] = ("</p></div></x>"):rep(5000), ["crossing"] = ("<b><i><p>a</b></i>"):rep(3000),
  ["a table in a table"] = ("<table><tr><td>"):rep(5000) .. "a", ["lists in lists"] = ("<ul><li>"):rep(5000) .. "a",
  ["100,000 attributes"] = "<p" .. (" a=b"):rep(100000) .. ">x", ["an attribute that does not end"] = '<a href="'
    .. ("x"):rep(50000),
  ["a tag that does not end"] = "<p>a<b class=c", ["a comment that does not end"] = "<p>a<!-- " .. ("- "):rep(9000),
  ["odd comments"] = "<!--><p>a<!---><p>b<!----!><p>c<!-- --!> d", ["a script that does not end"] = "<p>a<script>"
    .. ("</scrip"):rep(5000),
  ["NUL in tags"] = "<p\0 a\0=\0b>c</\0p><\0b>", ["CDATA"] = "<p>a<![CDATA[<b>]]><svg><![CDATA[x]]></svg>",
  ["less than"] = "<<<><</></ ></><a<b<c", ["plaintext"] = "<plaintext><p>a</plaintext>", ["ld+json that is deep"] =
    '<script type="application/ld+json">' .. ("["):rep(100000) .. "</script><p>The hen laid 3 eggs.",
  ["select, option, textarea"] = "<select><option>a<option>b<p>c</select><textarea><p>d</textarea><title><p>",
  ["template and frames"] = "<template><p>a</template><frameset><frame><noframes><p>b</noframes>",
  ["doctype in the middle"] = "<p>a<!DOCTYPE html><p>b<html><body><head><p>c",
    ["entities without end"] = "<p>&amp&lt&notit;&#x&#;&#xffffffffff;",
} do add("html", "page: " .. name, s) end

for _, part in ipairs { "packed", "floods" } do
  local more = dofile((arg[0]:match "^(.*)/[^/]*$" or ".") .. "/" .. part .. ".lua")
  table.move(more, 1, #more, #cases + 1, cases)
end

return cases
