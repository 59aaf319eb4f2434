import type { Page } from 'playwright';
import { agendaSeed, troubleOf } from './agenda-seeds.ts';
import { boardSeed } from './seeds.ts';
import { press, type Texts, type View } from './view.ts';

export const toAgenda = (page: Page, texts: Texts) =>
  page.getByRole('link', { name: texts['nav.agenda'], exact: true }).click();

async function openAgenda(page: Page, texts: Texts): Promise<void> {
  await toAgenda(page, texts);
  await page.getByRole('heading', { name: texts['agenda.week'] }).waitFor();
  await page.getByText(texts['agenda.state.missed'], { exact: true }).waitFor();
}

/** The agenda, its troubles, and the editor of a schedule. */
export const AGENDA_VIEWS: readonly View[] = [
  {
    name: 'agenda-empty',
    seed: (appearance) => boardSeed(appearance),
    async reach(page, texts) {
      await toAgenda(page, texts);
      await page.getByRole('heading', { name: texts['agenda.empty.title'] }).waitFor();
    },
  },
  { name: 'agenda', seed: (appearance) => agendaSeed(appearance), reach: openAgenda },
  {
    name: 'agenda-trouble',
    seed: (appearance) =>
      agendaSeed(appearance, [
        troubleOf(),
        troubleOf({ kind: 'ahead', reason: 'credentials-unavailable', scheduleId: 'sport' }),
      ]),
    reach: openAgenda,
  },
  {
    name: 'schedule-editor',
    seed: (appearance) => agendaSeed(appearance),
    async reach(page, texts) {
      await openAgenda(page, texts);
      await page.evaluate(() => {
        window.fakeBridge.schedules.preview = {
          isComputable: true,
          starts: [
            { at: '2026-11-30T11:00:00.000Z', endsAt: '2026-11-30T11:35:00.000Z' },
            { at: '2026-12-01T11:00:00.000Z', endsAt: '2026-12-01T11:35:00.000Z' },
          ],
          overlaps: [{ name: 'Relay desk', at: '2026-11-30T11:00:00.000Z' }],
        };
      });
      await press(page, texts['schedules.edit.label'].replace('{{name}}', 'News, weekdays'));
      await page.getByRole('dialog').getByText(texts['schedules.preview']).waitFor();
    },
  },
  {
    name: 'schedule-editor-mistakes',
    seed: (appearance) => boardSeed(appearance),
    async reach(page, texts) {
      await toAgenda(page, texts);
      await press(page, texts['schedules.new']);
      await page.getByRole('dialog').waitFor();
      await press(page, texts.save);
      await page.getByText(texts['schedules.problem.name']).waitFor();
    },
  },
];
