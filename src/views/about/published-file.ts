/** What is on the map, as GeoJSON (WGS 84) anyone may take along: only what this device was given as public, and no photos or recordings. */
import type { PublishedContribution } from "../../domain/contribution";
import type { PointPlace } from "../../domain/place";

export function publishedFile(rows: readonly PublishedContribution[]) {
  return { type: "FeatureCollection", features: rows.map(featureOf) } as const;
}

function featureOf(row: PublishedContribution) {
  return {
    type: "Feature",
    id: row.id,
    geometry: row.shape ?? ({ type: "Point", coordinates: row.point } satisfies PointPlace),
    properties: {
      kind: row.kind,
      title: row.title,
      text: row.text,
      language: row.language,
      era: row.era,
      audiences: row.audiences,
      rough: row.square !== null,
      published_at: row.publishedAt,
      campaign_id: row.campaignId,
      district_id: row.districtId,
      support_count: row.supportCount,
      answers: row.answers.map(({ stance, text, reason, unit, publishedAt }) => ({ stance, text, reason, unit, published_at: publishedAt })),
    },
  } as const;
}
