// Which program `promo.path` means. It is found before it is run, and as an absolute path, since some systems look for a bare name in the folder
// that is open first: what lies in a packet is never run.

import * as path from "node:path";

/** What the answer depends on, so that a test can be another machine. */
export interface Machine {
  platform: NodeJS.Platform;
  home: string;
  /** The folders of `PATH`, as one text. */
  searched: string;
  isProgram(file: string): boolean;
}

/** The program, or why there is none. */
export type Found = { program: string } | { trouble: string };

export function findProgram(written: string, machine: Machine): Found {
  const its = machine.platform === "win32" ? path.win32 : path.posix;
  const name = written.trim() === "" ? "promo" : written.trim();
  if (name.startsWith("~/") || name.startsWith("~\\")) {
    return at(its.join(machine.home, name.slice(2)), machine);
  }
  if (its.isAbsolute(name)) {
    return at(name, machine);
  }
  if (name.includes("/") || name.includes("\\")) {
    return { trouble: `\`promo.path\` is \`${name}\`, which is a path from somewhere: write it from the root on, or from \`~\`` };
  }
  // A folder of the PATH that is relative would be one of the workspace.
  const folders = machine.searched.split(its.delimiter).filter((folder) => its.isAbsolute(folder));
  const found = folders.flatMap((folder) => spelled(its.join(folder, name), machine)).find((file) => machine.isProgram(file));
  return found === undefined ? { trouble: `there is no program \`${name}\` on the PATH` } : { program: found };
}

function at(file: string, machine: Machine): Found {
  const found = spelled(file, machine).find((spelling) => machine.isProgram(spelling));
  return found === undefined ? { trouble: `there is no program at \`${file}\`` } : { program: found };
}

/** Windows leaves out the ending of a program; one without it is none there. */
function spelled(file: string, machine: Machine): string[] {
  if (machine.platform !== "win32") {
    return [file];
  }
  return /\.exe$/i.test(file) ? [file] : [`${file}.exe`];
}
