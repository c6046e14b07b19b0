// The bundle in an editor that is not there, with a server that is.

import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { document, open } from "./editor.mjs";

const server = fileURLToPath(new URL("server.mjs", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "promo-vscode-"));
const starts = join(scratch, "starts");
process.env.PROMO_TEST_STARTS = starts;
after(() => rmSync(scratch, { recursive: true }));

const started = () => readFileSync(starts, "utf8").split("\n").filter(Boolean);
const fresh = () => writeFileSync(starts, "");

test("what the server finds is shown, and it is asked for by `lsp`", async () => {
  fresh();
  const editor = open({ settings: { "promo.path": server }, documents: [document("/packet/evidence/a.md", "+++\n+++\n")] });
  await editor.start();
  const [found] = await editor.found("/packet/evidence/a.md");
  assert.equal(found.message, "there is no `title`");
  assert.equal(found.source, "promo");
  assert.deepEqual(started().map((words) => words.split(" ")[0]), ["lsp"]);
  await editor.stop();
  assert.deepEqual(editor.seen.errors, []);
});

test("nothing is run before the workspace is trusted", async () => {
  fresh();
  const editor = open({ trusted: false, settings: { "promo.path": server } });
  await editor.start();
  await editor.run("promo.restart");
  assert.deepEqual(started(), []);
  assert.deepEqual(editor.seen.errors, []);
  await editor.grantTrust();
  assert.equal(started().length, 1);
  await editor.stop();
});

test("it is restarted by its command and by another path, never twice at once", async () => {
  fresh();
  const editor = open({ settings: { "promo.path": server } });
  await editor.start();
  await Promise.all([editor.run("promo.restart"), editor.run("promo.restart")]);
  assert.equal(started().length, 3);
  await editor.configure({ "promo.path": join(scratch, "nowhere") });
  assert.equal(started().length, 3);
  assert.match(editor.seen.errors[0], /there is no program at `.*nowhere`/);
  await editor.configure({ "promo.path": server });
  assert.equal(started().length, 4);
  await editor.stop();
  await editor.stop();
});

test("a program that is not there is said, with the way to the setting", async () => {
  const editor = open({ settings: { "promo.path": "promo-that-nobody-has" } });
  await editor.start();
  assert.match(editor.seen.errors[0], /there is no program `promo-that-nobody-has` on the PATH\. Install it, or say in `promo\.path` where it is/);
  await editor.stop();
});

test("a program that knows no `lsp` is said", async () => {
  const old = join(scratch, "old-promo");
  writeFileSync(old, "#!/bin/sh\nexit 2\n");
  chmodSync(old, 0o755);
  const editor = open({ settings: { "promo.path": old } });
  await editor.start();
  assert.match(editor.seen.errors.at(-1), /old-promo lsp` does not answer.*It may be older than this extension/s);
  await editor.stop();
});

test("the promo that is installed answers", { skip: process.env.PROMO ? false : "NOT CHECKED: `PROMO` names no promo" }, async () => {
  const packet = fileURLToPath(new URL("../../../example-packet", import.meta.url));
  const path = join(packet, "evidence", "unsaved.md");
  const editor = open({ settings: { "promo.path": process.env.PROMO }, folder: packet, documents: [document(path, "+++\ntitel = 1\n+++\n")] });
  await editor.start();
  const found = await editor.found(path);
  assert.ok(found.some((one) => one.message.includes("titel")), JSON.stringify(found));
  await editor.stop();
});
