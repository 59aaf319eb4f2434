import { app } from 'electron';
import { resolveLanguage, translatorFor } from './app/language.ts';
import { EXIT, type ExitCode } from './control/command-line/exit-code.ts';
import { answerStartFault, startFaultEvent } from './control/command-line/start-fault.ts';
import { rememberSocket } from './control/local-socket/location.ts';
import { listenForHandover } from './control/local-socket/server.ts';
import { whenAborted } from './desktop/quit-request.ts';
import { relaunch } from './desktop/relaunch.ts';
import { StartFaultUi } from './desktop/start-fault-ui.ts';
import type { PrimaryInstanceOptions } from './primary-instance.ts';
import { type Ahead, wantsDesktop } from './show-ahead.ts';
import { logFile } from './storage/log.ts';

export interface StartFaultGiven
  extends Pick<
    PrimaryInstanceOptions,
    | 'userData'
    | 'askedFolder'
    | 'switches'
    | 'places'
    | 'log'
    | 'request'
    | 'print'
    | 'socket'
    | 'quit'
    | 'links'
  > {
  /** Whether the data folder takes no changes. */
  readonly isReadOnly: boolean;
  /** What shows by now; null where that failed. */
  readonly ahead: Ahead | null;
}

/**
 * Tells of a start that failed before any request was taken: the command line, other processes, and the operator
 * where tray and window were wanted. Resolves with the exit code when the process may leave.
 */
export async function tellStartFault(error: unknown, given: StartFaultGiven): Promise<ExitCode> {
  const { userData, isReadOnly, log, request, print, ahead, quit, links } = given;
  const fault = { cause: log.cause(error), logFile: isReadOnly ? null : logFile(userData) };
  print(startFaultEvent(fault));
  if (!wantsDesktop(request)) return EXIT.notAllAccepted;
  ahead?.window.discard();
  const language = ahead?.page?.settings.get().language ?? 'system';
  const ui = new StartFaultUi({
    fault,
    tray: ahead?.tray ?? null,
    icons: given.places.icons,
    t: translatorFor(resolveLanguage(language, app.getLocale())),
  });
  whenAborted(quit, () => ui.end('quit'));
  links.follow(() => ui.bringToFront());
  await answerOthers(
    given,
    answerStartFault(fault, () => ui.bringToFront()),
  );
  if ((await ui.ended) === 'restart') relaunch(given);
  return EXIT.notAllAccepted;
}

/** Others would wait ten seconds for this process, and be told that it does not answer. */
async function answerOthers(
  { socket, log }: StartFaultGiven,
  perform: ReturnType<typeof answerStartFault>,
): Promise<void> {
  if (!socket) return;
  const onFault = (error: unknown) => log.error('another process was not answered:', error);
  try {
    await listenForHandover({ ...socket, perform, hold: () => () => undefined, onFault });
    rememberSocket(socket.notes, socket.path);
  } catch (error) {
    onFault(error);
  }
}
