/** A problem of src/domain/problem.ts, answered in PostgREST's form, so that the app's one border for errors reads it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: string | null = null,
  ) {
    super(code);
  }
}

export function refusalResponse({ status, code, details }: Refusal): Response {
  return Response.json({ code: `PT${status}`, message: code, details, hint: null }, { status });
}
