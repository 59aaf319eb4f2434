import { type CalendarReason, MAX_CALENDAR_EVENTS, MAX_DETAIL } from '#contract/model/import.ts';
import { hiddenCharacters, nameForm } from '#contract/model/name.ts';
import { MAX_NAME } from '#contract/model/name-schema.ts';
import { isTimeZone, MAX_SCHEDULES, scheduleNameSchema } from '#contract/model/schedule.ts';
import { type CalendarParts, type Component, calendarParts } from './content-lines.ts';
import type { CalendarLibrary, EventTexts } from './library.ts';
import type { CalendarResult, Noted, Proposal, RefusedEvent, ScheduleTimes } from './proposal.ts';
import { Unreadable } from './read-event.ts';
import { NotImported, type SeriesContext, timesOf } from './series.ts';
import { zoneNamed } from './zones.ts';

export interface CalendarContext {
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
  /** The time zone of this computer: that of times that name none. */
  readonly localZone: string;
  /** Names an event that has no name. */
  readonly untitled: string;
  readonly library: CalendarLibrary;
  /** Resolves when other work has had its turn. */
  yieldTurn(): Promise<void>;
}

/** An event of the file, and what it is called. */
interface Event {
  readonly component: Component;
  readonly texts: EventTexts;
  readonly name: string;
}

/** Milliseconds between two turns of other work. */
const TURN_MS = 8;

/**
 * Schedules that an iCalendar text (RFC 5545) amounts to, and every event that is none, with the reason. Never
 * throws for what a file says. Nothing is started and nothing is saved.
 */
export async function readCalendar(
  text: string,
  context: CalendarContext,
): Promise<CalendarResult> {
  const parts = calendarParts(text);
  if (!parts) return { ok: false, fault: 'not-a-calendar' };
  const components = parts.components.filter(({ kind }) => kind !== 'VTIMEZONE');
  if (components.length > MAX_CALENDAR_EVENTS) return { ok: false, fault: 'too-many-events' };
  const events = named(components, context);
  const rules = contextOf(parts, context);
  const book = new ProposalBook();
  let turn = performance.now();
  for (const group of groupsOf(events, book)) {
    readGroup(group, rules, book);
    if (performance.now() - turn < TURN_MS) continue;
    await context.yieldTurn();
    turn = performance.now();
  }
  return { ok: true, ...book.sorted() };
}

const textOf = ({ lines }: Component, name: string): string =>
  lines.find((line) => line.name === name)?.value.trim() ?? '';

function named(components: readonly Component[], { library, untitled }: CalendarContext): Event[] {
  const texts = library.texts(
    components.map((component) => ({
      summary: textOf(component, 'SUMMARY'),
      location: textOf(component, 'LOCATION'),
      categories: textOf(component, 'CATEGORIES'),
    })),
  );
  return components.map((component, index) => {
    const own = texts[index] ?? { summary: '', location: '', categories: [] };
    return { component, texts: own, name: readableName(own.summary) || `${untitled} ${index + 1}` };
  });
}

/** A name as a schedule may have it; empty where nothing of it can be seen. */
function readableName(text: string): string {
  const shown = [...nameForm(text.replace(/\s+/gu, ' '))].filter(
    (character) => character === ' ' || hiddenCharacters(`a${character}`).length === 0,
  );
  const name = cut(shown.join('').trim(), MAX_NAME);
  return scheduleNameSchema.safeParse(name).success ? name : '';
}

/** So many UTF-16 units at most, and no half of a character. */
function cut(text: string, most: number): string {
  let short = '';
  for (const character of text) {
    if (short.length + character.length > most) break;
    short += character;
  }
  return short.trim();
}

function contextOf(parts: CalendarParts, { nowMs, localZone, library }: CalendarContext) {
  const described = new Map(
    parts.components
      .filter(({ kind }) => kind === 'VTIMEZONE')
      .map((zone) => [textOf(zone, 'TZID').replaceAll('"', ''), zone]),
  );
  const known = new Map<string, string | null>();
  const ofFile = parts.own.find(({ name }) => name === 'X-WR-TIMEZONE')?.value.trim() ?? '';
  return {
    nowMs,
    localZone: ofFile.length <= 64 && isTimeZone(ofFile) ? ofFile : localZone,
    zoneNamed(name: string): string | null {
      const zone = known.get(name);
      if (zone !== undefined) return zone;
      const found = zoneNamed(name, described.get(name), (wanted) => library.zoneOf(wanted));
      known.set(name, found);
      return found;
    },
  } satisfies SeriesContext;
}

interface Group {
  /** Null where the file has only single dates of a series. */
  readonly base: Event | null;
  readonly overrides: readonly Event[];
}

