import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Display, display } from '../support/desktop/display.ts';
import { type FakeWindow, openPage } from '../support/fake-bridge/open-page.ts';
import { expectSound, LOOKS } from '../support/fake-bridge/sound-views.ts';
import { VIEWS } from '../support/fake-bridge/views.ts';

let screen: Display;
let view: FakeWindow;
beforeAll(async () => {
  screen = await display();
  view = await openPage(screen.name);
});
afterAll(async () => {
  await view.close();
  await screen.stop();
});

describe.each(LOOKS)('in $language and $theme', (look) => {
  test.each(VIEWS)('$name is accessible, fits and breaks no policy', (shown) =>
    expectSound(view, shown, look),
  );
});
