import type { FilesOfPreset } from '../../app/files/file-service.ts';
import { Refused } from '../../recording/refused.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import { fileLine, filesLine, isComplete, lookFaultText, settledLine } from './file-lines.ts';
import type { Session } from './session-context.ts';

/** Looks up the files of what a preset has started last, and tells each of them and what it settled. */
export async function files(name: string, session: Session): Promise<ExitCode> {
  const { services, line, notice } = session;
  const preset = services.findPresetByName(name);
  if (!preset) throw new Refused('not-found', `There is no preset named "${name}".`);
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

function tellWhatLacks(
  name: string,
  { watches, result }: FilesOfPreset,
  notice: (text: string) => void,
): ExitCode {
  if (watches.length === 0) {
    notice(`Preset "${name}" has started nothing whose files could be looked for.`);
    return EXIT.notAllAccepted;
  }
  for (const fault of result.faults) if (matters(fault, watches)) notice(lookFaultText(fault));
  const unasked = watches.filter(({ state }) => state === 'unavailable');
  for (const vendor of new Set(unasked.map((watch) => watch.vendor))) {
    notice(`ZEGO offers no way to ask ${vendor} for files: look in the vendor's console.`);
  }
  if (isComplete(watches)) return EXIT.accepted;
  const needsSecret = result.faults.some(
    ({ fault }) => fault === 'locked' || fault === 'account-missing',
  );
  return needsSecret ? EXIT.noCredentials : EXIT.notAllAccepted;
}

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
