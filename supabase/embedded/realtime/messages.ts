/**
 * From the database to the channels. realtime.send (bootstrap.sql) announces after commit by NOTIFY: short messages whole, long
 * ones by the id of their row in realtime.messages, because NOTIFY carries 8 kB at most.
 */
import { z } from "zod";
import type { Database } from "../database/database";

export interface BroadcastMessage {
  readonly topic: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

const CHANNEL = "realtime";
const Message = z.object({ topic: z.string(), event: z.string(), payload: z.record(z.string(), z.unknown()).nullable(), private: z.boolean() });
const Announced = z.union([z.object({ ref: z.string() }), Message]);

export async function listenForMessages(database: Database, onMessage: (message: BroadcastMessage) => void, onError: (error: unknown) => void): Promise<void> {
  await forgetOldMessages(database);
  const receive = async (text: string): Promise<void> => {
    const announced = Announced.parse(JSON.parse(text));
    const message = "ref" in announced ? await readMessage(database, announced.ref) : announced;
    // Public topics do not exist here: whoever could join one could also forge on it.
    if (message?.private === true) onMessage({ topic: message.topic, event: message.event, payload: message.payload ?? {} });
  };
  await database.listen(CHANNEL, (text) => void receive(text).catch(onError));
}

/** Supabase keeps messages for three days; here they are only on their way. */
export async function forgetOldMessages(database: Database): Promise<void> {
  await database.execute("delete from realtime.messages where inserted_at < now() - interval '1 hour'");
}

async function readMessage(database: Database, id: string): Promise<z.infer<typeof Message> | null> {
  const [row] = await database.query("select topic, event, payload, private from realtime.messages where id = $1::uuid", [id]);
  return row === undefined ? null : Message.parse(row);
}
