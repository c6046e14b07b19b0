// An editor that is not there: as much of `vscode` as the extension and its library ask for, and a record of what was done with it. What nobody
// has thought of is a class without anything in it, which is enough to be extended or made.

import { createRequire, Module } from "node:module";
import { fileURLToPath } from "node:url";

const bundle = fileURLToPath(new URL("../dist/extension.js", import.meta.url));
const require = createRequire(import.meta.url);

class Nothing {
  constructor(...given) {
    this.given = given;
  }
  dispose() {}
}

class EventEmitter {
  #hearers = new Set();
  event = (hearer) => {
    this.#hearers.add(hearer);
    return { dispose: () => this.#hearers.delete(hearer) };
  };
  async fire(what) {
    for (const hearer of this.#hearers) await hearer(what);
  }
  dispose() {
    this.#hearers.clear();
  }
}

class Uri {
  constructor(scheme, path) {
    Object.assign(this, { scheme, path, fsPath: path, authority: "", query: "", fragment: "" });
  }
  static parse = (text) => new Uri("file", decodeURIComponent(text.replace(/^file:\/\//, "")));
  static file = (path) => new Uri("file", path);
  toString = () => `${this.scheme}://${encodeURI(this.path)}`;
  with = (change) => Object.assign(new Uri(this.scheme, this.path), change);
}

class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}

class Range {
  constructor(...given) {
    const [start, end] = given.length === 4 ? [new Position(given[0], given[1]), new Position(given[2], given[3])] : given;
    Object.assign(this, { start, end });
  }
}

class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}

class CancellationTokenSource {
  #cancelled = new EventEmitter();
  token = { isCancellationRequested: false, onCancellationRequested: this.#cancelled.event };
  cancel() {
    this.token.isCancellationRequested = true;
    void this.#cancelled.fire();
  }
  dispose() {}
}

class CodeActionKind {
  constructor(value) {
    this.value = value;
  }
  static Empty = new CodeActionKind("");
  append = (part) => new CodeActionKind(this.value === "" ? part : `${this.value}.${part}`);
}

/** A space of names: those that are given, and for all others an event, something to register with, or a class. */
function space(known) {
  return new Proxy(known, {
    get(names, name) {
      if (typeof name === "symbol" || name in names) return names[name];
      if (/^on(Did|Will)/.test(name)) return () => ({ dispose() {} });
      if (/^(register|create)/.test(name)) return () => new Nothing();
      names[name] = /^[A-Z]/.test(name) ? class extends Nothing {} : undefined;
      return names[name];
    },
  });
}

/** Opens the extension in an editor with these settings and these open documents. */
export function open({ trusted = true, settings = {}, folder = "/packet", documents = [] } = {}) {
  const seen = { errors: [], log: [], commands: new Map(), diagnostics: new Map(), subscriptions: [], ran: [], waiting: [] };
  const trust = new EventEmitter();
  const configured = new EventEmitter();
  const channel = {
    ...Object.fromEntries(["info", "warn", "error", "debug", "trace", "append", "appendLine", "replace"].map((name) => [name, (words) => seen.log.push(String(words))])),
    logLevel: 3,
    onDidChangeLogLevel: () => ({ dispose() {} }),
    show() {},
    clear() {},
    dispose() {},
  };
  const diagnostics = {
    set(uri, found) {
      seen.diagnostics.set(uri.path, found ?? []);
      for (const waiter of seen.waiting.splice(0)) waiter();
    },
    delete: (uri) => seen.diagnostics.delete(uri.path),
    clear: () => seen.diagnostics.clear(),
    forEach() {},
    dispose() {},
  };
  const workspace = {
    isTrusted: trusted,
    workspaceFolders: [{ uri: Uri.file(folder), name: "packet", index: 0 }],
    textDocuments: documents,
    notebookDocuments: [],
    onDidGrantWorkspaceTrust: trust.event,
    onDidChangeConfiguration: configured.event,
    getConfiguration: (section) => ({
      get: (key, otherwise) => settings[section ? `${section}.${key}` : key] ?? otherwise,
      inspect: () => undefined,
    }),
    getWorkspaceFolder: () => workspace.workspaceFolders[0],
    fs: { isWritableFileSystem: () => true },
  };
  const window = {
    createOutputChannel: () => channel,
    visibleTextEditors: [],
    tabGroups: space({ all: [], activeTabGroup: { tabs: [] } }),
    showErrorMessage: async (words) => void seen.errors.push(words),
    withProgress: (_, work) => work({ report() {} }, {}),
  };
  const vscode = space({
    __esModule: true,
    version: "1.91.0",
    env: space({ appName: "a test", language: "en", clipboard: {}, logLevel: 3 }),
    workspace: space(workspace),
    window: space(window),
    commands: space({
      registerCommand(name, work) {
        seen.commands.set(name, work);
        return { dispose: () => seen.commands.delete(name) };
      },
      executeCommand: async (...given) => void seen.ran.push(given),
      getCommands: async () => [...seen.commands.keys()],
    }),
    languages: space({
      createDiagnosticCollection: () => diagnostics,
      match: (selector, document) => (selector.some?.((one) => one.language === document.languageId) ? 10 : 0),
    }),
    extensions: space({ all: [], getExtension: () => undefined }),
    CancellationTokenSource,
    CodeActionKind,
    EventEmitter,
    Uri,
    Position,
    Range,
    Diagnostic,
    DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
    LogLevel: { Off: 0, Trace: 1, Debug: 2, Info: 3, Warning: 4, Error: 5 },
    l10n: { t: (words) => words },
    Disposable: class extends Nothing {
      static from = () => new Nothing();
    },
  });

  const load = Module._load;
  Module._load = (name, ...rest) => (name === "vscode" ? vscode : load.call(Module, name, ...rest));
  delete require.cache[bundle];
  const extension = require(bundle);
  Module._load = load;
  return {
    seen,
    start: () => extension.activate({ subscriptions: seen.subscriptions }),
    stop: () => extension.deactivate(),
    run: (command) => seen.commands.get(command)(),
    grantTrust() {
      workspace.isTrusted = true;
      return trust.fire();
    },
    configure(changed) {
      Object.assign(settings, changed);
      return configured.fire({ affectsConfiguration: (key) => key in changed });
    },
    /** What was found in a file, once something is told of it. */
    async found(path) {
      while (!seen.diagnostics.has(path)) await new Promise((told) => seen.waiting.push(told));
      return seen.diagnostics.get(path);
    },
  };
}

/** A document that is open in it. */
export function document(path, text, languageId = "markdown") {
  return { uri: Uri.file(path), fileName: path, languageId, version: 1, isClosed: false, isDirty: false, lineCount: text.split("\n").length, getText: () => text };
}
