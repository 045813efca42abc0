/**
 * Where mail of the embedded Auth goes: printed at the terminal, and kept in the data folder for its owner only. Never served over HTTP – a
 * code in it is as good as a password. Supabase sends by SMTP instead.
 */
import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
}
export interface Mailbox {
  send(mail: Mail): Promise<void>;
}

/** More nobody looks through. */
const KEPT = 100;

export function openMailbox(folder: string, log: (line: string) => void): Mailbox {
  return {
    send: async (mail) => {
      const text = textOf(mail.html);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const name = `${new Date().toISOString().replaceAll(":", "-")}-${randomUUID().slice(0, 8)}.txt`;
      await writeFile(join(folder, name), `To: ${mail.to}\nSubject: ${mail.subject}\n\n${text}\n`, { mode: 0o600, flag: "wx" });
      const older = (await readdir(folder)).sort().slice(0, -KEPT);
      for (const old of older) await rm(join(folder, old), { force: true });
      log(`mail to ${mail.to}: ${mail.subject}\n${text.replaceAll(/^/gm, "    ")}`);
    },
  };
}

/** Our templates are paragraphs and nothing else. */
function textOf(html: string): string {
  return html
    .split("</p>")
    .map((paragraph) => paragraph.replaceAll(/<[^>]*>/g, "").trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n");
}
