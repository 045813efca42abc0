/**
 * May these claims hear this topic? Asked the way Supabase Realtime asks: a message is put into realtime.messages, read back
 * as the asking role under its policies, and everything is rolled back.
 */
import type { Database } from "../database/database";
import type { Claims } from "../http/identify";

class Verdict extends Error {
  constructor(readonly allowed: boolean) {
    super("rolled back");
  }
}

export async function mayHear(database: Database, claims: Claims, topic: string): Promise<boolean> {
  try {
    await database.transaction(async (session) => {
      await session.query("insert into realtime.messages (topic, extension) values ($1, 'broadcast')", [topic]);
      await session.query(
        `select set_config('request.jwt.claims', $1, true), set_config('request.jwt.claim.sub', $2, true),
           set_config('request.jwt.claim.role', $3, true), set_config('realtime.topic', $4, true), set_config('role', $3, true)`,
        [JSON.stringify(claims.raw), claims.sub ?? "", claims.role, topic],
      );
      const heard = await session.query("select 1 as one from realtime.messages where topic = $1 limit 1", [topic]);
      throw new Verdict(heard.length > 0);
    });
    return false;
  } catch (error) {
    if (error instanceof Verdict) return error.allowed;
    // No grant on realtime.messages at all is an answer too.
    if (error instanceof Error && "code" in error && error.code === "42501") return false;
    throw error;
  }
}
