/**
 * The embedded Supabase without an HTTP server of its own: opens and prepares the database, joins the adapters, and gives what
 * a server needs. `embedded.ts` puts it on a port, `vite-plugin.ts` into Vite's server.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Database } from "./database/database";
import { openPglite } from "./database/pglite";
import { createDataFolder, dataFolderAt, type DataFolder } from "./folder/data-folder";
import { keysOf, type Keys } from "./folder/keys";
import { lockDataFolder } from "./folder/lock";
import { loadFunctions } from "./functions/runner";
import { apiMiddleware } from "./http/api";
import { CONFIG_PATH, sendAppConfig } from "./http/app-config";
import { accountDoor } from "./http/account-door";
import { onlyOpenAuthDoors, refuseInvalidTokens } from "./http/auth-doors";
import { signInByCode } from "./http/email-code";
import { limitSignIn } from "./http/sign-in-limit";
import type { LiteApp } from "./lite/app";
import { openMailbox, type Mailbox } from "./mail/mailbox";
import { startDailyJob } from "./prepare/daily-job";
import { loadDemoContent, placeDemoFiles } from "./prepare/demo";
import { deleteQueuedMedia } from "./prepare/media-deletions";
import { prepareDatabase } from "./prepare/prepare";
import { readProjectFiles, type ProjectFiles } from "./prepare/project-files";
import { ensureStaffAccounts, staffLoginsOf, type StaffLogin } from "./prepare/staff-accounts";
import { startRealtime } from "./realtime/realtime";
import { startStorage } from "./storage/storage";

export interface BackendOptions {
  /** Default: VH_DATA_DIR, else `data`. */
  readonly dataDir?: string;
  /** A real PostgreSQL instead of PGlite. */
  readonly databaseUrl?: string;
  /** The demo's contributions and staff accounts. Default true. */
  readonly demo?: boolean;
  readonly log?: (line: string) => void;
  /** The SQL to build from; default the project's. Tests of the adapters bring a small one. */
  readonly files?: ProjectFiles;
}

export interface Backend {
  readonly keys: Keys;
  readonly folder: DataFolder;
  /** Empty without the demo. */
  readonly logins: readonly StaffLogin[];
  readonly database: Database;
  /** @returns whether the request was ours. */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** @returns whether the upgrade was ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  close(): Promise<void>;
}

/** @param ownUrl where this back end will answer, for signed links and functions. */
export async function startBackend(ownUrl: string, options: BackendOptions = {}): Promise<Backend> {
  const { demo = true, log = () => undefined } = options;
  const onError = (error: unknown): void => log(`error: ${error instanceof Error ? error.message : String(error)}`);
  const folder = dataFolderAt(options.dataDir);
  await createDataFolder(folder);
  const unlock = await lockDataFolder(folder);
  let open: Opened | null = null;
  try {
    const keys = await keysOf(folder.keys);
    const files = options.files ?? (await readProjectFiles());
    const logins = demo ? await staffLoginsOf(folder.logins) : [];
    const mailbox = openMailbox(folder.mail, log);
    open = await openDatabase({ folder, databaseUrl: options.databaseUrl, keys, ownUrl, mailbox });
    const content = demo ? await loadDemoContent() : null;
    await prepareDatabase({ ...open, files, demo: content?.load ?? null, log });
    if (content !== null) await placeDemoFiles(open.database, folder.files, content.files);
    if (demo) await ensureStaffAccounts(open.database, logins);
    const { database, app } = open;
    await app.readSchema();
    const stopDailyJob = options.files === undefined ? startDailyJob(database, onError) : () => undefined;
    const storage = await startStorage({ database, keys, folder: folder.files });
    const functions = await loadFunctions({ supabaseUrl: ownUrl, publishableKey: keys.publishableKey, secretKey: keys.secretKey }, onError);
    const stopDeletingMedia = options.files === undefined ? deleteQueuedMedia(database, ownUrl, functions, onError) : () => undefined;
    const realtime = await startRealtime(database, keys, onError);
    const routes = { rest: refuseInvalidTokens(app.fetch, keys), auth: onlyOpenAuthDoors(accountDoor({ auth: signInByCode(limitSignIn(app.fetch)), keys, database, mailbox, siteUrl: ownUrl })), realtime: realtime.fetch, storage, functions };
    const api = apiMiddleware(routes, log);
    return {
      keys,
      folder,
      logins,
      database,
      handle: (request, response) => {
        if (request.url?.split("?")[0] !== CONFIG_PATH) return api(request, response);
        sendAppConfig(response, keys.publishableKey, folder.basemap);
        return true;
      },
      upgrade: (request, socket, head) => realtime.upgrade(request, socket, head),
      close: async () => {
        stopDailyJob();
        stopDeletingMedia();
        realtime.close();
        await database.close();
        await unlock();
      },
    };
  } catch (error) {
    await open?.database.close().catch(() => undefined);
    await unlock();
    throw error;
  }
}

interface Opened {
  readonly database: Database;
  readonly app: LiteApp;
}

/** PGlite opens in its own thread while this one loads lite: each takes about a second. */
async function openDatabase({ folder, databaseUrl, keys, ownUrl, mailbox }: { folder: DataFolder; databaseUrl: string | undefined; keys: Keys; ownUrl: string; mailbox: Mailbox }): Promise<Opened> {
  const opening = databaseUrl === undefined ? openPglite(folder.database) : null;
  // Awaited below; until then a failure must not count as unhandled.
  opening?.catch(() => undefined);
  const [{ connectPglite, connectPostgres }, { createLiteApp }] = await Promise.all([import("./lite/connection"), import("./lite/app")]);
  const { database, connection } = opening === null ? connectPostgres(databaseUrl ?? "") : connectPglite(await opening);
  return { database, app: createLiteApp(connection, keys, ownUrl, mailbox) };
}
