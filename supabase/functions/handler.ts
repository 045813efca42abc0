/** The shape every edge function has: web standards only, so that it runs on Deno at Supabase and in Node here. */
export interface FunctionEnv {
  readonly supabaseUrl: string;
  readonly publishableKey: string;
  /** Bypasses every policy. Never leaves the function. */
  readonly secretKey: string;
}
export type FunctionHandler = (request: Request, env: FunctionEnv) => Promise<Response>;
