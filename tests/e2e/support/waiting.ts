/** How many contributions with this text wait for a moderator: asked of the server as staff, past the app. */
import type { Page } from "@playwright/test";
import type { ServerState } from "./servers";

export async function waitingFor(server: ServerState, page: Page, text: string): Promise<number> {
  const login = server.logins.find((each) => each.role === "moderator");
  if (login === undefined) throw new Error("The demo has no moderator.");
  const ask = async (path: string, body: object, token?: string): Promise<unknown> => {
    const response = await fetch(new URL(path, page.url()), {
      method: "POST",
      headers: { apikey: server.publishableKey, "content-type": "application/json", ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  const session = (await ask("/auth/v1/token?grant_type=password", { email: login.email, password: login.password })) as { access_token: string };
  const page_ = (await ask("/rest/v1/rpc/read_waiting", { page_size: 200 }, session.access_token)) as { items: readonly { text: string }[] };
  return page_.items.filter((item) => item.text === text).length;
}
