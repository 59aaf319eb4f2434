import type { Page } from '#contract/ipc/channels.ts';
import type { OperatorVerdict } from '#contract/model/outcome.ts';
import type { RecordingKey } from '#contract/model/start.ts';
import { notRecordingConfirmation } from '../app/confirmations.ts';
import type { AppStateStore } from '../app/state.ts';
import { recordRecordingVerdict, recordVerdict, wordHides } from '../recording/operator-verdict.ts';
import type { Clock } from '../recording/ports.ts';
import type { Recordings } from '../recording/recordings.ts';
import { Refused } from '../recording/refused.ts';
import { viewOf } from '../recording/run-view.ts';
import type { DurableJournal } from '../storage/journal/durable-journal.ts';
import type { ConfirmedServices } from './confirmed-handlers.ts';
import type { Handlers } from './register.ts';

export interface VerdictServices extends Pick<ConfirmedServices, 'confirm' | 'translate'> {
  readonly state: AppStateStore;
  readonly journal: DurableJournal;
  readonly recordings: Recordings;
  /** The time that an end at a service is held against. */
  readonly endedBy: Clock['endedBy'];
  showRecordings(): void;
  feedHistory(): Promise<void>;
}

/** What a person says of a stream; `key` where it is said of a recording, however old its call is. */
interface Verdict {
  readonly callId: string;
  readonly word: OperatorVerdict;
  readonly key: RecordingKey | null;
}

/**
 * What an operator saw in a vendor's console. Doubt is settled at once.
 *
 * SECURITY: what certainly runs goes out of sight, and out of the tray, only where a person agrees in main's own dialog.
 */
export function verdictHandlers(
  services: VerdictServices,
): Pick<Handlers, 'outcomes.settle' | 'recordings.settle'> {
  const { journal, recordings, confirm, translate } = services;
  const settled = (verdict: Verdict) => {
    settle(services, verdict);
    return { agreed: true };
  };
  const settleOrAsk = (verdict: Verdict, page: Page) => {
    const hidden = wordHides(journal, recordings, verdict);
    if (!hidden) return settled(verdict);
    return confirm(page, notRecordingConfirmation(hidden, translate())).then((choice) =>
      choice === null ? { agreed: false } : settled(verdict),
    );
  };
  const said = (streamId: string, word: OperatorVerdict['word']): OperatorVerdict => ({
    streamId,
    word,
    at: new Date().toISOString(),
  });
  return {
    'outcomes.settle': ({ callId, streamId, word }, page) =>
      settleOrAsk({ callId, word: said(streamId, word), key: null }, page),
    'recordings.settle': ({ key, callId, word }, page) =>
      settleOrAsk({ callId, word: said(key.streamId, word), key }, page),
  };
}

/** Writes a person's word down and shows it wherever the call is shown. */
function settle(services: VerdictServices, { callId, word, key }: Verdict): void {
  const { journal, recordings, state } = services;
  const words = key
    ? recordRecordingVerdict(journal, recordings, { key, callId }, word)
    : recordVerdict(journal, recordings, callId, word);
  if (!words) throw new Refused('not-found', 'There is no unknown outcome of this call any more.');
  const run = Object.values(state.state.runs).find(({ calls }) =>
    calls.some(({ id }) => id === callId),
  );
  if (run) {
    const calls = run.calls.map((call) => (call.id === callId ? { ...call, words } : call));
    state.update({
      runs: { [run.presetId]: viewOf({ ...run, calls }, services.endedBy(run.service)) },
    });
  }
  services.showRecordings();
  void services.feedHistory();
}
