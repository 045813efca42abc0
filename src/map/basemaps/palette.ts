/** Colours of the ground by day, by night and in high contrast: brick, blush and the Sound. Every basemap we draw ourselves uses these. */
import type { MapTheme } from "../types";

export interface Palette {
  readonly water: string;
  readonly shallows: string;
  readonly land: string;
  readonly urban: string;
  readonly industry: string;
  readonly park: string;
  readonly wood: string;
  readonly building: string;
  readonly buildingEdge: string;
  readonly quay: string;
  readonly ferry: string;
  readonly rail: string;
  readonly railTunnel: string;
  readonly casing: string;
  readonly street: string;
  readonly walk: string;
  readonly primary: string;
  readonly motorway: string;
  readonly motorwayCasing: string;
  readonly border: string;
  readonly labelLand: string;
  readonly labelStrong: string;
  readonly labelQuiet: string;
  readonly labelWater: string;
  readonly labelGreen: string;
  readonly halo: string;
  readonly haloWater: string;
  readonly haloGreen: string;
}

export const PALETTES: Readonly<Record<MapTheme, Palette>> = {
  day: {
    water: "#c9e0e9",
    shallows: "#dcebf0",
    land: "#f8f1ea",
    urban: "#f0e3d9",
    industry: "#e7dcda",
    park: "#d3e2c1",
    wood: "#c2d7b0",
    building: "#dfc6ba",
    buildingEdge: "#c9a99b",
    quay: "#b7a094",
    ferry: "#6f9fb3",
    rail: "#b09b92",
    railTunnel: "#cbb9b0",
    casing: "#d6bfb1",
    street: "#ffffff",
    walk: "#fdecea",
    primary: "#fff8ec",
    motorway: "#f2c4ac",
    motorwayCasing: "#d99f84",
    border: "#a8596a",
    // 7:1 on land and 6:1 on town: small letters on a warm ground.
    labelLand: "#5b4540",
    labelStrong: "#3d2a27",
    labelQuiet: "#6b544e",
    labelWater: "#2f6177",
    labelGreen: "#3d5a2c",
    halo: "#f8f1ea",
    haloWater: "#d4e6ed",
    haloGreen: "#dfead1",
  },
  night: {
    water: "#0c2231",
    shallows: "#11293a",
    land: "#1c161b",
    urban: "#261b22",
    industry: "#231c26",
    park: "#1d2d23",
    wood: "#192a20",
    building: "#3c2a33",
    buildingEdge: "#4d3641",
    quay: "#57424c",
    ferry: "#3c6a82",
    rail: "#57444c",
    railTunnel: "#3a2d34",
    casing: "#171116",
    street: "#3a2b33",
    walk: "#3f2d36",
    primary: "#553945",
    motorway: "#7b3443",
    motorwayCasing: "#171116",
    border: "#9a5a6b",
    labelLand: "#d3bdc2",
    labelStrong: "#f0e0e3",
    labelQuiet: "#b39ba1",
    labelWater: "#84b3ca",
    labelGreen: "#a3c39a",
    halo: "#1c161b",
    haloWater: "#0c2231",
    haloGreen: "#18211b",
  },
  // Names 7:1 on every ground; the shore, streets and houses edged 3:1 and more against what they lie on.
  contrast: {
    water: "#8fc6e6",
    shallows: "#1d668f",
    land: "#ffffff",
    urban: "#f4f0ee",
    industry: "#ebe6ea",
    park: "#c4e3ae",
    wood: "#aed494",
    building: "#d9c4bb",
    buildingEdge: "#4a3832",
    quay: "#1f1a18",
    ferry: "#0a3d5c",
    rail: "#4a4442",
    railTunnel: "#6e6663",
    casing: "#5c5450",
    street: "#ffffff",
    walk: "#fff4f1",
    primary: "#fff1d6",
    motorway: "#f0a988",
    motorwayCasing: "#6b2c12",
    border: "#7a0030",
    labelLand: "#2b1a16",
    labelStrong: "#000000",
    labelQuiet: "#2e211e",
    labelWater: "#00263a",
    labelGreen: "#143008",
    halo: "#ffffff",
    haloWater: "#e6f3fb",
    haloGreen: "#f1f9ea",
  },
};
