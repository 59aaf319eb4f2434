import { fileURLToPath } from 'node:url';

/** The recording that practice serves, where it lies before it is built in. */
export const PRACTICE_MEDIA = fileURLToPath(
  new URL('../../build/public/practice', import.meta.url),
);
