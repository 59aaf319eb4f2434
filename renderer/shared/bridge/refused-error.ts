import type { ErrorCode } from '#contract/ipc/channels.ts';

/** A named error as an exception, where a library (TanStack Query) knows no other way to say no. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: ErrorCode;
  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export const codeOf = (error: unknown): ErrorCode | null => {
  if (!error) return null;
  return error instanceof RefusedError ? error.code : 'internal';
};
