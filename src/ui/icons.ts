/**
 * Line icons of the interface, 24 × 24, drawn with a 2 px round stroke. Our own drawings: no icon font, no third party.
 * `MIRRORED` point along the reading direction and turn with it.
 */
export const ICONS = {
  close: "M6 6l12 12M18 6L6 18",
  back: "M19 12H5m6-6-6 6 6 6",
  forward: "M5 12h14m-6-6 6 6-6 6",
  check: "M5 12.500l4.500 4.500L19 7.500",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  search: "M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zM15.500 15.500 20 20",
  locate: "M12 2v4m0 12v4M2 12h4m12 0h4M12 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10z",
  menu: "M4 7h16M4 12h16M4 17h16",
  map: "M9 4 3 6.500v13L9 17l6 2.500 6-2.500V4l-6 2.500zm0 0v13m6-10.500v13",
  list: "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01",
  down: "M6 9.500l6 6 6-6",
  up: "M6 14.500l6-6 6 6",
  left: "M14.500 6l-6 6 6 6",
  right: "M9.500 6l6 6-6 6",
  info: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm0 8v5.500m0-8.750v.01",
  warning: "M12 4 2.800 19.500h18.400zm0 6v4.500m0 2.500v.01",
  success: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm-4 9.250 2.750 2.750L16 9.500",
  offline: "M3 3l18 18M8.500 8.500A7 7 0 0 0 5 10.500m14 0a10 10 0 0 0-7-3M8 14a6 6 0 0 1 4-1.500M12 18v.01",
  edit: "M4 20h4L19 9l-4-4L4 16zm9.500-13.500 4 4",
  trash: "M4 7h16M9 7V4h6v3m3 0-1 13H7L6 7m4 4v5m4-5v5",
  flag: "M5 21V4h13l-2.500 4.500L18 13H5",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  share: "M12 15V3m0 0L8 7m4-4 4 4M5 12v8h14v-8",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.700 5.700l1-1",
  undo: "M9 7 4 12l5 5m-5-5h11a5 5 0 0 1 0 10h-2",
  redo: "M15 7l5 5-5 5m5-5H9a5 5 0 0 0 0 10h2",
  globe: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM3.500 9h17m-17 6h17M12 3c-5 5.500-5 12.500 0 18m0-18c5 5.500 5 12.500 0 18",
  lantern: "M10 3h4m-4.500 4h5m-6 0h7l1 12h-9zm3.500 4v4M8 21h8",
  send: "M4 12 20 4l-5 16-4-6.500zm7 1.500L20 4",
  listen: "M4 9.500h3.500L12 5.500v13l-4.500-4H4zM15.500 9a4.500 4.500 0 0 1 0 6m2.500-8.500a8 8 0 0 1 0 11",
  play: "M7 4.500v15L19 12z",
  pause: "M8 5v14M16 5v14",
  stop: "M6.500 6.500h11v11h-11z",
  clock: "M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zm0 4.500V12l3.500 2",
  filter: "M4 7h16M7 12h10m-7 5h4",
  image: "M4 5h16v14H4zM4 16.500 9 11l4 4 2.500-2.500L20 17M15.500 9v.01",
  camera: "M4 8h3.500L9 5.500h6L16.500 8H20v11H4zm8 2a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7z",
  microphone: "M12 3a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3zM6 11a6 6 0 0 0 12 0m-6 6v4m-3 0h6",
  zoom: "M10.500 4a6.500 6.500 0 1 1 0 13 6.500 6.500 0 0 1 0-13zM15.500 15.500 20 20M10.500 8v5M8 10.500h5",
  user: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.500 20.500a7.500 7.500 0 0 1 15 0",
} as const;

export type IconName = keyof typeof ICONS;

export const MIRRORED: ReadonlySet<IconName> = new Set<IconName>(["back", "forward", "undo", "redo", "send", "list", "listen"]);
