/**
 * A wall's live line: the private topic `published`, as every phone's, and `wall:<name>` for what only its screens hear. Both only hint; so
 * does every (re)connect, since what was said in between is not said again. Asking while the line is down is the caller's matter.
 */
import type { RealtimeClient } from "@supabase/supabase-js";
import { ANSWERED_EVENT, LIVE_EVENT, LIVE_TOPIC } from "./live";
import type { WallListener } from "./wall";

export const wallTopic = (name: string): string => `wall:${name}`;

export function listenWall(client: RealtimeClient, name: string, { onPublished, onWall, onState }: WallListener): () => void {
  let isStopped = false;
  const joined = new Set<string>();
  const unlessStopped = (tell: () => void) => () => {
    if (!isStopped) tell();
  };

  const published = client.channel(LIVE_TOPIC, { config: { private: true } });
  published.on("broadcast", { event: LIVE_EVENT }, unlessStopped(onPublished));
  published.on("broadcast", { event: ANSWERED_EVENT }, unlessStopped(onWall));
  const wall = client.channel(wallTopic(name), { config: { private: true } });
  wall.on("broadcast", { event: LIVE_EVENT }, unlessStopped(onWall));

  const channels = [
    { channel: published, topic: LIVE_TOPIC, tell: onPublished },
    { channel: wall, topic: wallTopic(name), tell: onWall },
  ];
  // A private channel joins with the token, so that the policies on realtime.messages are asked.
  void client.setAuth().finally(() => {
    if (isStopped) return;
    for (const { channel, topic, tell } of channels) {
      channel.subscribe((status) => {
        if (isStopped) return;
        const isJoined = status === "SUBSCRIBED";
        if (isJoined) joined.add(topic);
        else joined.delete(topic);
        onState(joined.size === channels.length);
        if (isJoined) tell();
      });
    }
  });

  return () => {
    isStopped = true;
    void client.removeAllChannels().then(() => client.disconnect());
  };
}
