/** Handing a card on: by the device's own way of sharing where it has one, else the link goes to the clipboard. */
export type Shared = "shared" | "copied" | "cancelled" | "failed";

interface Doors {
  readonly share?: ((data: { title: string; url: string }) => Promise<void>) | undefined;
  readonly copy?: ((text: string) => Promise<void>) | undefined;
}

export async function shareLink(link: { readonly title: string; readonly url: string }, { share, copy }: Doors): Promise<Shared> {
  if (share !== undefined) {
    try {
      await share({ ...link });
      return "shared";
    } catch (thrown) {
      // The person closed the device's own sheet: that is an answer, not a fault.
      if (thrown instanceof DOMException && thrown.name === "AbortError") return "cancelled";
    }
  }
  try {
    if (copy === undefined) return "failed";
    await copy(link.url);
    return "copied";
  } catch {
    return "failed";
  }
}

/** The device's doors. A page that is not on https has neither. */
export function deviceDoors(): Doors {
  const device: Partial<Pick<Navigator, "share" | "clipboard">> = navigator;
  return {
    share: device.share === undefined ? undefined : (data) => navigator.share(data),
    copy: device.clipboard === undefined ? undefined : (text) => navigator.clipboard.writeText(text),
  };
}
