import { homedir, release } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import type { Page } from '#contract/ipc/channels.ts';
import type { Translate } from '../../app/language.ts';
import type { AppStateStore } from '../../app/state.ts';
import { Refused } from '../../recording/refused.ts';
import type { HistoryClient } from '../../storage/history/main/client.ts';
import { type Log, logFile } from '../../storage/log.ts';
import type { NativeDialogs } from '../windows/native-dialogs.ts';
import { logTail } from './log-tail.ts';
import { newestCalls } from './newest-calls.ts';
import { reportText } from './report-text.ts';
import { writeReport } from './write-report.ts';

const LOG_BYTES = 64 * 1024;

export interface ReportServices {
  readonly userData: string;
  readonly log: Log;
  readonly state: AppStateStore;
  readonly history: Pick<HistoryClient, 'ask'>;
  /** Brings the history up to date. */
  feedHistory(): Promise<void>;
  readonly dialogs: Pick<NativeDialogs, 'chooseFile'>;
  /** The texts in the operator's language. */
  readonly translate: () => Translate;
}

/** A person's home folder has the person's name. */
function withoutHome(text: string): string {
  const home = homedir();
  return home.length > 1 ? text.replaceAll(home, '~') : text;
}

/** The support report: shown first, and then saved exactly as it was shown. Nothing is sent anywhere. */
export class SupportReport {
  readonly #services: ReportServices;
  #shown: string | null = null;
  /** Requests while one is being made get that one. */
  #making: Promise<string> | null = null;

  constructor(services: ReportServices) {
    this.#services = services;
  }

  preview(): Promise<string> {
    this.#making ??= this.#make().finally(() => {
      this.#making = null;
    });
    return this.#making;
  }

  async #make(): Promise<string> {
    const { userData, log, state, history, feedHistory } = this.#services;
    await feedHistory();
    const { calls, fault } = await newestCalls(history, state.state.runs);
    const { electron = '', chrome = '', node = '' } = process.versions;
    const text = reportText({
      madeAt: new Date(),
      versions: {
        'CDN Recorder': app.getVersion(),
        Electron: electron,
        Chromium: chrome,
        Node: node,
      },
      system: `${process.platform} ${release()} ${process.arch}, ${app.getLocale()}`,
      state: state.state,
      calls,
      historyFault: fault === null ? null : log.cause(fault),
      log: logTail(logFile(userData), LOG_BYTES),
    });
    // SECURITY: the one way out of main for a report; what was built from allow lists is cleaned once more.
    this.#shown = withoutHome(log.clean(text));
    return this.#shown;
  }

  /**
   * Asks where to, and writes what was shown. Null when the person thought better of it.
   *
   * @throws Refused when it cannot be written there, or a dialog is open.
   */
  async save(page: Page): Promise<string | null> {
    const text = this.#shown ?? (await this.preview());
    const day = new Date().toISOString().slice(0, 10);
    const t = this.#services.translate();
    const filePath = await this.#services.dialogs.chooseFile(page, {
      title: t('report.title'),
      defaultPath: join(app.getPath('documents'), `cdn-recorder-report-${day}.txt`),
      filters: [{ name: t('report.fileType'), extensions: ['txt'] }],
    });
    if (filePath === null) return null;
    try {
      writeReport(filePath, text);
    } catch (error) {
      this.#services.log.error('the support report was not written:', error);
      throw new Refused('report-not-written', 'The report could not be written there.');
    }
    return filePath;
  }
}
