import { fstatSync, openSync, readFileSync } from 'node:fs';
import type { CommandLine } from './parse.ts';
import { type CommandRequest, MAX_PROVISION_BYTES } from './request.ts';

export type ReadResult =
  | { readonly ok: true; readonly request: CommandRequest; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problem: string };

const STANDARD_INPUT = '-';

/** Reads what the command line names, in this process: another one has another folder and another input. */
export function readFiles({ actions, force, exit, hidden }: CommandLine): ReadResult {
  const read: CommandRequest['actions'] = [];
  const warnings: string[] = [];
  for (const action of actions) {
    if (action.kind !== 'provision') {
      read.push(action);
      continue;
    }
    try {
      const { content, warning } = readProvision(action.file);
      read.push({ kind: 'provision', content });
      if (warning) warnings.push(warning);
    } catch (error) {
      return {
        ok: false,
        problem: `${action.file}: ${cause(error)}. Nothing was imported or started.`,
      };
    }
  }
  return { ok: true, request: { actions: read, force, exit, hidden }, warnings };
}

function readProvision(file: string): { content: string; warning: string | null } {
  const descriptor = file === STANDARD_INPUT ? 0 : openSync(file, 'r');
  const { size, mode } = fstatSync(descriptor);
  if (size > MAX_PROVISION_BYTES) throw new Error('larger than a provision file can be');
  const content = readFileSync(descriptor, 'utf8');
  const open = file !== STANDARD_INPUT && process.platform !== 'win32' && (mode & 0o077) !== 0;
  return {
    content,
    warning: open
      ? `Warning: other users of this machine can read ${file}, which holds secrets.`
      : null,
  };
}

function cause(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'it may not be read';
  if (code === 'EISDIR') return 'it is a folder';
  return message;
}
