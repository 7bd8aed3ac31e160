// Time chrono-node's default parse over a JSONL of {"text", "published_on"}: usage: node chrono.mjs MODULE WARMUP ARTICLES
// Prints one line of JSON: seconds of processor time for the articles (the warm-up's and start-up left out), and the expressions found.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [module, warmup, articles] = process.argv.slice(2);
const chrono = await import(pathToFileURL(module).href);
const read = (path) => readFileSync(path, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const pass = (texts) => texts.reduce((n, a) => n + chrono.parse(a.text, new Date(a.published_on + "T12:00:00")).length, 0);

pass(read(warmup));
const texts = read(articles);
const began = process.cpuUsage();
const found = pass(texts);
const spent = process.cpuUsage(began);
console.log(JSON.stringify({ seconds: (spent.user + spent.system) / 1e6, found }));
