import type { Vendor } from '#contract/model/vendor.ts';

/** The example of the specification, "响应示例", all three vendors in one; its comments are left out. */
export const SPECIFICATION_ANSWER = `{
  "Code": 0,
  "Message": "success",
  "Data": {
    "Tencent": [
      {
        "StreamName": "cdn01",
        "TaskId": "UUpTbkZUQV5WQVxrRFtDUQIUB29FWwMeAxwALBxMAggNHxw7WRUWGBVeEzoTDl0CDEoFNgIESVpXQV9rRVRCXlVKWGlFV0daVENeaFdURVNY",
        "RequestId": "70628bcd-5652-4d5c-aa04-97956a4e771a",
        "Code": "",
        "Message": ""
      }
    ],
    "Ws": {
      "call_time": "2022-04-27 14:27:48",
      "http_code": 200,
      "list": [
        {
          "http_code": 200,
          "id": "vega_test",
          "msg": "success",
          "persistentId": "2020bc8b648883c64e7e81f03cf72b70b86f",
          "task": "mp4"
        }
      ],
      "msg": null,
      "trace_id": "15ccf21b-f3c2-4ee3-aaad-d995393f80cd"
    },
    "Huawei": [
      {
        "StreamName": "hwtest",
        "RequestId": "c373b2cc8a51159d4d60e0ec543csd88",
        "Code": 0,
        "Message": "success"
      }
    ]
  },
  "RequestId": "4191282558729715911"
}`;

/** An answer with one vendor's part; `envelope` replaces what stands around it. */
export function vendorAnswer(vendor: Vendor, part: unknown, envelope: object = {}): string {
  return JSON.stringify({
    Code: 0,
    Message: 'success',
    Data: { [vendor]: part },
    RequestId: '1',
    ...envelope,
  });
}
