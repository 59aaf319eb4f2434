/** Seconds that an arrow key goes on or back. */
const STEP = 5;

type Deed = (media: HTMLMediaElement) => void;

const seekBy =
  (seconds: number): Deed =>
  (media) => {
    const end = Number.isFinite(media.duration) ? media.duration : Number.POSITIVE_INFINITY;
    media.currentTime = Math.min(end, Math.max(0, media.currentTime + seconds));
  };

const louderBy =
  (part: number): Deed =>
  (media) => {
    media.volume = Math.min(1, Math.max(0, media.volume + part));
  };

const toggle: Deed = (media) => {
  if (media.paused) void media.play().catch(() => undefined);
  else media.pause();
};

/** A browser that is asked while the window goes refuses: there is nothing left to tell. */
const fullScreen: Deed = (media) => {
  const change = document.fullscreenElement ? document.exitFullscreen() : media.requestFullscreen();
  void change.catch(() => undefined);
};

const KEYS: Readonly<Record<string, Deed>> = {
  ' ': toggle,
  k: toggle,
  m: (media) => {
    media.muted = !media.muted;
  },
  f: fullScreen,
  ArrowLeft: seekBy(-STEP),
  ArrowRight: seekBy(STEP),
  ArrowUp: louderBy(0.1),
  ArrowDown: louderBy(-0.1),
  Home: (media) => {
    media.currentTime = 0;
  },
  End: seekBy(Number.POSITIVE_INFINITY),
};

/**
 * What a key does to what plays. A focused control takes its own keys: the element's own ones (play, time line,
 * volume), and a button its Enter and Space.
 */
export function onPlayerKey(event: KeyboardEvent, media: HTMLMediaElement): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'Escape') {
    if (!document.fullscreenElement) window.close();
    return;
  }
  const deed = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  const isLetter = /^[a-z]$/i.test(event.key);
  const target = event.target instanceof Element ? event.target : null;
  if (!deed || (!isLetter && target?.closest('video, audio, button'))) return;
  event.preventDefault();
  deed(media);
}
