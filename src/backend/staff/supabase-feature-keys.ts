/** Keys for QGIS and ArcGIS over the database's functions. */
import * as z from "zod/mini";
import { makeReceiptCode } from "../../domain/receipt-code";
import { isoTime, parseOr, uuid } from "../../domain/schema-parts";
import type { StaffClient } from "./client";
import type { FeatureKey, FeatureKeyDesk } from "./feature-keys";
import { sha256Hex } from "./sha256-hex";

const keys: z.ZodMiniType<readonly FeatureKey[]> = z.readonly(
  z.array(
    z.object({ id: uuid, organisationId: uuid, name: z.string(), by: z.string(), isMine: z.boolean(), madeAt: isoTime, expiresAt: isoTime, lastUsedOn: z.nullable(z.iso.date()) }),
  ),
);
const made = z.object({ id: uuid, expiresAt: isoTime });

export function featureKeyDesk({ call, base }: StaffClient): FeatureKeyDesk {
  return {
    address: `${base}/functions/v1/features`,
    read: async () => parseOr(keys, await call("read_feature_keys", {})),
    make: async (wanted) => {
      // 128 random bits, written as receipt codes are: only their hash leaves this device.
      const key = `vh_${makeReceiptCode()}`;
      const document = { ...wanted, keyHash: await sha256Hex(key) };
      return { key, expiresAt: parseOr(made, await call("make_feature_key", { document })).expiresAt };
    },
    revoke: async (key) => {
      await call("revoke_feature_key", { key });
    },
  };
}
