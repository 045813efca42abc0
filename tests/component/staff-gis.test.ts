/** The page on which a planner makes keys for QGIS and ArcGIS. */
import { configure, fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";
import type { StaffMember } from "../../src/backend/staff/auth";
import type { FeatureKey, FeatureKeyDesk } from "../../src/backend/staff/feature-keys";
import { Problem } from "../../src/domain/problem";
import { m } from "../../src/generated/messages/messages";
import Harness from "./staff-harness.svelte";
import { choose } from "./support/choose";

configure({ asyncUtilTimeout: 8_000 });
vi.setConfig({ testTimeout: 30_000 });

const ORGANISATION = "3f2b8c1e-6f0a-4a53-9c7e-000000000001";
const PLANNER: StaffMember = { userId: "3f2b8c1e-6f0a-4a53-9c7e-00000000000a", email: "anna@example.se", roles: [{ organisationId: ORGANISATION, role: "planner" }] };
const key = (change: Partial<FeatureKey>): FeatureKey => ({
  id: "3f2b8c1e-6f0a-4a53-9c7e-00000000000c", organisationId: ORGANISATION, name: "QGIS på jobbet", by: PLANNER.email, isMine: true,
  madeAt: "2026-05-01T10:00:00Z", expiresAt: "2999-05-31T10:00:00Z", lastUsedOn: null, ...change,
});
const EVERYTHING: readonly FeatureKey[] = [key({}), key({ id: "3f2b8c1e-6f0a-4a53-9c7e-00000000000d", name: "ArcGIS", isMine: false, by: "bo@example.se", expiresAt: "2026-05-31T10:00:00Z", lastUsedOn: "2026-05-30" })];

function show(keys: readonly FeatureKey[] = [], member = PLANNER) {
  const desk = {
    address: "https://city.example/functions/v1/features",
    read: vi.fn<FeatureKeyDesk["read"]>(() => Promise.resolve(keys)),
    make: vi.fn<FeatureKeyDesk["make"]>(() => Promise.resolve({ key: "vh_0123456789ABCDEFGHJKMNPQRS", expiresAt: "2999-05-31T10:00:00Z" })),
    revoke: vi.fn<FeatureKeyDesk["revoke"]>(() => Promise.resolve()),
  };
  const auth = { currentStaff: () => Promise.resolve(member), signIn: vi.fn(), sendCode: vi.fn(), signInWithCode: vi.fn(), signOut: vi.fn() };
  render(Harness, { path: "gis", auth, desk: { featureKeys: desk } });
  return desk;
}
beforeEach(() => localStorage.clear());

test("the address stands there to copy, and a page without keys says so", async () => {
  show();
  expect(await screen.findByText(m.gis_keys_empty())).toBeTruthy();
  expect(screen.getByText("https://city.example/functions/v1/features")).toBeTruthy();
  expect(screen.getByRole("button", { name: m.gis_address_copy() })).toBeTruthy();
});

test("a key needs a name, is shown once, and stands in the list afterwards", async () => {
  const desk = show();
  await fireEvent.click(await screen.findByRole("button", { name: m.gis_key_make() }));
  expect(screen.getByText(m.gis_key_name_missing())).toBeTruthy();
  expect(desk.make).not.toHaveBeenCalled();
  await fireEvent.input(screen.getByLabelText(m.gis_key_name()), { target: { value: " QGIS på jobbet " } });
  await choose(screen.getByLabelText(m.gis_key_days()), "90");
  desk.read.mockResolvedValue(EVERYTHING.slice(0, 1));
  await fireEvent.click(screen.getByRole("button", { name: m.gis_key_make() }));
  expect((await screen.findByTestId("feature-key")).textContent).toBe("vh_0123456789ABCDEFGHJKMNPQRS");
  expect(desk.make).toHaveBeenCalledWith({ organisationId: ORGANISATION, name: "QGIS på jobbet", days: 90 });
  expect(await screen.findByRole("button", { name: m.gis_key_revoke_of({ name: "QGIS på jobbet" }) })).toBeTruthy();
});

test("keys say how long they work and when they were used; an admin ends a colleague's", async () => {
  const desk = show(EVERYTHING, { ...PLANNER, roles: [{ organisationId: ORGANISATION, role: "admin" }] });
  const theirs = (await screen.findByText("ArcGIS")).closest("li");
  expect(theirs?.textContent).toContain(m.gis_key_by({ email: "bo@example.se" }));
  expect(theirs?.textContent).toContain("30 maj 2026");
  expect(screen.getByRole("heading", { name: m.gis_keys_others() })).toBeTruthy();
  expect(within(screen.getByText("QGIS på jobbet").closest("li") as HTMLElement).getByText(new RegExp(m.gis_key_unused()))).toBeTruthy();
  desk.read.mockResolvedValue(EVERYTHING.slice(0, 1));
  await fireEvent.click(screen.getByRole("button", { name: m.gis_key_revoke_of({ name: "ArcGIS" }) }));
  await waitFor(() => expect(screen.queryByText("ArcGIS")).toBeNull());
  expect(desk.revoke).toHaveBeenCalledWith(EVERYTHING[1]?.id);
});

test("what goes wrong is said, what was typed stays, and one tries again", async () => {
  const desk = show();
  desk.make.mockRejectedValueOnce(new Problem("offline"));
  await fireEvent.input(await screen.findByLabelText(m.gis_key_name()), { target: { value: "QGIS" } });
  await fireEvent.click(screen.getByRole("button", { name: m.gis_key_make() }));
  expect(await screen.findByRole("alert")).toBeTruthy();
  expect(screen.getByLabelText(m.gis_key_name())).toHaveProperty("value", "QGIS");
  await fireEvent.click(screen.getByRole("button", { name: m.gis_key_make() }));
  expect(await screen.findByTestId("feature-key")).toBeTruthy();
});
