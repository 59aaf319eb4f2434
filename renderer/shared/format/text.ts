import type { Vendor } from '#contract/model/vendor.ts';
import { list, type Translate, vendorName } from '#contract/rules/text.ts';

export { codeText, isSuccess, list, sentences, vendorName } from '#contract/rules/text.ts';

/** A vendor where there is room for two letters, or one Chinese character. */
export const vendorShort = (vendor: Vendor, t: Translate): string => t(`vendor.short.${vendor}`);

export const vendorList = (vendors: readonly Vendor[], t: Translate): string =>
  list(
    vendors.map((vendor) => vendorName(vendor, t)),
    t,
  );

export const streamCount = (count: number, t: Translate): string =>
  t(count === 1 ? 'streams.one' : 'streams.many', { count });
