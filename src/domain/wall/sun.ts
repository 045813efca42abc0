/**
 * Is the sun up? The low-precision sun of Jean Meeus, "Astronomical Algorithms" (chapters 25 and 28), as NOAA's Solar Calculator uses it
 * (https://gml.noaa.gov/grad/solcalc/calcdetails.html), without its terms below a second of arc. Within two minutes of published times
 * (rules.test.ts); mountains, weather and the tilt of the real horizon differ more.
 */
import type { LonLat } from "../place";

/** Half the sun's disc and the bending of light at the horizon, as NOAA counts sunrise: 90.833° from the zenith. */
const HORIZON_DEGREES = -0.833;
const DAY_MS = 86_400_000;
const J2000 = Date.UTC(2000, 0, 1, 12);
const { sin, cos, tan, asin } = Math;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (angle: number): number => (angle * 180) / Math.PI;

export function isSunUp(now: number, place: LonLat): boolean {
  return sunElevation(now, place) > HORIZON_DEGREES;
}

/** Degrees above the horizon of the sun's centre, without the bending of light. */
export function sunElevation(now: number, [lon, lat]: LonLat): number {
  const centuries = (now - J2000) / DAY_MS / 36_525;
  const meanLongitude = radians(280.46646 + 36_000.76983 * centuries);
  const anomaly = radians(357.52911 + 35_999.05029 * centuries);
  const eccentricity = 0.016708634 - 0.000042037 * centuries;
  const node = radians(125.04 - 1934.136 * centuries);
  const centre = radians(sin(anomaly) * (1.914602 - 0.004817 * centuries) + 0.019993 * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly));
  const longitude = meanLongitude + centre - radians(0.00569 + 0.00478 * sin(node));
  const tilt = radians(23.439291 - 0.013004 * centuries + 0.00256 * cos(node));
  const declination = asin(sin(tilt) * sin(longitude));

  const y = tan(tilt / 2) ** 2;
  const equationOfTimeDegrees = degrees(
    y * sin(2 * meanLongitude) - 2 * eccentricity * sin(anomaly) + 4 * eccentricity * y * sin(anomaly) * cos(2 * meanLongitude) - (y ** 2 / 2) * sin(4 * meanLongitude) - 1.25 * eccentricity ** 2 * sin(2 * anomaly),
  );
  const hourAngle = radians((now / DAY_MS) * 360 + equationOfTimeDegrees + lon - 180);
  return degrees(asin(sin(radians(lat)) * sin(declination) + cos(radians(lat)) * cos(declination) * cos(hourAngle)));
}
