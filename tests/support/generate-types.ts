/** `npm run types`: writes src/backend/database.types.ts from the migrated database. */
import { writeFile } from "node:fs/promises";
import { generateDatabaseTypes, TYPES_FILE } from "./database-types";

await writeFile(TYPES_FILE, await generateDatabaseTypes());
console.log(`Written: ${TYPES_FILE}`);
