/**
 * Who is signed in on the staff's side, and what happens when the session runs out: the page stays with everything written on it, sign-in
 * lies over it, and what was being done is done again for the same person. Staff bundle only.
 *
 *   session.member   session.status "checking" | "signed-out" | "signed-in"   session.hasExpired   session.problem (of signing in)
 *   session.has("planner", "admin")   await session.run(() => desk.…)   rejects with a Problem
 */
import type { StaffAuth, StaffMember, StaffRole } from "../backend/staff/auth";
import { Problem } from "../domain/problem";

/** Nobody who wants to leave waits longer for what is given back before; the server gives it back by itself soon after. */
const LEAVE_WITHIN_MS = 2_000;

export class StaffSession {
  member = $state.raw<StaffMember | null>(null);
  status = $state<"checking" | "signed-out" | "signed-in">("checking");
  /** The token ran out while a page was open: the page waits behind the sign-in. */
  hasExpired = $state(false);
  problem = $state.raw<Problem | null>(null);
  readonly #auth: StaffAuth;
  #waiting: { readonly again: () => void; readonly giveUp: (problem: Problem) => void }[] = [];
  #beforeSignOut: readonly (() => Promise<void>)[] = [];

  constructor(auth: StaffAuth) {
    this.#auth = auth;
  }

  has(...roles: readonly StaffRole[]): boolean {
    return this.member?.roles.some(({ role }) => roles.includes(role)) ?? false;
  }

  async start(): Promise<void> {
    await this.#try(async () => this.#enter(await this.#auth.currentStaff()));
    if (this.status === "checking") this.status = "signed-out";
  }

  signIn(email: string, password: string): Promise<boolean> {
    return this.#try(async () => this.#enter(await this.#auth.signIn(email, password)));
  }

  /** What must be done while one still may, such as giving back what is held. Never stands in the way of leaving. Returns its undoing. */
  beforeSignOut(work: () => Promise<void>): () => void {
    this.#beforeSignOut = [...this.#beforeSignOut, work];
    return () => void (this.#beforeSignOut = this.#beforeSignOut.filter((other) => other !== work));
  }

  /** True as well for an address nobody knows. */
  sendCode(email: string): Promise<boolean> {
    return this.#try(() => this.#auth.sendCode(email));
  }
  signInWithCode(email: string, code: string): Promise<boolean> {
    return this.#try(async () => this.#enter(await this.#auth.signInWithCode(email, code)));
  }

  /** Out in any case: without a line the server hears of it when the token has run out. */
  async signOut(): Promise<void> {
    await Promise.race([Promise.allSettled(this.#beforeSignOut.map((work) => work())), new Promise((resolve) => setTimeout(resolve, LEAVE_WITHIN_MS))]);
    await this.#try(() => this.#auth.signOut());
    this.#enter(null);
  }

  /** Work that needs a session. When the session has run out it waits for the same person's sign-in and is done again. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      const problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
      if (problem.code !== "sign_in_expired" || this.member === null) throw problem;
      this.hasExpired = true;
      await new Promise<void>((again, giveUp) => this.#waiting.push({ again, giveUp }));
      return work();
    }
  }

  #enter(member: StaffMember | null): void {
    const isSame = member !== null && (this.member === null || this.member.userId === member.userId);
    this.member = member;
    this.status = member === null ? "signed-out" : "signed-in";
    this.hasExpired = false;
    for (const { again, giveUp } of this.#waiting.splice(0)) {
      if (isSame) again();
      else giveUp(new Problem("sign_in_expired"));
    }
  }

  async #try(work: () => Promise<void>): Promise<boolean> {
    try {
      this.problem = null;
      await work();
      return true;
    } catch (thrown) {
      this.problem = thrown instanceof Problem ? thrown : new Problem("unexpected", { cause: thrown });
      return false;
    }
  }
}
