import { z } from 'zod';
import { settingsSchema } from './settings.ts';

/**
 * What plays a file. `video`, `audio`: the browser itself. `hls`, `flv`: a library that hands the browser what
 * it can play.
 */
export const PLAYER_KINDS = ['video', 'audio', 'hls', 'flv'] as const;
export const playerKindSchema = z.enum(PLAYER_KINDS);
export type PlayerKind = z.infer<typeof playerKindSchema>;

/**
 * All that the player's page is told, in the fragment of its address: it has no bridge to ask by. A fragment is
 * sent nowhere and, in a session in memory, written nowhere.
 */
export const playerRequestSchema = z.strictObject({
  kind: playerKindSchema,
  /** SECURITY: opens the file for as long as its signature lives. */
  url: z.string(),
  /** The address carries a signature by the playback key. */
  signed: z.boolean(),
  /** The file's name. */
  name: z.string(),
  /** Stream, vendor and times, as the window writes them. */
  about: z.string(),
  language: z.enum(['en', 'zh-CN']),
  theme: settingsSchema.shape.theme,
});
export type PlayerRequest = z.infer<typeof playerRequestSchema>;

export const playerAddress = (request: PlayerRequest): string =>
  `player.html#${encodeURIComponent(JSON.stringify(request))}`;

/** @throws where the fragment was not written by `playerAddress`. */
export const readPlayerRequest = (fragment: string): PlayerRequest =>
  playerRequestSchema.parse(JSON.parse(decodeURIComponent(fragment.replace(/^#/, ''))));
