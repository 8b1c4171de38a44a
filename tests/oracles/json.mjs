// json.mjs SCANNER FOLDER [CORPUS]: winnow's JSON scanner and JSON.parse of node, over made-up and damaged JSON, and over
// the files y_*, n_* of a folder of JSONTestSuite, where one is given.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";

const [, , scanner, folder, corpus] = process.argv;
let seed = 88172645463325252n;
function pick(n) {
  seed ^= (seed << 13n) & 0xffffffffffffffffn; seed ^= seed >> 7n; seed ^= (seed << 17n) & 0xffffffffffffffffn;
  return Number((seed >> 33n) % BigInt(n));
}
const any = list => list[pick(list.length)];

const space = () => any(["", "", "", " ", "\n\t", "\r\n "]);
const piece = () => any(["a", "é", "😀", " ", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u00e9", "\\ud83d\\ude00", "\\ud800", "\\udc00x", "\\u0000",
  "\u2028", "\u007f", "\\u2029", "\\b\\f\\r\\t"]);
const string = () => "\"" + Array.from({ length: pick(5) }, piece).join("") + "\"";
const number = () => any(["0", "-0", "1", "-12", "0.5", "1e9", "1E+2", "-3.25e-7", "123456789012345678901234567890", "1e999"]);
let keys = 0;
function value(depth) {
  const kind = pick(depth > 4 ? 5 : 8);
  if (kind < 2) return string();
  if (kind === 2) return number();
  if (kind < 5) return any(["true", "false", "null"]);
  const items = Array.from({ length: pick(4) }, () => space() + (kind === 5 ? value(depth + 1) : `"k${keys++}"${space()}:${space()}${value(depth + 1)}`) + space());
  return kind === 5 ? `[${items.join(",") || space()}]` : `{${items.join(",") || space()}}`;
}
function damaged(text) {
  const at = pick(text.length + 1), wrong = any(["", ",", "]", "}", "\"", "\\", "0", "-", ".", "e", "tru", "\u0000", "\n", ":", "\ufeff", "//", "'"]);
  return text.slice(0, at) + wrong + text.slice(at + pick(3));
}

function strings(v) {
  if (typeof v === "string") return [v];
  if (Array.isArray(v)) return v.flatMap(strings);
  return v && typeof v === "object" ? Object.entries(v).flatMap(([k, x]) => [k, ...strings(x)]) : [];
}
const whole = s => s.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

// Objects lose what they have twice, and the order of keys that are numbers.
const alike = list => JSON.stringify([...new Set(list)].sort());

/** What node says: null, or the strings in it. RFC 8259, 8.1 lets a reader pass over a byte order mark; winnow does. */
function parsed(text) {
  try { return strings(JSON.parse(text.replace(/^\ufeff/, ""))).map(whole); } catch { return null; }
}

const expected = new Map();
mkdirSync(folder, { recursive: true });
for (let i = 0; i < 4000; i++) {
  let text = space() + value(0) + space();
  if (i % 2) text = damaged(text);
  if (/[\ud800-\udfff]/.test(whole(text)) && whole(text) !== text) continue;
  writeFileSync(`${folder}/${i}.json`, text);
  expected.set(`${folder}/${i}.json`, parsed(text));
}
for (const name of corpus ? readdirSync(corpus) : [])
  if (/^[yn]_/.test(name)) expected.set(`${corpus}/${name}`, name[0] === "y");

const out = execFileSync(scanner, { input: [...expected.keys()].join("\n") + "\n", maxBuffer: 1 << 28 }).toString();
let wrong = 0;
out.split("\n").slice(0, -1).forEach((line, i) => {
  const [path, want] = [...expected][i];
  const fine = line[0] === "y", words = fine ? JSON.parse(`[${line.slice(3 + path.length)}]`) : null;
  const same = typeof want === "boolean" ? fine === want : fine === (want !== null) && (!fine || alike(words) === alike(want));
  if (!same && wrong++ < 10) console.log(`json: ${path}: ${line.slice(0, 200)}; node: ${JSON.stringify(want)}`);
});
console.log(`json: ${expected.size} texts, ${wrong} read otherwise than by JSON.parse`);
process.exit(wrong ? 1 : 0);
