import '../shared/prepare-page.ts';
import { readSoundRequest, type SoundRequest } from '#contract/model/alarm-sound.ts';
import { builtInSound } from './built-in-sound.ts';
import { ownSound } from './own-sound.ts';

/** A longer file is cut: the next alarm must be heard as a new one. */
const LONGEST_SECONDS = 30;

/**
 * The page that makes the sound of an alarm: never shown, in a process and a session of its own, without a bridge. Each
 * request is a fragment of its address, each answer its title. Where it cannot play it does not answer.
 */
const follow = () => void sound(readSoundRequest(window.location.hash));
window.addEventListener('hashchange', follow);
follow();

async function sound({ turn, own, volume }: SoundRequest): Promise<void> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const output = devices.some(({ kind }) => kind === 'audiooutput');
  const context = new AudioContext();
  try {
    await context.resume();
    const chosen = own ? await ownSound(context) : null;
    const source = context.createBufferSource();
    source.buffer = chosen ?? builtInSound(context);
    const gain = context.createGain();
    gain.gain.value = volume / 100;
    source.connect(gain).connect(context.destination);
    const ended = new Promise((resolve) => {
      source.onended = resolve;
    });
    source.start();
    source.stop(context.currentTime + LONGEST_SECONDS);
    const answer = { turn, replaced: own && chosen === null, output };
    document.title = JSON.stringify({ ...answer, state: 'playing' });
    await ended;
    document.title = JSON.stringify({ ...answer, state: 'played' });
  } finally {
    await context.close();
  }
}
