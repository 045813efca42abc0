/** Is the back end answering? For the operator's monitoring: says yes only when the database answered through the API. */
import type { FunctionHandler } from "../handler.ts";

export const handle: FunctionHandler = async (request, env) => {
  if (request.method !== "GET") return Response.json({ message: "GET only" }, { status: 405, headers: { allow: "GET" } });
  const answered = await fetch(`${env.supabaseUrl}/rest/v1/rpc/read_campaigns`, {
    method: "POST",
    headers: { apikey: env.publishableKey, "content-type": "application/json" },
    body: "{}",
    // A monitor asks often; a database that needs longer is not healthy.
    signal: AbortSignal.timeout(5_000),
  }).then(
    (response) => response.ok,
    () => false,
  );
  return Response.json({ healthy: answered }, { status: answered ? 200 : 503, headers: { "cache-control": "no-store" } });
};
