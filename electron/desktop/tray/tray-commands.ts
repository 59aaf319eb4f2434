import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Question } from '#contract/model/start.ts';
import type { StartAnswer } from '../../app/commands/requests.ts';
import type { Commands } from '../../app/commands.ts';
import { Refused } from '../../recording/refused.ts';

/** The window can be opened for a question. */
const TRAY = { source: 'tray', attended: true } as const;

export interface TrayCommandDependencies {
  readonly commands: Pick<Commands, 'start' | 'retryMissing' | 'stop'>;
  /** The preset's name; of a deleted one, that under which it was started. */
  nameOf(presetId: string): string;
  /** Puts a question to the operator, where there is room for what it means. */
  ask(question: Question): void;
  /** Tells why something did not begin. */
  notify(
    text: 'notification.refused' | 'notification.notStopped',
    preset: string,
    code: ErrorCode,
  ): void;
}

/** What a click in the tray's menu, or on a notification's button, asks of the program, and where its answer shows. */
export class TrayCommands {
  readonly #services: TrayCommandDependencies;

  constructor(services: TrayCommandDependencies) {
    this.#services = services;
  }

  start(presetId: string): Promise<void> {
    const { commands } = this.#services;
    return this.#started(presetId, () => commands.start(TRAY, presetId, { scope: 'ask' }));
  }

  /** Starts what is missing of a preset. */
  retry(presetId: string): Promise<void> {
    const { commands } = this.#services;
    return this.#started(presetId, () => commands.retryMissing(TRAY, presetId));
  }

  async #started(presetId: string, begin: () => StartAnswer | Promise<StartAnswer>): Promise<void> {
    const { ask, notify, nameOf } = this.#services;
    try {
      const answer = await begin();
      if (answer.kind === 'question') ask(answer.question);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      notify('notification.refused', nameOf(presetId), error.code);
    }
  }

  async stop(presetId: string): Promise<void> {
    const { commands, ask, notify, nameOf } = this.#services;
    try {
      const answer = await commands.stop(TRAY, presetId);
      if (answer.kind === 'question') ask(answer.question);
      else
        for (const { code, presetName } of answer.unstopped)
          notify('notification.notStopped', presetName, code);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      notify('notification.notStopped', nameOf(presetId), error.code);
    }
  }
}
