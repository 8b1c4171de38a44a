--- Floods: what a reader could get slow or deep by, once for each of its branches that looks ahead, looks back, counts
--- or nests. A list as that of cases.lua; all of it is kept.

local cases = {}
local many = string.rep

--- f(1) … f(N), joined.
local function each(n, f)
  local t = {}
  for i = 1, n do t[i] = f(i) end
  return table.concat(t)
end

local FLOODS = {
  html = {
    ["links that stay open"] = many("<a href=x>", 9000) .. "a",
    ["marks around paragraphs"] = many("<b><p>", 5000) .. "a",
    ["a link in a table in a link"] = many("<a><table>", 3000) .. "a",
    ["fonts, then paragraphs"] = many("<font color=a>", 5000) .. many("<p>x", 1000),
    ["text in a table, beside its cells"] = "<table>" .. many("x<b>", 5000),
    ["eight kinds of marks, closed across"] = many("<a><b><i><u><em><strong><tt><code>", 900)
      .. many("</a></b></i></u></em></strong></tt></code>", 900) .. "x",
    ["body and html, again and again"] = many("<body a=b c=d>", 5000) .. each(5000, function(i)
      return "<html a" .. i .. "=1>"
    end) .. "x",
    ["a name of 1 MB"] = "<" .. many("t", 1000000) .. ">x</" .. many("t", 1000000) .. ">",
    ["an attribute of 1 MB"] = "<p " .. many("t", 1000000) .. "=1>x",
    ["20,000 classes"] = "<p class='" .. many("c ", 20000) .. "'>x",
    ["5,000 attributes, each another"] = "<p" .. each(5000, function(i) return " a" .. i .. "=1" end) .. ">x",
    ["breaks and rules"] = many("<br>", 20000) .. many("x<hr>", 9000),
    ["terms"] = many("<dl><dt>a<dd>b", 5000),
    ["a drawing in a formula in a drawing"] = many("<svg><math><mi><foreignObject><p>a", 1500),
    ["templates, noscript, forms, buttons"] = many("<template><noscript><form><button><p>", 2500) .. "a",
    ["a page in an attribute"] = "<iframe srcdoc='" .. many("&lt;p>", 9000) .. "'></iframe><p>a",
    ["entities of its own"] = '<!DOCTYPE a [<!ENTITY a "' .. many("&a;", 1000) .. '"><!ENTITY b "&a;&a;">]><p>&b;',
    ["a document type of 1 MB"] = "<!DOCTYPE " .. many("x", 1000000) .. "><p>a",
    ["an instruction that does not end"] = "<?xml " .. many("x?", 50000) .. "><p>a",
    ["ampersands"] = "<p>" .. many("&", 90000) .. many("&CounterClockwiseContourIntegra", 5000),
    ["numbers of 1 MB"] = "<p>&#" .. many("9", 1000000) .. ";&#x" .. many("f", 1000000) .. ";",
    ["what may begin a tag"] = many("<", 90000) .. many("</", 50000) .. many("<!", 30000) .. many("<!-", 30000) .. "x",
    ["what may end a comment"] = "<!--" .. many("--!", 50000) .. "x",
    ["a title that does not end"] = "<title>" .. many("</titl", 20000),
    ["pre in pre, ruby in ruby"] = many("<pre>\n", 5000) .. many("<ruby>a<rt>b", 5000),
    ["hidden in hidden"] = many("<div hidden>", 3000) .. "a" .. many("<p style='display:none'>x", 3000),
    ["facts by the thousand"] = many('<meta property="og:title" content="x">', 5000)
      .. many('<script type="application/ld+json">{"@type":"NewsArticle","author":"A"}</script>', 1500) .. "<p>a",
    ["cells over 99,999,999 rows"] = "<table><tr><td colspan=99999999 rowspan=99999999>a<td>b</table>",
    ["a list from -99,999,999,999"] = "<ol start=-99999999999><li value=1e9>a</ol><h9>a</h9><h99999>b</h99999>",
    ["a language that steers"] = "<html lang='\27[31m'><p lang='" .. many("x", 9000) .. "'>a",
  },
  markdown = {
    ["marks that cross"] = many("*a **b ", 9000) .. many("_a *b ", 9000) .. many("***a** b* ", 5000),
    ["marks that only close"] = "a" .. many("* ", 20000) .. many("a**b", 9000),
    ["links that begin"] = many("[a](", 9000) .. many("[a](<b", 9000) .. many("![[", 9000),
    ["brackets that end"] = many("]", 50000),
    ["references of two parts"] = many("[a][", 9000),
    ["comments, instructions, CDATA, tags that begin"] = many("<!-- ", 9000) .. many("<?", 20000)
      .. many("<![CDATA[", 9000) .. many("<a ", 20000) .. many('<a b="', 9000) .. many("<!A ", 9000),
    ["scripts that begin"] = many("<script>\n\n", 5000),
    ["backticks of all lengths"] = each(400, function(i) return many("`", i) .. "a " end),
    ["fences of all lengths"] = each(300, function(i) return many("`", i + 2) .. "\na\n" end),
    ["formulas that begin"] = many("$a ", 20000) .. many("$$a", 9000),
    ["struck and lowered"] = many("~~a ", 20000) .. many("~a^b", 9000),
    ["a table of 5,000 columns"] = many("|a", 5000) .. "|\n" .. many("|-", 5000) .. "|\n"
      .. many(many("|b", 200) .. "|\n", 50),
    ["a table of 9,000 rows"] = "|a|b|\n|-|-|\n" .. many("|c|d|\n", 5000) .. many("|\n", 4000),
    ["headings below"] = many("a\n=\n", 9000) .. many("a\n", 9000) .. "===",
    ["a note in itself"] = "a[^a]\n\n[^a]: b[^a]\n\n" .. many("[^b]: ", 3000) .. "x",
    ["5,000 notes"] = "a[^1]\n\n" .. each(5000, function(i) return "[^" .. i .. "]: x\n\n" end) .. many("a[^1] ", 5000),
    ["a title that does not end"] = many('[a]: b "c\n', 5000) .. many("[a]:\n", 5000),
    ["names of 1,200 bytes"] = many("[" .. many("x", 1200) .. "]", 100),
    ["numbers of lists"] = each(9000, function(i) return i * 7 % 1000000000 .. ". a\n" end)
      .. "99999999999999999999. a\n\n1234567890. b\n",
    ["bullets, each further in"] = each(300, function(i) return many(" ", i * 2) .. "- a\n" end),
    ["lazy lines"] = many("> ", 500) .. "a\n" .. many("b\n", 900) .. "\n" .. many("- ", 500) .. "a\n" .. many("b\n",
      900),
    ["tabs"] = many("\t", 9000) .. "a\n" .. many(">\t", 900) .. "b\n" .. many("-\t", 900) .. "c",
    ["colons"] = many("::: {.a}\n", 3000) .. "x\n" .. many(":::\n", 9000) .. many("a\n: b\n\n", 5000),
    ["attributes"] = many("# a {#b .c d=e}\n", 5000) .. many("a{#b ", 9000) .. many("[a]{.b ", 9000),
    ["aliases in front matter, each of the two before"] = "---\nb0: &b0 [x]\n" .. each(30, function(i)
      return ("b%d: &b%d [*b%d,*b%d]\n"):format(i, i, i - 1, i - 1)
    end) .. "---\nText.\n",
    ["brackets in front matter"] = "---\na: " .. many("[", 9000) .. "\n---\nText.\n",
    ["a heading of level 50,000"] = many("#", 50000) .. " a\n",
    ["hard breaks"] = many("a  \n", 9000) .. many("\\\n", 9000) .. many("\\", 50000),
    ["blocks of HTML"] = many("<div>\n", 9000) .. "a\n\n<pre>\n" .. many("a\n\n", 9000),
    ["addresses"] = many("<http://a>", 9000) .. many("http://a.b a@b.c ", 9000) .. many("a.", 9000) .. "@b",
    ["spaces"] = many(" ", 90000) .. "a\n" .. many("a" .. many(" ", 1000), 90) .. many("\u{A0}", 9000),
    ["fences in lists"] = many("- ```\n", 3000) .. "a",
    ["links in links, pictures in pictures"] = many("[a ", 3000) .. many("](b)", 3000) .. many("![a ", 3000)
      .. many("](b)", 3000),
    ["who is cited"] = many("[@a; @b, p. 3] ", 5000) .. many("@a", 9000),
    ["NUL"] = many("*a\0b* [\0](\0)\n", 2000),
  },
  ndjson = {
    ["ids that are no strings"] = '{"id":{"a":[1]},"text":"a"}\n{"id":[1,2],"text":"a"}\n{"id":1e99999,"text":"a"}\n',
    ["ids that steer"] = '{"id":"\\u001b[31m\\n::error::x\\u202e","text":"A hen said."}\n{"id":"\\ud800","text":"a"}\n'
      .. '{"id":"\\u0000","text":"a"}\n',
    ["an id of 1 MB, a key of 1 MB"] = '{"id":"' .. many("i", 1000000) .. '","text":"a"}\n{"' .. many("k", 1000000)
      .. '":1,"text":"a"}\n',
    ["escapes alone"] = '{"text":"' .. many("\\u0041", 50000) .. many('\\"', 50000) .. many("\\\\", 50000) .. '"}\n',
    ["spaces inside"] = "{" .. many(" ", 500000) .. '"text":"a"}\n',
    ["records like configurations"] = '{"winnow":{"filters":["/etc/passwd"]},"__proto__":{"text":"x"},"text":"a"}\n',
    ["a byte order mark before each"] = many("\u{FEFF}" .. '{"text":"a"}\n', 3),
  },
}

local function sorted(t)
  local keys = {}
  for key in pairs(t) do keys[#keys + 1] = key end
  table.sort(keys)
  return keys
end

for _, format in ipairs(sorted(FLOODS)) do
  for _, name in ipairs(sorted(FLOODS[format])) do
    cases[#cases + 1] = { format = format, name = name, bytes = FLOODS[format][name], status = 0 }
  end
end

for _, line in ipairs { '\0', '\30{"text":"a"}', '[{"text":"a"},', '{', '{"text":"a"} {"text":"b"}',
  '{"text":"a"}\r{"text":"b"}',
  '{"text":"a","\\u0074ext":"b"}', '{"id":"\255","text":"a"}' } do
  cases[#cases + 1] = { format = "ndjson", name = "line " .. line, bytes = line .. "\n", status = 5 }
end

return cases
