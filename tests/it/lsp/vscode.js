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
  const progress = [];
  connection.onRequest('window/workDoneProgress/create', () => null);
  connection.onNotification('$/progress', (told) => {
    progress.push(told.value.kind);
    waiting.splice(0).forEach((look) => look());
  });
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

  const claim = uri('impact/faster.md');
  const claimText = fs.readFileSync(path.join(packet, 'impact/faster.md'), 'utf8');
  const place = (text, words, more = 0) => {
    const before = text.slice(0, text.indexOf(words) + more).split('\n');
    return { line: before.length - 1, character: before[before.length - 1].length };
  };
  const ask = (method, file, more) => connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: file }, ...more });
  const told = (what, holds, answer) => expect(holds(answer), `${what}: ${JSON.stringify(answer)}`);
  text = text.replace('nowhere', '');
  const cited = { position: place(claimText, '[[cache]]', 4) };
  told('explanation', (it) => it.contents.value.includes('A cache'), await ask('hover', claim, cited));
  told('definition', (it) => it.uri === note && it.range.start.line === 1, await ask('definition', claim, cited));
  const references = await ask('references', claim, { ...cited, context: { includeDeclaration: false } });
  told('references', (it) => it.length === 2 && it.every((place) => place.uri === claim), references);
  told('links', (it) => it.filter((link) => link.target === note).length === 2, await ask('documentLink', claim));
  told('the line over a note', (it) => it[0].command.title.startsWith('cited by 1 claim'), await ask('codeLens', note));
  told('symbols of the packet', (it) => it.some((found) => found.location.uri === note), await connection.sendRequest('workspace/symbol', { query: 'cche' }));
  told('renaming is prepared', (it) => it.placeholder === 'cache', await ask('prepareRename', claim, cited));
  const all = (await ask('rename', claim, { ...cited, newName: 'quick' })).documentChanges;
  told('renaming', (it) => it.length === 2 && it[1].kind === 'rename' && it[1].newUri === uri('evidence/quick.md'), all);
  told('versions', (it) => it[0].textDocument.uri === claim && it[0].edits.length === 2, all);

  text = text.replace('role = ', 'rloe = ').replace('see [[]]', '\n\n# Why\n\nSee [[nowhere]]');
  connection.sendNotification('textDocument/didChange', { textDocument: { uri: note, version: 3 }, contentChanges: [{ text }] });
  await until(() => rule(note, 'unknown-key'));
  const context = { diagnostics: [rule(note, 'unknown-key')], triggerKind: 1 };
  const { range } = context.diagnostics[0];
  const fix = (await ask('codeAction', note, { range, context }))[0];
  told('a certain fix', (it) => it.title === 'Write `role`' && it.isPreferred && it.edit.documentChanges[0].textDocument.version === 3, fix);
  const [edit] = fix.edit.documentChanges[0].edits;
  connection.sendNotification('textDocument/didChange', { textDocument: { uri: note, version: 4 }, contentChanges: [{ range: edit.range, text: edit.newText }] });
  await until(() => !rule(note, 'unknown-key'));
  const wanted = claimText.replace('"cache"', '"cache", "big-thing"');
  connection.sendNotification('textDocument/didOpen', { textDocument: { uri: claim, languageId: 'markdown', version: 1, text: wanted } });
  await until(() => rule(claim, 'unknown-note'));
  const broken = rule(claim, 'unknown-note');
  const made = (await ask('codeAction', claim, { range: broken.range, context: { diagnostics: [broken] } }))[0];
  told('a note that is made', (it) => it.title === 'Make `evidence/big-thing.md`' && it.edit.documentChanges[0].kind === 'create', made);
  connection.sendNotification('textDocument/didClose', { textDocument: { uri: claim } });
  told('symbols of a note', (it) => it.length === 1 && it[0].name === 'Why', await ask('documentSymbol', note));
  told('folding', (it) => it.some((fold) => fold.startLine === 0) && it.length === 2, await ask('foldingRange', note));

  const cancel = new rpc.CancellationTokenSource();
  const hover = connection.sendRequest('textDocument/hover', { textDocument: { uri: note }, position: { line: 3, character: 13 } }, cancel.token);
  cancel.cancel();
  await hover.catch((error) => expect(error.code === -32800, `cancelled: ${error.message}`));

  const renamed = await connection.sendRequest('workspace/willRenameFiles', { files: [{ oldUri: note, newUri: uri('evidence/quick.md') }] });
  const files = renamed.documentChanges.map((it) => it.textDocument.uri);
  expect(files.length === 1 && files[0] === uri('impact/faster.md'), `mentions follow: ${JSON.stringify(renamed)}`);

  // What takes long is said to go on: a packet of two thousand notes.
  const large = path.join(packet, '.large');
  fs.mkdirSync(path.join(large, 'log'), { recursive: true });
  fs.copyFileSync(path.join(packet, 'packet.toml'), path.join(large, 'packet.toml'));
  for (let week = 0; week < 2001; week += 1) fs.writeFileSync(path.join(large, `log/${week}.md`), 'Words.\n');
  const first = pathToFileURL(path.join(large, 'log/0.md')).href;
  expect(progress.length === 0, 'what is quick is not said to go on');
  connection.sendNotification('textDocument/didOpen', { textDocument: { uri: first, languageId: 'markdown', version: 1, text: 'Words.\n' } });
  await until(() => progress.includes('end'));
  expect(progress.join() === 'begin,end', progress.join());

  await connection.sendRequest('shutdown');
  connection.sendNotification('exit');
  child.on('exit', (code) => { console.log(code === 0 ? 'all is well' : `ended with ${code}`); process.exit(code); });
})().catch((error) => { console.error(error); process.exit(1); });
