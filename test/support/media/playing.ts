import type { Page } from 'playwright';
import { until } from '../desktop/until.ts';

/** The media element of the player's page as it is; null where there is none. */
export const mediaOf = (page: Page) =>
  page.evaluate(() => {
    const media = document.querySelector<HTMLVideoElement>('video, audio');
    if (!media) return null;
    const { currentTime, duration, videoWidth = 0, paused, muted, volume } = media;
    return { currentTime, duration, videoWidth, paused, muted, volume };
  });
type State = NonNullable<Awaited<ReturnType<typeof mediaOf>>>;

/** Waits until the media element is so; the error says what it was last, and what the page said. */
export async function untilMedia(
  page: Page,
  what: string,
  is: (state: State) => boolean,
): Promise<void> {
  let seen = '';
  const holds = async () => {
    const state = await mediaOf(page);
    seen = JSON.stringify([state, await page.locator('body').innerText()]);
    return state !== null && is(state);
  };
  await until(what, holds, { seen: () => seen });
}
