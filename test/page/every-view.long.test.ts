import { describe, test } from 'vitest';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { APPEARANCES, expectSound } from '../support/fake-bridge/sound-views.ts';
import { VIEWS } from '../support/fake-bridge/views.ts';

let view: FakeWindow;
windowForTests((opened) => {
  view = opened;
});

describe.each(APPEARANCES)('in $language and $theme', (appearance) => {
  test.each(VIEWS)('$name is accessible, fits and breaks no policy', (shown) =>
    expectSound(view, shown, appearance),
  );
});
