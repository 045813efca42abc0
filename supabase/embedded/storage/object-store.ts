/**
 * Bytes on disk, rows in storage.objects. A file is named by its row's version, so a replaced object never shows half of each
 * and a path from outside never becomes a path on disk.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../database/database";
import type { Upload } from "./upload";

export class StorageProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

interface Bucket {
  readonly file_size_limit: number | null;
  readonly allowed_mime_types: readonly string[] | null;
}
interface Stored {
  readonly id: string;
  readonly version: string;
  readonly type: string;
}

export class ObjectStore {
  readonly #database: Database;
  readonly #folder: string;

  constructor(database: Database, folder: string) {
    this.#database = database;
    this.#folder = folder;
  }

  async write(bucketId: string, path: string, { bytes, type }: Upload, mayReplace: boolean): Promise<string> {
    const bucket = await this.#bucket(bucketId);
    if (bucket.file_size_limit !== null && bytes.length > bucket.file_size_limit) throw new StorageProblem(413, "Payload too large", "The object exceeded the maximum allowed size");
    if (bucket.allowed_mime_types !== null && !bucket.allowed_mime_types.includes(type)) throw new StorageProblem(415, "invalid_mime_type", `mime type ${type} is not supported`);
    const known = await this.#find(bucketId, path);
    if (known !== null && !mayReplace) throw new StorageProblem(409, "Duplicate", "The resource already exists");

    const version = randomUUID();
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(this.#file(version), bytes, { mode: 0o600, flag: "wx" });
    const metadata = JSON.stringify({ mimetype: type, size: bytes.length });
    const [row] = known === null
      ? await this.#database.query<{ id: string }>("insert into storage.objects (bucket_id, name, version, metadata) values ($1, $2, $3, $4::text::jsonb) returning id::text", [bucketId, path, version, metadata])
      : await this.#database.query<{ id: string }>("update storage.objects set version = $2, metadata = $3::text::jsonb, updated_at = now() where id = $1::uuid returning id::text", [known.id, version, metadata]);
    if (known !== null) await rm(this.#file(known.version), { force: true });
    return row?.id ?? "";
  }

  async read(bucketId: string, path: string): Promise<{ bytes: Uint8Array; type: string }> {
    const found = await this.mustExist(bucketId, path);
    return { bytes: await readFile(this.#file(found.version)), type: found.type };
  }

  async mustExist(bucketId: string, path: string): Promise<Stored> {
    const found = await this.#find(bucketId, path);
    if (found === null) throw new StorageProblem(404, "not_found", "Object not found");
    return found;
  }

  async list(bucketId: string, prefix: string): Promise<readonly { name: string; id: string; metadata: unknown }[]> {
    await this.#bucket(bucketId);
    const folder = prefix === "" ? "" : `${prefix.replace(/\/+$/, "")}/`;
    return this.#database.query(
      `select id::text, substr(name, char_length($2) + 1) as name, metadata, created_at, updated_at from storage.objects
       where bucket_id = $1 and starts_with(name, $2) order by name limit 1000`,
      [bucketId, folder],
    );
  }

  /** The rows first: what has no row does not exist, whatever happens to the file. */
  async remove(bucketId: string, paths: readonly string[]): Promise<readonly { name: string; bucket_id: string }[]> {
    await this.#bucket(bucketId);
    const gone = await this.#database.query<{ name: string; bucket_id: string; version: string }>(
      "delete from storage.objects where bucket_id = $1 and name = any (array(select jsonb_array_elements_text($2::text::jsonb))) returning name, bucket_id, version",
      [bucketId, JSON.stringify(paths)],
    );
    for (const { version } of gone) await rm(this.#file(version), { force: true });
    return gone.map(({ name, bucket_id }) => ({ name, bucket_id }));
  }

  async #bucket(id: string): Promise<Bucket> {
    const [bucket] = await this.#database.query<Bucket & Record<string, unknown>>("select file_size_limit, allowed_mime_types from storage.buckets where id = $1", [id]);
    if (bucket === undefined) throw new StorageProblem(404, "Bucket not found", "Bucket not found");
    return bucket;
  }

  async #find(bucketId: string, path: string): Promise<Stored | null> {
    const [row] = await this.#database.query<Stored & Record<string, unknown>>(
      "select id::text, version, coalesce(metadata ->> 'mimetype', 'application/octet-stream') as type from storage.objects where bucket_id = $1 and name = $2",
      [bucketId, path],
    );
    return row ?? null;
  }

  #file(version: string): string {
    return join(this.#folder, version);
  }
}
