/** Something told by a resident, past the app: where a journey begins with the moderator. */
import { randomBytes, randomUUID } from "node:crypto";
import { makeReceiptCode } from "../../../src/domain/receipt-code";
import type { Submission } from "../../../src/domain/contribution";
import type { ServerState } from "./servers";

export async function tell(server: ServerState, baseURL: string, told: Partial<Submission> & { readonly text: string }): Promise<void> {
  const submission: Submission = {
    id: randomUUID(), receiptCode: makeReceiptCode(), contributorKey: randomBytes(16).toString("hex"), kind: "story", place: { type: "Point", coordinates: [12.6945, 56.0465] },
    precision: "exact", language: "sv", underThirteen: false, exhibition: false, ...told,
  };
  const response = await fetch(new URL("/rest/v1/rpc/submit_contribution", baseURL), {
    method: "POST",
    headers: { apikey: server.publishableKey, "content-type": "application/json" },
    body: JSON.stringify({ submission }),
  });
  if (!response.ok) throw new Error(`submit_contribution answered ${response.status}: ${await response.text()}`);
}
