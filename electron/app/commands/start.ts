import type { RunView } from '#contract/model/run.ts';
import type { CommandedRecordings, StartFacts } from '../../recording/recording-service.ts';
import { CannotRecord } from '../../recording/refused.ts';
import type { StreamClaims } from '../room/stream-claims.ts';
import {
  isAnswered,
  NOT_ASKED,
  type RoomAnswer,
  skippedBy,
  targetsToStart,
  wantedStreams,
  withoutElsewhere,
} from './claim-start.ts';
import { ofRetry, startCondition } from './conditions.ts';
import { coverRunning } from './cover-running.ts';
import { decide, goesOn, type Ruling, START_TABLE, type StartCondition } from './decision-table.ts';
import type { MoveEndDependencies } from './move-end.ts';
import type { Caller, CredentialAccess, StartAnswer, Starting } from './requests.ts';
import { questionOf, startRefusal } from './start-answers.ts';

export interface StartDependencies {
  readonly recordings: Pick<CommandedRecordings, 'isLeaving' | 'factsOf' | 'start'> &
    MoveEndDependencies['recordings'];
  readonly prompt: CredentialAccess;
  /** Absent where the desk can belong to no control room. */
  readonly claims?: StreamClaims;
  /** The newest run of a preset, as the state shows it. */
  newestRun(presetId: string): RunView | undefined;
  isPaused(caller: Caller): boolean;
}

/** What is known of one start beside its facts. */
interface Seen {
  /** A person was asked for the secret for this very start. */
  readonly wasPrompted: boolean;
  readonly room: RoomAnswer;
}

/** Starts presets once the table lets the caller, and once the control room has granted what they would begin. */
export class Starts {
  readonly #services: StartDependencies;
  /** A person has agreed to go on without a record: asked once, until the disk takes one again. */
  #mayGoUnrecorded = false;

  constructor(services: StartDependencies) {
    this.#services = services;
  }

  /**
   * Nothing is waited for where the desk is in no room and the secret is at hand.
   *
   * @throws Refused with the reason, at once or later; nothing was sent then.
   */
  start(
    start: Starting,
    seen: Seen = { wasPrompted: false, room: NOT_ASKED },
  ): StartAnswer | Promise<StartAnswer> {
    const facts = this.#factsOf(start);
    const ruling = this.#rule(start, facts, seen, false);
    coverRunning(this.#services, start, facts, ruling);
    if (!facts || ruling?.decision.kind === 'refuse') {
      throw startRefusal(ruling, facts, seen.room);
    }
    if (ruling?.decision.kind === 'unlock') {
      const { accountId, name } = facts.preset;
      const asked = this.#services.prompt.ask(accountId, { kind: 'start', name });
      return asked.then(() => this.start(start, { wasPrompted: true, room: NOT_ASKED }));
    }
    if (ruling) return questionOf(facts, ruling.when, start.request, seen.room);
    return this.#claimFirst(start, facts, seen) ?? this.#begun(start, facts, seen);
  }

  #begun(start: Starting, facts: StartFacts, seen: Seen): StartAnswer {
    try {
      return this.#begin(start, facts, seen.room);
    } catch (error) {
      if (!(error instanceof CannotRecord)) throw error;
      const lost = this.#rule(start, facts, seen, true);
      if (lost?.decision.kind !== 'ask' || !start.caller.attended) throw error;
      return questionOf(facts, lost.when, start.request, seen.room);
    }
  }

  /** Asks the room for what would begin, and decides anew: facts may have changed meanwhile. Null where it need not. */
  #claimFirst(start: Starting, facts: StartFacts, seen: Seen): Promise<StartAnswer> | null {
    const { claims } = this.#services;
    if (!claims?.isJoined || !facts.account || claims.isOurs(facts.account.id)) return null;
    const wanted = wantedStreams(facts, start.request);
    if (isAnswered(seen.room, wanted)) return null;
    const { caller, request } = start;
    const isPartial = request.beside === true || goesOn(START_TABLE, caller, 'elsewhere');
    const { name: presetName } = facts.preset;
    return claims.claim({ streams: wanted, presetName, isPartial }).then((room) => {
      try {
        return this.start(start, { ...seen, room });
      } finally {
        // What has begun is under way by now, and claimed by that.
        if (room.kind === 'claimed') room.release();
      }
    });
  }

  #factsOf({ presetId, request }: Starting): StartFacts | null {
    const { recordings, newestRun } = this.#services;
    if (request.scope !== 'retry') return recordings.factsOf(presetId, request.end);
    const newest = newestRun(presetId);
    const end = request.end === undefined ? newest?.end : request.end;
    const facts = recordings.factsOf(presetId, end);
    return facts && ofRetry(facts, newest);
  }

  #rule(
    { caller, request, agreed }: Starting,
    facts: StartFacts | null,
    seen: Seen,
    isJournalLost: boolean,
  ): Ruling<StartCondition> | null {
    const { isLeaving } = this.#services.recordings;
    // Once the table lets a start pass, what runs is left out unless all was asked for.
    const scope = request.scope === 'ask' ? 'missing' : request.scope;
    const isPaused = this.#services.isPaused(caller);
    const situation = { isLeaving, isPaused, facts, scope, isJournalLost, ...seen };
    const all = new Set(agreed);
    if (request.unread) all.add('unknown-what-runs');
    if (request.alone) all.add('room-away');
    if (request.beside) all.add('elsewhere');
    return decide(START_TABLE, caller, (condition) => startCondition(situation, condition), all);
  }

  /** @throws CannotRecord when the disk takes no record, and a person must agree to that first. */
  #begin({ caller, request }: Starting, facts: StartFacts, room: RoomAnswer): StartAnswer {
    const { preset, end, signer } = facts;
    if (!signer) throw new Error('the table let a start pass without its secret');
    if (caller.attended && request.unrecorded) this.#mayGoUnrecorded = true;
    const mayGoUnrecorded =
      goesOn(START_TABLE, caller, 'no-journal') ||
      request.unrecorded === true ||
      this.#mayGoUnrecorded;
    const started = this.#services.recordings.start(
      {
        preset,
        ...(end !== undefined && { end }),
        account: signer,
        targets: withoutElsewhere(targetsToStart(facts, request), room),
        mayGoUnrecorded,
        together: request.together ?? false,
        occurrence: request.occurrence,
        via: caller.via,
      },
      caller.source,
    );
    if (!started.run.unrecorded) this.#mayGoUnrecorded = false;
    return { kind: 'started', started, skipped: skippedBy(facts, request, room) };
  }
}
