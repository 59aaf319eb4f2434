/** What a command line can ask to see. Nothing is sent or changed by it. */
export const VIEW_KINDS = ['list', 'status', 'watch'] as const;
export type ViewKind = (typeof VIEW_KINDS)[number];

/** One thing to be shown, in the order given. */
export interface View {
  readonly kind: ViewKind;
}

const optionOf = (kind: ViewKind): string => `--${kind}`;
export const VIEW_OPTIONS: readonly string[] = VIEW_KINDS.map(optionOf);

/** Whether changes are to be told until the process is ended. */
export const isWatch = (views: readonly View[] | undefined): boolean =>
  views?.some(({ kind }) => kind === 'watch') ?? false;

/** Whether an argument asks for a view: no tray, no window, no secret and no display is needed for one. */
export const isViewOption = (arg: string): boolean => VIEW_OPTIONS.includes(arg);

/** The views of a command line, as they are found on it. */
export class ViewOptions {
  readonly #views: View[] = [];

  /** Whether it is one of them; it is kept then. */
  takes(arg: string): boolean {
    const kind = VIEW_KINDS.find((one) => optionOf(one) === arg);
    if (kind) this.#views.push({ kind });
    return kind !== undefined;
  }

  /** A sentence for each mistake. `others`: whether the command line asks for anything else to be done. */
  problems(others: boolean): string[] {
    const [view, second] = this.#views;
    if (second && this.#views.some(({ kind }) => kind === 'watch')) {
      return ['--watch goes with no other view: it begins with all that is known'];
    }
    // What is shown would be of no known moment beside something that goes on.
    return view && others
      ? [
          `${optionOf(view.kind)} goes with no option that starts, stops, imports or looks for anything`,
        ]
      : [];
  }

  get views(): readonly View[] {
    return this.#views;
  }
}
