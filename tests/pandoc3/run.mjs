// pandoc 3's AST (pandoc-types 1.23: Figure, new tables) through winnow: with a filter that keeps all it comes out
// byte for byte, and what is left after drops is an AST that pandoc reads, with the text that stays.
// node run.mjs WINNOW, with pandoc-wasm in node_modules of the folder that it runs in.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const winnow = process.argv[2];
const from = createRequire(process.cwd() + "/");
const { convert } = await import(pathToFileURL(from.resolve("pandoc-wasm")));
const source = readFileSync(new URL("../fixtures/pandoc3.md", import.meta.url), "utf8");

async function pandoc(options, text) {
  const result = await convert(options, text, {});
  return result.stdout ?? result;
}

function run(filter, json) {
  writeFileSync("filter.lua", filter);
  return execFileSync(winnow, ["-L", "./filter.lua", "-f", "pandoc"], { input: json, encoding: "utf8" });
}

let faults = 0;
function check(name, fine) {
  console.log(`${fine ? "ok" : "FAILED"}: ${name}`);
  if (!fine) faults++;
}

const json = (await pandoc({ from: "markdown", to: "json" }, source)).trim();
const version = JSON.parse(json)["pandoc-api-version"].join(".");
check(`API version ${version} has Figure`, version.startsWith("1.23") && json.includes('"Figure"'));
check("a filter that keeps all changes no byte", run("function Sentence(s) end", json).trim() === json);
const kept = run('function Sentence(s) if s.text:find "Drop" then return drop "asked" end end', json);
check("the API version stays", JSON.parse(kept)["pandoc-api-version"].join(".") === version);
const plain = await pandoc({ from: "json", to: "plain" }, kept);
check("what was dropped is gone", !/Drop/.test(plain));
check("what was kept is there", (plain.match(/Keep/g) ?? []).length === (source.match(/Keep/g) ?? []).length);
process.exit(faults ? 1 : 0);
