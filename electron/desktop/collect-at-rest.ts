import v8 from 'node:v8';
import vm from 'node:vm';

/** So long no window has been open, in milliseconds: by then what its end leaves behind is done. */
const REST_MS = 10_000;

/**
 * Collects short-lived garbage once no window is open, at the start too: what a start has read and a window was served
 * is 8 MB that V8 would keep until more is made, and then collect during a click. Garbage that has been there for long
 * stays V8's own affair: to collect that takes longer than a click may wait.
 */
export function collectAtRest(
  app: { on(event: 'window-all-closed', listener: () => void): unknown },
  isWindowOpen: () => boolean,
  collect = collectYoung,
): void {
  let timer: NodeJS.Timeout | undefined;
  const rest = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // The next end of a window makes up for it.
      if (!isWindowOpen()) collect();
    }, REST_MS).unref();
  };
  app.on('window-all-closed', rest);
  rest();
}

/** Takes about ten milliseconds after a start, and two after that; in two turns, so that a click comes in between. */
export function collectYoung(): void {
  const collect = youngCollector();
  collect();
  // What the first has kept as it was just made, such as the owners of buffers, goes with the second.
  setImmediate(collect);
}

/** Node has no other way to ask V8 for a part of a collection. The flag holds for contexts that are made after it. */
function youngCollector(): () => void {
  v8.setFlagsFromString('--expose-gc');
  const gc: NodeJS.GCFunction = vm.runInNewContext('gc');
  v8.setFlagsFromString('--no-expose-gc');
  return () => void gc({ type: 'minor' });
}
