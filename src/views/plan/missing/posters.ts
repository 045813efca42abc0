/** Which open dialogues one can print a poster for to reach a district: those that ask in the whole city, and those whose area touches it. */
import type { Boundary } from "../../../domain/area-import";
import type { Campaign } from "../../../domain/campaign";
import type { LonLat } from "../../../domain/place";

interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function dialoguesIn<C extends Pick<Campaign, "area">>(open: readonly C[], district: Boundary): readonly C[] {
  const own = extentOf(district.coordinates.flatMap(([outer = []]) => outer));
  return open.filter(({ area }) => {
    if (area === null) return true;
    const other = extentOf(area);
    return own.west <= other.east && other.west <= own.east && own.south <= other.north && other.south <= own.north;
  });
}

function extentOf(ring: readonly LonLat[]): Extent {
  return ring.reduce<Extent>(
    ({ west, south, east, north }, [lon, lat]) => ({ west: Math.min(west, lon), south: Math.min(south, lat), east: Math.max(east, lon), north: Math.max(north, lat) }),
    { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity },
  );
}
