import { ERROR_CODES } from '#contract/ipc/channels.ts';
import { LINKS } from '#contract/ipc/links.ts';
import { BADGES, PROTECTIONS } from '#contract/model/account.ts';
import { ACCOUNT_COLOURS } from '#contract/model/account-colours.ts';
import { ALARM_KINDS, ALARM_MINUTES, ALARM_WAYS } from '#contract/model/alarm.ts';
import { PRACTICE_BEHAVIOURS, PROBLEMS, VAULT_STATES } from '#contract/model/app-state.ts';
import { CERTIFICATE_FORMATS } from '#contract/model/certificate.ts';
import { STATUS_APPEARANCES } from '#contract/model/colours.ts';
import { AMBER_AS, CONTROL_SCOPES, TSL_PROTOCOLS, TSL_TEXTS } from '#contract/model/control.ts';
import { DISMISSED } from '#contract/model/dismissal.ts';
import { FILE_MATCHES, FILE_SOURCES, LOOK_FAULTS } from '#contract/model/file.ts';
import { EXPORT_FAULTS, EXPORT_FORMATS } from '#contract/model/history.ts';
import { HOTKEY_COMMANDS, HOTKEY_STATES } from '#contract/model/hotkey.ts';
import { CALENDAR_NOTES } from '#contract/model/import.ts';
import { MERGE_STATES } from '#contract/model/merge.ts';
import { CERTIFICATE_FAULTS } from '#contract/model/network.ts';
import { OPERATOR_VERDICTS, REASONS, STATUSES } from '#contract/model/outcome.ts';
import { REFUSALS } from '#contract/model/receiver.ts';
import { REGIONS } from '#contract/model/region.ts';
import { ROW_KINDS } from '#contract/model/row-kind.ts';
import { SOURCES } from '#contract/model/run.ts';
import {
  OCCURRENCE_STATES,
  SCHEDULE_REASONS,
  SCHEDULE_TROUBLES,
} from '#contract/model/schedule.ts';
import { intentSchema } from '#contract/model/secrets.ts';
import { ALL_FINDINGS, CHECK_STATES, CHECKS, isRemedied } from '#contract/model/self-check.ts';
import {
  accountTestSchema,
  HAND_OVER_TROUBLES,
  recordingSchema,
  STOP_TROUBLES,
} from '#contract/model/start.ts';
import {
  FILE_FAULTS,
  ITEM_REASONS,
  TRANSFER_FIELDS,
  TRANSFER_FORMATS,
  TRANSFER_SUBJECTS,
  transferRowSchema,
} from '#contract/model/transfer.ts';
import { UPDATE_CHANNELS, UPDATE_FAULTS, UPDATE_OBSTACLES } from '#contract/model/update.ts';
import { capabilitiesSchema, VENDORS } from '#contract/model/vendor.ts';
import {
  MESSAGE_EVENTS,
  QUEUED_STATES,
  WEBHOOK_KINDS,
  WEBHOOK_REASONS,
  WEBHOOK_TEMPLATES,
} from '#contract/model/webhook.ts';
import { ACCELERATOR_PROBLEMS } from '#contract/rules/accelerator.ts';
import { ADVISED } from '#contract/rules/alarms/alarm-text.ts';
import { TOLD_VERDICTS } from '#contract/rules/file-check-text.ts';
import { UNSENT_HAND_OVERS } from '#contract/rules/hand-over-text.ts';
import { LISTEN_FAULTS } from '#contract/rules/listen-fault.ts';
import { MEDIA_ADVICE, STREAM_STATE_ADVICE } from '#contract/rules/media-codes.ts';
import { COUNTERS, PRESET_STATES } from '#contract/rules/preset-summary.ts';
import { STREAM_STATES } from '#contract/rules/stream-states.ts';
import { HEADINGS } from '../../../electron/control/command-line/table.ts';
import { CSV_COLUMNS } from '../../../electron/storage/history/export/csv.ts';
import { RETURN_CODES } from '../../../electron/zego/answer/return-codes.ts';
import { SCHEDULE_FIELDS } from '../../../renderer/agenda/editor/schedule-form.ts';
import { LINKED } from '../../../renderer/files/filter/view-filter.ts';
import { NAME_PROBLEMS, PARTS_PROBLEMS } from '../../../renderer/files/merge/merge-form.ts';
import { SHOWN_FILE_STATES } from '../../../renderer/files/rows/file-text.ts';
import { HELP_DOCUMENTS } from '../../../renderer/help/help-document.ts';
import { CAUSES } from '../../../renderer/on-air/groups.ts';
import { TOLD_FAULTS } from '../../../renderer/player/faults.ts';
import { LANE_FILTERS } from '../../../renderer/presets/run/lanes.ts';
import { COUNTER_FILTERS } from '../../../renderer/presets/session/counter-filter.ts';
import { PHASES } from '../../../renderer/settings/network-form.ts';
import { SETTINGS_SECTIONS } from '../../../renderer/settings/sections.ts';
import { LOCK_HINTS } from '../../../renderer/settings/vault.tsx';
import { WHENS } from '../../../renderer/shared/filter/when.ts';
import { SECTIONS } from '../../../renderer/shared/navigation.ts';
import { FAULTS, LOCKED } from '../../../renderer/shared/secrets/vault-states.ts';
import { PLACES } from '../../../renderer/shared/shortcuts/shortcuts.ts';
import { LEFT_OUT_REASONS } from '../../../renderer/shell/batch/entries.ts';

