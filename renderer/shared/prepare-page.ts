import './zod-without-eval.ts';

/** What every page of ours does before it draws anything. */
createTrustedTypesPolicy();
refuseDroppedFiles();
refuseHeldKeys();

/** SECURITY: a file dropped on the window is none of the page's business; text may still be dragged. */
function refuseDroppedFiles(): void {
  for (const kind of ['dragenter', 'dragover', 'drop'] as const) {
    window.addEventListener(kind, refuseFiles, { capture: true });
  }
}

function refuseFiles(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  event.stopPropagation();
  event.dataTransfer.dropEffect = 'none';
}

/**
 * A key that is held presses a button once: not again and again, and not the one that has got the focus
 * since, which may start or stop something.
 */
function refuseHeldKeys(): void {
  window.addEventListener('keydown', refuseHeldKey, { capture: true });
}

function refuseHeldKey(event: KeyboardEvent): void {
  if (!event.repeat || (event.key !== 'Enter' && event.key !== ' ')) return;
  if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createHTML(text: string): string | null }): unknown;
}

/**
 * SECURITY: the page's policy lets no plain text become markup or code. The component library writes its
 * styles as markup, so text without a single tag may pass; anything else is refused and throws.
 */
function createTrustedTypesPolicy(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  trustedTypes?.createPolicy('default', {
    createHTML: (text) => (text.includes('<') ? null : text),
  });
}
