import type { Stopped } from '../../recording/recording-service.ts';
import { Refused, type Skipped, type Unstopped } from '../../recording/refused.ts';
import { EXIT, type ExitCode, exitOf, mostSevere } from './exit-code.ts';
import { elsewhereLine, refusedLine } from './result-lines.ts';
import { COMMAND_LINE, type Session } from './session-context.ts';
import { tellRuns } from './tell-runs.ts';

/** Stops a preset by its name; a deleted one as long as something of it runs. */
export async function stop(name: string, session: Session): Promise<ExitCode> {
  const { services, together } = session;
  const ids = services.stoppableByName(name);
  if (ids.length === 0) throw new Refused('not-found', `There is no preset named "${name}".`);
  const codes = ids.map((id) =>
    stopping(session, () => {
      const answer = services.commands.stop(COMMAND_LINE, id, { together });
      // The decision table has no question for a caller that cannot be asked.
      if (answer.kind === 'question') throw new Error('a command line was asked a question');
      return answer;
    }),
  );
  return mostSevere(await Promise.all(codes));
}

/**
 * Stops everything that runs or may run. Where nothing is known to run there is nothing to do, and that is
 * success; not where what runs could not be read.
 */
export async function stopAll(session: Session): Promise<ExitCode> {
  const { services, notice } = session;
  const unknown = services.recordingsUnknown();
  if (unknown) {
    notice('Warning: what ran before could not be read, so there may be more. Check the consoles.');
  }
  if (services.countRecordings() === 0) {
    notice('Nothing is known to run. Nothing was stopped.');
    return unknown ? EXIT.notAllAccepted : EXIT.accepted;
  }
  const code = await stopping(session, () =>
    services.commands.stopRecordings(COMMAND_LINE, null, { together: true }),
  );
  return unknown ? mostSevere([code, EXIT.notAllAccepted]) : code;
}

async function stopping(session: Session, begin: () => Stopped): Promise<ExitCode> {
  const { runs, rest } = await tellRuns(session, () => {
    const { started, unstopped } = begin();
    return { started, rest: unstopped };
  });
  tellUnstopped(rest, session);
  const codes = runs.map(({ status }) =>
    status === 'accepted' ? EXIT.accepted : EXIT.notAllAccepted,
  );
  return mostSevere([...codes, ...rest.map(({ code }) => exitOf(code))]);
}

/** One line for each vendor at which something was left alone; how many there were. */
export function tellSkipped(
  name: string,
  { running, uncertain, elsewhere = [] }: Skipped,
  { line }: Session,
): number {
  for (const target of running) line(refusedLine(name, 'running-already', target));
  for (const target of uncertain) line(refusedLine(name, 'may-be-running', target));
  for (const target of elsewhere) line(elsewhereLine(name, target));
  return running.length + uncertain.length + elsewhere.length;
}

/** What goes on, since no stop could be sent for it; how many lines. */
export function tellUnstopped(unstopped: readonly Unstopped[], { line, notice }: Session): number {
  for (const { presetName, code, message, targets } of unstopped) {
    for (const target of targets) line(refusedLine(presetName, code, target));
    notice(message);
  }
  return unstopped.length;
}
