/** Wakes the sender when the phone comes back: on `online`, when the page is looked at again, and at the start. Returns its undoing. */
import type { Sender } from "./sender";

export function wakeWithDevice(sender: Pick<Sender, "wake">, target: Window): () => void {
  const onOnline = () => void sender.wake("online");
  const onVisible = () => {
    if (target.document.visibilityState === "visible") void sender.wake("visible");
  };
  target.addEventListener("online", onOnline);
  target.addEventListener("pageshow", onVisible);
  target.document.addEventListener("visibilitychange", onVisible);
  void sender.wake("visible");
  return () => {
    target.removeEventListener("online", onOnline);
    target.removeEventListener("pageshow", onVisible);
    target.document.removeEventListener("visibilitychange", onVisible);
  };
}
