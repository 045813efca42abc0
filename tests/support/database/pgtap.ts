/** Runs one pgTAP file in a database and reads its lines: every sentence of the file becomes one result. */
import type { PgTapFile } from "./schema-files";
import type { TestDatabase } from "./test-database";

export interface TapResult {
  readonly sentence: string;
  readonly ok: boolean;
  /** What pgTAP says about a failure. */
  readonly diagnosis: string;
}

export async function runPgTap(database: TestDatabase, file: PgTapFile): Promise<TapResult[]> {
  let answers: string[];
  try {
    const results = await database.script(file.sql);
    answers = results.flat().flatMap((row) => Object.values(row)).filter((value): value is string => typeof value === "string");
  } catch (error) {
    await database.script("rollback");
    const { message, where } = error as { message?: string; where?: string };
    return [{ sentence: "runs to its end", ok: false, diagnosis: `${message ?? String(error)}\n${where ?? ""}` }];
  } finally {
    await database.script("reset role");
  }
  const lines = answers.flatMap((answer) => answer.split("\n"));
  const planned = Number(lines.map((line) => /^1\.\.(\d+)$/.exec(line)?.[1]).find((count) => count !== undefined) ?? "0");
  const results: TapResult[] = [];
  for (const line of lines) {
    const match = /^(not )?ok \d+(?: - (.*))?$/.exec(line);
    const last = results.at(-1);
    if (match !== null) results.push({ sentence: match[2] ?? "", ok: match[1] === undefined, diagnosis: "" });
    else if (line.startsWith("#") && last !== undefined) results[results.length - 1] = { ...last, diagnosis: `${last.diagnosis}${line}\n` };
  }
  if (results.length === 0 || results.length !== planned) {
    results.push({ sentence: "says as much as it planned", ok: false, diagnosis: `planned ${planned}, said ${results.length}` });
  }
  return results;
}
