/** The admin's desk over the database's functions and the edge function `invite`. */
import * as z from "zod/mini";
import { isoTime, parseOr, uuid } from "../../domain/schema-parts";
import { DUTIES, type AccountsDesk, type StaffList } from "./accounts";
import { STAFF_ROLES } from "./auth";
import type { StaffClient } from "./client";

const roles = z.readonly(z.array(z.enum(STAFF_ROLES)));
const staffList: z.ZodMiniType<StaffList> = z.object({
  organisationName: z.string(),
  people: z.readonly(z.array(z.object({ userId: uuid, email: z.string(), roles, duties: z.readonly(z.array(z.enum(DUTIES))), since: isoTime, lastSignInAt: z.nullable(isoTime) }))),
  invitations: z.readonly(z.array(z.object({ id: uuid, email: z.string(), roles, invitedAt: isoTime, expiresAt: isoTime }))),
  childWorryRoutine: z.nullable(z.object({ text: z.string(), phone: z.nullable(z.string()), url: z.nullable(z.string()) })),
});

export function accountsDesk({ call, invoke }: StaffClient): AccountsDesk {
  return {
    readStaff: async (organisation) => parseOr(staffList, await call("read_staff_list", { organisation })),
    invite: async (invitation) => {
      await invoke("invite", { method: "POST", body: JSON.stringify(invitation), headers: { "content-type": "application/json" } });
    },
    revokeInvitation: async (invitation) => {
      await call("revoke_invitation", { invitation });
    },
    setRoles: async (change) => {
      await call("set_staff_roles", { change });
    },
    removeStaff: async (removal) => {
      await call("remove_staff", { removal });
    },
    setChildWorryRoutine: async (organisationId, routine) => {
      await call("set_child_worry_routine", { routine: { organisationId, text: routine?.text ?? "", ...(routine?.phone == null ? {} : { phone: routine.phone }), ...(routine?.url == null ? {} : { url: routine.url }) } });
    },
  };
}
