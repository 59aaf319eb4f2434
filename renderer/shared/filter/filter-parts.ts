import type { Chip } from './chips.tsx';
import { boundsOf, type WhenFilter } from './when.ts';

/** A filter of a section as a person chose it: a time, a text, and lists of values. */
export interface TextFilter extends WhenFilter {
  readonly text: string;
}

/** The parts of a filter of which several values can be chosen. */
export type ListsOf<F> = {
  [N in keyof F]: F[N] extends readonly unknown[] ? N : never;
}[keyof F] &
  string;
export type ValueIn<F, N extends keyof F> = F[N] extends readonly (infer V)[] ? V : never;

/** What main takes of one filter. */
interface Most {
  /** Values of one list. */
  readonly values: number;
  /** Characters of the text. */
  readonly text: number;
}

/** What can be done with each filter of this form. */
export function filterParts<F extends TextFilter>(lists: readonly ListsOf<F>[], most: Most) {
  const valuesOf = <N extends ListsOf<F>>(filter: F, list: N) =>
    filter[list] as readonly ValueIn<F, N>[];
  /** The text as it is looked for: what is around it does not count, and main takes no longer one. */
  const textOf = ({ text }: Pick<F, 'text'>): string => text.trim().slice(0, most.text);
  /** With the value, or without it where it was there. More values than main takes are not taken here either. */
  const toggled = <N extends ListsOf<F>>(filter: F, list: N, value: ValueIn<F, N>): F => {
    const values = valuesOf(filter, list);
    if (values.includes(value)) {
      return { ...filter, [list]: values.filter((other) => other !== value) };
    }
    return isFull(filter, list) ? filter : { ...filter, [list]: [...values, value] };
  };
  const isFull = (filter: F, list: ListsOf<F>): boolean =>
    valuesOf(filter, list).length >= most.values;
  return {
    textOf,
    toggled,
    isFull,
    /** Whether neither time, text nor list asks anything. */
    asksNothing: (filter: F): boolean => {
      const { from, to } = boundsOf(filter, new Date(0));
      const isTimeless = from === null && to === null && textOf(filter) === '';
      return isTimeless && lists.every((list) => valuesOf(filter, list).length === 0);
    },
    /** Of which time main is asked, at this moment in this time zone. */
    timesOf: (filter: F, now: Date) => {
      const { from, to } = boundsOf(filter, now);
      const iso = (moment: Date | null) => moment?.toISOString() ?? null;
      return { from: iso(from), to: iso(to) };
    },
    /** A chip for each value of a list. */
    listChips: <N extends ListsOf<F>>(
      filter: F,
      list: N,
      name: string,
      show: (value: ValueIn<F, N>) => string,
    ): Chip<F>[] =>
      valuesOf(filter, list).map((value) => ({
        key: `${list} ${value}`,
        name,
        value: show(value),
        without: toggled(filter, list, value),
      })),
    /** The chip of the text; none where there is none. */
    textChip: (filter: F, name: string): Chip<F>[] => {
      const { text } = filter;
      return text === ''
        ? []
        : [{ key: 'text', name, value: text, without: { ...filter, text: '' } }];
    },
  };
}
