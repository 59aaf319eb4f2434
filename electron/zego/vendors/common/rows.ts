import { z } from 'zod';
import type { StreamOutcome } from '#contract/model/outcome.ts';
import { defined, streamName } from './fields.ts';
import type { VendorAnswer } from './vendor.ts';

/** How one vendor's row is read. */
export interface RowReader<S extends z.ZodRawShape> {
  /** The row's fields. One that does not fit makes the row unreadable. */
  readonly shape: S;
  /** The field that names the stream. */
  readonly name: keyof S & string;
  /** The outcome's fields from those of the row; of an unreadable row, from those that could be read. */
  readonly facts: (
    row: Partial<z.infer<z.ZodObject<S>>>,
  ) => Omit<StreamOutcome, 'streamId' | 'status' | 'reason'>;
  readonly isAccepted: (row: z.infer<z.ZodObject<S>>) => boolean;
}

/** Twenty streams of twenty-five file formats: more than any vendor has. */
const MOST_ROWS = 500;

/**
 * Reads a vendor's list of rows; those behind the first 500 are only counted. No row vanishes: one that names its stream and cannot be read otherwise
 * makes that stream `unknown`; one that names none is counted, since it may be of any stream.
 */
export function readRows<S extends z.ZodRawShape>(
  list: readonly unknown[],
  { shape, name, facts, isAccepted }: RowReader<S>,
): Pick<VendorAnswer, 'rows' | 'unnamed'> {
  const { whole, nameOnly } = schemasOf(shape, name);
  const rows: StreamOutcome[] = [];
  let unnamed = Math.max(0, list.length - MOST_ROWS);
  for (const item of list.slice(0, MOST_ROWS)) {
    const named = nameOnly.safeParse(item);
    if (!named.success) {
      unnamed += 1;
      continue;
    }
    const streamId = named.data[name] as string;
    const parsed = whole.safeParse(item);
    rows.push(
      parsed.success
        ? {
            streamId,
            status: isAccepted(parsed.data) ? 'accepted' : 'rejected',
            ...defined(facts(parsed.data)),
          }
        : {
            streamId,
            status: 'unknown',
            reason: 'answer-unreadable',
            ...defined(facts(readable(item, shape))),
          },
    );
  }
  return { rows, unnamed };
}

/** Made at their first use and kept: making them, and compiling them at theirs, takes longer than reading a row. */
const schemas = new WeakMap<z.ZodRawShape, ReturnType<typeof makeSchemas>>();

const makeSchemas = (shape: z.ZodRawShape, name: string) => ({
  whole: z.object(shape),
  nameOnly: z.object({ [name]: streamName }),
});

function schemasOf<S extends z.ZodRawShape>(shape: S, name: string) {
  const made = schemas.get(shape) ?? makeSchemas(shape, name);
  schemas.set(shape, made);
  return made as { readonly whole: z.ZodObject<S>; readonly nameOnly: typeof made.nameOnly };
}

/** The fields of an object that fit, each for itself. */
function readable<S extends z.ZodRawShape>(
  item: unknown,
  shape: S,
): Partial<z.infer<z.ZodObject<S>>> {
  const fields = Object.entries(shape).flatMap(([key, field]) => {
    const parsed = z.safeParse(field, (item as Readonly<Record<string, unknown>>)[key]);
    return parsed.success ? [[key, parsed.data]] : [];
  });
  return Object.fromEntries(fields);
}
