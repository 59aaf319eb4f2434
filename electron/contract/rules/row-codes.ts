import type { RowCodes, RowKind } from '#contract/model/row-kind.ts';
import type { Vendor } from '#contract/model/vendor.ts';

/** The codes that each vendor documents: its folder states them, and the application state carries them. */
export type CodesOfVendors = Readonly<Record<Vendor, { readonly rowCodes: RowCodes }>>;

/**
 * What a vendor's row code means; null for one that is not documented. Codes come in families:
 * `InternalError.NetworkError` is read as `InternalError` where not listed.
 */
export function rowKind(
  { rowCodes }: { readonly rowCodes: RowCodes },
  code: string | number | null | undefined,
): RowKind | null {
  const text = String(code ?? '');
  const [family = ''] = text.split('.', 1);
  for (const key of [text, family]) {
    if (Object.hasOwn(rowCodes, key)) return rowCodes[key] ?? null;
  }
  return null;
}
