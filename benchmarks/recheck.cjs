// Ask recheck about each of a JSON list of {source, flags} on standard input: usage: node recheck.cjs FOLDER < LIST
// Prints a JSON list of verdicts: "safe", "polynomial of degree N", "exponential", or why there is none.
const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");
const { check } = createRequire(process.argv[2] + "/node_modules/")("recheck");

(async () => {
  const verdicts = [];
  for (const { source, flags } of JSON.parse(readFileSync(0, "utf8"))) {
    const said = await check(source, flags, { timeout: 20000, attackTimeout: 5000 });
    if (said.status === "safe") verdicts.push("safe");
    else if (said.status === "unknown") verdicts.push("unknown: " + said.error.kind);
    else verdicts.push(said.complexity.type === "exponential" ? "exponential" : `polynomial of degree ${said.complexity.degree}`);
  }
  console.log(JSON.stringify(verdicts));
  process.exit(0);
})();
