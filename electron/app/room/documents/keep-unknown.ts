import type { DocumentBody } from '../../../storage/document-ports.ts';
import { canonicalJson } from '../../files/canonical-json.ts';

/** Whether two documents say the same, whatever the order of their members. */
export const sameContent = (left: unknown, right: unknown): boolean =>
  canonicalJson(left ?? null) === canonicalJson(right ?? null);

const isObject = (value: unknown): value is DocumentBody =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The room's document with a change of this desk: members that the desk did not read, since a newer one wrote them,
 * stay as they are.
 *
 * @param room as the room has it
 * @param before what the desk read of it
 * @param after what the desk makes of that
 */
export function withChange(
  room: DocumentBody,
  before: DocumentBody,
  after: DocumentBody,
): DocumentBody {
  const changed: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(room)) {
    if (!(name in before) && !(name in after)) changed[name] = value;
  }
  for (const [name, value] of Object.entries(after)) {
    if (value === undefined) continue;
    const [raw, read] = [room[name], before[name]];
    if (name in room && sameContent(read, value)) changed[name] = raw;
    else if (isObject(raw) && isObject(read) && isObject(value))
      changed[name] = withChange(raw, read, value);
    else changed[name] = value;
  }
  return changed;
}
