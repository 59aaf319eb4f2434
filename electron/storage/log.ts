import { join } from 'node:path';
import log from 'electron-log/node';
import { ownLines } from '#contract/rules/terminal-text.ts';
import { errorText } from '../zego/redact/error.ts';
import { redactor } from '../zego/redact/redact.ts';

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
  /** Names who can tell which secrets there are: asked for each line, so that no list of them is kept. */
  knows(secrets: () => readonly string[]): void;
  /** A text as it may be written down or shown. */
  clean(text: string): string;
  /** An error as it may be written down or shown: name, code and message, without its stack. */
  cause(error: unknown): string;
}

const MAX_LOG_BYTES = 5 * 1024 * 1024;
/** Longest message of one line, in characters: what others say of a fault has no end of its own. */
const MAX_LINE = 16_384;

export const logFile = (userData: string): string => join(userData, 'logs', 'main.log');

/**
 * The log: a file among the user's data and standard error, since standard output belongs to `--json`.
 * SECURITY: every line passes the redactor; nothing is logged past this module. The library's edition for
 * Node, since the other one opens channels by which any page could write here.
 */
export function createLog(userData: string, development: boolean, isReadOnly = false): Log {
  log.transports.file.resolvePathFn = () => logFile(userData);
  if (isReadOnly) log.transports.file.level = false;
  log.transports.file.maxSize = MAX_LOG_BYTES;
  log.transports.console.level = development ? 'warn' : false;
  log.transports.console.writeFn = ({ message }) => {
    process.stderr.write(`${ownLines(message.data.join(' '))}\n`);
  };
  let secrets: () => readonly string[] = () => [];
  const clean = (text: string) => redactor(secrets()).text(text);
  const line = (text: string) => redactor(secrets()).text(text, MAX_LINE);
  const describe = (error: unknown) => errorText(error, redactor(secrets()));
  return {
    info: (message) => log.info(line(message)),
    warn: (message) => log.warn(line(message)),
    error: (message, ...errors) =>
      log.error([line(message), ...errors.map(describe)].join(' ').trim()),
    knows: (source) => {
      secrets = source;
    },
    clean,
    cause: (error) => describe(error).split('\n', 1).join(''),
  };
}
