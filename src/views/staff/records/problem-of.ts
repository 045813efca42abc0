/** What a desk rejects with is a Problem; anything else is a fault of ours. */
import { Problem } from "../../../domain/problem";

export const problemOf = (thrown: unknown): Problem => (thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown }));