/** Keys that the code puts together: what stands around the part that varies, and the table it comes from. */
export interface KeyFamily {
  readonly before: string;
  readonly after: string;
  readonly values: readonly (string | number)[];
}

const SHOWN_STATUSES = Object.keys(STATUS_APPEARANCES).filter((status) => status !== 'idle');
const ROWS = [...Object.keys(ROW_KINDS), 'other'];
const ROW_STATES = transferRowSchema.shape.state.options;
const VERDICTS = accountTestSchema.shape.verdict.options;
const CODES = [...RETURN_CODES.keys(), 'other'];

export const KEY_FAMILIES: readonly KeyFamily[] = [
  { before: 'view.head.', after: '', values: HEADINGS },
  { before: 'view.secret.', after: '', values: ['held', 'locked', 'missing'] },
  { before: 'strip.', after: '', values: COUNTER_FILTERS },
  { before: 'wall.state.', after: '', values: PRESET_STATES },
  { before: 'about.link.', after: '', values: LINKS },
  { before: 'accounts.protection.', after: '', values: [...PROTECTIONS, 'practice'] },
  { before: 'agenda.state.', after: '', values: [...OCCURRENCE_STATES, 'planned', 'due'] },
  { before: 'alarm.kind.', after: '', values: ALARM_KINDS },
  {
    before: 'alarm.text.',
    after: '',
    values: ALARM_KINDS.filter(
      (kind) => !['disk-nearly-full', 'clock-off', 'receiver-silent'].includes(kind),
    ),
  },
  { before: 'dismissed.', after: '', values: DISMISSED },
  { before: 'alarm.advice.', after: '', values: ADVISED },
  { before: 'alarm.way.', after: '', values: ALARM_WAYS },
  { before: 'alarm.minutes.', after: '', values: Object.keys(ALARM_MINUTES) },
  { before: 'schedules.day.', after: '', values: ['1', '2', '3', '4', '5', '6', '7'] },
  { before: 'schedules.kind.', after: '', values: ['weekly', 'once', 'cron'] },
  { before: 'schedules.problem.', after: '', values: SCHEDULE_FIELDS },
  { before: 'schedules.reason.', after: '', values: SCHEDULE_REASONS },
  { before: 'schedules.trouble.', after: '', values: SCHEDULE_TROUBLES },
  { before: 'import.reason.', after: '', values: ITEM_REASONS },
  { before: 'import.note.', after: '', values: CALENDAR_NOTES },
  { before: 'transfer.fault.', after: '', values: FILE_FAULTS },
  { before: 'transfer.field.', after: '', values: TRANSFER_FIELDS },
  { before: 'transfer.others.', after: '', values: TRANSFER_SUBJECTS },
  { before: 'transfer.import.title.', after: '', values: TRANSFER_SUBJECTS },
  { before: 'transfer.export.title.', after: '', values: TRANSFER_SUBJECTS },
  { before: 'transfer.fileType.', after: '', values: TRANSFER_FORMATS },
  { before: 'transfer.count.', after: '', values: ROW_STATES },
  { before: 'transfer.state.', after: '', values: ROW_STATES },
  { before: 'transfer.place.', after: '', values: ['line', 'item'] },
  { before: 'batch.reason.', after: '', values: LEFT_OUT_REASONS },
  { before: 'cause.', after: '', values: REASONS },
  { before: 'problem.certificates.', after: '', values: CERTIFICATE_FAULTS },
  { before: 'secrets.network.unusable.', after: '', values: CERTIFICATE_FAULTS },
  { before: 'code.', after: '.meaning', values: CODES },
  { before: 'code.', after: '.advice', values: CODES },
  { before: 'error.', after: '', values: ERROR_CODES },
  { before: 'updates.channel.', after: '', values: UPDATE_CHANNELS },
  { before: 'updates.obstacle.', after: '', values: UPDATE_OBSTACLES },
  { before: 'updates.fault.', after: '', values: UPDATE_FAULTS },
  { before: 'about.channel.', after: '', values: [...UPDATE_CHANNELS, 'off'] },
  { before: 'export.column.', after: '', values: CSV_COLUMNS },
  { before: 'export.format.', after: '', values: EXPORT_FORMATS },
  { before: 'remote.fault.', after: '', values: LISTEN_FAULTS },
  { before: 'check.state.', after: '', values: CHECK_STATES },
  { before: 'check.name.', after: '', values: CHECKS },
  { before: 'check.found.', after: '', values: ALL_FINDINGS },
  { before: 'check.remedy.', after: '', values: ALL_FINDINGS.filter(isRemedied) },
  { before: 'hotkeys.command.', after: '', values: HOTKEY_COMMANDS },
  { before: 'hotkeys.action.', after: '', values: [...HOTKEY_COMMANDS, 'stop-all', 'open-wall'] },
  { before: 'hotkeys.state.', after: '', values: HOTKEY_STATES },
  { before: 'hotkeys.problem.', after: '', values: ACCELERATOR_PROBLEMS },
  { before: 'media.read.', after: '', values: MEDIA_ADVICE },
  { before: 'media.merge.', after: '', values: MEDIA_ADVICE },
  { before: 'merge.name.', after: '', values: NAME_PROBLEMS },
  { before: 'merge.parts.', after: '', values: PARTS_PROBLEMS },
  { before: 'merge.state.', after: '', values: MERGE_STATES },
  { before: 'media.state.', after: '', values: STREAM_STATE_ADVICE },
  { before: 'certificate.by.', after: '', values: ['operator', ...FILE_SOURCES] },
  { before: 'certificate.format.', after: '', values: CERTIFICATE_FORMATS },
  { before: 'certificate.make.', after: '', values: CERTIFICATE_FORMATS },
  { before: 'certificate.settled.', after: '', values: OPERATOR_VERDICTS },
  { before: 'files.check.', after: '', values: TOLD_VERDICTS },
  { before: 'files.fault.', after: '', values: LOOK_FAULTS },
  { before: 'files.linked.', after: '', values: LINKED },
  { before: 'files.match.', after: '', values: [...FILE_MATCHES, 'none'] },
  {
    before: 'files.note.',
    after: '',
    values: SHOWN_FILE_STATES.filter((one) => one !== 'confirmed'),
  },
  { before: 'files.run.fault.', after: '', values: LOOK_FAULTS },
  { before: 'files.state.', after: '', values: SHOWN_FILE_STATES },
  { before: 'lane.filter.', after: '', values: LANE_FILTERS },
  { before: 'history.export.failed.', after: '', values: EXPORT_FAULTS },
  { before: 'history.status.', after: '', values: STATUSES },
  { before: 'filter.when.', after: '', values: WHENS },
  { before: 'help.document.', after: '', values: HELP_DOCUMENTS },
  { before: 'vault.lock.', after: '', values: LOCK_HINTS },
  { before: 'nav.', after: '', values: SECTIONS },
  { before: 'onAir.cause.', after: '', values: CAUSES },
  {
    before: 'onAir.certainty.',
    after: '',
    values: recordingSchema.shape.certainty.options,
  },
  { before: 'onAir.verdict.label.', after: '', values: OPERATOR_VERDICTS },
  { before: 'player.fault.', after: '', values: TOLD_FAULTS },
  { before: 'player.fault.', after: '.advice', values: TOLD_FAULTS },
  { before: 'practice.behaviour.', after: '', values: PRACTICE_BEHAVIOURS },
  // Of a wrong clock it is also said which way.
  {
    before: 'problem.',
    after: '',
    values: PROBLEMS.filter((code) => code !== 'clock-off' && code !== 'certificates-unreadable'),
  },
  { before: 'reason.', after: '', values: REASONS },
  { before: 'region.', after: '', values: Object.keys(REGIONS) },
  { before: 'row.', after: '.meaning', values: ROWS },
  { before: 'row.', after: '.advice', values: ROWS },
  { before: 'run.again.', after: '', values: capabilitiesSchema.shape.secondStart.options },
  { before: 'receiver.refused.', after: '', values: REFUSALS },
  { before: 'remote.token.scope.', after: '', values: CONTROL_SCOPES },
  { before: 'remote.token.may.', after: '', values: CONTROL_SCOPES },
  { before: 'remote.tally.protocol.', after: '', values: TSL_PROTOCOLS },
  { before: 'remote.tally.characters.', after: '', values: TSL_TEXTS },
  { before: 'remote.tally.amberAs.', after: '', values: AMBER_AS },
  { before: 'webhooks.event.', after: '', values: MESSAGE_EVENTS },
  { before: 'webhooks.kind.', after: '', values: WEBHOOK_KINDS },
  { before: 'webhooks.reason.', after: '', values: WEBHOOK_REASONS },
  { before: 'webhooks.state.', after: '', values: QUEUED_STATES },
  { before: 'webhooks.template.', after: '', values: WEBHOOK_TEMPLATES },
  { before: 'webhooks.template.', after: '.hint', values: WEBHOOK_TEMPLATES },
  { before: 'webhooks.quiet.', after: '', values: ['from', 'to'] },
  { before: 'settings.section.', after: '', values: SETTINGS_SECTIONS },
  { before: 'source.', after: '', values: SOURCES },
  { before: 'source.', after: '.via', values: ['http', 'hyperdeck'] },
  { before: 'handOver.why.', after: '', values: HAND_OVER_TROUBLES },
  { before: 'handOver.ended.', after: '', values: UNSENT_HAND_OVERS },
  { before: 'overdue.why.', after: '', values: STOP_TROUBLES },
  { before: 'history.run.', after: '', values: SOURCES },
  { before: 'status.', after: '', values: Object.keys(STATUS_APPEARANCES) },
  { before: 'status.stop.', after: '', values: SHOWN_STATUSES },
  { before: 'stop.', after: '', values: ['partial', 'rejected', 'failed', 'unknown'] },
  {
    before: 'test.',
    after: '',
    values: VERDICTS.filter((verdict) => verdict !== 'clock-off'),
  },
  { before: 'network.', after: '', values: PHASES },
  { before: 'accounts.badge.', after: '', values: BADGES },
  { before: 'accounts.secret.', after: '', values: ['new', 'missing', 'changed', 'keep'] },
  { before: 'badge.', after: '', values: BADGES },
  { before: 'tray.count.', after: '', values: COUNTERS },
  { before: 'colour.', after: '', values: Object.keys(ACCOUNT_COLOURS) },
  { before: 'fault.', after: '.title', values: FAULTS },
  { before: 'fault.', after: '.happened', values: FAULTS },
  { before: 'fault.', after: '.notLost', values: FAULTS },
  { before: 'fault.', after: '.mend.title', values: FAULTS },
  { before: 'fault.', after: '.mend', values: FAULTS },
  { before: 'secrets.choice.', after: '.yes', values: ['passphrase', 'memory'] },
  { before: 'secrets.done.', after: '', values: ['saved', 'unlocked', 'nothing'] },
  { before: 'secrets.intent.', after: '', values: intentSchema.shape.kind.options },
  { before: 'secrets.strength.', after: '', values: [0, 1, 2, 3, 4] },
  { before: 'secrets.try.', after: '', values: ['wrong', 'wait'] },
  { before: 'secrets.unlock.', after: '', values: LOCKED },
  { before: 'vault.', after: '', values: VAULT_STATES },
  { before: 'vault.protection.', after: '', values: PROTECTIONS },
  { before: 'streamState.', after: '', values: STREAM_STATES },
  { before: 'vendor.name.', after: '', values: VENDORS },
  { before: 'vendor.short.', after: '', values: VENDORS },
  { before: 'verdict.', after: '', values: OPERATOR_VERDICTS },
  { before: 'verdict.all.', after: '', values: OPERATOR_VERDICTS },
  { before: 'verdict.given.', after: '', values: OPERATOR_VERDICTS },
  { before: 'evidence.', after: '', values: FILE_SOURCES },
  { before: 'evidence.match.', after: '', values: FILE_MATCHES },
  { before: 'shortcuts.', after: '', values: PLACES },
];

export const keysOf = ({ before, after, values }: KeyFamily): string[] =>
  values.map((value) => `${before}${value}${after}`);
