/** What an upload carries: storage-js sends blobs as a form whose file has no field name, and everything else as the body. */
import { StorageProblem } from "./object-store";

export interface Upload {
  readonly bytes: Uint8Array;
  readonly type: string;
}

export async function uploadOf(request: Request): Promise<Upload> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim() ?? "";
  if (type !== "multipart/form-data") return { bytes: new Uint8Array(await request.arrayBuffer()), type: type || "application/octet-stream" };
  const form = await request.formData();
  const file = form.get("") ?? form.get("file");
  if (!(file instanceof Blob)) throw new StorageProblem(400, "InvalidRequest", "the form holds no file");
  return { bytes: new Uint8Array(await file.arrayBuffer()), type: file.type || "application/octet-stream" };
}
