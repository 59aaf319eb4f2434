import type { z } from 'zod';
import { PRACTICE_ACCOUNT_ID } from '#contract/model/name.ts';
import { type Preset, presetSchema } from '#contract/model/preset.ts';
import { type Schedule, scheduleSchema } from '#contract/model/schedule.ts';
import type { DocumentBody, DocumentBook } from '../../../storage/document-ports.ts';
import type { DocumentKind } from './document-kind.ts';

/** Presets of practice are each desk's own, unless they were shared before they became practice. */
export const presetKind: DocumentKind<Preset> = {
  isShared: ({ accountId }) => accountId !== PRACTICE_ACCOUNT_ID,
  toRoom: ({ id: _, ...body }) => body,
  toLocal: (body, id) => understood(presetSchema, { ...body, id }),
  essence: (preset) => preset,
};

/** @param presets what this desk and the room agreed on about presets: ids are each desk's own. */
export function scheduleKind(
  presets: () => DocumentBook,
  isSharedPreset: (localId: string) => boolean,
): DocumentKind<Schedule> {
  const toRoomId = (localId: string) =>
    Object.entries(presets().entries).find(([, entry]) => entry.localId === localId)?.[0] ??
    localId;
  return {
    isShared: ({ presetId }) => isSharedPreset(presetId),
    toRoom: ({ id: _, presetId, ...body }) => ({ ...body, presetId: toRoomId(presetId) }),
    toLocal(body, id) {
      const { presetId } = body;
      const localId = typeof presetId === 'string' && presets().entries[presetId]?.localId;
      return understood(scheduleSchema, { ...body, id, ...(localId && { presetId: localId }) });
    },
    // It changes with the times, and by itself says nothing that an operator has entered.
    essence: ({ since: _, ...schedule }) => schedule,
  };
}

/** A newer version nests what it adds no deeper than this, each time under what this version knows. */
const MOST_LAYERS = 10;

/** What this version understands of a document, without what a newer one has added; null where that is nothing. */
function understood<T>(schema: z.ZodType<T>, body: DocumentBody): T | null {
  const known: unknown = structuredClone(body);
  for (let layer = 0; layer < MOST_LAYERS; layer += 1) {
    const parsed = schema.safeParse(known);
    if (parsed.success) return parsed.data;
    const unknown = parsed.error.issues.filter(({ code }) => code === 'unrecognized_keys');
    if (unknown.length < parsed.error.issues.length) return null;
    for (const issue of unknown) {
      if (issue.code !== 'unrecognized_keys') continue;
      const holder = issue.path.reduce<unknown>(
        (value, step) => (value as Record<PropertyKey, unknown>)[step],
        known,
      );
      for (const key of issue.keys) delete (holder as Record<string, unknown>)[key];
    }
  }
  return null;
}
