import type { Vendor } from '#contract/model/vendor.ts';
import { aliyun } from './aliyun/adapter.ts';
import type { VendorAdapter } from './common/vendor.ts';
import { huawei } from './huawei/adapter.ts';
import { tencent } from './tencent/adapter.ts';
import { ws } from './ws/adapter.ts';

/** Every vendor that the API knows. To add one: an adapter file and a line here. */
export const VENDOR_ADAPTERS: Readonly<Record<Vendor, VendorAdapter>> = {
  Tencent: tencent,
  Ws: ws,
  Huawei: huawei,
  Aliyun: aliyun,
};
