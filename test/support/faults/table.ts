import { CODES, LOST, ROW_CODES, UNREADABLE } from './scripted.ts';
import type { Fault } from './stage.ts';
import { STATION } from './station.ts';
import { UNSENT } from './unsent.ts';

/** The one source of the fault table: each row is provoked on real sockets, files and processes. */
export const FAULTS: readonly Fault[] = [
  ...UNSENT,
  ...LOST,
  ...UNREADABLE,
  ...CODES,
  ...ROW_CODES,
  ...STATION,
];
