import type { MouseEvent } from 'react';

/**
 * What a click does, for a button that starts or stops something: the second click of a double click does it
 * not once more, and means nothing that has come under the pointer since the first.
 */
export const singleClick =
  (act: () => void) =>
  ({ detail }: Pick<MouseEvent, 'detail'>): void => {
    // 0 where a key has pressed it.
    if (detail <= 1) act();
  };
