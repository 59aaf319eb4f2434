import { afterAll, beforeAll, test } from 'vitest';
import { type Display, display } from '../support/desktop/display.ts';
import { type FakeWindow, openPage } from '../support/fake-bridge/open-page.ts';
import {
  expectSound,
  expectToFitAt200,
  VIEWS_IN_TURNS,
} from '../support/fake-bridge/sound-views.ts';

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

test.each(VIEWS_IN_TURNS)(
  '$name is accessible, fits and breaks no policy ($language, $theme)',
  ({ shown, look }) => expectSound(view, shown, look),
);

test.each(VIEWS_IN_TURNS)('$name fits at twice its size ($language)', ({ shown, look }) =>
  expectToFitAt200(view, shown, look),
);
