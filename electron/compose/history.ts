import { join } from 'node:path';
import {
  createHistoryService,
  type HistoryService,
} from '../storage/history/main/history-service.ts';
import { isLoopback } from '../zego/request/endpoint.ts';
import type { ComposeOptions } from './options.ts';
import type { Persistence } from './persistence.ts';

/** The history, fed from the journal, in workers of its own. */
export function createHistory(
  options: ComposeOptions,
  { journal, settings, clock, clocks, state, setProblem }: Persistence,
  onPrune: (before: number) => void,
): HistoryService {
  const { log } = options;
  const service = createHistoryService({
    journal,
    worker: options.historyWorker,
    file: join(options.userData, 'history.sqlite'),
    days: () => settings.get().historyDays ?? null,
    now: clock.now,
    // Its own clock is all that a server on this machine can show.
    serverTimes: () => clocks.proven((endpoint) => !isLoopback(endpoint)),
    onPrune,
    onChanged: options.onHistoryChanged,
    onExport: options.onHistoryExport,
    onExports: (exports) => state.update({ exports: [...exports] }),
    onUnwritten: (error) => {
      log.error('the history cannot be written:', error);
      setProblem('history-unavailable', log.cause(error));
    },
    onWritten: () => setProblem('history-unavailable', null),
    onRenewed: (file) => setProblem('history-renewed', file),
    onFault: (what, error) => log.error(what, error),
  });
  state.subscribe(({ changes }) => changes.settings && service.settingsSaved());
  return service;
}
