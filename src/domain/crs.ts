/** The three coordinate systems the city's files come in and go out in. What turns them into each other is proj4, made in `import/` and `export/`. */
export const CRS_CODES = ["EPSG:4326", "EPSG:3006", "EPSG:3008"] as const;
export type CrsCode = (typeof CRS_CODES)[number];

/** SWEREF 99 TM is the national one, SWEREF 99 13 30 the city's own. GRS80 and WGS 84 differ by less than a millimetre here. */
export const PROJECTIONS: Readonly<Record<Exclude<CrsCode, "EPSG:4326">, string>> = {
  "EPSG:3006": "+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs",
  "EPSG:3008": "+proj=tmerc +lat_0=0 +lon_0=13.5 +k=1 +x_0=150000 +y_0=0 +ellps=GRS80 +units=m +no_defs",
};
