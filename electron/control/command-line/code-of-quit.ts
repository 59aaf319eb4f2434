import { EXIT, type ExitCode } from './exit-code.ts';
import type { CommandRequest } from './request.ts';

/**
 * The exit code after a quit: of what was asked, if that is known by now; of nothing asked, 0. A receiver of
 * callbacks ends by nothing else, and in order.
 */
export function codeOfQuit(
  { actions, receive }: CommandRequest,
  done: Promise<ExitCode>,
): Promise<ExitCode> {
  if (receive) return done;
  const open = actions.length === 0 ? EXIT.accepted : EXIT.notAllAccepted;
  return Promise.race([
    done,
    new Promise<ExitCode>((resolve) => setImmediate(() => resolve(open))),
  ]);
}
