/** What a client did wrong, in the form OGC API – Features gives an exception. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: 400 | 401 | 403 | 404 | 405 | 503, code: string, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }

  response(): Response {
    const headers = { "cache-control": "no-store", ...(this.status === 401 ? { "www-authenticate": 'Basic realm="features", charset="UTF-8"' } : {}) };
    return Response.json({ code: this.code, description: this.message }, { status: this.status, headers });
  }
}
