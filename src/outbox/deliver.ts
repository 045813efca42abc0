/** One operation to the back end: which call it is, and what came back. */
import type { Backend } from "../backend/backend";
import type { Acknowledgement, SupportState } from "../domain/contribution";
import type { MediaAcknowledgement } from "../domain/media";
import { Problem } from "../domain/problem";
import type { DeviceStore } from "./device-store";
import type { MediaOperation, Operation } from "./operation";
import type { Uploads } from "./uploads";

export type Answer =
  | { readonly kind: "acknowledged"; readonly answer: Acknowledgement }
  | { readonly kind: "supported"; readonly answer: SupportState }
  | { readonly kind: "media-sent"; readonly answer: MediaAcknowledgement };

export interface DeliveryParts {
  readonly store: DeviceStore;
  readonly backend: Backend;
  readonly uploads: Uploads;
  readonly onProgress: (mediaId: string, share: number) => void;
}

export async function deliver(operation: Operation, parts: DeliveryParts): Promise<Answer> {
  const { backend } = parts;
  switch (operation.type) {
    case "media":
      return { kind: "media-sent", answer: await upload(operation, parts) };
    case "support": {
      const { contributionId, contributorKey, supported } = operation;
      return { kind: "supported", answer: await backend.supportContribution({ contributionId, contributorKey, supported }) };
    }
    default:
      return { kind: "acknowledged", answer: await tell(operation, parts) };
  }
}

async function tell(operation: Exclude<Operation, { type: "support" | "media" }>, { store, backend }: DeliveryParts): Promise<Acknowledgement> {
  const id = operation.contributionId;
  switch (operation.type) {
    case "submit":
      return backend.submitContribution(operation.submission);
    case "withdraw":
      return backend.withdrawContribution({ id, receiptCode: operation.receiptCode });
    case "amend": {
      const known = operation.baseRevision ?? (await store.readReceipt(id))?.revision ?? 1;
      return backend.amendContribution({ operationId: operation.operationId, id, receiptCode: operation.receiptCode, baseRevision: known, changes: operation.changes });
    }
  }
}

async function upload({ contributionId, receiptCode, media }: MediaOperation, { store, backend, uploads, onProgress }: DeliveryParts): Promise<MediaAcknowledgement> {
  const bytes = await store.readMedia(media.id);
  if (bytes === null) throw new Problem("media_unreadable", { field: "media" });
  return uploads.run(media.id, (signal) =>
    backend.sendMedia({ contributionId, receiptCode, media }, bytes, { signal, onProgress: (share) => onProgress(media.id, share) }),
  );
}
