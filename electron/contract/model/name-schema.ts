import { z } from 'zod';
import { isReadableName, NAME_RULE } from '#contract/model/name.ts';

/** Characters of the name of a preset or an account. */
export const MAX_NAME = 80;

/** A name as it may be given now, in the one form in which names are kept. */
export const newNameSchema = (most: number) =>
  z.string().trim().normalize('NFC').min(1).max(most).refine(isReadableName, NAME_RULE);

/** A name as it may be stored already, by a version that had no rule for its characters. */
export const storedNameSchema = (most: number) => z.string().trim().min(1).max(most);
