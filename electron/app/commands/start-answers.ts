import type { ErrorCode } from '#contract/ipc/channels.ts';
import type { Elsewhere } from '#contract/model/start.ts';
import type { StartFacts } from '../../recording/recording-service.ts';
import { NOTHING_SKIPPED, Refused, type Skipped } from '../../recording/refused.ts';
import { leftTo, NOT_ASKED, type RoomAnswer, withoutElsewhere } from './claim-start.ts';
import type { Ruling, StartCondition } from './decision-table.ts';
import type { StartAnswer, StartRequest } from './requests.ts';

/** Names that a sentence mentions. */
interface Names {
  readonly preset?: string;
  readonly account?: string;
  readonly elsewhere?: readonly Elsewhere[];
}

const elsewhereText = ({ desk, person, vendor, streamIds }: Elsewhere): string =>
  `${desk} (${person}): ${vendor}, ${streamIds.join(', ')}`;

const SENTENCES: Partial<Record<ErrorCode, (names: Names) => string>> = {
  quitting: () => 'CDN Recorder is quitting.',
  'remote-paused': () =>
    'Remote control is paused: an operator ends the pause in the settings of CDN Recorder, or in its tray.',
  'not-found': ({ preset }) =>
    preset === undefined
      ? 'The account does not exist any more.'
      : 'The preset does not exist any more.',
  archived: ({ preset }) => `Preset "${preset}" is archived: restore it in the window first.`,
  'account-missing': ({ preset }) => `The account of preset "${preset}" does not exist any more.`,
  'credentials-unavailable': ({ preset, account }) =>
    preset === undefined
      ? `The credentials of account "${account}" are locked or missing.`
      : `The credentials of preset "${preset}" are locked or missing.`,
  'already-running': ({ preset }) => `Preset "${preset}" is under way already.`,
  'end-time-out-of-range': ({ preset }) => `The end of preset "${preset}" has passed.`,
  'nothing-missing': ({ preset }) => `Everything of preset "${preset}" runs, or may run, already.`,
  'journal-unreadable': ({ preset }) =>
    `The journal cannot be read, so it is not known whether preset "${preset}" is recording already. Check the vendors' consoles; --force starts it nevertheless.`,
  'running-elsewhere': ({ preset, elsewhere = [] }) =>
    `Preset "${preset}" runs on another desk: ${elsewhere.map(elsewhereText).join('; ')}. Follow it and stop it at that desk.`,
  'room-away': ({ preset }) =>
    `The control room does not answer, and refuses starts until it does: preset "${preset}" may run on another desk.`,
  'nothing-to-hand-over': () => 'Nothing is to be recorded for longer.',
  'nothing-to-stop': ({ preset }) =>
    preset === undefined
      ? 'Nothing is known to run.'
      : `Nothing of preset "${preset}" is known to run.`,
};

/** A refusal with the sentence that the command line and the log show; the window has its own by the code. */
export function refusal(
  code: ErrorCode,
  names: Names = {},
  skipped: Skipped = NOTHING_SKIPPED,
): Refused {
  return new Refused(code, SENTENCES[code]?.(names) ?? code, skipped);
}

/** Why a start is refused, with what it left alone. */
export function startRefusal(
  ruling: Ruling<StartCondition> | null,
  facts: StartFacts | null,
  room: RoomAnswer = NOT_ASKED,
): Refused {
  const code = ruling?.decision.kind === 'refuse' ? ruling.decision.code : 'not-found';
  const preset = facts?.preset.name ?? '';
  if (code === 'running-elsewhere' && room.kind === 'claimed') {
    const { elsewhere } = room;
    return refusal(code, { preset, elsewhere }, leftTo(elsewhere));
  }
  const skipped =
    facts && code === 'nothing-missing'
      ? { running: facts.running, uncertain: facts.uncertain }
      : NOTHING_SKIPPED;
  return refusal(code, { preset }, skipped);
}

/** What a person is shown: what runs, what is uncertain, what would start, and which condition asks. */
export function questionOf(
  { preset, running, uncertain, missing, isUnknown }: StartFacts,
  when: StartCondition,
  { scope, end, alone, beside }: Pick<StartRequest, 'scope' | 'end' | 'alone' | 'beside'>,
  room: RoomAnswer = NOT_ASKED,
): StartAnswer {
  const isElsewhere = when === 'elsewhere' || when === 'all-elsewhere';
  return {
    kind: 'question',
    question: {
      kind: 'start',
      presetId: preset.id,
      running: [...running],
      uncertain: [...uncertain],
      missing: [...withoutElsewhere(missing, room)],
      confirm: when === 'confirm-start',
      unrecorded: when === 'no-journal',
      ...(scope === 'retry' && { retry: true }),
      ...(end !== undefined && { end }),
      // A start without a record goes on with what was agreed to before.
      ...((when === 'unknown-what-runs' || (when === 'no-journal' && isUnknown)) && {
        unread: true,
      }),
      ...(isElsewhere && room.kind === 'claimed' && { elsewhere: [...room.elsewhere] }),
      // And so does what was agreed to of the room.
      ...((when === 'room-away' || alone) && { alone: true }),
      ...(beside && { beside }),
    },
  };
}
