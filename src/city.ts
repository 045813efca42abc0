/** The one file another city edits. Coordinates are WGS 84, longitude first. */
export const city = {
  name: "Helsingborg",
  municipalityCode: "1283",
  languages: ["sv", "en", "ar"],
  timeZone: "Europe/Stockholm",
  /** Where the map opens. */
  centre: [12.694, 56.046],
  zoom: 12.2,
  /** How far the map may be moved. */
  mapBounds: [12.1, 55.8, 13.3, 56.32],
  /** Box around the municipality; the true boundary is in the database. */
  bounds: [12.55, 55.94, 12.95, 56.2],
  crs: { code: "EPSG:3006", proj4: "+proj=utm +zone=33 +ellps=GRS80 +units=m +no_defs" },
  /** Side of the fixed square a rough place is shown as, metres in the CRS above. */
  gridMetres: 150,
  emergencyNumber: "112",
  /** To whom statements on plans are written. For the operator to check against the board's own page before opening. */
  board: { name: "Stadsbyggnadsnämnden", postal: "251 89 Helsingborg" },
  /** Whose site this is, as the accessibility statement must say. */
  organisation: "Helsingborgs stad",
  /**
   * The act (2018:1937) lets anyone complain when what shuts them out is not mended; its ordinance (2018:1938) names Digg. Check before every
   * renewal of the statement that it still does. The act also wants a way to write to us anonymously: `feedbackUrl`, null until there is one.
   */
  accessibility: { authority: "Myndigheten för digital förvaltning (Digg)", complaintUrl: "https://www.digg.se/tdosanmalan", feedbackUrl: null as string | null, assessedOn: "2026-11-23" },
  childrensHelpline: { name: "Bris", phone: "116 111" },
  contactCentre: { phone: "042-10 50 00", name: "Helsingborg kontaktcenter" },
} as const;
