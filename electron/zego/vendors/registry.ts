import type { Vendor } from '#contract/model/vendor.ts';
import { aliyun } from './aliyun.ts';
import { huawei } from './huawei.ts';
import { tencent } from './tencent.ts';
import type { VendorAdapter } from './vendor.ts';
import { ws } from './ws.ts';

/** Every vendor that the API knows. To add one: an adapter file and a line here. */
export const VENDOR_ADAPTERS: Readonly<Record<Vendor, VendorAdapter>> = {
  Tencent: tencent,
  Ws: ws,
  Huawei: huawei,
  Aliyun: aliyun,
};
