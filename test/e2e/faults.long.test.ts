import { afterEach, beforeEach, test } from 'vitest';
import { type Desktop, startDesktop } from '../support/desktop/desktop.ts';
import { FAILED, seenEverywhere } from '../support/faults/seen-everywhere.ts';

let desktop: Desktop;
beforeEach(async () => {
  desktop = await startDesktop();
});
afterEach(() => desktop.close());

test('failed: the same in journal, tray and window, after the last try', () =>
  seenEverywhere(desktop, FAILED));
