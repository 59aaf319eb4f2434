import { closeSync, fstatSync, openSync } from 'node:fs';
import { oneLine } from '#contract/rules/terminal-text.ts';
import type { CommandLine } from './parse.ts';
import { readBounded, TooLarge } from './read-bounded.ts';
import { type CommandRequest, MAX_PROVISION_BYTES } from './request.ts';
import { decodeText } from './text-encoding.ts';

export type ReadResult =
  | { readonly ok: true; readonly request: CommandRequest; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly problem: string };

const STANDARD_INPUT = '-';

/** Reads what the command line names, in this process: another one has another folder and another input. */
export function readFiles(commandLine: CommandLine): ReadResult {
  const { actions, json: _json, views, ...rest } = commandLine;
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
        problem: `${nameOf(action.file)}: ${cause(error)}. Nothing was imported or started.`,
      };
    }
  }
  const request = { ...rest, actions: read, ...(views && { views: [...views] }) };
  return { ok: true, request, warnings };
}

function readProvision(file: string): { content: string; warning: string | null } {
  const isInput = file === STANDARD_INPUT;
  const descriptor = isInput ? 0 : openSync(file, 'r');
  try {
    const { mode } = fstatSync(descriptor);
    const decoded = decodeText(readBounded(descriptor, MAX_PROVISION_BYTES));
    if (!decoded.ok) throw new NotUtf8(decoded.problem);
    const open = !isInput && process.platform !== 'win32' && (mode & 0o077) !== 0;
    return {
      content: decoded.text,
      warning: open
        ? `Warning: other users of this machine can read ${oneLine(file)}, which holds secrets.`
        : null,
    };
  } finally {
    if (!isInput) closeSync(descriptor);
  }
}

class NotUtf8 extends Error {
  override readonly name = 'NotUtf8';
}

const nameOf = (file: string): string =>
  file === STANDARD_INPUT ? 'Standard input' : oneLine(file);

function cause(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES') return 'it may not be read';
  if (code === 'EISDIR') return 'it is a folder';
  if (error instanceof TooLarge) {
    return `it is larger than ${MAX_PROVISION_BYTES / 2 ** 20} MiB, the most that a provision file may have`;
  }
  return oneLine(message);
}
