import { translatorFor } from '../../app/language.ts';
import { EXIT } from './exit-code.ts';
import type { CommandEvent, CommandRequest } from './request.ts';

/** Why the program could not start. */
export interface StartFault {
  /** The error, without secrets. */
  readonly cause: string;
  /** Where the whole of it is written; null where the data folder takes no log. */
  readonly logFile: string | null;
}

/** In English, like all that the command line says. */
const t = translatorFor('en');

/** What a command line is told of it: a sentence, and with `--json` a `problem` line of the code `start-failed`. */
export function startFaultEvent({ cause, logFile }: StartFault): CommandEvent {
  const log = logFile === null ? '' : ` Log file: ${logFile}`;
  const text = `${t('startFault.message')}: ${cause}. ${t('startFault.state')}${log}`;
  return { kind: 'problem', code: 'start-failed', detail: cause, text };
}

/**
 * Answers each other process, instead of doing what it asks.
 *
 * @param bringToFront shows the operator the fault, for a process that wants a window
 */
export const answerStartFault =
  (fault: StartFault, bringToFront: () => void) =>
  async (request: CommandRequest, emit: (event: CommandEvent) => void): Promise<void> => {
    emit(startFaultEvent(fault));
    if (!request.exit) bringToFront();
    emit({ kind: 'done', exitCode: EXIT.notAllAccepted });
  };
