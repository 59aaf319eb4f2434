import type { PlayerRequest } from '#contract/model/player.ts';
import { segmentAddress } from '#contract/rules/segment-address.ts';
import { type Fault, faultOf, lookForFault } from './faults.ts';

/** Ends the playing and gives up what it holds. */
export type Detach = () => void;

/** Tells why the file does not play, once. */
type OnFault = (fault: Fault) => void;

/** Plays a file on a media element. What goes wrong is told, and never thrown. */
export function attach(
  media: HTMLMediaElement,
  request: Pick<PlayerRequest, 'kind' | 'url'>,
  onFault: OnFault,
): Detach {
  const ended = new AbortController();
  const tell: OnFault = (fault) => {
    if (ended.signal.aborted) return;
    ended.abort();
    onFault(fault);
  };
  const { signal } = ended;
  if (request.kind === 'hls') void playHls(media, request.url, tell, signal);
  else if (request.kind === 'flv') void playFlv(media, request.url, tell, signal);
  else playFile(media, request.url, tell, signal);
  return () => ended.abort();
}

function playFile(media: HTMLMediaElement, url: string, tell: OnFault, signal: AbortSignal): void {
  media.addEventListener('error', async () => tell(await lookForFault(url)), { signal });
  media.src = url;
  signal.addEventListener('abort', () => {
    media.removeAttribute('src');
    media.load();
  });
}

/** Without a worker: the page's policy forbids one, and a recording needs none. */
const PLAIN = { enableWorker: false } as const;

async function playHls(
  media: HTMLMediaElement,
  url: string,
  tell: OnFault,
  signal: AbortSignal,
): Promise<void> {
  const { default: Hls } = await import('hls.js');
  if (signal.aborted) return;
  const hls = new Hls({
    ...PLAIN,
    // A signature that counts for the folder goes along to the segments in it.
    xhrSetup(xhr, address) {
      const allowed = segmentAddress(address, url);
      if (allowed === null) tell({ kind: 'other-host', httpStatus: null });
      else xhr.open('GET', allowed, true);
    },
  });
  signal.addEventListener('abort', () => hls.destroy());
  let recovered = false;
  hls.on(Hls.Events.ERROR, async (_event, { fatal, type, response }) => {
    const answered = response?.code ? faultOf(response.code) : null;
    // The library would ask for half a minute more: what is forbidden or gone stays so.
    if (answered?.kind === 'forbidden' || answered?.kind === 'gone') tell(answered);
    if (!fatal) return;
    if (type === Hls.ErrorTypes.NETWORK_ERROR) {
      tell(answered ?? (await lookForFault(url)));
    } else if (type === Hls.ErrorTypes.MEDIA_ERROR && !recovered) {
      recovered = true;
      hls.recoverMediaError();
    } else tell({ kind: 'format', httpStatus: null });
  });
  hls.loadSource(url);
  hls.attachMedia(media);
}

async function playFlv(
  media: HTMLMediaElement,
  url: string,
  tell: OnFault,
  signal: AbortSignal,
): Promise<void> {
  const { default: mpegts } = await import('mpegts.js');
  if (signal.aborted) return;
  // SECURITY: its log would hold the signed address.
  mpegts.LoggingControl.enableAll = false;
  const player = mpegts.createPlayer({ type: 'flv', url, isLive: false, cors: true }, PLAIN);
  // Not within one of its own events: it would go on to tell about it.
  signal.addEventListener('abort', () => queueMicrotask(() => player.destroy()));
  player.on(mpegts.Events.ERROR, async (type: string) => {
    const isNetwork = type === mpegts.ErrorTypes.NETWORK_ERROR;
    tell(isNetwork ? await lookForFault(url) : { kind: 'format', httpStatus: null });
  });
  player.attachMediaElement(media);
  player.load();
}
