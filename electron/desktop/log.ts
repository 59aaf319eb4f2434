import { join } from 'node:path';
import log from 'electron-log/main';
import { redact } from '../zego/redact.ts';

export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}

const MAX_LOG_BYTES = 5 * 1024 * 1024;

/**
 * The log: a file among the user's data and standard error, since standard output belongs to `--json`.
 * SECURITY: every line passes the redactor; nothing is logged past this module.
 */
export function createLog(userData: string, development: boolean): Log {
  log.transports.file.resolvePathFn = () => join(userData, 'logs', 'main.log');
  log.transports.file.maxSize = MAX_LOG_BYTES;
  log.transports.ipc.level = false;
  log.transports.console.level = development ? 'warn' : false;
  log.transports.console.writeFn = ({ message }) => {
    process.stderr.write(`${message.data.join(' ')}\n`);
  };
  return {
    info: (message) => log.info(redact(message)),
    warn: (message) => log.warn(redact(message)),
    error: (message, error) => log.error(redact(`${message} ${describe(error)}`.trim())),
  };
}

function describe(error: unknown): string {
  if (error === undefined) return '';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
