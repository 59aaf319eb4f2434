import { accounts } from './accounts.ts';
import { agenda } from './agenda.ts';
import { alarms } from './alarms.ts';
import { batch } from './batch.ts';
import { call } from './call.ts';
import { causes } from './causes.ts';
import { certificate } from './certificate.ts';
import { check } from './check.ts';
import { commandLine } from './command-line.ts';
import { common } from './common.ts';
import { control } from './control.ts';
import { desks } from './desks.ts';
import { desktop } from './desktop.ts';
import { editor } from './editor.ts';
import { errors } from './errors.ts';
import { exporting } from './export.ts';
import { files } from './files.ts';
import { filter } from './filter.ts';
import { help } from './help.ts';
import { history } from './history.ts';
import { hotkeys } from './hotkeys.ts';
import { mediaCodes } from './media-codes.ts';
import { merge } from './merge.ts';
import { notifications } from './notifications.ts';
import { onAir } from './on-air.ts';
import { onboarding } from './onboarding.ts';
import { outcome } from './outcome.ts';
import { palette } from './palette.ts';
import { panel } from './panel.ts';
import { player } from './player.ts';
import { presets } from './presets.ts';
import { questions } from './questions.ts';
import { receiver } from './receiver.ts';
import { remote } from './remote.ts';
import { codes } from './return-codes.ts';
import { rows } from './row-codes.ts';
import { run } from './run.ts';
import { secrets } from './secrets.ts';
import { settings } from './settings.ts';
import { shell } from './shell.ts';
import { shortcuts } from './shortcuts.ts';
import { strip } from './strip.ts';
import { table } from './table.ts';
import { transfer } from './transfer.ts';
import { tray } from './tray.ts';
import { updates } from './updates.ts';
import { vault } from './vault.ts';
import { vendors } from './vendors.ts';
import { wall } from './wall.ts';
import { webhooks } from './webhooks.ts';

/** Every string in English, from a file for each feature of the window or subject of main. */
export const english = () => ({
  ...accounts,
  ...agenda,
  ...alarms,
  ...batch,
  ...call,
  ...causes,
  ...certificate,
  ...check,
  ...commandLine,
  ...common,
  ...control,
  ...desks,
  ...desktop,
  ...editor,
  ...errors,
  ...exporting,
  ...files,
  ...filter,
  ...help,
  ...history,
  ...hotkeys,
  ...mediaCodes,
  ...merge,
  ...notifications,
  ...onAir,
  ...onboarding,
  ...outcome,
  ...palette,
  ...panel,
  ...player,
  ...presets,
  ...questions,
  ...receiver,
  ...remote,
  ...codes,
  ...rows,
  ...run,
  ...secrets,
  ...settings,
  ...shell,
  ...shortcuts,
  ...strip,
  ...table,
  ...transfer,
  ...tray,
  ...updates,
  ...vault,
  ...vendors,
  ...wall,
  ...webhooks,
});
