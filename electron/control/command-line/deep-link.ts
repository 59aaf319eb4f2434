import { MAX_ID_LENGTH } from '#contract/model/name.ts';

/** Any web page can have a browser pass such a link, with whatever text. */
const DEEP_LINK = /^cdn-recorder:/i;
export const isDeepLink = (arg: string): boolean => DEEP_LINK.test(arg);

/** Nothing is decoded: an id that the program makes needs no escapes. Some browsers add the slash at the end. */
const PRESET = new RegExp(`^cdn-recorder://preset/([A-Za-z0-9_-]{1,${MAX_ID_LENGTH}})/?$`, 'i');

/**
 * SECURITY: the preset that a link names, to be shown. A link never starts, stops or changes anything; null for every
 * other text.
 */
export const linkedPreset = (link: string): string | null => PRESET.exec(link)?.[1] ?? null;
