import type { Page } from 'playwright';
import { SMALLEST, TALL } from '../appearances.ts';
import { closeDialog, goTo, type Stage, TEXTS } from '../stage.ts';
import { NEWS } from '../station.ts';

export async function history({ page, shoot }: Stage): Promise<void> {
  await goTo(page, 'history');
  const run = page.locator('tr[aria-expanded]').filter({ hasText: NEWS }).first();
  await run.waitFor();
  await shoot('history');
  await shoot('history-smallest', SMALLEST);
  await run.getByRole('button').first().click();
  await page.locator('tr[aria-level="3"]').first().waitFor();
  await shoot('history-run-open');
  await page.locator('[data-search]').fill('cdn02');
  await page.locator('mark').first().waitFor();
  await shoot('history-run-found');
  await shoot('history-run-found-smallest', SMALLEST);
  await page.getByRole('button', { name: TEXTS['filter.clear'] }).first().click();
  await page.getByRole('radiogroup').getByText(TEXTS['history.list.rows'], { exact: true }).click();
  await rowOf(page, NEWS, 'Tencent').waitFor();
  await shoot('history-outcomes');
  await shoot('history-outcomes-smallest', SMALLEST);
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
  await page.getByRole('button', { name: TEXTS['filter.clear'] }).first().click();
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
