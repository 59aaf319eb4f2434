import { EVENTS, type EventName, type EventPayload } from '#contract/ipc/channels.ts';

/** Sends an event to the page, if one is open. Parsed on the way out: what is not in the contract does not leave. */
export function broadcast<N extends EventName>(
  contents: Electron.WebContents | null,
  event: N,
  payload: EventPayload<N>,
): void {
  if (!contents || contents.isDestroyed()) return;
  contents.send(event, EVENTS[event].parse(payload));
}
