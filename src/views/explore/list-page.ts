/** Rows at a time: two to four screens, enough to browse and light on an old phone. */
export const LIST_PAGE = 30;
