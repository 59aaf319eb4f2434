/** Why a file does not play. */
const FAULT_KINDS = [
  'forbidden',
  'gone',
  'refused',
  'unreachable',
  'other-host',
  'format',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Words: locale keys `player.fault.*`. A key that was refused is another thing than none. */
export const TOLD_FAULTS = [...FAULT_KINDS, 'forbidden-signed'] as const;
export type ToldFault = (typeof TOLD_FAULTS)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Null where no answer says one. */
  readonly httpStatus: number | null;
}

/** How long a server may take to begin its answer, in milliseconds. */
const PATIENCE_MS = 10_000;

export function faultOf(httpStatus: number): Fault | null {
  if (httpStatus >= 200 && httpStatus < 300) return null;
  const kinds: Readonly<Record<number, FaultKind>> = { 403: 'forbidden', 404: 'gone', 410: 'gone' };
  return { kind: kinds[httpStatus] ?? 'refused', httpStatus };
}

/**
 * What is wrong with a file that does not play: the media element does not tell an answer of 403 from a format
 * that it cannot play, so the server is asked once more, for the head of its answer.
 */
export async function lookForFault(url: string): Promise<Fault> {
  try {
    const answer = await fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    void answer.body?.cancel();
    return faultOf(answer.status) ?? { kind: 'format', httpStatus: answer.status };
  } catch {
    return { kind: 'unreachable', httpStatus: null };
  }
}