/** Events by their UID, the newest version of each; what is none, or is older, is refused. */
function groupsOf(events: readonly Event[], book: ProposalBook): Group[] {
  const groups = new Map<string, Map<string, Event>>();
  for (const [index, event] of events.entries()) {
    const { component } = event;
    const problem =
      component.kind !== 'VEVENT' ? 'not-an-event' : !component.isWhole && 'incomplete';
    if (problem) {
      book.refuse(event, problem, component.kind === 'VEVENT' ? '' : component.kind);
      continue;
    }
    const uid = textOf(component, 'UID') || `without ${index}`;
    const versions = groups.get(uid) ?? new Map<string, Event>();
    groups.set(uid, versions);
    const of = textOf(component, 'RECURRENCE-ID');
    const other = versions.get(of);
    const isNewer = !other || sequenceOf(component) >= sequenceOf(other.component);
    if (other) book.refuse(isNewer ? other : event, 'older-version');
    if (isNewer) versions.set(of, event);
  }
  return [...groups.values()].map((versions) => ({
    base: versions.get('') ?? null,
    overrides: [...versions].flatMap(([of, event]) => (of === '' ? [] : [event])),
  }));
}

const sequenceOf = (component: Component): number => Number(textOf(component, 'SEQUENCE')) || 0;

const isCancelled = ({ component }: Event): boolean =>
  textOf(component, 'STATUS').toUpperCase() === 'CANCELLED';

function readGroup({ base, overrides }: Group, context: SeriesContext, book: ProposalBook): void {
  if (base) {
    const replacing = overrides.map(({ component }) => component);
    book.attempt(base, base.name, () => timesOf(base.component, replacing, context));
    // Where the whole series is off, so is every date of it.
    if (isCancelled(base)) return;
  }
  for (const override of overrides) {
    const date = /^\d{8}/.exec(textOf(override.component, 'DTSTART'))?.[0] ?? '';
    const day = date.replace(/^(....)(..)(..)$/, ' $1-$2-$3');
    const name = base && textOf(override.component, 'SUMMARY') === '' ? base.name : override.name;
    book.attempt(override, `${cut(name, MAX_NAME - day.length)}${day}`, () =>
      timesOf(override.component, [], context),
    );
  }
}

/** What became of the events so far. */
class ProposalBook {
  readonly #proposals: Proposal[] = [];
  readonly #refused: RefusedEvent[] = [];
  readonly #names = new Set<string>();

  refuse({ component, texts, name }: Event, code: CalendarReason, detail = ''): void {
    const shown = texts.summary === '' ? '' : name;
    this.#refused.push({ line: component.line, name: shown, code, detail: shortened(detail) });
  }

  attempt(event: Event, name: string, read: () => ReturnType<typeof timesOf>): void {
    if (isCancelled(event)) {
      this.refuse(event, 'cancelled');
      return;
    }
    try {
      const { times, notes, extra } = read();
      this.#propose(event, name, times, notes);
      for (const once of extra) {
        const day = ` ${once.at?.slice(0, 10)}`;
        this.#propose(event, `${cut(name, MAX_NAME - day.length)}${day}`, once, notes);
      }
    } catch (error) {
      if (error instanceof NotImported) this.refuse(event, error.reason, error.detail);
      else if (error instanceof Unreadable) this.refuse(event, error.problem, error.detail);
      else throw error;
    }
  }

  /** All of them in the order of the file. */
  sorted() {
    const byLine = (left: { line: number }, right: { line: number }) => left.line - right.line;
    return {
      proposals: [...this.#proposals].sort(byLine),
      refused: [...this.#refused].sort(byLine),
    };
  }

  #propose(event: Event, name: string, times: ScheduleTimes, notes: Proposal['notes']): void {
    if (this.#proposals.length >= MAX_SCHEDULES) {
      // An event may amount to hundreds of them: it is named once.
      const isNamed = this.#refused.at(-1)?.line === event.component.line;
      if (!isNamed) this.refuse(event, 'too-many-schedules');
      return;
    }
    const { summary, location, categories } = event.texts;
    this.#proposals.push({
      line: event.component.line,
      name: this.#unused(name),
      times,
      presetHints: [summary, location, ...categories].map(nameForm).filter((hint) => hint !== ''),
      notes: notes.map(shortNote),
    });
  }

  /** Two events of a file may have one name; two schedules may not. */
  #unused(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#names.has(name); number += 1) {
      const suffix = ` (${number})`;
      name = `${cut(wanted, MAX_NAME - suffix.length)}${suffix}`;
    }
    this.#names.add(name);
    return name;
  }
}

const shortened = (detail: string): string => cut(detail, MAX_DETAIL);
const shortNote = <Code>({ code, detail }: Noted<Code>) => ({ code, detail: shortened(detail) });
