/** Draws photos beside the page, so that writing goes on smoothly meanwhile. One photo a worker. */
import { MediaTrouble, type MediaTroubleCode } from "./media-trouble";
import { drawPhoto, type DrawingStage, type DrawnPhoto } from "./photo-drawing";

export type PhotoWorkerMessage =
  | { readonly type: "stage"; readonly stage: DrawingStage; readonly share: number }
  | { readonly type: "drawn"; readonly photo: DrawnPhoto }
  | { readonly type: "trouble"; readonly code: MediaTroubleCode };

const tell = (message: PhotoWorkerMessage): void => self.postMessage(message);

self.onmessage = ({ data }: MessageEvent<Blob>) => {
  drawPhoto(data, (stage, share) => tell({ type: "stage", stage, share })).then(
    (photo) => tell({ type: "drawn", photo }),
    (thrown: unknown) => tell({ type: "trouble", code: thrown instanceof MediaTrouble ? thrown.code : "photo_unreadable" }),
  );
};
