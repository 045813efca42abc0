/** What the wall tells at a moment. Made by programme.ts, drawn by views/wall. */
import type { ChapterType } from "./wall";

interface ScenePart {
  /** Counts from 1 since the page was loaded; a new scene is a new number. */
  readonly number: number;
  readonly chapter: ChapterType;
  /** How long it stays, milliseconds. */
  readonly ms: number;
}
export type Scene =
  /** isNew: approved while the wall was watching; it blooms before it is told. */
  | (ScenePart & { readonly type: "story"; readonly storyId: string; readonly isNew: boolean })
  /** Opens a decade within the chapter of memories: 1950. */
  | (ScenePart & { readonly type: "decade"; readonly decade: number; readonly storyIds: readonly string[] })
  /** Opens "Ni sa – vi gjorde" and its like. */
  | (ScenePart & { readonly type: "title" })
  | (ScenePart & { readonly type: "answer"; readonly answerId: string; readonly storyId: string | null })
  | (ScenePart & { readonly type: "voices" })
  /** The city and its pins; also what is shown when there is nothing to tell yet. */
  | (ScenePart & { readonly type: "map" });
