/** Hands the person a file that was made on this device; nothing leaves it. */
export function downloadFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Some browsers fetch it a little later than the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
