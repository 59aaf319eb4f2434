import type { Page } from 'playwright-core';
import { SMALLEST, TALL } from '../looks.ts';
import { closeDialog, goTo, type Stage } from '../stage.ts';
import { NEWS } from '../station.ts';

export async function history({ page, shoot }: Stage): Promise<void> {
  await goTo(page, 'history');
  await rowOf(page, NEWS, 'Tencent').waitFor();
  await shoot('history');
  await shoot('history-smallest', SMALLEST);
  await detail(page, NEWS, 'Tencent');
  await shoot('call-tencent', TALL);
  await shoot('call-tencent-smallest', SMALLEST);
  await closeDialog(page);
  await detail(page, NEWS, 'Ws');
  await shoot('call-ws', TALL);
  await closeDialog(page);
  await detail(page, 'Practice: all vendors', 'Huawei');
  await shoot('call-unknown');
  await closeDialog(page);
}

const rowOf = (page: Page, preset: string, vendor: string) =>
  page
    .getByRole('row')
    .filter({ hasText: preset })
    // The whole cell: "Ws" is in "Evening news" too.
    .filter({ has: page.getByRole('cell', { name: vendor, exact: true }) })
    .first();

async function detail(page: Page, preset: string, vendor: string): Promise<void> {
  await rowOf(page, preset, vendor).click();
  await page.getByRole('dialog').getByRole('heading', { level: 3 }).first().waitFor();
}
