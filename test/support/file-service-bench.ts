import type { Account } from '#contract/model/account.ts';
import type { FileWatch } from '#contract/model/file.ts';
import { FileService } from '../../electron/app/files/file-service.ts';
import { standingVerdict } from '../../electron/recording/operator-verdict.ts';
import type { recordingBench } from './recording-bench.ts';

type Bench = ReturnType<typeof recordingBench>;

/** What looks for files, joined to a bench as production joins it to its services. */
export function fileServiceOf(near: Bench) {
  /** What an operator has said of the accounts. */
  const said = { recordsByDefault: null as boolean | null, looksOff: [] as string[] };
  const seen = { watches: [] as FileWatch[], unavailable: null as unknown };
  const listAccounts = (): Account[] =>
    near.listAccounts().map((account) => ({ ...account, recordsByDefault: said.recordsByDefault }));
  const next = () =>
    new FileService({
      files: near.files,
      calls: near.media,
      commands: near.commands,
      listAccounts,
      forRun: (id) => (near.locked.has(id) ? null : (near.accounts.get(id) ?? null)),
      findPreset: (id) => near.presets.get(id),
      looksOff: () => said.looksOff,
      clockOffset: () => near.clocks.of(near.account.credentials.endpoint).heardOffset(),
      verdictOn: ({ callId, streamId }) => standingVerdict(near.journal, callId, streamId),
      isInDoubt: (callId) => (key) => {
        const known = near.recordings.find(key);
        return known?.callId === callId && known.certainty === 'uncertain';
      },
      now: near.now,
      forget: 'practice',
      show: (watches) => {
        seen.watches = watches();
      },
      onUnavailable: (error) => {
        seen.unavailable = error;
      },
      onFault: (error) => near.faults.push(error),
    });
  const service = next();
  near.settledListeners.add((run, call) => service.callSettled(run, call));
  near.verdictListeners.add((verdict) => service.verdictGiven(verdict));
  return {
    service,
    said,
    seen,
    /** The service of the next process, on the same list of files. */
    next,
    /** The watch of a stream, as the window sees it. */
    watchOf: (streamId: string) => seen.watches.find((watch) => watch.streamId === streamId),
  };
}
