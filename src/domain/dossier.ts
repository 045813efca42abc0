/** A plan's dossier (*underlag*): what has been said about a development area, for one stage of its plan. */

/** What the document is made for: a samrådsredogörelse or a granskningsutlåtande. */
export const DOSSIER_STAGES = ["consultation", "review"] as const;
export type DossierStage = (typeof DOSSIER_STAGES)[number];

/** (A) received: came in the stage's period, from inside the area or its buffer. (B) background: before it, or after it. */
export const DOSSIER_PARTS = ["received", "background"] as const;
export type DossierPart = (typeof DOSSIER_PARTS)[number];

/** So many contributions are read, of the background the latest; the totals count all. */
export const PART_LIMITS: Readonly<Record<DossierPart, number>> = { received: 10_000, background: 2000 };
export const BUFFER_LIMIT_METRES = 2000;
export const OFFICER_LIMIT = 200;
export const UNIT_LIMIT = 200;
export const STATEMENT_SUMMARY_LIMIT = 4000;
export const STATEMENT_SENDER_LIMIT = 200;
export const REGISTER_NUMBER_LIMIT = 60;
