/**
 * Is the sun up? After NOAA's "General Solar Position Calculations" (Global Monitoring Laboratory,
 * https://gml.noaa.gov/grad/solcalc/solareqns.PDF); within some minutes of published times, which is all a theme needs.
 */
import type { LonLat } from "../place";

/** Half the sun's disc and the bending of light at the horizon, as NOAA counts sunrise: 90.833° from the zenith. */
const HORIZON_DEGREES = -0.833;
const RADIANS = Math.PI / 180;

export function isSunUp(now: number, place: LonLat): boolean {
  return sunElevation(now, place) > HORIZON_DEGREES;
}

/** Degrees above the horizon of the sun's centre, without the bending of light. */
export function sunElevation(now: number, [lon, lat]: LonLat): number {
  const date = new Date(now);
  const year = date.getUTCFullYear();
  const days = (now - Date.UTC(year, 0, 1)) / 86_400_000;
  const daysInYear = (Date.UTC(year + 1, 0, 1) - Date.UTC(year, 0, 1)) / 86_400_000;
  // NOAA's γ: the fraction of the year, counted from noon of its first day.
  const g = (2 * Math.PI * (days - 0.5)) / daysInYear;
  const equationOfTimeMinutes = 229.18 * (0.000075 + 0.001868 * Math.cos(g) - 0.032077 * Math.sin(g) - 0.014615 * Math.cos(2 * g) - 0.040849 * Math.sin(2 * g));
  const declination =
    0.006918 - 0.399912 * Math.cos(g) + 0.070257 * Math.sin(g) - 0.006758 * Math.cos(2 * g) + 0.000907 * Math.sin(2 * g) - 0.002697 * Math.cos(3 * g) + 0.00148 * Math.sin(3 * g);
  const solarMinutes = (days % 1) * 1440 + equationOfTimeMinutes + 4 * lon;
  const hourAngle = (solarMinutes / 4 - 180) * RADIANS;
  return Math.asin(Math.sin(lat * RADIANS) * Math.sin(declination) + Math.cos(lat * RADIANS) * Math.cos(declination) * Math.cos(hourAngle)) / RADIANS;
}
