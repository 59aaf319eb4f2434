import { randomUUID } from 'node:crypto';
import type { Page } from '#contract/ipc/channels.ts';
import type { AppState } from '#contract/model/app-state.ts';
import type { ExportFormat } from '#contract/model/history.ts';
import type { HistoryClient } from '../storage/history/main/client.ts';
import type { ExportRegistry } from '../storage/history/main/export-registry.ts';
import type { Handlers } from './register.ts';

export interface HistoryServices {
  readonly history: HistoryClient;
  readonly exports: ExportRegistry;
  /** Asks a person where a file is to be; null when none was chosen. */
  readonly chooseExportFile: (page: Page, format: ExportFormat) => Promise<string | null>;
  /** In which a table has its headings. */
  readonly language: () => AppState['language'];
}

type HistoryHandlers = Pick<Handlers, Extract<keyof Handlers, `history.${string}`>>;

/** What the window asks of the history: each a question to its workers. */
export function createHistoryHandlers({
  history,
  exports,
  chooseExportFile,
  language,
}: HistoryServices): HistoryHandlers {
  return {
    'history.page': (query) => history.ask('page', query),
    'history.runs': (query) => history.ask('runs', query),
    'history.outcomes': ({ run }) => history.ask('outcomes', run),
    'history.run': ({ runId }) => history.ask('run', runId),
    'history.call': ({ callId }) => history.ask('call', callId),
    'history.count': ({ filter }) => history.ask('count', filter),
    'history.facets': () => history.ask('facets', null),
    'history.export': async ({ filter, format }, page) => {
      // SECURITY: where a file is written only a person says, in the system's own dialog; the page never does.
      const path = await chooseExportFile(page, format);
      if (path === null) return null;
      const id = randomUUID();
      await history.export({ id, filter, format, language: language(), path });
      return { id };
    },
    'history.exportCancel': async ({ id }) => {
      await history.ask('exportCancel', id);
      return null;
    },
    'history.exportDismiss': ({ id }) => {
      exports.dismiss(id);
      return null;
    },
  };
}
