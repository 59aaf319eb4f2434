import type { CalendarComponent, CalendarResponse } from 'node-ical';

/** What an event says about itself, without escapes. */
export interface EventTexts {
  readonly summary: string;
  readonly location: string;
  readonly categories: readonly string[];
}

/** The lines of an event that hold texts, as the file has them. */
export interface RawTexts {
  readonly summary: string;
  readonly location: string;
  readonly categories: string;
}

/** What we ask the library for: texts, and the zones of Windows. */
export interface CalendarLibrary {
  texts(events: readonly RawTexts[]): EventTexts[];
  /** The IANA name of a zone of Windows; null where the library knows none. */
  zoneOf(name: string): string | null;
}

/** Characters of a text that are read: a name has far fewer. */
const MAX_TEXT = 1000;

/** Loads the library at its first use: hardly a start of the program needs it. */
export async function loadLibrary(): Promise<CalendarLibrary> {
  const { default: library } = await import('node-ical');
  const parse = (lines: readonly string[]): CalendarResponse =>
    library.sync.parseICS(
      ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n'),
    );
  return {
    texts(events) {
      const read = parse(events.flatMap(linesOf));
      return events.map((_event, index) => textsOf(read[uidOf(index)]));
    },
    zoneOf(name) {
      // A name in brackets has colons, and is quoted; the library takes quotes from all others.
      const quoted = name.startsWith('(') ? `"${name}"` : name;
      const start = `DTSTART;TZID=${quoted}:20260115T120000`;
      const event = parse(['BEGIN:VEVENT', `UID:${uidOf(0)}`, start, 'END:VEVENT'])[uidOf(0)];
      const { start: read } = (event ?? {}) as { readonly start?: { readonly tz?: unknown } };
      return typeof read?.tz === 'string' ? read.tz : null;
    },
  };
}

const uidOf = (index: number): string => `event-${index}`;

function linesOf({ summary, location, categories }: RawTexts, index: number): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uidOf(index)}`,
    // The library wants to know when; what it says of that is not used.
    'DTSTART:20260115T120000Z',
    `SUMMARY:${summary.slice(0, MAX_TEXT)}`,
    `LOCATION:${location.slice(0, MAX_TEXT)}`,
    `CATEGORIES:${categories.slice(0, MAX_TEXT)}`,
    'END:VEVENT',
  ];
}

function textsOf(event: CalendarComponent | undefined): EventTexts {
  const { summary, location, categories } = (event ?? {}) as Readonly<Record<string, unknown>>;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    summary: text(summary),
    location: text(location),
    categories: Array.isArray(categories) ? categories.map(text) : [],
  };
}
