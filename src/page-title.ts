/** What the tab and a screen reader call the page. */
import type { Campaign } from "./domain/campaign";
import { m } from "./generated/messages/messages";
import type { Route } from "./route";
import { wordsIn } from "./views/shared/words-in";

export function pageTitle(route: Route, campaign?: Campaign): string {
  const page = campaign === undefined ? pageName(route) : wordsIn(campaign.title).text;
  return page === null ? m.app_title() : m.shell_title_with_app({ page, app: m.app_title() });
}

function pageName(route: Route): string | null {
  switch (route.name) {
    case "explore":
      return null;
    case "contribute":
      return m.shell_contribute();
    case "receipt":
      return m.shell_receipt();
    case "campaigns":
    case "campaign":
      return m.shell_campaigns();
    case "poster":
      return m.shell_campaigns();
    case "group":
      return m.shell_group();
    case "letter":
      return m.shell_letter();
    case "answers":
      return m.shell_answers();
    case "staff":
      return m.shell_staff();
    case "plan":
      return m.shell_plan();
    case "lead":
      return m.shell_group();
    case "about":
      return { how: m.shell_how, privacy: m.shell_privacy, accessibility: m.shell_accessibility, data: m.shell_data, licences: m.shell_licences }[route.page]();
    case "unknown":
      return m.shell_unknown_title();
  }
}
