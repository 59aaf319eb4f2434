import type { UpdateFaultCode } from '#contract/model/update.ts';

/** A look or a download came to nothing, and left nothing behind. */
export class UpdateFault extends Error {
  readonly code: UpdateFaultCode;
  /** The server, the file, or the system's code: what a text names. */
  readonly detail: string;

  constructor(code: UpdateFaultCode, detail: string) {
    super(`${code} ${detail}`);
    this.code = code;
    this.detail = detail;
  }

  /** What became of writing a file: a full disk has a text of its own. */
  static ofDisk(error: unknown, path: string): UpdateFault {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT') return new UpdateFault('disk-full', path);
    return new UpdateFault('cannot-write', code ? `${path} (${code})` : path);
  }
}
