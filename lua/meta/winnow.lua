---@meta winnow
-- What editors with the Lua language server show and check in filter files. Positions are bytes into the
-- document's UTF-8 text, 1-based, `last` included: doc.text:sub(t.first, t.last) == t.text.

---@class winnow
winnow = {}

---A filter's own description: the global `filter` of its file.
---@class winnow.Filter
---@field name string as in -M name.option=value
---@field about string one line for `winnow list`
---@field options? table<string, any> by name: the default, or a winnow.Option; -M changes them
---@field sources? string[] options that are paths, 16 at most: what is there is read for winnow.sources
---@field examples? winnow.Example[] texts and what comes of them, for `winnow test`
filter = {}

---What a filter does with a text: { text, text that is kept }, { text, notes = { "rule: message", … } } or
---{ text, marks = { "what is marked", … } }.
---@class winnow.Example
---@field [1] string the text
---@field [2]? string what is kept of it; may be left out where notes or marks are told, and all is kept
---@field from? "text"|"markdown"|"html"|"pandoc"|"ndjson"|"warc" format of the text; else text
---@field marks? (string|string[])[] what is marked, in the order of the text: a text, or { text, class }
---@field notes? string[] what is reported, in the order of the text: "rule: message", or "rule" alone
---@field sources? table<string, string> by name: texts that are there as if given for filter.sources

---An option that says what it may be: { 4, "words that a sentence must have", min = 1 }. Functions see its value alone.
---@class winnow.Option
---@field [1] string|number|boolean the default; what is set is of the same type
---@field [2]? string what it is about, for `winnow list -v` and `winnow help FILTER`
---@field min? number the least, of a number
---@field max? number the most
---@field values? string[] all that a string may be

---What a filter function may return: nil, {}, a string, a thing, a list of things, drop(), keep(), mark().
---@class winnow.Decision

---Drops the thing.
---@param reason? string stands in the ledger; at most 2,000 bytes of it
---@return winnow.Decision
function drop(reason) end

---Pins the thing: no filter's drop takes it.
---@param reason? string
---@return winnow.Decision
function keep(reason) end

---Marks the thing: a Span or Div with this class in pandoc, a field in NDJSON.
---@param class string one word
---@param attributes? table<string, string|number|boolean> names as in HTML, but not start, end and class,
--- 8,192 bytes at most, all together
---@return winnow.Decision
function mark(class, attributes) end

---A piece of the text.
---@class winnow.Thing
---@field kind string "Quote"
---@field text string
---@field first integer first byte, from 1
---@field last integer last byte
---@field line integer of the text, from 1
---@field column integer in code points, from 1
---@field document winnow.Document
---@field block winnow.Block? the block in which it begins
---@field sentence winnow.Sentence? the sentence in which it begins
local Thing = {}

---Reports something of no weight. With one argument, that is the message, and the rule is the function's name.
---@param rule string
---@param message? string
---@param fix? string what the thing's text should be
function Thing:note(rule, message, fix) end

---Reports something that should be looked at.
---@param rule string
---@param message? string
---@param fix? string
function Thing:warning(rule, message, fix) end

---Reports something that must be mended.
---@param rule string
---@param message? string
---@param fix? string
function Thing:error(rule, message, fix) end

---A bare piece of the text: a speaker, a cue, a hedge.
---@class winnow.Span: winnow.Thing
---@field name string of a speaker or a source: the fullest name, up to there, of whom it means; else the text
---@field mention string the text, as written

---@class winnow.Document: winnow.Thing
---@field lang string "en"
---@field name string the file's name, or the record's id
---@field meta table<string, string> metadata: other fields of an NDJSON record, a pandoc document's metadata
---@field blocks winnow.Block[]
---@field sentences winnow.Sentence[]
---@field quotes winnow.Quote[]
---@field attributions winnow.Attribution[]
---@field claims winnow.Claim[]
---@field quantities winnow.Quantity[]
---@field hedges winnow.Hedge[]
---@field links winnow.Link[]
---@field boilerplate winnow.Boilerplate[]

---@class winnow.Block: winnow.Thing
---@field type "paragraph"|"heading"|"item"|"blockquote"|"code"|"cell"|"caption"
---@field level integer 1 to 6 of a heading, depth of an item or block quote, else 0
---@field words integer
---@field sentences winnow.Sentence[]
---@field id string? its identifier in the source
---@field classes string[]
---@field links string[] addresses
---@field link_density number 0 to 1: share of its bytes inside links
---@field index integer from 1

---@class winnow.Boilerplate: winnow.Thing
---@field reason string navigation, share, subscribe, related, credit, byline, title, legal, comment, advert, widget
---@field score number 0 to 1
---@field blocks winnow.Block[]

