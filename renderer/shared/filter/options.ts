/** One line of a menu: what is chosen, what a person reads, and in how many rows it is. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  readonly rows?: number;
}

/** Those of most rows first. */
export const mostUsed = (options: readonly Required<Option>[]): Option[] =>
  [...options].sort((a, b) => b.rows - a.rows);

/** Those whose words hold what was typed; width and case do not matter. */
export function narrowed(options: readonly Option[], typed: string): readonly Option[] {
  const wanted = normalized(typed.trim());
  if (wanted === '') return options;
  return options.filter(({ label, detail = '' }) =>
    normalized(`${label} ${detail}`).includes(wanted),
  );
}

const normalized = (text: string): string => text.normalize('NFKC').toLowerCase();
