import type { Vendor } from '#contract/model/vendor.ts';
import { readAnswer } from '../../electron/zego/answer/answer.ts';
import { isDoubted, rowsAccept } from './arbitraries.ts';

const STREAMS = ['a', 'b'];

/**
 * The property of the response parser: it does not throw, each stream that was asked for has an outcome,
 * none is accepted that no row accepts, and none is wholly accepted beside what speaks or may speak of it
 * and cannot be read. Returns the first status of each stream.
 */
export function checkAnswer(vendor: Vendor, body: string): string[] {
  const outcome = readAnswer({ vendor, streamIds: STREAMS }, 200, body);
  const data = (parsed(body) as { Data?: unknown } | null | undefined)?.Data;
  return STREAMS.map((id) => {
    const rows = outcome.streams.filter(({ streamId }) => streamId === id);
    const [first] = rows;
    if (!first) throw new Error(`stream ${id} has no outcome`);
    const accepted = rows.some(({ status }) => status === 'accepted');
    if (accepted && !rowsAccept(vendor, id, data))
      throw new Error(`${id} accepted by no row: ${body}`);
    const wholly = rows.every(({ status }) => status === 'accepted');
    if (wholly && isDoubted(vendor, id, data))
      throw new Error(`${id} accepted beside what cannot be read: ${body}`);
    return first.status;
  });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
