// @ts-check
import { constants } from 'node:os';

/** The shell's convention, so that a caller sees a signal through us as it would without us.
 * @param {NodeJS.Signals} signal */
export const signalExitCode = (signal) => 128 + (constants.signals[signal] ?? 0);

/**
 * Ctrl-C reaches us twice, from the terminal and again from npm, and Electron takes the second
 * signal as an order to die without cleaning up. So a repetition within a moment is the same one;
 * a later one is a person's second wish and passes.
 * @param {(signal: NodeJS.Signals) => void} forward
 * @param {() => number} now in milliseconds
 */
export function forwardOnce(forward, now = () => performance.now()) {
  let last = Number.NEGATIVE_INFINITY;
  return (/** @type {NodeJS.Signals} */ signal) => {
    const at = now();
    if (at - last < 500) return;
    last = at;
    forward(signal);
  };
}
