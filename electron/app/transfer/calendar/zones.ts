import { isTimeZone } from '#contract/model/schedule.ts';
import type { Component } from './content-lines.ts';

/** The name by which a table of the library knows a zone of Windows; null where it knows none. */
export type ZoneTable = (name: string) => string | null;

/** Names that say nothing: the zone is what the file describes under them. */
const NAMELESS = /^(?:tzone:\/\/|customized time zone|\(no tz description\)|custom)/i;

/**
 * The IANA name of a file's time zone; null where it cannot be known. A zone that the file only describes is known
 * where its clock is never put forward or back: zones with the same offsets change them on different days.
 */
export function zoneNamed(
  name: string,
  described: Component | undefined,
  table: ZoneTable,
): string | null {
  const location = described?.lines.find(({ name: key }) => key === 'X-LIC-LOCATION')?.value.trim();
  const own = ianaOf(name) ?? (location === undefined ? null : ianaOf(location));
  if (own !== null) return own;
  const ofWindows = NAMELESS.test(name) ? null : table(name);
  return ofWindows !== null && isTimeZone(ofWindows) ? ofWindows : fixedZone(described);
}

/** Some programs put their own address before the name: `/example.org/Europe/Berlin`. */
function ianaOf(name: string): string | null {
  const segments = name.split('/');
  const candidates = [name, segments.slice(-3).join('/'), segments.slice(-2).join('/')];
  return candidates.find((candidate) => candidate.length <= 64 && isTimeZone(candidate)) ?? null;
}

/** The zone of an offset in whole hours: `Etc/GMT-8` is eight hours ahead of UTC. */
function fixedZone(described: Component | undefined): string | null {
  const offsets = (described?.parts ?? []).flatMap(({ kind, lines }) =>
    kind === 'STANDARD' || kind === 'DAYLIGHT'
      ? [lines.find(({ name }) => name === 'TZOFFSETTO')?.value.trim() ?? '']
      : [],
  );
  const [offset = ''] = offsets;
  const read = /^([+-])(\d\d)00(?:00)?$/.exec(offset);
  if (!read || offsets.some((other) => other !== offset)) return null;
  const hours = Number(read[2]);
  if (hours === 0) return 'UTC';
  const zone = `Etc/GMT${read[1] === '+' ? '-' : '+'}${hours}`;
  return isTimeZone(zone) ? zone : null;
}
