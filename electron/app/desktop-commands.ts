import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Question } from '#contract/model/start.ts';
import { Refused } from '../recording/refused.ts';
import type { Caller, StartAnswer } from './commands/requests.ts';
import type { Commands } from './commands.ts';

export interface DesktopCommandDependencies {
  /** Attended: the window can be opened for a question. */
  readonly caller: Caller & { readonly attended: true };
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

/**
 * What an operator asks of the program outside of its window, by the tray's menu, a notification's button or a hotkey,
 * and where the answer shows: a question in the window, a refusal as a notification.
 */
export class DesktopCommands {
  readonly #services: DesktopCommandDependencies;

  constructor(services: DesktopCommandDependencies) {
    this.#services = services;
  }

  start(presetId: string): Promise<void> {
    const { commands, caller } = this.#services;
    return this.#started(presetId, () => commands.start(caller, presetId, { scope: 'ask' }));
  }

  /** Starts what is missing of a preset. */
  retry(presetId: string): Promise<void> {
    const { commands, caller } = this.#services;
    return this.#started(presetId, () => commands.retryMissing(caller, presetId));
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
    const { commands, caller, ask, notify, nameOf } = this.#services;
    try {
      const answer = await commands.stop(caller, presetId);
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
