/** The six plates and icons: one drawing for the list, the map and print. Paths share the view box. */
import type { Kind } from "./kind";

export const MARK_VIEW_BOX = "-1 -1 34 36";

export interface KindMark {
  readonly color: string;
  readonly plate: string;
  readonly icon: string;
}

export const KIND_MARKS: Readonly<Record<Kind, KindMark>> = {
  story: {
    color: "#9b2743",
    plate: "M5 4h22a4 4 0 0 1 4 4v13a4 4 0 0 1-4 4H17l-6 7v-7H5a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4z",
    icon: "M9 18c0-4 1.500-6.500 4.500-8l1 1.700c-1.500.8-2.200 1.800-2.300 3.100H15V20H9zm8.500 0c0-4 1.500-6.500 4.500-8l1 1.700c-1.500.8-2.200 1.800-2.300 3.100h2.800V20h-6z",
  },
  memory: {
    color: "#5b4a9e",
    plate: "M6 2h20a5 5 0 0 1 5 5v20a5 5 0 0 1-5 5H6a5 5 0 0 1-5-5V7a5 5 0 0 1 5-5z",
    icon: "M10 7h12v3.200c0 2.600-2.300 4.400-4 6.300v1c1.700 1.900 4 3.700 4 6.300V27H10v-3.200c0-2.600 2.300-4.400 4-6.300v-1c-1.700-1.900-4-3.700-4-6.300zm2.300 2.200v1c0 1.700 3.700 4.400 3.700 6.800 0-2.400 3.700-5.100 3.700-6.800v-1z",
  },
  wish: {
    color: "#0a6a8f",
    plate: "M13 1.9a4.2 4.2 0 0 1 6 0l11.1 12.1a4.2 4.2 0 0 1 0 6L19 32.1a4.2 4.2 0 0 1-6 0L1.9 20a4.2 4.2 0 0 1 0-6z",
    icon: "M16 7l2 6.800L25 16l-7 2.200L16 26l-2-7.800L7 16l7-2.200z",
  },
  like: {
    color: "#2b7a3f",
    plate: "M16 1a16 16 0 1 0 0 32 16 16 0 0 0 0-32z",
    icon: "M16 25.500C9 20.500 7 17.300 7 14.200 7 11.300 9.200 9.500 11.600 9.500c1.800 0 3.400 1 4.400 2.700 1-1.700 2.600-2.700 4.400-2.700 2.400 0 4.600 1.800 4.600 4.700 0 3.100-2 6.300-9 11.300z",
  },
  avoid: {
    color: "#4b4750",
    plate: "M10 1h12a3 3 0 0 1 2 .9l6.100 6.100a3 3 0 0 1 .9 2v12a3 3 0 0 1-.9 2L24 31.100a3 3 0 0 1-2 .9H10a3 3 0 0 1-2-.9L1.900 25a3 3 0 0 1-.9-2V10a3 3 0 0 1 .9-2L8 1.900A3 3 0 0 1 10 1z",
    icon: "M8.500 14.800h15v3.400h-15z",
  },
  safety: {
    color: "#01665e",
    plate: "M16 1l13 4.500v11c0 8-5.500 13.500-13 17-7.500-3.500-13-9-13-17v-11z",
    icon: "M13.500 7.500h5l.6 2.200h1.700v1.800h-9.600V9.700h1.700zm-2 5.200h9l1 9.300h-11zm3 2.200l-.5 4.800h4l-.5-4.800zm-4 8.600h11v2.200h-11z",
  },
};

/** Brown to teal, safe for red-green blindness: 1 very unsafe … 5 very safe. */
export const SAFETY_SCALE = ["#8c510a", "#d8a45b", "#b9b3ac", "#4fa79e", "#01665e"] as const;
