import { expect, test } from 'vitest';
import { type FakeWindow, windowForTests } from '../support/fake-bridge/open-page.ts';
import {
  expectSound,
  expectToFitAt200,
  ONE_OF_EACH,
  SOME_VIEWS,
} from '../support/fake-bridge/sound-views.ts';

let view: FakeWindow;
windowForTests((opened) => {
  view = opened;
});

test('there is one of each section', () => expect(SOME_VIEWS).toHaveLength(ONE_OF_EACH.size));

test.each(SOME_VIEWS)(
  '$name is accessible, fits and breaks no policy ($language, $theme)',
  ({ shown, appearance }) => expectSound(view, shown, appearance),
);

test.each(SOME_VIEWS)(
  '$name fits at twice its size ($language)',
  { tags: ['slow'] },
  ({ shown, appearance }) => expectToFitAt200(view, shown, appearance),
);
