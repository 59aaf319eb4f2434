import type { Vendor, Vendors } from '#contract/model/vendor.ts';
import { aliyun } from './aliyun/index.ts';
import { type CallbackExtra, type CallbackPart, withoutShape } from './common/callback.ts';
import type { VendorMedia } from './common/media.ts';
import type { VendorModule } from './common/vendor.ts';
import { huawei } from './huawei/index.ts';
import { tencent } from './tencent/index.ts';
import { ws } from './ws/index.ts';

/** To add a vendor: its folder, its name in the contract, and a line here. */
const OF_THE_API: Readonly<Record<Vendor, VendorModule>> = {
  Tencent: tencent,
  Ws: ws,
  Huawei: huawei,
  Aliyun: aliyun,
};

const registered = new Map<string, VendorModule>();

/** @throws Error for a name that is taken. */
export function registerVendor(vendor: VendorModule): void {
  if (registered.has(vendor.name)) throw new Error(`${vendor.name} is registered already`);
  registered.set(vendor.name, vendor);
}

for (const vendor of Object.values(OF_THE_API)) registerVendor(vendor);

/** The vendor of a name as the `Vendor` parameter has it; undefined for any other text. */
export const findVendor = (name: string | null): VendorModule | undefined =>
  name === null ? undefined : registered.get(name);

/** @throws Error for a vendor that is not registered. */
export function vendorOf(name: Vendor): VendorModule {
  const vendor = findVendor(name);
  if (!vendor) throw new Error(`${name} is not registered`);
  return vendor;
}

/** @throws Error for a vendor whose files cannot be asked for. */
export function mediaOf(name: Vendor): VendorMedia {
  const { media } = vendorOf(name);
  if (!media) throw new Error(`${name} has no files to ask for`);
  return media;
}

/** @throws Error for a vendor that joins no files. */
export function mergeOf(name: Vendor): NonNullable<VendorMedia['merge']> {
  const { merge } = mediaOf(name);
  if (!merge) throw new Error(`${name} joins no files`);
  return merge;
}

/**
 * Whose `record` callback this is, told by the shape of the vendor's part, and what it says. Where that is of no
 * vendor's shape the host of the address tells, if it is one that a vendor keeps files at. Null where neither does, or
 * where the shapes of several vendors are in it.
 */
export function readCallbackPart({
  extra,
  url,
}: CallbackPart): { readonly vendor: Vendor; readonly extra: CallbackExtra } | null {
  const read = [...registered.values()].flatMap(({ name, readCallback }) => {
    const found = readCallback(extra);
    return found ? [{ vendor: name, extra: found }] : [];
  });
  if (read.length > 0) return read.length === 1 ? (read[0] ?? null) : null;
  const host = url === null ? '' : (URL.parse(url)?.hostname ?? '');
  const owner = [...registered.values()].find(({ fileHosts }) =>
    fileHosts.some((domain) => host.endsWith(`.${domain}`)),
  );
  return owner ? { vendor: owner.name, extra: withoutShape(extra) } : null;
}

/** What views need to know of every vendor, as plain data. */
export const vendorFacts = (): Vendors =>
  Object.fromEntries(
    [...registered.values()].map(({ name, capabilities, rowCodes }) => [
      name,
      { ...capabilities, rowCodes },
    ]),
  ) as Vendors;
