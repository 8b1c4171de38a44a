--- Links whose words do not say where they lead: who hears them read out one by one learns nothing.
--- See WCAG 2.2, success criterion 2.4.4, "Link Purpose (In Context)".
filter = {
  name = "link-text",
  about = "links that do not say where they lead",
  options = { words = { "here;click here;this;this link;link;this page;page;more;read more;learn more;see more;" ..
    "details;go;continue;click;download;see here;right here;over here;this article;this post;this site;website",
    "what does not say where a link leads, with ; between" } },
  examples = {
    { '<p>It is <a href="a.html">here</a>.</p>', from = "html",
      notes = { "link-text: 'here' does not say where it leads" } },
    { '<p>It is in <a href="a.html">our report</a>.</p>', from = "html", notes = {} },
  },
}

local vague = {}
for words in filter.options.words:gmatch "[^;]+" do vague[winnow.fold(words)] = true end

function Link(l)
  local words = winnow.fold(table.concat(winnow.words(l.text), " "))
  if vague[words] then l:warning("link-text", "'" .. l.text .. "' does not say where it leads") end
end
