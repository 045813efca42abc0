import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import Kit from "./support/Kit.svelte";

function renderKit(props: { busy?: boolean; error?: string } = {}) {
  const heard: string[] = [];
  render(Kit, { ...props, told: (what: string) => heard.push(what) });
  return heard;
}

test("a busy button keeps its focus and its place but sends nothing twice", async () => {
  const heard = renderKit({ busy: true });
  const button = screen.getByRole("button", { name: "Skicka" });
  button.focus();
  await fireEvent.click(button);
  expect(heard).toEqual([]);
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute("aria-disabled")).toBe("true");
});

test("a chosen chip says so to those who hear and to those who see", async () => {
  renderKit();
  const chip = screen.getByRole("button", { name: "Minne" });
  expect(chip.getAttribute("aria-pressed")).toBe("false");
  expect(chip.querySelector("svg")).toBeNull();
  await fireEvent.click(chip);
  expect(chip.getAttribute("aria-pressed")).toBe("true");
  expect(chip.querySelector("svg")).not.toBeNull();
});

test("a field that is wrong points at its error and keeps its hint", () => {
  renderKit({ error: "Skriv ett namn." });
  const field = screen.getByLabelText("Namn");
  const described = (field.getAttribute("aria-describedby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent?.trim());
  expect(described).toEqual(["Som på skylten", "Skriv ett namn."]);
  expect(field.getAttribute("aria-invalid")).toBe("true");
});

test("a text over the limit loses no letter and says how far over it is", async () => {
  renderKit();
  const area = screen.getByLabelText<HTMLTextAreaElement>("Text");
  await fireEvent.input(area, { target: { value: "tolv bokstav" } });
  expect(area.value).toBe("tolv bokstav");
  expect(screen.getByText("-2 kvar").getAttribute("aria-live")).toBe("polite");
  expect(area.getAttribute("aria-invalid")).toBe("true");
});

test("the counter stays quiet until the last fifth", async () => {
  renderKit();
  await fireEvent.input(screen.getByLabelText("Text"), { target: { value: "hej" } });
  expect(screen.queryByText(/kvar/)).toBeNull();
  await fireEvent.input(screen.getByLabelText("Text"), { target: { value: "hej på er" } });
  expect(screen.getByText("1 kvar")).toBeTruthy();
});

test("groups are named by their question and tell what was chosen", async () => {
  const heard = renderKit();
  expect(screen.getByRole("group", { name: "Välj en" })).toBeTruthy();
  await fireEvent.click(screen.getByRole("radio", { name: "B" }));
  await fireEvent.click(screen.getByRole("checkbox", { name: "Y" }));
  await fireEvent.click(screen.getByRole("checkbox", { name: "X" }));
  await fireEvent.click(screen.getByRole("checkbox", { name: "Y" }));
  expect(heard).toEqual(["one b", "many y", "many x,y", "many x"]);
});

test("the five steps of safety are radio buttons with words, not only colours", async () => {
  const heard = renderKit();
  const steps = screen.getByRole("group", { name: "Hur tryggt?" }).querySelectorAll("input[type=radio]");
  expect(steps).toHaveLength(5);
  await fireEvent.click(screen.getByRole("radio", { name: "Mycket tryggt" }));
  expect(heard).toEqual(["scale 5"]);
});

test("a dialog is empty until it opens and tells when it closes", async () => {
  const heard = renderKit();
  expect(screen.queryByText("Inne i dialogen")).toBeNull();
  await fireEvent.click(screen.getByRole("button", { name: "Öppna" }));
  expect(screen.getByText("Inne i dialogen")).toBeTruthy();
  await fireEvent.click(screen.getByRole("button", { name: "Stäng" }));
  expect(screen.queryByText("Inne i dialogen")).toBeNull();
  expect(heard).toEqual(["closed"]);
});
