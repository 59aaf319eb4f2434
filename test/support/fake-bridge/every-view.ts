import { describe, test } from 'vitest';
import { type FakeWindow, windowForTests } from './open-page.ts';
import { expectSound } from './sound-views.ts';
import type { Appearance } from './view.ts';
import { VIEWS } from './views.ts';

/** All views in one language and theme. Each appearance has a file of its own, so that they run side by side. */
export function everyViewIsSound(appearance: Appearance): void {
  let view: FakeWindow;
  windowForTests((opened) => {
    view = opened;
  });
  describe(`in ${appearance.language} and ${appearance.theme}`, () => {
    test.each(VIEWS)('$name is accessible, fits and breaks no policy', (shown) =>
      expectSound(view, shown, appearance),
    );
  });
}
