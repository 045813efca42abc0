/** The names of the database's functions and of their arguments, from the generated types: a renamed one does not compile. */
import type { Database } from "./database.types";

type Functions = Database["public"]["Functions"];

/** What comes back is unknown until a schema has read it; what goes in is a domain document, so only its place is checked here. */
export type CallFunction = <Name extends keyof Functions & string>(name: Name, args?: { readonly [Key in keyof Functions[Name]["Args"]]: unknown }) => Promise<unknown>;
