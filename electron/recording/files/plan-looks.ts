import type { LookState } from '#contract/model/file.ts';
import { cuttableFormats, expectedFiles } from '#contract/rules/expected-files.ts';
import type { Watch } from './watch.ts';

const MINUTE_MS = 60_000;

/** After a stop or a known end: a callback takes seconds, what a vendor still works on up to an hour. */
const AFTER_END_MINUTES = [1, 5, 15, 60] as const;

/** How long after a piece should have closed its file is looked for, in milliseconds. */
const AFTER_PIECE_MS = MINUTE_MS;

/**
 * After a start with an unknown outcome of which no profile says when a piece closes. A piece takes 300 to 7200
 * seconds (specification, recording template of the console): before the first there is none, after the last there is.
 */
const WHILE_OPEN_MINUTES = [6, 16, 31, 61, 121] as const;

/** What decides when files are looked for. Times in milliseconds since the epoch. */
export interface LookFacts {
  readonly startedAt: number;
  /** When it ended or was stopped; null while it may run. */
  readonly endedAt: number | null;
  /** The end that the vendor was given; null where it was given none. */
  readonly knownEndAt: number | null;
  /** The start's outcome is unknown and unsettled. */
  readonly open: boolean;
  readonly profile: Watch['profile'];
  readonly found: number;
  /** Of these the ones that a callback alone has reported. */
  readonly unconfirmed: number;
  /** When it was last looked for them; null where it was not. */
  readonly lookedAt: number | null;
  /** The operator has switched looks off for the account. */
  readonly isOff: boolean;
  /** The vendor can be asked. */
  readonly canAsk: boolean;
}

export interface LookPlan {
  readonly state: LookState;
  /** May have passed: then it is due. Null where none is planned. */
  readonly nextLookAt: number | null;
  readonly endedAt: number | null;
  /** Files in the end, by the profile; null where that is not known. */
  readonly expected: number | null;
}

/** How the search for the files of a recording stands at this moment, and when it goes on. */
export function planLooks(facts: LookFacts, nowMs: number): LookPlan {
  const { found, unconfirmed, isOff, canAsk } = facts;
  const endedAt = facts.endedAt ?? passed(facts.knownEndAt, nowMs);
  const expected = expectedOf(facts);
  const still = (state: LookState): LookPlan => ({ state, nextLookAt: null, endedAt, expected });
  if (!canAsk) return still('unavailable');
  // The signature of a callback does not cover what it says (facts §5.6): what no search has found ends no look.
  const isAll = expected !== null && found - unconfirmed >= expected;
  if (endedAt !== null && isAll) return still('complete');
  if (isOff) return still('off');
  const nextLookAt = nextOf(facts);
  if (nextLookAt !== null) return { state: 'waiting', nextLookAt, endedAt, expected };
  if (endedAt === null) return still('waiting');
  if (found === 0) return still('missing');
  return still(expected === null || found >= expected ? 'complete' : 'incomplete');
}

const passed = (end: number | null, nowMs: number): number | null =>
  end !== null && end <= nowMs ? end : null;

const endOf = ({ endedAt, knownEndAt }: LookFacts): number | null => endedAt ?? knownEndAt;

function expectedOf(facts: LookFacts): number | null {
  const end = endOf(facts);
  if (facts.profile === null || end === null) return null;
  return expectedFiles(facts.profile, Math.max(0, end - facts.startedAt) / 1000).each;
}

/** The first planned moment that no look has come after. */
function nextOf(facts: LookFacts): number | null {
  const { startedAt, lookedAt, open } = facts;
  const end = endOf(facts);
  const since = lookedAt ?? Number.NEGATIVE_INFINITY;
  const at = (from: number, minutes: readonly number[]) =>
    minutes.map((count) => from + count * MINUTE_MS);
  const piece = nextPiece(facts, since);
  const isBlind = open && piece === null && end === null;
  const moments = [
    ...(piece === null || (end !== null && piece >= end) ? [] : [piece]),
    ...(isBlind ? at(startedAt, WHILE_OPEN_MINUTES) : []),
    ...(end === null ? [] : at(end, AFTER_END_MINUTES)),
  ];
  const next = Math.min(...moments.filter((moment) => moment > since));
  return Number.isFinite(next) ? next : null;
}

/** When the next piece that is not known yet should have its file; null where none is cut. */
function nextPiece(facts: LookFacts, since: number): number | null {
  const { profile, startedAt, found, unconfirmed } = facts;
  const cut = profile === null ? 0 : cuttableFormats(profile).length;
  if (profile === null || cut === 0) return null;
  const intervalMs = profile.intervalSeconds * 1000;
  const lookedFor = Math.floor((since - startedAt - AFTER_PIECE_MS) / intervalMs);
  const number = Math.max(0, lookedFor, Math.floor((found - unconfirmed) / cut)) + 1;
  return startedAt + number * intervalMs + AFTER_PIECE_MS;
}

/** The facts of a watch. */
export function factsOf(watch: Watch, account: Pick<LookFacts, 'isOff' | 'canAsk'>): LookFacts {
  const at = (moment: string | null) => (moment === null ? null : Date.parse(moment));
  const { open, profile, found, unconfirmed = 0 } = watch;
  return {
    startedAt: Date.parse(watch.startedAt),
    endedAt: at(watch.endedAt),
    knownEndAt: at(watch.knownEndAt),
    lookedAt: at(watch.lookedAt),
    ...{ open, profile, found, unconfirmed },
    ...account,
  };
}

/** The watch as the plan of this moment has it; the same object where nothing has changed. */
export function replanned(
  watch: Watch,
  account: Pick<LookFacts, 'isOff' | 'canAsk'>,
  nowMs: number,
): Watch {
  const { state, nextLookAt, endedAt, expected } = planLooks(factsOf(watch, account), nowMs);
  const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());
  const plan = {
    state,
    expected,
    nextLookAt: iso(nextLookAt),
    endedAt: watch.endedAt ?? iso(endedAt),
  };
  const isSame = (Object.keys(plan) as (keyof typeof plan)[]).every(
    (name) => plan[name] === watch[name],
  );
  return isSame ? watch : { ...watch, ...plan };
}
