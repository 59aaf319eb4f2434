import { homedir, release } from 'node:os';
import { join } from 'node:path';
import type { Page } from '#contract/ipc/channels.ts';
import { Refused } from '../../recording/refused.ts';
import type { Log } from '../../storage/log.ts';
import type { Translate } from '../language.ts';
import type { AppStateStore } from '../state.ts';
import { logTail } from './log-tail.ts';
import { newestCalls, type ReportHistory } from './newest-calls.ts';
import { reportText } from './report-text.ts';
import { writeReport } from './write-report.ts';

const LOG_BYTES = 64 * 1024;

/** What the report says of the program, and where it is offered to be saved. */
export interface ReportProgram {
  /** Of the program and of what it stands on, by their names. */
  readonly versions: Readonly<Record<string, string>>;
  readonly locale: string;
  /** The person's folder for documents. */
  readonly documents: string;
  /** The file of the log. */
  readonly logFile: string;
}

/** A dialog for where to save. */
export interface SaveDialog {
  readonly title: string;
  readonly defaultPath: string;
  readonly filters: { readonly name: string; readonly extensions: string[] }[];
}

export interface ReportServices {
  /** Asked for each time: a system's settings change. */
  program(): ReportProgram;
  readonly log: Log;
  readonly state: AppStateStore;
  readonly history: ReportHistory;
  /** Brings the history up to date. */
  feedHistory(): Promise<void>;
  /** Asks a person where to; null when the person declines. @throws Refused when a dialog is open. */
  chooseFile(page: Page, dialog: SaveDialog): Promise<string | null>;
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
    const { log, state, history, feedHistory } = this.#services;
    const { versions, locale, logFile } = this.#services.program();
    await feedHistory();
    const { calls, fault } = await newestCalls(history, state.state.runs);
    const text = reportText({
      madeAt: new Date(),
      versions,
      system: `${process.platform} ${release()} ${process.arch}, ${locale}`,
      state: state.state,
      calls,
      historyFault: fault === null ? null : log.cause(fault),
      log: logTail(logFile, LOG_BYTES),
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
    const filePath = await this.#services.chooseFile(page, {
      title: t('report.title'),
      defaultPath: join(this.#services.program().documents, `cdn-recorder-report-${day}.txt`),
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