---@class winnow.Sentence: winnow.Thing
---@field words integer
---@field quotes winnow.Quote[] that stand in it or reach into it
---@field claims winnow.Claim[] that begin in it
---@field quantities winnow.Quantity[] that begin in it
---@field index integer from 1

---@class winnow.Attribution: winnow.Thing
---@field type "direct"|"mixed"|"indirect"
---@field source winnow.Span[]
---@field cue winnow.Span[]
---@field content winnow.Span[]
---@field lemma string? of the cue: "deny"
---@field stance "reports"|"claims"|"believes"|"denies"|"asks"
---@field polarity "positive"|"negative"
---@field negated boolean
---@field tense string? past, present, future
---@field depth integer 1 in "Byrne said that Kay said"

---@class winnow.Claim: winnow.Thing
---@field score number 0 to 1
---@field types string[] of quantity, attributed, comparison, forecast, cause, event
---@field source winnow.Span?
---@field cue winnow.Span?
---@field hedges winnow.Span[]
---@field hedging number how much they weaken it, 0 to 1
---@field attribution winnow.Attribution?
---@field reasons string[] what its score is made of: "number_2 +0.61"
---@field quantities winnow.Quantity[]
---@field quote winnow.Quote? in which it begins
---@field negated boolean says that something is not so
---@field conditional boolean holds on a condition only
---@field date winnow.Quantity? that it speaks of
---@field place winnow.Span? that it speaks of: a name behind in, at, near
---@field same winnow.Claim[] of the document that say the same
---@field conflicts winnow.Claim[] those of them whose figures disagree

---@class winnow.Quote: winnow.Thing
---@field type "direct"|"partial"|"scare"
---@field content winnow.Span? without its marks
---@field speaker winnow.Span?
---@field cue winnow.Span?
---@field attribution winnow.Attribution?
---@field reason string? of a scare quote: so-called, title, term, nickname, irony, stage, markup
---@field closed boolean

---@class winnow.Quantity: winnow.Thing
---@field type "number"|"percent"|"currency"|"dimension"|"temperature"|"age"|"ordinal"|"range"|"date"
---@field value number?
---@field min number?
---@field max number?
---@field unit string? one name however it is written: "Dollar", "Kilometer"
---@field approx string? "at least", "about", "up to"
---@field per string? "month" in "$5 a month"
---@field dimension string? what the unit measures: length, mass, temperature, …
---@field base number? the value in metres, kilograms, kelvins, …
---@field conversion winnow.Quantity? the same in another unit, where the text says it twice
local Quantity = {}

---The value in another unit of the same dimension.
---@param unit string as people write it: "km", "square miles"
---@return number? value nil where it cannot be
---@return string? why
function Quantity:convert(unit) end

---Which is more? Units of one dimension compare.
---@param other winnow.Quantity
---@return integer? order -1, 0 or 1; nil where they cannot be compared
---@return string? why
function Quantity:compare(other) end

---@class winnow.Hedge: winnow.Thing
---@field type "hedge"|"weasel"|"booster"|"negation"|"condition"
---@field strength number 0 to 1
---@field scope winnow.Span the clause that it bears on

---@class winnow.Link: winnow.Thing
---@field url string where it leads

---PCRE2 with limits. Positions are bytes, 1-based.
--- A group that took no part in the match is false.
---@class winnow.Regex
local Regex = {}

---@param s string
---@param init? integer
---@return integer? first, integer last, string|false ...groups
function Regex:find(s, init) end

---@param s string
---@param init? integer
---@return string|false|nil ...groups the groups, or the whole match where there are none
function Regex:match(s, init) end

---@param s string
---@param init? integer
---@return table? groups { first, last, [0] = whole, [1] = …, name = … }
function Regex:groups(s, init) end

---@param s string
---@return fun(): string|false ...
function Regex:gmatch(s) end

---@param s string
---@param replacement string|table|fun(...: string|false): string? a string may hold $1, ${name}, $$
---@param max? integer
---@return string, integer count
function Regex:gsub(s, replacement, max) end

---@param s string
---@return string[] pieces between matches
function Regex:split(s) end

---@class winnow.Hit
---@field text string
---@field first integer
---@field last integer
---@field index integer of the phrase in the list, from 1

---Thousands of phrases, looked up at once: whole words, any case, leftmost and longest.
---@class winnow.Phrases
local Phrases = {}

---@param s string|winnow.Thing
---@return winnow.Hit?
function Phrases:find(s) end

---@param s string|winnow.Thing
---@return winnow.Hit[]
function Phrases:all(s) end

---@param s string|winnow.Thing
---@return integer
function Phrases:count(s) end

---@class winnow.Difference
---@field kind "replaced"|"dropped"|"added"
---@field here string words of the quote
---@field there string words of the source

