import type { Page } from 'playwright';
import { SMALLEST, TALL } from '../appearances.ts';
import { closeDialog, goTo, type Stage, TEXTS } from '../stage.ts';
import { NEWS } from '../station.ts';

export async function history({ page, shoot }: Stage): Promise<void> {
  await goTo(page, 'history');
  await rowOf(page, NEWS, 'Tencent').waitFor();
  await shoot('history');
  await shoot('history-smallest', SMALLEST);
  await filtering(page, shoot);
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

async function filtering(page: Page, shoot: Stage['shoot']): Promise<void> {
  const part = (name: string) =>
    page.getByRole('search').getByRole('button', { name: new RegExp(`^${name}`) });
  await part(TEXTS['history.code']).click();
  await page.getByRole('checkbox').first().waitFor();
  await shoot('history-codes');
  await page.keyboard.press('Escape');
  await part(TEXTS['history.status']).click();
  await page.getByRole('checkbox', { name: TEXTS['status.rejected'] }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('row').nth(1).waitFor();
  await page.getByRole('row').nth(1).click({ button: 'right' });
  await page.getByRole('menuitem').first().waitFor();
  await shoot('history-row-menu');
  await page.getByRole('menuitem', { name: TEXTS['history.again'] }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('history-again');
  await closeDialog(page);
  await page.locator('[data-search]').fill('nobody ever said this');
  await page.getByRole('heading', { name: TEXTS['history.none.title'] }).waitFor();
  await shoot('history-none');
  await page.getByRole('button', { name: TEXTS['history.filter.clear'] }).first().click();
  await rowOf(page, NEWS, 'Tencent').waitFor();
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
