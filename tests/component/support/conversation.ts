/** Walks the contribute conversation as a person without a map does. Used by the tests of the conversation and of Back in it. */
import { fireEvent, screen, within } from "@testing-library/svelte";
import { m } from "../../../src/generated/messages/messages";

export const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
export const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole("button", { name }));

/** From the first question to a story told at Kärnan. */
export async function sayWhereAndWhat(text: string) {
  await press(new RegExp(`^${m.contribute_kind_story()}`));
  await heading(m.contribute_age_title());
  await press(m.contribute_age_no());
  await heading(m.contribute_place_title());
  await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "Kärnan" } });
  await fireEvent.click(await within(screen.getByRole("list", { name: m.contribute_place_results() })).findByRole("button", { name: /Kärnan/ }));
  await press(m.contribute_next());
  await heading(m.contribute_tell_title_story());
  await fireEvent.input(screen.getByRole("textbox", { name: m.contribute_text_label() }), { target: { value: text } });
}

export async function goToPreview() {
  await press(m.contribute_next());
  await heading(m.contribute_precision_title());
  await press(m.contribute_next());
  await heading(m.contribute_about_title());
  await press(m.contribute_next());
  await heading(m.contribute_preview_title());
}
