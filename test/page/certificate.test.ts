import { expect, test } from 'vitest';
import { exampleCertificate } from '../support/certificates.ts';
import { type PlayerForTests, playerForTests } from '../support/media/player-for-tests.ts';

let player: PlayerForTests;
playerForTests((opened) => {
  player = opened;
});

/** Pages of a PDF, by its objects: those of this printer are not in streams of objects. */
const pagesOf = (pdf: Buffer): number =>
  pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

test.each(['en', 'zh-CN'] as const)(
  'is printed by a page that nobody sees (%s)',
  async (language) => {
    const certificate = exampleCertificate();
    const printed = await player.electron.evaluate(
      (_electron, page) => globalThis.printPage(page),
      { certificate, language },
    );
    const pdf = Buffer.from(printed, 'base64');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(pdf)).toBeGreaterThanOrEqual(2);
    const windows = await player.electron.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows().length,
    );
    expect(windows).toBe(0);
  },
);
