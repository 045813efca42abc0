/**
 * What the map shows while a place is chosen, and of one that was chosen. Goes inside <Map> of "../../map".
 *
 *   <PlacePicker precision={Precision} kind={Kind} start={LonLat|null} onplace={(at: LonLat) => …} onkey={(event) => boolean} />
 *   <SeenPlaceLayer kind={Kind} seen={SeenPlace} trimmed={LinePlace[]} />
 *   <CampaignAreaLayer ring={LonLat[]} />   <EarlierLayer marks={{at, kind}[]} />
 *
 * PlacePicker calls `onplace` with the middle of the map at the start and after every move.
 */
export { default as CampaignAreaLayer } from "./CampaignAreaLayer.svelte";
export { default as EarlierLayer } from "./EarlierLayer.svelte";
export { default as PlacePicker } from "./PlacePicker.svelte";
export { default as SeenPlaceLayer } from "./SeenPlaceLayer.svelte";
