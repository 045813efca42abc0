/**
 * The live line: the private Realtime topic `published`. A message is only a hint to call `changesSince`, and so is every (re)connect,
 * so that what happened in a gap is fetched. While the line is down – some school networks block WebSockets – it hints slowly by itself.
 */
import type { RealtimeClient } from "@supabase/supabase-js";

export const LIVE_TOPIC = "published";
export const LIVE_EVENT = "changed";
/** The city's answers changed, perhaps only those to what is not on the map. */
export const ANSWERED_EVENT = "answered";

// Half a minute: slow enough for a thousand phones behind a blocked line, quick enough that a visitor sees the map move.
const POLL_MS = 30_000;

export interface LiveParts {
  readonly onHint: (answered?: boolean) => void;
  readonly onState: (connected: boolean) => void;
  /** 0 ≤ x < 1. */
  readonly random?: () => number;
}

export function listenLive(client: RealtimeClient, { onHint, onState, random = Math.random }: LiveParts): () => void {
  let poll: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const pollWhileDown = () => {
    clearTimeout(poll);
    if (stopped) return;
    poll = setTimeout(() => {
      onHint();
      pollWhileDown();
    }, POLL_MS * (1 + random()));
  };
  const setConnected = (connected: boolean) => {
    if (stopped) return;
    onState(connected);
    if (connected) clearTimeout(poll);
    else pollWhileDown();
  };

  const channel = client.channel(LIVE_TOPIC, { config: { private: true } });
  channel.on("broadcast", { event: LIVE_EVENT }, () => {
    if (!stopped) onHint();
  });
  channel.on("broadcast", { event: ANSWERED_EVENT }, () => {
    if (!stopped) onHint(true);
  });
  pollWhileDown();
  // A private channel joins with the token, so that the policies on realtime.messages are asked.
  void client.setAuth().finally(() => {
    if (stopped) return;
    channel.subscribe((status) => {
      const connected = status === "SUBSCRIBED";
      setConnected(connected);
      if (connected && !stopped) onHint();
    });
  });

  return () => {
    stopped = true;
    clearTimeout(poll);
    void client.removeChannel(channel).then(() => client.disconnect());
  };
}

/** 1 s doubling to 30 s, half of it drawn at random, so that a restarted server is not met by everybody at once. */
export function reconnectAfterMs(tries: number, random: () => number = Math.random): number {
  const full = Math.min(30_000, 1_000 * 2 ** Math.min(tries - 1, 10));
  return full / 2 + (full / 2) * random();
}
