/** What an operator wants done with several presets at once; one sheet asks about all of them. */
export type Batch =
  | {
      readonly kind: 'start';
      readonly presetIds: readonly string[];
      /** What is missing of those that run already is to be started too. */
      readonly missing?: boolean;
    }
  /** With null: everything that runs or may run. */
  | { readonly kind: 'stop'; readonly presetIds: readonly string[] | null };
