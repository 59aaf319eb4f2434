import type { LookState } from '#contract/model/file.ts';
import type { RunView } from '#contract/model/run.ts';
import { oneLine } from '#contract/rules/terminal-text.ts';
import type { FilesOfRuns } from '../../app/files/wait-for-files.ts';
import { EXIT, type ExitCode, mostSevere } from './exit-code.ts';
import { fileLine, settledLine } from './file-lines.ts';
import type { OutputLine } from './result-lines.ts';
import type { Session } from './session-context.ts';

/** How the wait for the files of a run ended, the best first. `unavailable`: its vendor cannot be asked. */
const RESULTS = ['found', 'unavailable', 'incomplete', 'missing'] as const;
type Result = (typeof RESULTS)[number];

const RESULT_OF: Readonly<Record<LookState, Result>> = {
  complete: 'found',
  incomplete: 'incomplete',
  missing: 'missing',
  // An outcome that stayed unknown, and of which no file was found by the last planned look.
  waiting: 'missing',
  unavailable: 'unavailable',
  off: 'unavailable',
};

const TEXTS: Readonly<Record<Result, string>> = {
  found: 'all files found',
  unavailable: 'files of some recordings cannot be looked up',
  incomplete: 'some files are missing',
  missing: 'files are missing',
};

/**
 * Waits for the files of what was started and tells them, run by run. A run of which nothing was started has none.
 *
 * @param gone aborts where nothing waits for the answer any more.
 */
export async function waitForStarted(
  runs: readonly RunView[],
  session: Session,
  gone: AbortSignal,
): Promise<ExitCode> {
  const { services, line } = session;
  const presets = new Set(runs.map(({ presetId }) => presetId));
  const end = services.onSettledByFile(({ watch, evidence }) => {
    if (presets.has(watch.presetId)) line(settledLine(watch.presetName, watch, evidence));
  });
  try {
    const codes = runs.map(async (run): Promise<ExitCode> => {
      const waited = await services.waitForFiles([run.id], gone);
      return waited ? tellWaited(run, waited, session) : EXIT.notAllAccepted;
    });
    return mostSevere(await Promise.all(codes));
  } finally {
    end();
  }
}

function tellWaited(run: RunView, { watches, files }: FilesOfRuns, { line }: Session): ExitCode {
  if (watches.length === 0) return EXIT.accepted;
  const recorded = files.filter(({ mergedFrom }) => mergedFrom.length === 0);
  for (const file of recorded) line(fileLine(run.presetName, file, watches));
  const places = watches.map(({ state }) => RESULTS.indexOf(RESULT_OF[state]));
  const result = RESULTS[Math.max(...places)] ?? 'missing';
  line(waitedLine(run, recorded.length, result));
  return result === 'found' ? EXIT.accepted : EXIT.notAllAccepted;
}

/** How the wait ended. Its fields are what scripts rely on: add, never change. */
const waitedLine = ({ id, presetName }: RunView, files: number, result: Result): OutputLine => ({
  json: { type: 'waited', run: id, preset: presetName, files, result },
  text: oneLine(`${presetName}: ${files} files: ${TEXTS[result]}`),
});
