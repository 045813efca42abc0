/** How many contributions with this text wait for a moderator: asked of the server as staff, past the app. */
import type { Page } from "@playwright/test";
import type { ServerState } from "./servers";

export async function waitingFor(server: ServerState, page: Page, text: string): Promise<number> {
  const login = server.logins.find((each) => each.role === "moderator");
  if (login === undefined) throw new Error("The demo has no moderator.");
  const ask = async (path: string, init: RequestInit, token = server.publishableKey): Promise<unknown> => {
    const headers = { apikey: server.publishableKey, "content-type": "application/json", authorization: `Bearer ${token}` };
    const response = await fetch(new URL(path, page.url()), { ...init, headers });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const credentials = JSON.stringify({ email: login.email, password: login.password });
  const session = (await ask("/auth/v1/token?grant_type=password", { method: "POST", body: credentials })) as { access_token: string };
  // Read past the queue, which would hand them out and keep them from the next who asks.
  const waiting = (await ask("/rest/v1/contributions?select=text&status=eq.submitted", {}, session.access_token)) as readonly { text: string }[];
  return waiting.filter((item) => item.text === text).length;
}
