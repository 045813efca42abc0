/**
 * Keys that QGIS and ArcGIS read the planners' collection with, through the edge function `features`. Implemented by
 * `supabase-feature-keys.ts` over the functions of the migration "feature keys".
 */
export interface FeatureKey {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  /** The e-mail address of who made it. */
  readonly by: string;
  readonly isMine: boolean;
  readonly madeAt: string;
  readonly expiresAt: string;
  /** The last day it was used. */
  readonly lastUsedOn: string | null;
}
export interface NewFeatureKey {
  readonly organisationId: string;
  readonly name: string;
  readonly days: 30 | 90;
}
export interface MadeFeatureKey {
  /** Made on this device and kept by nobody: shown once. */
  readonly key: string;
  readonly expiresAt: string;
}

export interface FeatureKeyDesk {
  /** What QGIS and ArcGIS connect to. */
  readonly address: string;
  /** One's own, newest first; for admins everybody's. */
  read(): Promise<readonly FeatureKey[]>;
  make(wanted: NewFeatureKey): Promise<MadeFeatureKey>;
  revoke(keyId: string): Promise<void>;
}
