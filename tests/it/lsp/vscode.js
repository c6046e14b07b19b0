// What VS Code does with `promo lsp`, by the library that it speaks the protocol with: columns in UTF-16 alone, and its own way of writing addresses.
'use strict';
const { spawn } = require('child_process');
const { pathToFileURL } = require('url');
const fs = require('fs');
const path = require('path');
const rpc = require(path.join(process.env.VSCODE_JSONRPC, 'node.js'));

const packet = process.env.PACKET.replace(/\/$/, '');
const child = spawn(process.env.PROMO, ['lsp'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(child.stdout), new rpc.StreamMessageWriter(child.stdin));
const uri = (file) => pathToFileURL(path.join(packet, file)).href;
const expect = (holds, what) => { if (!holds) { console.error(`failed: ${what}`); process.exit(1); } };

const capabilities = {
  general: { positionEncodings: ['utf-16'], staleRequestSupport: { cancel: true, retryOnContentModified: [] } },
  window: { workDoneProgress: true, showMessage: { messageActionItem: { additionalPropertiesSupport: true } } },
  workspace: {
    applyEdit: true, workspaceFolders: true, configuration: true,
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'], failureHandling: 'textOnlyTransactional', normalizesLineEndings: true, changeAnnotationSupport: { groupsOnLabel: true } },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    fileOperations: { dynamicRegistration: true, willRename: true, didRename: true },
  },
  textDocument: {
    synchronization: { dynamicRegistration: true, willSave: true, willSaveWaitUntil: true, didSave: true },
    publishDiagnostics: { relatedInformation: true, versionSupport: false, tagSupport: { valueSet: [1, 2] }, codeDescriptionSupport: true, dataSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'], insertReplaceSupport: true, labelDetailsSupport: true }, contextSupport: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix', 'refactor'] } }, isPreferredSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    rename: { prepareSupport: true },
  },
};

(async () => {
  const shown = new Map();
  const waiting = [];
  let registered = [];
  connection.onNotification('textDocument/publishDiagnostics', (told) => {
    shown.set(told.uri, told.diagnostics);
    waiting.splice(0).forEach((look) => look());
  });
  connection.onRequest('client/registerCapability', (asked) => { registered = asked.registrations.map((it) => it.method); });
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.listen();
  const until = async (holds) => { while (!holds()) await new Promise((look) => waiting.push(look)); };

  const folders = [{ uri: pathToFileURL(packet).href, name: 'packet' }];
  const begun = await connection.sendRequest('initialize', { processId: process.pid, rootUri: folders[0].uri, workspaceFolders: folders, capabilities });
  expect(begun.capabilities.positionEncoding === 'utf-16', 'columns in UTF-16');
  connection.sendNotification('initialized', {});

  const note = uri('evidence/cache.md');
  let text = fs.readFileSync(path.join(packet, 'evidence/cache.md'), 'utf8').replace('I built it.', '😀 I built it, see [[nowhere]].');
  connection.sendNotification('textDocument/didOpen', { textDocument: { uri: note, languageId: 'markdown', version: 1, text } });
  const rule = (file, name) => (shown.get(file) || []).find((it) => it.code === name);
  await until(() => rule(note, 'unknown-note'));
  const found = rule(note, 'unknown-note');
  const line = text.split('\n')[found.range.start.line];
  expect(line.slice(found.range.start.character, found.range.end.character).includes('nowhere'), 'a place behind two halves of a letter');
  expect(registered.includes('workspace/didChangeWatchedFiles'), 'files are watched');

  const at = found.range.start;
  const end = found.range.end;
  connection.sendNotification('textDocument/didChange', {
    textDocument: { uri: note, version: 2 },
    contentChanges: [{ range: { start: at, end }, rangeLength: 7, text: '' }],
  });
  const offered = await connection.sendRequest('textDocument/completion', { textDocument: { uri: note }, position: at, context: { triggerKind: 1 } });
  const faster = offered.items.find((it) => it.label === 'faster');
  expect(faster && faster.textEdit.range.start.character === at.character, `what may be written: ${JSON.stringify(offered)}`);

  const cancel = new rpc.CancellationTokenSource();
  const hover = connection.sendRequest('textDocument/hover', { textDocument: { uri: note }, position: { line: 3, character: 13 } }, cancel.token);
  cancel.cancel();
  await hover.catch((error) => expect(error.code === -32800, `cancelled: ${error.message}`));

  const renamed = await connection.sendRequest('workspace/willRenameFiles', { files: [{ oldUri: note, newUri: uri('evidence/quick.md') }] });
  const files = renamed.documentChanges.map((it) => it.textDocument.uri);
  expect(files.length === 1 && files[0] === uri('impact/faster.md'), `mentions follow: ${JSON.stringify(renamed)}`);

  await connection.sendRequest('shutdown');
  connection.sendNotification('exit');
  child.on('exit', (code) => { console.log(code === 0 ? 'all is well' : `ended with ${code}`); process.exit(code); });
})().catch((error) => { console.error(error); process.exit(1); });
