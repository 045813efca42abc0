/** Placeholder until the store is written: refuses everything. */
import type { Database } from "../database/database";
import type { Keys } from "../folder/keys";

export interface StorageOptions {
  readonly database: Database;
  readonly keys: Keys;
  readonly folder: string;
}

export async function startStorage(_options: StorageOptions): Promise<(request: Request) => Promise<Response>> {
  return async () => Response.json({ statusCode: "403", error: "Unauthorized", message: "not allowed" }, { status: 400 });
}
