/** Sign-in for staff over Supabase Auth, and the client that every desk is made of. The whole of supabase-js; only the staff bundle has it. */
import { createClient, type SupabaseClientOptions } from "@supabase/supabase-js";
import { Problem } from "../domain/problem";
import { parseOr } from "../domain/schema-parts";
import type { StaffAuth, StaffMember } from "./staff/auth";
import type { CallFunction } from "./database-functions";
import { problemFrom } from "./error-to-problem";
import * as rows from "./rows";
import type { StaffClient } from "./staff/client";
import { timedFetch } from "./timed-fetch";

export interface SupabaseStaffParts {
  readonly url: string;
  readonly publishableKey: string;
  /** Where the session is kept; the browser's localStorage when left out. */
  readonly storage?: NonNullable<SupabaseClientOptions<"public">["auth"]>["storage"];
  readonly webSocket?: NonNullable<SupabaseClientOptions<"public">["realtime"]>["transport"];
}

export function createSupabaseStaffAuth({ url, publishableKey, storage, webSocket }: SupabaseStaffParts): StaffAuth & { readonly client: StaffClient } {
  const base = url.replace(/\/+$/, "");
  const client = createClient(base, publishableKey, {
    auth: { detectSessionInUrl: false, ...(storage === undefined ? {} : { storage }) },
    global: { fetch: timedFetch },
    ...(webSocket === undefined ? {} : { realtime: { transport: webSocket } }),
  });

  const call: CallFunction = async (name, args) => {
    const { data, error, status } = await client.rpc(name, args ?? {});
    if (error !== null) throw problemFrom({ ...error, status });
    return data;
  };
  const invoke: StaffClient["invoke"] = async (path, init = {}) => {
    const { data } = await client.auth.getSession();
    if (data.session === null) throw new Problem("sign_in_expired");
    const headers = { ...init.headers, apikey: publishableKey, Authorization: `Bearer ${data.session.access_token}` };
    const response = await timedFetch(`${base}/functions/v1/${path}`, { ...init, headers }).catch((cause: unknown) => {
      throw new Problem("offline", { cause });
    });
    const answer: unknown = await response.json().catch(() => null);
    if (!response.ok) throw problemFrom({ ...(typeof answer === "object" ? answer : {}), status: response.status });
    return answer;
  };
  const member = async (): Promise<StaffMember | null> => parseOr(rows.staffMember, await call("accept_invitations"));
  // A login that belongs to nobody on the staff must not stay signed in on a shared computer.
  const enter = async (): Promise<StaffMember> => {
    const found = await member();
    if (found !== null) return found;
    await client.auth.signOut({ scope: "local" });
    throw new Problem("not_allowed");
  };

  return {
    client: { call, invoke, base },
    currentStaff: async () => {
      const { data, error } = await client.auth.getSession();
      if (error !== null) throw problemFrom({ status: error.status ?? 0, message: error.message });
      return data.session === null ? null : member();
    },
    signIn: async (email, password) => {
      const { error } = await client.auth.signInWithPassword({ email, password });
      if (error !== null) throw signInProblem(error.status ?? 0, error);
      return enter();
    },
    sendCode: async (email) => {
      const { error } = await client.auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
      // An unknown address: nobody is told.
      if (error === null || error.code === "otp_disabled" || error.code === "signup_disabled") return;
      throw signInProblem(error.status ?? 0, error);
    },
    signInWithCode: async (email, code) => {
      const { error } = await client.auth.verifyOtp({ email, token: code, type: "email" });
      if (error !== null) throw signInProblem(error.status ?? 0, error);
      return enter();
    },
    signOut: async () => {
      await client.auth.signOut({ scope: "local" });
    },
  };
}

/** One answer for an unknown address and a wrong password, whatever words Auth uses. */
function signInProblem(status: number, cause: Error): Problem {
  if (status === 400 || status === 401 || status === 403 || status === 422) return new Problem("sign_in_failed", { cause });
  if (status === 429) return new Problem("too_many_from_contributor", { cause });
  if (status === 0) return new Problem("offline", { cause });
  return new Problem("server_unavailable", { cause });
}
