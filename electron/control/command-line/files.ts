import type { FilesOfPreset } from '../../app/files/file-service.ts';
import type { RehearsedLooks } from '../../app/files/rehearse-looks.ts';
import { Refused } from '../../recording/refused.ts';
import { lookLine } from './dry-run-lines.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { fileLine, filesLine, isComplete, lookFaultText, settledLine } from './file-lines.ts';
import type { Session } from './session-context.ts';

/** Looks up the files of what a preset has started last, and tells each of them and what it settled. */
export async function files(name: string, session: Session): Promise<ExitCode> {
  const { services, line, notice } = session;
  const preset = services.findPresetByName(name);
  if (!preset) throw new Refused('not-found', `There is no preset named "${name}".`);
  if (services.planLooks) {
    return tellRequests(preset.name, await services.planLooks(preset.id), session);
  }
  const end = services.onSettledByFile(({ watch, evidence }) => {
    if (watch.presetId === preset.id) line(settledLine(preset.name, watch, evidence));
  });
  try {
    const found = await services.lookForFiles(preset.id);
    const recorded = found.files.filter(({ mergedFrom }) => mergedFrom.length === 0);
    for (const file of recorded) line(fileLine(preset.name, file, found.watches));
    line(filesLine(preset.name, recorded.length, found.watches));
    return tellWhatLacks(preset.name, found, notice);
  } finally {
    end();
  }
}

type Faults = FilesOfPreset['result']['faults'];

/** The requests of the look, and what is in its way: whether all files are there the responses alone would tell. */
function tellRequests(
  name: string,
  { watches, requests, faults }: RehearsedLooks,
  { line, notice }: Session,
): ExitCode {
  for (const request of requests) line(lookLine(name, request));
  const isAllAsked = tellObstacles(name, watches, faults, notice);
  if (needsSecret(faults)) return EXIT.noCredentials;
  return isAllAsked ? EXIT.accepted : EXIT.notAllAccepted;
}

function tellWhatLacks(
  name: string,
  { watches, result: { faults } }: FilesOfPreset,
  notice: (text: string) => void,
): ExitCode {
  tellObstacles(name, watches, faults, notice);
  if (isComplete(watches)) return EXIT.accepted;
  return needsSecret(faults) ? EXIT.noCredentials : EXIT.notAllAccepted;
}

/** Whether each recording could be asked for. */
function tellObstacles(
  name: string,
  watches: FilesOfPreset['watches'],
  faults: Faults,
  notice: (text: string) => void,
): boolean {
  if (watches.length === 0) {
    notice(`Preset "${name}" has started nothing whose files could be looked for.`);
    return false;
  }
  for (const fault of faults) if (matters(fault, watches)) notice(lookFaultText(fault));
  const unasked = watches.filter(({ state }) => state === 'unavailable');
  for (const vendor of new Set(unasked.map((watch) => watch.vendor))) {
    notice(`ZEGO offers no way to ask ${vendor} for files: look in the vendor's console.`);
  }
  return unasked.length === 0 && faults.length === 0;
}

const needsSecret = (faults: Faults): boolean =>
  faults.some(({ fault }) => fault === 'locked' || fault === 'account-missing');

/** Where all files that are expected were found, what of a listing was not read does not matter. */
const matters = (
  { vendor, fault }: FilesOfPreset['result']['faults'][number],
  watches: FilesOfPreset['watches'],
): boolean =>
  fault !== 'partial' ||
  watches.some(
    ({ expected, found, ...watch }) =>
      watch.vendor === vendor && (watch.endedAt === null || expected === null || found < expected),
  );
