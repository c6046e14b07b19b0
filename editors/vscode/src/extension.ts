// Starts `promo lsp` for the folders that are open, and restarts it. Everything that is shown comes from that program; nothing is downloaded, and nothing
// is run before the workspace is trusted.

import * as fs from "node:fs";
import * as os from "node:os";
import * as vscode from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions, State } from "vscode-languageclient/node";
import { findProgram, Machine } from "./program";

let client: LanguageClient | undefined;
/** What is asked for while the server starts or stops waits for it, so that there is never a second one. */
let turn: Promise<void> = Promise.resolve();

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("promo", { log: true });
  const restart = () => inTurn(async () => {
    await stop();
    await start(log);
  });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("promo.restart", restart),
    vscode.commands.registerCommand("promo.showLog", () => log.show()),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
    vscode.workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration("promo.path") ? restart() : undefined)),
  );
  return inTurn(() => start(log));
}

export function deactivate(): Promise<void> {
  return inTurn(stop);
}

function inTurn(work: () => Promise<void>): Promise<void> {
  turn = turn.then(work, work);
  return turn;
}

async function start(log: vscode.LogOutputChannel): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    log.info("The workspace is not trusted, so promo is not run.");
    return;
  }
  const found = findProgram(vscode.workspace.getConfiguration("promo").get<string>("path", "promo"), thisMachine());
  if ("trouble" in found) {
    tell(log, `promo cannot be started: ${found.trouble}. Install it, or say in \`promo.path\` where it is.`);
    return;
  }
  log.info(`Starting ${found.program} lsp`);
  const started = new LanguageClient("promo", "promo", serverOptions(found.program), clientOptions(log));
  client = started;
  try {
    await started.start();
  } catch (trouble) {
    client = undefined;
    tell(log, `\`${found.program} lsp\` does not answer: ${String(trouble)}. It may be older than this extension.`);
  }
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  // One that has failed by itself has nothing to be stopped.
  if (running?.state === State.Running) {
    await running.stop();
  }
  await running?.dispose();
}

function serverOptions(program: string): ServerOptions {
  return { command: program, args: ["lsp"] };
}

function clientOptions(log: vscode.LogOutputChannel): LanguageClientOptions {
  return {
    // `packet.toml` and rubrics by their names too: without another extension, VS Code knows no TOML.
    documentSelector: [
      { scheme: "file", language: "markdown" },
      { scheme: "file", language: "toml" },
      { scheme: "file", pattern: "**/{packet,rubric}.toml" },
    ],
    outputChannel: log,
    // What went wrong at the start is told once, by `start`.
    initializationFailedHandler: () => false,
  };
}

/** The words, and the way to the setting; they are not waited for, since they stand there until somebody looks. */
function tell(log: vscode.LogOutputChannel, words: string): void {
  log.error(words);
  const open = "Open the setting";
  void vscode.window.showErrorMessage(words, open).then((chosen) => {
    if (chosen === open) {
      return vscode.commands.executeCommand("workbench.action.openSettings", "promo.path");
    }
    return undefined;
  });
}

function thisMachine(): Machine {
  return {
    platform: process.platform,
    home: os.homedir(),
    searched: process.env["PATH"] ?? "",
    isProgram: (file) => {
      try {
        fs.accessSync(file, fs.constants.X_OK);
        return fs.statSync(file).isFile();
      } catch {
        return false;
      }
    },
  };
}
