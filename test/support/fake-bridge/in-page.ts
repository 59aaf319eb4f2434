import '../../../renderer/shared/zod-without-eval.ts';
import { FakeBridge, type Seed } from './fake-bridge.ts';

declare global {
  interface Window {
    /** The double itself, for a test that changes the state while the page is open. */
    fakeBridge: FakeBridge;
  }
}

/** Runs in the page before its own scripts, with the seed laid in by `open-page.ts`. */
export function install(seed: Seed): void {
  const fake = new FakeBridge(seed);
  window.fakeBridge = fake;
  Object.defineProperty(window, 'cdnRecorder', { value: { ask: fake.ask, on: fake.on } });
}
