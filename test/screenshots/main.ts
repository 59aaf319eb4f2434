import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { repositoryRoot } from '../support/desktop/electron.ts';
import { openPage } from '../support/fake-bridge/open-page.ts';
import { showView, VIEWS } from '../support/fake-bridge/views.ts';

const FOLDER = join(repositoryRoot, 'out', 'screenshots');
const SIZE = { width: 1120, height: 760 };
/** What is still fading in has no place in a picture. */
const ANIMATED_MS = 300;

/** Pictures of every view in both languages and both themes; `npm run screenshots -- history` of some. */
const wanted = VIEWS.filter(
  ({ name }) =>
    process.argv.length < 3 || process.argv.slice(2).some((part) => name.includes(part)),
);
await mkdir(FOLDER, { recursive: true });
const window = await openPage(process.env.DISPLAY ?? '');
try {
  for (const view of wanted) {
    for (const language of ['en', 'zh-CN'] as const) {
      for (const theme of ['light', 'dark'] as const) {
        await showView(
          view,
          { language, theme },
          {
            page: window.page,
            show: (seed) => window.show(seed, SIZE),
          },
        );
        await window.page.waitForTimeout(ANIMATED_MS);
        const path = join(FOLDER, `${view.name}.${language}.${theme}.png`);
        await window.page.screenshot({ path });
      }
    }
    console.error(`${view.name}: done`);
  }
} finally {
  await window.close();
}
console.error(`${wanted.length * 4} pictures are in ${FOLDER}`);
