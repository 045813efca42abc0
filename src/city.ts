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
  contactCentre: { phone: "042-10 50 00", name: "Helsingborg kontaktcenter" },
} as const;
