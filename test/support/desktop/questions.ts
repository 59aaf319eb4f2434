import type { ElectronApplication } from 'playwright';

/** What main asked in a dialog of the system's, as far as a person can read it. */
export interface AskedNatively {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/**
 * Answers main's own questions as a person does: by the label of a button, or by Cancel (`null`). The function
 * returned tells what was asked since. A real dialog, answered by keys, is in `hostile-dialogs.test.ts`.
 */
export async function answerQuestions(
  app: ElectronApplication,
  label: string | null,
): Promise<() => Promise<AskedNatively[]>> {
  await app.evaluate(({ dialog }, label) => {
    const asked: unknown[] = [];
    Object.assign(globalThis, { askedNatively: asked });
    Object.assign(dialog, {
      showMessageBox: async (_window: unknown, options: Electron.MessageBoxOptions) => {
        const { message, detail = '', buttons = [], cancelId = 0 } = options;
        asked.push({ message, detail, buttons });
        const response = label === null ? cancelId : buttons.indexOf(label);
        if (response < 0) throw new Error(`there is no button ${label}: ${buttons.join(', ')}`);
        return { response, checkboxChecked: false };
      },
    });
  }, label);
  return () =>
    app.evaluate(() => (globalThis as unknown as { askedNatively: AskedNatively[] }).askedNatively);
}
