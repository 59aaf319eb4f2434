import { describe, test } from 'vitest';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { APPEARANCES, expectToFitAt200 } from '../support/fake-bridge/sound-views.ts';
import { VIEWS } from '../support/fake-bridge/views.ts';

let view: FakeWindow;
windowForTests((opened) => {
  view = opened;
});

// A file of its own, so that it runs beside the other looks.
describe.each(APPEARANCES.slice(0, 2))('at twice its size, in $language', (appearance) => {
  test.each(VIEWS)('$name fits', (shown) => expectToFitAt200(view, shown, appearance));
});
