// @ts-check

/**
 * A failure that a person can do something about. Its message is one sentence with the cause and
 * the remedy; it is all that is shown.
 */
export class Stop extends Error {}

/** @param {unknown} error */
export function sentenceFor(error) {
  if (error instanceof Stop) return error.message;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error ?? {});
  if (code === 'ENOSPC') return 'The disk is full: free about 1 GB, then start again.';
  if (path && ['EACCES', 'EPERM', 'EROFS'].includes(code ?? '')) {
    return `This user cannot write ${path}: make its folder writable, or use a clone of your own.`;
  }
  const message = error instanceof Error ? error.message : String(error);
  const first = message.split('\n')[0]?.trim() || 'unknown error';
  return `Set-up failed unexpectedly (${first}): run it again with CDN_RECORDER_DEBUG=1 for the details.`;
}
