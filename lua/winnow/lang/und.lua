--- What all languages share: each pack goes in on top of it. Alone it serves texts of a language that has
--- no pack. Signs, international codes and symbols; no words.
return {
  lang = "und",
  name = "any language",
  partial = true,
  examples = {
    { "Ĝi kostas $5.", quantities = { "$5 | 5 | Dollar" } },
  },
  lists = {
    -- value: see currencies in en.lua
    currencies = {
      { tag = "Cent", value = 1, "¢" },
      { tag = "Chinese yuan", value = 1, "cny", "rmb" },
      { tag = "Dollar", value = 1, "$", "usd", "us $" },
      { tag = "Euro", value = 1, "eur", "€" },
      { tag = "Indian rupee", value = 1, "inr", "₹" },
      { tag = "Japanese yen", value = 1, "jpy", "¥" },
      { tag = "Polish złoty", value = 1, "pln" },
      { tag = "Pound", value = 1, "gbp", "£" },
      { tag = "Russian ruble", value = 1, "₽" },
      { tag = "South Korean won", value = 1, "krw", "₩" },
      { tag = "Swiss franc", value = 1, "chf" },
      { tag = "Turkish lira", value = 1, "₺" },
      { tag = "Ukrainian hryvnia", value = 1, "uah", "₴" },
    },
    percents = {
      { tag = "%", "%", "％", "٪" },
      { tag = "‰", "‰" },
    },
  },
}
