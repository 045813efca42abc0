/** Whether the person asked the whole app for high contrast: state/preferences writes it on the page. */
export function pageHasHighContrast(): boolean {
  return document.documentElement.dataset["contrast"] === "high";
}