---@class winnow.Match
---@field source string its name
---@field text string the passage, as the source has it
---@field first integer of the source's text
---@field last integer
---@field line integer
---@field score number 0 to 1; 1: word for word
---@field speaker string? whose words the source says they are
---@field differences winnow.Difference[] in order

---Texts in which quotes are looked up; # is how many. Words are compared: marks, punctuation, case and white
---space are not. In a quote, … and […] stand for words left out, [the mayor] for any few words.
---@class winnow.Index
---@operator len: integer
local Index = {}

---@param quote string|winnow.Thing
---@return winnow.Match? match the best; nil where nothing is like it
function Index:find(quote) end

---@param quote string|winnow.Thing
---@return winnow.Match[] matches up to 8, best first
function Index:all(quote) end

---@class winnow.BoilerplateList
---@field reason? string
---@field weight? number how surely; 8 where it is not given
---@field where? "any"|"line"|"start" anywhere in a line, the whole line, its start
---@field pattern? string PCRE2, tried on each block
---@field flags? string of "imsxU"
---@field selector? string parts of pages: tags, .class, #id, one in another: "aside .promo, #footer > ul"

---Adds phrases, a pattern or parts of pages to what is boilerplate; while the file is read.
---@param list winnow.BoilerplateList|string[]
function winnow.boilerplate(list) end

---Adds reporting verbs, each in the form that is given. The weight is how surely they report, 0 to 1.
---@param list {lemma?: string, weight?: number, pattern?: string, flags?: string}|string[]
function winnow.cue(list) end

---Adds hedges. The weight is how much they weaken a claim, 0 to 1.
---@param list {weight?: number, pattern?: string, flags?: string}|string[]
function winnow.hedge(list) end

---Makes a kind of thing: `function NAME(thing)` then sees each place.
---@param name string a word that begins with a capital
---@param rule {pattern?: string, flags?: string, phrases?: string[]} a pattern (tried block by block) or phrases
function winnow.define(name, rule) end

---@param pattern string PCRE2
---@param flags? string of "imsxU"
---@return winnow.Regex
function winnow.regex(pattern, flags) end

---@param list string[]
---@return winnow.Phrases
function winnow.phrases(list) end

---@param s string|winnow.Thing
---@return string[] words and numbers, as written
function winnow.words(s) end

---@param s string|winnow.Thing
---@return winnow.Sentence[] positions count from the start of s
function winnow.sentences(s) end

---@param s string|winnow.Thing
---@return winnow.Quantity[] positions count from the start of s
function winnow.quantities(s) end

---@param s string|winnow.Thing
---@return string s as it is compared: case folded, one space for many
function winnow.fold(s) end

---@param a string|winnow.Thing
---@param b string|winnow.Thing
---@return number 0 to 1: twice the shared words over the words of both
function winnow.similarity(a, b) end

---@param s string|winnow.Thing
---@return string the code of the language by its first 256 words, or "und": too short, or none that has a pack
function winnow.language(s) end

---@class winnow.Ngram
---@field top number 0 to 1: the share of the text's characters in the commonest run
---@field repeated number the share in runs that were there before; none counts twice

---@class winnow.Ngrams
---@field words integer
---@field characters integer in words, without white space
---@field [integer] winnow.Ngram of runs of one word, two words, …

---How much of a text is runs of words that recur; a word is what stands between white space.
---@param s string|winnow.Thing
---@param n integer up to how many words a run has, 1 to 64
---@return winnow.Ngrams
function winnow.ngrams(s, n) end

---@param sources table<string, string> texts by name
---@return winnow.Index
function winnow.index(sources) end

---What was read from the path that was given for an option of filter.sources: -M NAME.OPTION=PATH.
---@param option string
---@return winnow.Index? index nil where no path was given
function winnow.sources(option) end

---@param text string
---@param options? {from?: string, lang?: string}
---@return winnow.Document
function winnow.read(text, options) end

---@class winnow.RunOptions
---@field from? string the format of the text; else text
---@field to? string the format of what is kept; else as it came
---@field lang? string language of all; else each block's is found
---@field mark? boolean|"changes" marks what would go instead; changes: tracked ones
---@field author? string whose changes they are; else winnow's
---@field date? string as in 2026-11-28T09:30:00Z
---@field options? table<string, string|number|boolean> of the filter, by name

---Runs a filter: the name of a shipped one, a filter's text, a table of functions (and outside of
---filters the path of a file).
---@param filter string|table
---@param text string
---@param options? winnow.RunOptions
---@return string kept in the format that TEXT came in, or `to`
---@return {ledger: table[], marks: table[], notes: table[], printed: string} report
function winnow.run(filter, text, options) end

return winnow
