import { once } from 'node:events';
import { app } from 'electron';
import type { Problem } from '#contract/model/app-state.ts';
import { ownLines } from '#contract/rules/terminal-text.ts';
import { dryRunOfStores } from './compose/dry-run-of-stores.ts';
import { readRoom } from './compose/read-room.ts';
import { readStation } from './compose/read-station.ts';
import { readLanguage, readStores } from './compose/read-stores.ts';
import { printHistory } from './compose/stream-history.ts';
import { performDryRun } from './control/command-line/dry-run.ts';
import { EXIT, type ExitCode } from './control/command-line/exit-code.ts';
import { exportStation } from './control/command-line/export.ts';
import { performViews } from './control/command-line/perform-views.ts';
import type { HistoryRequest } from './control/command-line/report-options.ts';
import type { CommandEvent, CommandRequest } from './control/command-line/request.ts';
import { performRoom } from './control/command-line/room.ts';
import { tellProblem } from './control/command-line/tell-problems.ts';
import { createSafeStorageKeyStore } from './storage/vault/safe-storage.ts';

/** What a process does by itself with the files of a data folder: they stay as they are. */
export interface WithoutApp {
  readonly userData: string;
  /** What is wrong with the data folder. */
  readonly problems: readonly Problem[];
  readonly json: boolean;
  readonly print: (event: CommandEvent) => void;
}

const readOptions = ({ userData, problems }: WithoutApp) => ({
  ...{ userData, problems, now: new Date() },
  ...{ systemLocale: app.getLocale(), version: app.getVersion() },
});

/**
 * Does what a command line asks for where no app is needed for it, or none runs that could: views, a dry run, the history
 * or an export.
 *
 * @param practiceMedia the folder of the recording that practice serves.
 */
export async function performWithoutApp(
  request: CommandRequest,
  given: WithoutApp,
  practiceMedia: string,
): Promise<ExitCode> {
  const { history, exportTo, force, dryRun, room } = request;
  try {
    if (history) return await historyToOutput(history, given);
    if (exportTo !== undefined) return exportStores(exportTo, force, given);
    if (room) return await administerRoom(request, given);
    return await (dryRun ? rehearse(request, given, practiceMedia) : showStores(request, given));
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    given.print({ kind: 'notice', text: `The data folder cannot be read: ${cause}` });
    return EXIT.notAllAccepted;
  }
}

/** Does in the room's database what is asked: with the room of a provision file, else with the one that is stored. */
async function administerRoom(request: CommandRequest, given: WithoutApp): Promise<ExitCode> {
  const { room, actions } = request;
  const file = actions.find((action) => action.kind === 'provision');
  // The key store answers only then; a file brings its password itself.
  if (!file) await app.whenReady();
  const found = await readRoom({
    userData: given.userData,
    keyStore: () => createSafeStorageKeyStore(process.platform),
    content: file?.kind === 'provision' ? file.content : null,
    now: new Date(),
  });
  for (const text of found.notices) given.print({ kind: 'notice', text });
  if (found.kind === 'missing') return found.locked ? EXIT.noCredentials : EXIT.badUsage;
  return await performRoom(room ?? { tasks: [] }, found.administration, given.print);
}

/** Shows what is asked for where no app runs that could tell it. */
async function showStores(request: CommandRequest, given: WithoutApp): Promise<ExitCode> {
  // The language of the desktop is known only then, and no script reads it.
  if (!given.json) await app.whenReady();
  const facts = () => readStores(readOptions(given));
  return performViews(request, { facts, now: () => new Date() }, given.print);
}

/** Tells the requests that a start of the app would send for this command line. */
async function rehearse(
  request: CommandRequest,
  given: WithoutApp,
  practiceMedia: string,
): Promise<ExitCode> {
  // The key store answers only then.
  await app.whenReady();
  const keyStore = createSafeStorageKeyStore(process.platform);
  const dryRun = await dryRunOfStores({ ...readOptions(given), keyStore, practiceMedia });
  try {
    for (const problem of dryRun.problems) tellProblem(problem, given.print);
    return await performDryRun(request, dryRun.session, given.print);
  } finally {
    await dryRun.close();
  }
}

/** Prints the history until its end, or until its reader has gone. */
async function historyToOutput(
  request: HistoryRequest,
  { userData, print }: WithoutApp,
): Promise<ExitCode> {
  const { stdout } = process;
  const gone = new AbortController();
  stdout.once('error', () => gone.abort());
  // The headings of a table are in the language of the window.
  if (request.format === 'csv') await app.whenReady();
  const problem = await printHistory(userData, request, {
    language: readLanguage(userData, app.getLocale()),
    async write(text) {
      // SECURITY: what servers said gives a terminal no order; a file and a program get it as it is.
      const shown = stdout.isTTY ? ownLines(text) : text;
      if (!gone.signal.aborted && !stdout.write(shown)) {
        await once(stdout, 'drain', { signal: gone.signal }).catch(() => undefined);
      }
      return !gone.signal.aborted;
    },
  });
  if (problem === null) return EXIT.accepted;
  print({ kind: 'notice', text: problem });
  return EXIT.notAllAccepted;
}

/** Writes what the data folder has as a provision file. */
const exportStores = (file: string, force: boolean, { userData, print }: WithoutApp): ExitCode =>
  exportStation(
    { file, force },
    {
      station: () => readStation(userData),
      print: (text) => void process.stdout.write(text),
      emit: print,
    },
  );
