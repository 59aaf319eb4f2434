import { describe, test } from 'vitest';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import { expectSound, LOOKS } from '../support/fake-bridge/sound-views.ts';
import { VIEWS } from '../support/fake-bridge/views.ts';

let view: FakeWindow;
windowForTests((opened) => {
  view = opened;
});

describe.each(LOOKS)('in $language and $theme', (look) => {
  test.each(VIEWS)('$name is accessible, fits and breaks no policy', (shown) =>
    expectSound(view, shown, look),
  );
});
