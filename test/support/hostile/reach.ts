import { ASKING } from './asking.ts';
import { LEAVING } from './leaving.ts';
import { LOADING } from './loading.ts';
import type { Trick } from './trick.ts';

/**
 * Ways out of the page to a server. In an open window each one arrives there (`hostile-tricks.long.test.ts`), so
 * that none of them fails here by a mistake of its own.
 */
export const REACHING: readonly Trick[] = [...ASKING, ...LOADING, ...LEAVING];
