import { fireEvent, screen, within } from "@testing-library/svelte";
import type { ComponentProps } from "svelte";
import { expect, test } from "vitest";
import type { PublishedContribution } from "../../src/domain/contribution";
import ContributionList from "../../src/views/explore/ContributionList.svelte";
import { anId, aRow } from "../unit/support/factories";
import { renderView } from "./support/render-view";

type ListProps = ComponentProps<typeof ContributionList>;

function renderList(props: Partial<ListProps> = {}) {
  const asked: string[] = [];
  const given: ListProps = {
    rows: [],
    elsewhere: 0,
    status: "ready",
    placeName: null,
    hrefOf: (row: PublishedContribution) => `/?bidrag=${row.id}`,
    onretry: () => asked.push("retry"),
    onwholecity: () => asked.push("whole city"),
    ...props,
  };
  renderView(ContributionList, given);
  return asked;
}
const rows = (count: number): readonly PublishedContribution[] => Array.from({ length: count }, (_, index) => aRow({ id: anId(index + 1), title: `Plats ${index + 1}` }));

test("every contribution is one link to its card", () => {
  renderList({ rows: rows(2) });
  const links = within(screen.getByRole("list", { name: "Bidrag på kartan" })).getAllByRole("link");
  expect(links.map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["Plats 1", `/?bidrag=${anId(1)}`],
    ["Plats 2", `/?bidrag=${anId(2)}`],
  ]);
});

test("thirty are shown, and more on asking, with the focus on the first new one", async () => {
  renderList({ rows: rows(45) });
  expect(screen.getAllByRole("link")).toHaveLength(30);
  await fireEvent.click(screen.getByRole("button", { name: "Visa fler" }));
  expect(screen.getAllByRole("link")).toHaveLength(45);
  await expect.poll(() => document.activeElement?.textContent).toBe("Plats 31");
  expect(screen.queryByRole("button", { name: "Visa fler" })).toBeNull();
});

test("words are marked with the language they were written in", () => {
  renderList({ rows: [aRow({ title: "ساعات أطول للمكتبة", language: "ar" })] });
  expect(screen.getByRole("link").getAttribute("lang")).toBe("ar");
});

test("a memory says its decade and how many remember", () => {
  renderList({ rows: [aRow({ kind: "memory", era: { type: "decade", from: 1950, to: 1959 }, supportCount: 14 })] });
  expect(screen.getByText("Minne från 1950-talet")).toBeTruthy();
  expect(screen.getByText("14 minns också")).toBeTruthy();
});

test("where nobody has told anything the place is named and one is invited", () => {
  renderList({ placeName: "Råå", elsewhere: 12 });
  expect(screen.getByText("Ingen har berättat om Råå än. Vill du bli först?")).toBeTruthy();
  expect(screen.getByRole("link", { name: "Berätta om en plats" }).getAttribute("href")).toBe("/beratta");
});

test("what lies outside the map's picture is counted, and the whole city is one press away", async () => {
  const asked = renderList({ rows: rows(3), elsewhere: 12 });
  expect(screen.getByText("12 till i resten av staden")).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Visa hela staden" }));
  expect(asked).toEqual(["whole city"]);
});

test("a server that does not answer is told in words, and can be asked again", async () => {
  const asked = renderList({ status: "error" });
  expect(screen.getByRole("alert").textContent).toContain("Bidragen kunde inte hämtas");
  await fireEvent.click(screen.getByRole("button", { name: "Försök igen" }));
  expect(asked).toEqual(["retry"]);
});

test("without a network and without a snapshot it says so and does not pretend that nobody has told anything", () => {
  renderList({ status: "offline" });
  expect(screen.getByText("Du är inte uppkopplad")).toBeTruthy();
  expect(screen.queryByText(/Ingen har berättat/)).toBeNull();
});

test("while the first rows are on their way it says that they are", () => {
  renderList({ status: "loading" });
  expect(screen.getByRole("status").textContent).toContain("Hämtar bidrag");
});
