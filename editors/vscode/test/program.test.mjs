// Which program is meant, on machines that are not this one.

import assert from "node:assert/strict";
import { buildSync } from "esbuild";
import { createRequire, Module } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../src/program.ts", import.meta.url));
const { text } = buildSync({ entryPoints: [source], bundle: true, platform: "node", format: "cjs", write: false }).outputFiles[0];
const module = new Module(source);
module.require = createRequire(source);
module._compile(text, source);
const { findProgram } = module.exports;

const linux = (searched, ...files) => ({ platform: "linux", home: "/home/kim", searched, isProgram: (file) => files.includes(file) });
const windows = (searched, ...files) => ({ platform: "win32", home: "C:\\Users\\kim", searched, isProgram: (file) => files.includes(file) });

test("a name is looked for on the PATH, in its order", () => {
  const machine = linux("/usr/bin:/opt/bin", "/opt/bin/promo", "/usr/bin/promo");
  assert.deepEqual(findProgram("promo", machine), { program: "/usr/bin/promo" });
  assert.deepEqual(findProgram("", machine), { program: "/usr/bin/promo" });
});

test("a folder of the PATH that is relative is one of the workspace, and not looked into", () => {
  assert.deepEqual(findProgram("promo", linux(":.:bin", "promo", "bin/promo", "./promo")), { trouble: "there is no program `promo` on the PATH" });
});

test("a path is one from the root, or from the home", () => {
  const machine = linux("/usr/bin", "/opt/promo", "/home/kim/bin/promo", "bin/promo");
  assert.deepEqual(findProgram("/opt/promo", machine), { program: "/opt/promo" });
  assert.deepEqual(findProgram("~/bin/promo", machine), { program: "/home/kim/bin/promo" });
  assert.match(findProgram("bin/promo", machine).trouble, /write it from the root on/);
  assert.match(findProgram("./promo", machine).trouble, /write it from the root on/);
  assert.deepEqual(findProgram("/opt/other", machine), { trouble: "there is no program at `/opt/other`" });
});

test("on Windows a program ends in .exe, whether it is written or not", () => {
  const machine = windows("C:\\tools;D:\\bin", "D:\\bin\\promo.exe", "C:\\Users\\kim\\promo.exe", "C:\\tools\\promo");
  assert.deepEqual(findProgram("promo", machine), { program: "D:\\bin\\promo.exe" });
  assert.deepEqual(findProgram("D:\\bin\\promo.exe", machine), { program: "D:\\bin\\promo.exe" });
  assert.deepEqual(findProgram("~\\promo", machine), { program: "C:\\Users\\kim\\promo.exe" });
  assert.match(findProgram("tools\\promo", machine).trouble, /write it from the root on/);
});
