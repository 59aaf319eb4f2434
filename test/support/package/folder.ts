import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the files of one run share one package. Empty until the first of them asks for it. */
    packageFolder: string;
  }
}

/** Global set-up of the slow tests. */
export default function provideFolder({ provide }: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'cdnr-package-'));
  // Ordinary users start the package too.
  chmodSync(folder, 0o755);
  provide('packageFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
