import { PRACTICE_ACCOUNT_NAME } from '#contract/model/name.ts';
import { oneLine, quoted } from '#contract/rules/terminal-text.ts';
import {
  type Gap,
  gapsIn,
  type ProvisionFile,
  provisionFileOf,
  provisionText,
  type Station,
} from '../../app/transfer/provision-file.ts';
import { parseProvision } from '../../storage/provision.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { CommandEvent } from './request.ts';
import { writeNew } from './write-new.ts';

const STANDARD_OUTPUT = '-';
/** Names of one kind that the sentence has; more are only counted. */
const MOST_NAMES = 5;
const MAX_NAME_SHOWN = 60;

export interface ExportRequest {
  /** `-` for standard output. */
  readonly file: string;
  /** Write over a file that is there. */
  readonly force: boolean;
}

export interface ExportServices {
  /** What is on disk; a file that could not be read whole is named. */
  station(): { readonly station: Station; readonly unread: readonly string[] };
  /** Writes to standard output. */
  print(text: string): void;
  emit(event: CommandEvent): void;
}

/** Writes what a station has as a provision file, without secrets, and tells a person what to add to it. */
export function exportStation({ file, force }: ExportRequest, services: ExportServices): ExitCode {
  const { emit, print } = services;
  const notice = (text: string) => emit({ kind: 'notice', text });
  const { station, unread } = services.station();
  if (unread.length > 0) {
    for (const detail of unread) notice(`It cannot be read whole: ${detail}.`);
    notice('Nothing was exported.');
    return EXIT.notAllAccepted;
  }
  const content = provisionFileOf(station);
  const text = provisionText(content);
  const gaps = gapsIn(content);
  if (file === STANDARD_OUTPUT) print(text);
  else {
    const written = writeNew(file, text, force);
    if (!written.ok) {
      notice(`${oneLine(file)}: ${written.problem}. Nothing was exported.`);
      return written.isThere ? EXIT.badUsage : EXIT.notAllAccepted;
    }
    emit({ kind: 'line', ...exportedLine(file, content, gaps) });
  }
  notice(advice(content, gaps));
  const problems = problemsOf(content);
  for (const problem of problems) notice(`Warning: the import will refuse ${problem}.`);
  return problems.length > 0 ? EXIT.notAllAccepted : EXIT.accepted;
}

/** What was exported. Its fields are what scripts rely on: add, never change. */
function exportedLine(file: string, content: ProvisionFile, gaps: readonly Gap[]) {
  const { accounts, presets, schedules, webhooks } = content;
  const control = Object.keys(content.control);
  const counts = {
    accounts: accounts.length,
    presets: presets.length,
    schedules: schedules.length,
    webhooks: webhooks.length,
  };
  const text = [
    ...Object.entries(counts).map(([name, count]) => `${name} ${count}`),
    ...(control.length > 0 ? [`control ${control.join(', ')}`] : []),
  ].join(', ');
  return {
    json: { type: 'export', file, ...counts, control, fill: gaps.map(({ path }) => path) },
    text: oneLine(`${file}: ${text}`),
  };
}

const OTHERS =
  'add callbackSecret, playbackKeys and the secret of webhooks where there are any: an import without them removes them';

/** What a person has to add, in one sentence. */
function advice({ accounts, webhooks }: ProvisionFile, gaps: readonly Gap[]): string {
  const keys = [...new Set(gaps.map(({ key }) => key))];
  const empty = keys
    .map((key) => `${key} of ${namesOf(gaps.filter((gap) => gap.key === key))}`)
    .join('; ');
  const hasOthers = accounts.length + webhooks.length > 0;
  if (empty === '') return 'Nothing has to be added before it is imported.';
  const fill = `Before it is imported, fill in what is empty (${empty})`;
  return hasOthers ? `${fill}, and ${OTHERS}.` : `${fill}.`;
}

function namesOf(gaps: readonly Gap[]): string {
  const named = gaps.slice(0, MOST_NAMES).map(({ name }) => quoted(name, MAX_NAME_SHOWN));
  const more = gaps.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** Stands for a preset that a person names. */
const SOME_PRESET = 'Some preset';

/** What the import refuses once all that is empty is filled in: names of an earlier version, or too many of a kind. */
function problemsOf(content: ProvisionFile): readonly string[] {
  let tokens = 0;
  const fillings: Readonly<Record<string, () => string>> = {
    serverSecret: () => 'x'.repeat(32),
    url: () => 'https://example.com/',
    // No two may be the same.
    token: () => {
      tokens += 1;
      return `0123456789abcdef${tokens}`;
    },
    account: () => PRACTICE_ACCOUNT_NAME,
    preset: () => SOME_PRESET,
  };
  const filled = JSON.stringify(content, (key, value) =>
    value === '' ? (fillings[key]?.() ?? value) : value,
  );
  const parsed = parseProvision(filled, [PRACTICE_ACCOUNT_NAME], [SOME_PRESET]);
  return parsed.ok ? [] : parsed.problems;
}
