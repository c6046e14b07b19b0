// What is handed to an editor: its files, its manifest, its snippets.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("..", import.meta.url));
const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
const manifest = JSON.parse(read("package.json"));

test("the package holds the bundle, the snippets and what says what it is, and nothing else", () => {
  const vsce = fileURLToPath(new URL("../node_modules/@vscode/vsce/vsce", import.meta.url));
  const listed = execFileSync(process.execPath, [vsce, "ls", "--no-dependencies"], { cwd: folder, encoding: "utf8" });
  const files = listed.split("\n").filter((line) => /^\S+\.\w+$|^LICENSE$/.test(line)).sort();
  assert.deepEqual(files, ["LICENSE", "README.md", "dist/extension.js", "dist/notes.json", "package.json"]);
});

test("it has the version of the program, and asks for the editor that its types are of", () => {
  const program = readFileSync(new URL("../../../Cargo.toml", import.meta.url), "utf8");
  assert.equal(manifest.version, /^version = "(.*)"$/m.exec(program)[1]);
  assert.equal(manifest.engines.vscode, `^${manifest.devDependencies["@types/vscode"]}`);
});

test("every command that it offers is registered, and every setting that it reads is declared", () => {
  const source = read("src/extension.ts");
  for (const { command } of manifest.contributes.commands) assert.ok(source.includes(`registerCommand("${command}"`), command);
  assert.equal(manifest.contributes.configuration.properties["promo.path"].scope, "machine-overridable");
  assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, ["promo.path"]);
  assert.deepEqual(manifest.activationEvents, ["workspaceContains:**/packet.toml"]);
});

test("the bundle fetches nothing and runs nothing but the server", () => {
  const bundle = read("dist/extension.js");
  for (const name of ["http", "https", "http2", "dgram", "tls"]) assert.ok(!new RegExp(`require\\("(node:)?${name}"\\)`).test(bundle), name);
});

/** A snippet as it stands once each place is left as it is offered. */
const filled = (body) =>
  body
    .join("\n")
    .replace(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$\{CURRENT_YEAR\}-\$\{CURRENT_MONTH\}-\$\{CURRENT_DATE\}/g, "2026-03-14")
    .replace(/\$\{\d+\}|\$0/g, "");

test("there is a snippet for each kind of note, with front matter that is closed", () => {
  const snippets = JSON.parse(read("dist/notes.json"));
  assert.deepEqual(Object.keys(snippets), ["Evidence", "Impact", "Feedback", "Answer", "Log", "Note", "Metric", "Private"]);
  for (const [name, { prefix, description, body }] of Object.entries(snippets)) {
    assert.equal(prefix, `promo-${name.toLowerCase()}`);
    assert.ok(description.length > 10);
    const text = filled(body);
    assert.ok(!text.includes("$"), text);
    if (!["Metric", "Private"].includes(name)) assert.match(text, /^\+\+\+\n(.+\n)+\+\+\+\n/);
  }
});
