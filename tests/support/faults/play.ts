/** Plays a schedule on a client, lets everything heal, and says what promise was broken. */
import { randomBytes } from "node:crypto";
import type { Submission } from "../../../src/domain/contribution";
import type { Embedded } from "../../../supabase/embedded/embedded";
import { aSubmission } from "../embedded/submissions";
import type { BadLine } from "./bad-line";
import type { Client } from "./client";
import type { Disk } from "./full-disk";
import type { Happening } from "./schedule";

/** What the author believes, and may rely on. */
interface Written {
  readonly submission: Submission;
  words: string;
  isWithdrawn: boolean;
}
interface Stored {
  readonly id: string;
  readonly status: string;
  readonly text: string;
  readonly revision: number;
}

export interface World {
  readonly embedded: Embedded;
  readonly disk: Disk;
  readonly line: BadLine;
  readonly client: Client;
}

/** "" when every promise was kept. */
export async function play(happenings: readonly Happening[], { embedded, disk, line, client }: World): Promise<"" | "lost" | "twice" | "resurrected" | "other words" | "acknowledged, not stored" | "never done"> {
  const contributorKey = randomBytes(16).toString("hex");
  const written = new Map<number, Written>();
  for (const [index, it] of happenings.entries()) {
    const mine = "who" in it ? written.get(it.who) : undefined;
    const words = `ord ${index}`;
    if (it.type === "line") line.line = it.line;
    else if (it.type === "disk") disk.isFull = it.full;
    else if (it.type === "arrive") await line.arrive(it.which);
    else if (it.type === "wait") await client.wait();
    else if (it.type === "look") await client.look();
    else if (it.type === "kill") await client.kill();
    else if (it.type === "write" && mine === undefined) {
      const submission = aSubmission({ contributorKey, text: words });
      if (await client.write(submission)) written.set(it.who, { submission, words, isWithdrawn: false });
    } else if (it.type === "edit" && mine !== undefined && !mine.isWithdrawn) {
      if (await client.edit(mine.submission, words)) mine.words = words;
    } else if (it.type === "withdraw" && mine !== undefined && !mine.isWithdrawn) {
      if (await client.withdraw(mine.submission)) mine.isWithdrawn = true;
    }
  }
  disk.isFull = false;
  line.line = "up";
  for (let round = 0; round < 40 && (await client.left()) > 0; round += 1) await (round % 2 === 0 ? client.look() : client.wait());
  if ((await client.left()) > 0) return "never done";
  await line.arriveAll();
  return judge(await storedBy(embedded, contributorKey, [...written.values()]), written, client);
}

async function storedBy(embedded: Embedded, contributorKey: string, written: readonly Written[]): Promise<readonly Stored[]> {
  // By key as well: what arrived under another id is found too. A tombstone has no contributor, hence by id.
  return embedded.database.query<Stored & Record<string, unknown>>(
    `select c.id::text, c.status, c.text, c.revision from public.contributions c left join public.contributors k on k.id = c.contributor_id
     where k.key_hash = sha256(convert_to($1, 'UTF8')) or c.id::text in (select jsonb_array_elements_text($2::jsonb))`,
    [contributorKey, JSON.stringify(written.map(({ submission }) => submission.id))],
  );
}

function judge(stored: readonly Stored[], written: ReadonlyMap<number, Written>, client: Client): Awaited<ReturnType<typeof play>> {
  for (const { submission, words, isWithdrawn } of written.values()) {
    const row = stored.find(({ id }) => id === submission.id);
    if (isWithdrawn) {
      if (row !== undefined && row.status !== "withdrawn") return "resurrected";
    } else if (row === undefined) return stored.some(({ text }) => text === words) ? "twice" : "lost";
    else if (row.status !== "submitted") return "lost";
    else if (row.text !== words) return "other words";
  }
  if (stored.length > written.size) return "twice";
  for (const { id, revision } of client.heard) {
    const row = stored.find((each) => each.id === id);
    if (row === undefined || row.revision < revision) return "acknowledged, not stored";
  }
  return "";
}
