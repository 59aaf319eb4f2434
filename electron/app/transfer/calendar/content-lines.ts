/** One line of an iCalendar file, unfolded (RFC 5545 §3.1). */
export interface ContentLine {
  /** Where it begins in the file; the first line is 1. */
  readonly line: number;
  /** In capitals. */
  readonly name: string;
  /** The first value of each parameter, by its name in capitals, without quotes. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

/** A component that stands directly in the calendar, with the lines of its own. */
export interface Component {
  readonly line: number;
  /** In capitals, as VEVENT. */
  readonly kind: string;
  readonly lines: readonly ContentLine[];
  /** Components within it that have rules of time: the parts of a time zone. */
  readonly parts: readonly Component[];
  /** False where the file ends before the component does. */
  readonly isWhole: boolean;
}

interface OpenComponent {
  readonly line: number;
  readonly kind: string;
  readonly lines: ContentLine[];
  readonly parts: Component[];
}

export interface CalendarParts {
  /** The lines of the calendar itself. */
  readonly own: readonly ContentLine[];
  readonly components: readonly Component[];
}

const NAME = /^[A-Za-z0-9-]{1,64}/;
const PARAMETER = /;([A-Za-z0-9-]{1,64})=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/y;
/** A calendar, a component, and a part of it; what is nested deeper says nothing of times. */
const DEEPEST = 16;

/**
 * The calendar and its components, in the order of the file. Null where it is no calendar. Lines that are none are
 * left out: what an event needs and lacks by that is found when it is read.
 */
export function calendarParts(text: string): CalendarParts | null {
  const own: ContentLine[] = [];
  const components: Component[] = [];
  const open: OpenComponent[] = [];
  let isCalendar = false;
  for (const line of contentLines(text)) {
    const kind = line.value.trim().toUpperCase();
    if (line.name === 'BEGIN') {
      if (open.length >= DEEPEST) return null;
      isCalendar ||= kind === 'VCALENDAR';
      if (isCalendar) open.push({ line: line.line, kind, lines: [], parts: [] });
    } else if (line.name === 'END') {
      const ended = open.at(-1)?.kind === kind ? open.pop() : undefined;
      if (ended) keep({ ...ended, isWhole: true }, open, components);
    } else {
      const inner = open.at(-1);
      if (inner) (inner.kind === 'VCALENDAR' ? own : inner.lines).push(line);
    }
  }
  for (let cut = open.pop(); cut; cut = open.pop()) {
    keep({ ...cut, isWhole: false }, open, components);
  }
  return isCalendar ? { own, components } : null;
}

function keep(ended: Component, open: readonly OpenComponent[], components: Component[]): void {
  if (ended.kind === 'VCALENDAR') return;
  const outer = open.at(-1);
  if (outer && outer.kind !== 'VCALENDAR') outer.parts.push(ended);
  else components.push(ended);
}

function* contentLines(text: string): Generator<ContentLine> {
  let first = 1;
  let parts: string[] = [];
  let number = 0;
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    number += 1;
    if (parts.length > 0 && /^[ \t]/.test(line)) {
      parts.push(line.slice(1));
      continue;
    }
    const read = parsed(parts.join(''), first);
    if (read) yield read;
    parts = [line];
    first = number;
  }
  const read = parsed(parts.join(''), first);
  if (read) yield read;
}

function parsed(text: string, line: number): ContentLine | null {
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return null;
  const parameters = new Map<string, string>();
  let at = name.length;
  for (;;) {
    PARAMETER.lastIndex = at;
    const found = PARAMETER.exec(text);
    if (!found) break;
    at = PARAMETER.lastIndex;
    parameters.set((found[1] ?? '').toUpperCase(), (found[2] ?? '').replaceAll('"', ''));
  }
  if (text[at] !== ':') return null;
  return { line, name: name.toUpperCase(), parameters, value: text.slice(at + 1) };
}
