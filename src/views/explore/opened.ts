/** What one opens from the list: read by some, while everybody reads the list. Their code comes when the first is opened. */
export const loadCard = () => import("./StoryCard.svelte");
export const loadFilterFields = () => import("./FilterFields.svelte");
export const loadCellsPanel = () => import("./CellsPanel.svelte");
export const loadDecadeBand = () => import("./DecadeBand.svelte");
