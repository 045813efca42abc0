/** Under which name the device keeps the draft; light, so that the shell can take it away without the draft's own code. */
export const DRAFT_NAME = "contribution";
