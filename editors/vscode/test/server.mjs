#!/usr/bin/env node
// A program that speaks as much of the protocol as an editor needs to find out that it is there: it finds something in every document that is opened.

import { appendFileSync } from "node:fs";

const say = (message) => {
  const body = JSON.stringify({ jsonrpc: "2.0", ...message });
  process.stdout.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
};
if (process.env.PROMO_TEST_STARTS) appendFileSync(process.env.PROMO_TEST_STARTS, `${process.argv.slice(2).join(" ")}\n`);

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
const hear = {
  initialize: ({ id }) => say({ id, result: { capabilities: { textDocumentSync: 1, positionEncoding: "utf-16" } } }),
  "textDocument/didOpen": ({ params }) => {
    const found = [{ range, severity: 2, code: "missing-key", source: "promo", message: "there is no `title`" }];
    say({ method: "textDocument/publishDiagnostics", params: { uri: params.textDocument.uri, diagnostics: found } });
  },
  shutdown: ({ id }) => say({ id, result: null }),
  exit: () => process.exit(0),
};

let heard = Buffer.alloc(0);
process.stdin.on("data", (more) => {
  heard = Buffer.concat([heard, more]);
  for (;;) {
    const end = heard.indexOf("\r\n\r\n");
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(heard.subarray(0, end).toString())[1]);
    if (heard.length < end + 4 + length) return;
    const message = JSON.parse(heard.subarray(end + 4, end + 4 + length).toString());
    heard = heard.subarray(end + 4 + length);
    hear[message.method]?.(message);
  }
});
