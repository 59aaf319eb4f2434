import type { ItemReason } from '../model/transfer.ts';
import { TRANSFER_FIELDS } from '../model/transfer.ts';
import type { Translate } from './text.ts';

/**
 * Why an entry of a file is not imported.
 * @param detail a field by its name in a table, or a part of the file.
 */
export function refusalText(reason: ItemReason, detail: string, t: Translate): string {
  const field = reason === 'field' ? TRANSFER_FIELDS.find((one) => one === detail) : undefined;
  return t(`import.reason.${reason}`, { detail: field ? t(`transfer.field.${field}`) : detail });
}
