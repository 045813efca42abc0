/* The database as TypeScript sees it. Written by `npm run types` from the migrated database; a test tells when it is out of date. */
export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];

export type Database = {
  public: {
    Tables: {
      answer_contributions: {
        Row: {
          answer_id: string;
          contribution_id: string;
        };
        ComputedFields: never;
        Insert: {
          answer_id: string;
          contribution_id: string;
        };
        Update: {
          answer_id?: string;
          contribution_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "answer_contributions_answer_id_fkey";
            columns: ["answer_id"];
            isOneToOne: false;
            referencedRelation: "answers";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "answer_contributions_contribution_id_fkey";
            columns: ["contribution_id"];
            isOneToOne: false;
            referencedRelation: "contributions";
            referencedColumns: ["id"];
          },
        ];
      };
      answer_versions: {
        Row: {
          answer_id: string;
          decided_on: string | null;
          ended_at: string;
          ended_by: string | null;
          how: string;
          id: number;
          organisation_id: string;
          paragraph: string | null;
          published_at: string;
          reason: string | null;
          stance: string;
          standing: string;
          text: string;
          unit: string;
          why: string;
        };
        ComputedFields: never;
        Insert: {
          answer_id: string;
          decided_on?: string | null;
          ended_at?: string;
          ended_by?: string | null;
          how: string;
          id?: never;
          organisation_id: string;
          paragraph?: string | null;
          published_at: string;
          reason?: string | null;
          stance: string;
          standing: string;
          text: string;
          unit: string;
          why: string;
        };
        Update: {
          answer_id?: string;
          decided_on?: string | null;
          ended_at?: string;
          ended_by?: string | null;
          how?: string;
          id?: never;
          organisation_id?: string;
          paragraph?: string | null;
          published_at?: string;
          reason?: string | null;
          stance?: string;
          standing?: string;
          text?: string;
          unit?: string;
          why?: string;
        };
        Relationships: [
          {
            foreignKeyName: "answer_versions_answer_id_fkey";
            columns: ["answer_id"];
            isOneToOne: false;
            referencedRelation: "answers";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "answer_versions_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      answers: {
        Row: {
          approved_at: string | null;
          approved_by: string | null;
          corrected_at: string | null;
          correction: Json | null;
          created_at: string;
          created_by: string | null;
          decided_on: string | null;
          development_area_id: string | null;
          id: string;
          organisation_id: string;
          paragraph: string | null;
          published_at: string | null;
          reason: string | null;
          review_note: string | null;
          review_requested_at: string | null;
          review_requested_by: string | null;
          revision: number;
          stance: string | null;
          standing: string;
          text: string;
          unit: string;
          updated_at: string;
          updated_by: string | null;
          withdrawn_at: string | null;
          withdrawn_reason: string | null;
        };
        ComputedFields: never;
        Insert: {
          approved_at?: string | null;
          approved_by?: string | null;
          corrected_at?: string | null;
          correction?: Json | null;
          created_at?: string;
          created_by?: string | null;
          decided_on?: string | null;
          development_area_id?: string | null;
          id?: string;
          organisation_id: string;
          paragraph?: string | null;
          published_at?: string | null;
          reason?: string | null;
          review_note?: string | null;
          review_requested_at?: string | null;
          review_requested_by?: string | null;
          revision?: number;
          stance?: string | null;
          standing?: string;
          text?: string;
          unit?: string;
          updated_at?: string;
          updated_by?: string | null;
          withdrawn_at?: string | null;
          withdrawn_reason?: string | null;
        };
        Update: {
          approved_at?: string | null;
          approved_by?: string | null;
          corrected_at?: string | null;
          correction?: Json | null;
          created_at?: string;
          created_by?: string | null;
          decided_on?: string | null;
          development_area_id?: string | null;
          id?: string;
          organisation_id?: string;
          paragraph?: string | null;
          published_at?: string | null;
          reason?: string | null;
          review_note?: string | null;
          review_requested_at?: string | null;
          review_requested_by?: string | null;
          revision?: number;
          stance?: string | null;
          standing?: string;
          text?: string;
          unit?: string;
          updated_at?: string;
          updated_by?: string | null;
          withdrawn_at?: string | null;
          withdrawn_reason?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "answers_development_area_id_fkey";
            columns: ["development_area_id"];
            isOneToOne: false;
            referencedRelation: "development_areas";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "answers_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      audit_events: {
        Row: {
          action: string;
          actor_id: string | null;
          at: string;
          id: number;
          organisation_id: string | null;
          reason: string | null;
          subject_id: string | null;
        };
        ComputedFields: never;
        Insert: {
          action: string;
          actor_id?: string | null;
          at?: string;
          id?: never;
          organisation_id?: string | null;
          reason?: string | null;
          subject_id?: string | null;
        };
        Update: {
          action?: string;
          actor_id?: string | null;
          at?: string;
          id?: never;
          organisation_id?: string | null;
          reason?: string | null;
          subject_id?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "audit_events_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      campaign_question_versions: {
        Row: {
          campaign_id: string;
          document: NonNullable<Json>;
          question_id: string;
          used_from: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          campaign_id: string;
          document: NonNullable<Json>;
          question_id: string;
          used_from?: string;
          version: number;
        };
        Update: {
          campaign_id?: string;
          document?: NonNullable<Json>;
          question_id?: string;
          used_from?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: "campaign_question_versions_campaign_id_fkey";
            columns: ["campaign_id"];
            isOneToOne: false;
            referencedRelation: "campaigns";
            referencedColumns: ["id"];
          },
        ];
      };
      campaigns: {
        Row: {
          adults_only: boolean;
          allows_media: boolean;
          answer_by: string | null;
          area: unknown;
          area_source: Json | null;
          closes_on: string | null;
          co_organisers: string[];
          controller: string;
          created_at: string;
          geometry_types: string[];
          id: string;
          intro: NonNullable<Json>;
          kinds: string[];
          legal_basis: string;
          opened_at: string | null;
          opens_on: string;
          organisation_id: string;
          organiser: string;
          precision_defaults: NonNullable<Json>;
          promise_can_change: Json | null;
          promise_cannot_change: Json | null;
          promise_who_decides: Json | null;
          question: NonNullable<Json>;
          questions: NonNullable<Json>;
          rough_only: boolean;
          slug: string;
          status: string;
          title: NonNullable<Json>;
          updated_at: string;
          version: number;
        };
        ComputedFields: never;
        Insert: {
          adults_only?: boolean;
          allows_media?: boolean;
          answer_by?: string | null;
          area?: unknown;
          area_source?: Json | null;
          closes_on?: string | null;
          co_organisers?: string[];
          controller?: string;
          created_at?: string;
          geometry_types?: string[];
          id?: string;
          intro: NonNullable<Json>;
          kinds?: string[];
          legal_basis?: string;
          opened_at?: string | null;
          opens_on: string;
          organisation_id: string;
          organiser?: string;
          precision_defaults?: NonNullable<Json>;
          promise_can_change?: Json | null;
          promise_cannot_change?: Json | null;
          promise_who_decides?: Json | null;
          question: NonNullable<Json>;
          questions?: NonNullable<Json>;
          rough_only?: boolean;
          slug: string;
          status?: string;
          title: NonNullable<Json>;
          updated_at?: string;
          version?: number;
        };
        Update: {
          adults_only?: boolean;
          allows_media?: boolean;
          answer_by?: string | null;
          area?: unknown;
          area_source?: Json | null;
          closes_on?: string | null;
          co_organisers?: string[];
          controller?: string;
          created_at?: string;
          geometry_types?: string[];
          id?: string;
          intro?: NonNullable<Json>;
          kinds?: string[];
          legal_basis?: string;
          opened_at?: string | null;
          opens_on?: string;
          organisation_id?: string;
          organiser?: string;
          precision_defaults?: NonNullable<Json>;
          promise_can_change?: Json | null;
          promise_cannot_change?: Json | null;
          promise_who_decides?: Json | null;
          question?: NonNullable<Json>;
          questions?: NonNullable<Json>;
          rough_only?: boolean;
          slug?: string;
          status?: string;
          title?: NonNullable<Json>;
          updated_at?: string;
          version?: number;
        };
        Relationships: [
          {
            foreignKeyName: "campaigns_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      contribution_demographics: {
        Row: {
          age_group: string | null;
          contribution_id: string;
          gender: string | null;
          home_district_id: string | null;
          relations: string[];
        };
        ComputedFields: never;
        Insert: {
          age_group?: string | null;
          contribution_id: string;
          gender?: string | null;
          home_district_id?: string | null;
          relations?: string[];
        };
        Update: {
          age_group?: string | null;
          contribution_id?: string;
          gender?: string | null;
          home_district_id?: string | null;
          relations?: string[];
        };
        Relationships: [
          {
            foreignKeyName: "contribution_demographics_contribution_id_fkey";
            columns: ["contribution_id"];
            isOneToOne: true;
            referencedRelation: "contributions";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "contribution_demographics_home_district_id_fkey";
            columns: ["home_district_id"];
            isOneToOne: false;
            referencedRelation: "districts";
            referencedColumns: ["id"];
          },
        ];
      };
      contribution_media: {
        Row: {
          alternative_text: string | null;
          bytes: number;
          contribution_id: string;
          decided_at: string | null;
          decided_by: string | null;
          duration_ms: number | null;
          flags: string[];
          has_permission: boolean;
          height: number | null;
          id: string;
          mime_type: string;
          peaks: number[];
          received_at: string;
          status: string;
          storage_path: string;
          stored_at: string | null;
          transcript: string | null;
          type: string;
          width: number | null;
        };
        ComputedFields: never;
        Insert: {
          alternative_text?: string | null;
          bytes: number;
          contribution_id: string;
          decided_at?: string | null;
          decided_by?: string | null;
          duration_ms?: number | null;
          flags?: string[];
          has_permission?: boolean;
          height?: number | null;
          id: string;
          mime_type: string;
          peaks?: number[];
          received_at?: string;
          status?: string;
          storage_path: string;
          stored_at?: string | null;
          transcript?: string | null;
          type: string;
          width?: number | null;
        };
        Update: {
          alternative_text?: string | null;
          bytes?: number;
          contribution_id?: string;
          decided_at?: string | null;
          decided_by?: string | null;
          duration_ms?: number | null;
          flags?: string[];
          has_permission?: boolean;
          height?: number | null;
          id?: string;
          mime_type?: string;
          peaks?: number[];
          received_at?: string;
          status?: string;
          storage_path?: string;
          stored_at?: string | null;
          transcript?: string | null;
          type?: string;
          width?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: "contribution_media_contribution_id_fkey";
            columns: ["contribution_id"];
            isOneToOne: false;
            referencedRelation: "contributions";
            referencedColumns: ["id"];
          },
        ];
      };
      contribution_operations: {
        Row: {
          applied_at: string;
          contribution_id: string;
          operation_id: string;
          revision: number;
        };
        ComputedFields: never;
        Insert: {
          applied_at?: string;
          contribution_id: string;
          operation_id: string;
          revision: number;
        };
        Update: {
          applied_at?: string;
          contribution_id?: string;
          operation_id?: string;
          revision?: number;
        };
        Relationships: [
          {
            foreignKeyName: "contribution_operations_contribution_id_fkey";
            columns: ["contribution_id"];
            isOneToOne: false;
            referencedRelation: "contributions";
            referencedColumns: ["id"];
          },
        ];
      };
      contribution_responses: {
        Row: {
          contribution_id: string;
          question_id: string;
          question_version: number;
          value: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          contribution_id: string;
          question_id: string;
          question_version?: number;
          value: NonNullable<Json>;
        };
        Update: {
          contribution_id?: string;
          question_id?: string;
          question_version?: number;
          value?: NonNullable<Json>;
        };
        Relationships: [
          {
            foreignKeyName: "contribution_responses_contribution_id_fkey";
            columns: ["contribution_id"];
            isOneToOne: false;
            referencedRelation: "contributions";
            referencedColumns: ["id"];
          },
        ];
      };
      contribution_themes: {
        Row: {
          coded_at: string;
          coded_by: string | null;
          contribution_id: string;
          theme_id: string;
        };
        ComputedFields: never;
        Insert: {
          coded_at?: string;
          coded_by?: string | null;
          contribution_id: string;
          theme_id: string;
        };
        Update: {
          coded_at?: string;
          coded_by?: string | null;
          contribution_id?: string;
          theme_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "contribution_themes_contribution_id_fkey";
            columns: ["contribution_id"];
            isOneToOne: false;
            referencedRelation: "contributions";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "contribution_themes_theme_id_fkey";
            columns: ["theme_id"];
            isOneToOne: false;
            referencedRelation: "themes";
            referencedColumns: ["id"];
          },
        ];
      };
      contributions: {
        Row: {
          amended_at: string | null;
          audiences: string[];
          campaign_closed: boolean;
          campaign_id: string | null;
          causes: NonNullable<Json>;
          cell_x: number | null;
          cell_y: number | null;
          contributor_id: string | null;
          decided_at: string | null;
          district_id: string | null;
          era_from: number | null;
          era_to: number | null;
          era_type: string | null;
          erased_at: string | null;
          exhibition: boolean;
          flags: string[];
          id: string;
          kind: string | null;
          language: string | null;
          organisation_id: string | null;
          place: unknown;
          precision: string | null;
          queue_rank: number | null;
          receipt_hash: string;
          received_at: string;
          redacted: boolean;
          rejection_reason: string | null;
          rejection_words: string | null;
          restricted: boolean;
          revision: number;
          safety_level: number | null;
          session_id: string | null;
          status: string;
          text: string | null;
          times: string[];
          title: string | null;
          under_thirteen: boolean;
          wall_id: string | null;
          withdrawn_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          amended_at?: string | null;
          audiences?: string[];
          campaign_closed?: boolean;
          campaign_id?: string | null;
          causes?: NonNullable<Json>;
          cell_x?: number | null;
          cell_y?: number | null;
          contributor_id?: string | null;
          decided_at?: string | null;
          district_id?: string | null;
          era_from?: number | null;
          era_to?: number | null;
          era_type?: string | null;
          erased_at?: string | null;
          exhibition?: boolean;
          flags?: string[];
          id: string;
          kind?: string | null;
          language?: string | null;
          organisation_id?: string | null;
          place?: unknown;
          precision?: string | null;
          queue_rank?: number | null;
          receipt_hash: string;
          received_at?: string;
          redacted?: boolean;
          rejection_reason?: string | null;
          rejection_words?: string | null;
          restricted?: boolean;
          revision?: number;
          safety_level?: number | null;
          session_id?: string | null;
          status?: string;
          text?: string | null;
          times?: string[];
          title?: string | null;
          under_thirteen?: boolean;
          wall_id?: string | null;
          withdrawn_at?: string | null;
        };
        Update: {
          amended_at?: string | null;
          audiences?: string[];
          campaign_closed?: boolean;
          campaign_id?: string | null;
          causes?: NonNullable<Json>;
          cell_x?: number | null;
          cell_y?: number | null;
          contributor_id?: string | null;
          decided_at?: string | null;
          district_id?: string | null;
          era_from?: number | null;
          era_to?: number | null;
          era_type?: string | null;
          erased_at?: string | null;
          exhibition?: boolean;
          flags?: string[];
          id?: string;
          kind?: string | null;
          language?: string | null;
          organisation_id?: string | null;
          place?: unknown;
          precision?: string | null;
          queue_rank?: number | null;
          receipt_hash?: string;
          received_at?: string;
          redacted?: boolean;
          rejection_reason?: string | null;
          rejection_words?: string | null;
          restricted?: boolean;
          revision?: number;
          safety_level?: number | null;
          session_id?: string | null;
          status?: string;
          text?: string | null;
          times?: string[];
          title?: string | null;
          under_thirteen?: boolean;
          wall_id?: string | null;
          withdrawn_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "contributions_campaign_id_fkey";
            columns: ["campaign_id"];
            isOneToOne: false;
            referencedRelation: "campaigns";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "contributions_contributor_id_fkey";
            columns: ["contributor_id"];
            isOneToOne: false;
            referencedRelation: "contributors";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "contributions_district_id_fkey";
            columns: ["district_id"];
            isOneToOne: false;
            referencedRelation: "districts";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "contributions_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "contributions_session_id_fkey";
            columns: ["session_id"];
            isOneToOne: false;
            referencedRelation: "group_sessions";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "contributions_wall_id_fkey";
            columns: ["wall_id"];
            isOneToOne: false;
            referencedRelation: "walls";
            referencedColumns: ["id"];
          },
        ];
      };
      contributors: {
        Row: {
          first_seen_at: string;
          id: string;
          key_hash: string;
          number: number;
        };
        ComputedFields: never;
        Insert: {
          first_seen_at?: string;
          id?: string;
          key_hash: string;
          number?: never;
        };
        Update: {
          first_seen_at?: string;
          id?: string;
          key_hash?: string;
          number?: never;
        };
        Relationships: [];
      };
      development_areas: {
        Row: {
          boundary: unknown;
          case_number: string | null;
          created_at: string;
          id: string;
          import_id: string | null;
          name: string;
          organisation_id: string;
          phase: string;
          phase_from: string | null;
          phase_to: string | null;
          revision: number;
          source: string | null;
          updated_at: string;
          updated_by: string | null;
          url: string | null;
        };
        ComputedFields: never;
        Insert: {
          boundary: unknown;
          case_number?: string | null;
          created_at?: string;
          id?: string;
          import_id?: string | null;
          name: string;
          organisation_id: string;
          phase: string;
          phase_from?: string | null;
          phase_to?: string | null;
          revision?: number;
          source?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          url?: string | null;
        };
        Update: {
          boundary?: unknown;
          case_number?: string | null;
          created_at?: string;
          id?: string;
          import_id?: string | null;
          name?: string;
          organisation_id?: string;
          phase?: string;
          phase_from?: string | null;
          phase_to?: string | null;
          revision?: number;
          source?: string | null;
          updated_at?: string;
          updated_by?: string | null;
          url?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "development_areas_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      districts: {
        Row: {
          boundary: unknown;
          code: string | null;
          created_at: string;
          id: string;
          import_id: string | null;
          name: string;
          organisation_id: string;
          population: NonNullable<Json>;
          revision: number;
          slug: string;
          source: string | null;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          boundary: unknown;
          code?: string | null;
          created_at?: string;
          id?: string;
          import_id?: string | null;
          name: string;
          organisation_id: string;
          population?: NonNullable<Json>;
          revision?: number;
          slug: string;
          source?: string | null;
          updated_at?: string;
        };
        Update: {
          boundary?: unknown;
          code?: string | null;
          created_at?: string;
          id?: string;
          import_id?: string | null;
          name?: string;
          organisation_id?: string;
          population?: NonNullable<Json>;
          revision?: number;
          slug?: string;
          source?: string | null;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "districts_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      group_session_links: {
        Row: {
          created_at: string;
          created_by: string | null;
          expires_at: string;
          id: string;
          last_used_at: string | null;
          revoked_at: string | null;
          session_id: string;
          token_hash: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          created_by?: string | null;
          expires_at: string;
          id?: string;
          last_used_at?: string | null;
          revoked_at?: string | null;
          session_id: string;
          token_hash: string;
        };
        Update: {
          created_at?: string;
          created_by?: string | null;
          expires_at?: string;
          id?: string;
          last_used_at?: string | null;
          revoked_at?: string | null;
          session_id?: string;
          token_hash?: string;
        };
        Relationships: [
          {
            foreignKeyName: "group_session_links_session_id_fkey";
            columns: ["session_id"];
            isOneToOne: false;
            referencedRelation: "group_sessions";
            referencedColumns: ["id"];
          },
        ];
      };
      group_sessions: {
        Row: {
          allows_media: boolean;
          campaign_id: string;
          code: string;
          created_at: string;
          created_by: string | null;
          ended_at: string | null;
          expires_at: string;
          for_children: boolean;
          id: string;
          label: string;
          opens_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          allows_media?: boolean;
          campaign_id: string;
          code: string;
          created_at?: string;
          created_by?: string | null;
          ended_at?: string | null;
          expires_at: string;
          for_children?: boolean;
          id?: string;
          label?: string;
          opens_at?: string | null;
        };
        Update: {
          allows_media?: boolean;
          campaign_id?: string;
          code?: string;
          created_at?: string;
          created_by?: string | null;
          ended_at?: string | null;
          expires_at?: string;
          for_children?: boolean;
          id?: string;
          label?: string;
          opens_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "group_sessions_campaign_id_fkey";
            columns: ["campaign_id"];
            isOneToOne: false;
            referencedRelation: "campaigns";
            referencedColumns: ["id"];
          },
        ];
      };
      media_deletions: {
        Row: {
          due_at: string;
          requested_at: string;
          storage_path: string;
        };
        ComputedFields: never;
        Insert: {
          due_at?: string;
          requested_at?: string;
          storage_path: string;
        };
        Update: {
          due_at?: string;
          requested_at?: string;
          storage_path?: string;
        };
        Relationships: [];
      };
      media_originals: {
        Row: {
          contribution_id: string;
          media_id: string;
          replaced_at: string;
          replaced_by: string | null;
          storage_path: string;
        };
        ComputedFields: never;
        Insert: {
          contribution_id: string;
          media_id: string;
          replaced_at?: string;
          replaced_by?: string | null;
          storage_path: string;
        };
        Update: {
          contribution_id?: string;
          media_id?: string;
          replaced_at?: string;
          replaced_by?: string | null;
          storage_path?: string;
        };
        Relationships: [
          {
            foreignKeyName: "media_originals_contribution_id_fkey";
            columns: ["contribution_id"];
            isOneToOne: false;
            referencedRelation: "contributions";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "media_originals_media_id_fkey";
            columns: ["media_id"];
            isOneToOne: true;
            referencedRelation: "contribution_media";
            referencedColumns: ["id"];
          },
        ];
      };
      moderation_bulks: {
        Row: {
          decided: number;
          decided_at: string;
          decided_by: string | null;
          id: string;
          organisation_id: string;
          reason: string;
          undone_at: string | null;
        };
        ComputedFields: never;
        Insert: {
          decided: number;
          decided_at?: string;
          decided_by?: string | null;
          id?: string;
          organisation_id: string;
          reason: string;
          undone_at?: string | null;
        };
        Update: {
          decided?: number;
          decided_at?: string;
          decided_by?: string | null;
          id?: string;
          organisation_id?: string;
          reason?: string;
          undone_at?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "moderation_bulks_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      moderation_decisions: {
        Row: {
          action: string;
          bulk_id: string | null;
          contribution_id: string;
          decided_at: string;
          decided_by: string | null;
          id: number;
          organisation_id: string;
          previous_status: string | null;
          reason: string | null;
          revision: number;
          undoes: number | null;
        };
        ComputedFields: never;
        Insert: {
          action: string;
          bulk_id?: string | null;
          contribution_id: string;
          decided_at?: string;
          decided_by?: string | null;
          id?: never;
          organisation_id: string;
          previous_status?: string | null;
          reason?: string | null;
          revision: number;
          undoes?: number | null;
        };
        Update: {
          action?: string;
          bulk_id?: string | null;
          contribution_id?: string;
          decided_at?: string;
          decided_by?: string | null;
          id?: never;
          organisation_id?: string;
          previous_status?: string | null;
          reason?: string | null;
          revision?: number;
          undoes?: number | null;
        };
        Relationships: [
          {
            foreignKeyName: "moderation_decisions_bulk_id_fkey";
            columns: ["bulk_id"];
            isOneToOne: false;
            referencedRelation: "moderation_bulks";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "moderation_decisions_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "moderation_decisions_undoes_fkey";
            columns: ["undoes"];
            isOneToOne: true;
            referencedRelation: "moderation_decisions";
            referencedColumns: ["id"];
          },
        ];
      };
      organisations: {
        Row: {
          answer_within_days: number;
          answers_need_second_look: boolean;
          boundary: unknown;
          child_worry_phone: string | null;
          child_worry_text: string | null;
          child_worry_url: string | null;
          created_at: string;
          disposal_days: number | null;
          disposal_decided_on: string | null;
          disposal_number: string | null;
          id: string;
          name: string;
          slug: string;
        };
        ComputedFields: never;
        Insert: {
          answer_within_days?: number;
          answers_need_second_look?: boolean;
          boundary?: unknown;
          child_worry_phone?: string | null;
          child_worry_text?: string | null;
          child_worry_url?: string | null;
          created_at?: string;
          disposal_days?: number | null;
          disposal_decided_on?: string | null;
          disposal_number?: string | null;
          id?: string;
          name: string;
          slug: string;
        };
        Update: {
          answer_within_days?: number;
          answers_need_second_look?: boolean;
          boundary?: unknown;
          child_worry_phone?: string | null;
          child_worry_text?: string | null;
          child_worry_url?: string | null;
          created_at?: string;
          disposal_days?: number | null;
          disposal_decided_on?: string | null;
          disposal_number?: string | null;
          id?: string;
          name?: string;
          slug?: string;
        };
        Relationships: [];
      };
      published_contributions: {
        Row: {
          audiences: string[];
          campaign_id: string | null;
          change_seq: number;
          district_id: string | null;
          era_from: number | null;
          era_to: number | null;
          era_type: string | null;
          exhibited: boolean;
          exhibition: boolean;
          id: string;
          kind: string;
          language: string;
          point: unknown;
          published_at: string;
          shape: unknown;
          square: unknown;
          support_count: number;
          text: string;
          title: string | null;
        };
        ComputedFields: never;
        Insert: {
          audiences: string[];
          campaign_id?: string | null;
          change_seq: number;
          district_id?: string | null;
          era_from?: number | null;
          era_to?: number | null;
          era_type?: string | null;
          exhibited: boolean;
          exhibition: boolean;
          id: string;
          kind: string;
          language: string;
          point: unknown;
          published_at: string;
          shape?: unknown;
          square?: unknown;
          support_count?: number;
          text: string;
          title?: string | null;
        };
        Update: {
          audiences?: string[];
          campaign_id?: string | null;
          change_seq?: number;
          district_id?: string | null;
          era_from?: number | null;
          era_to?: number | null;
          era_type?: string | null;
          exhibited?: boolean;
          exhibition?: boolean;
          id?: string;
          kind?: string;
          language?: string;
          point?: unknown;
          published_at?: string;
          shape?: unknown;
          square?: unknown;
          support_count?: number;
          text?: string;
          title?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "published_contributions_id_fkey";
            columns: ["id"];
            isOneToOne: true;
            referencedRelation: "contributions";
            referencedColumns: ["id"];
          },
        ];
      };
      published_removals: {
        Row: {
          change_seq: number;
          exhibited: boolean;
          id: string;
          removed_at: string;
        };
        ComputedFields: never;
        Insert: {
          change_seq: number;
          exhibited?: boolean;
          id: string;
          removed_at?: string;
        };
        Update: {
          change_seq?: number;
          exhibited?: boolean;
          id?: string;
          removed_at?: string;
        };
        Relationships: [];
      };
      redacted_originals: {
        Row: {
          contribution_id: string;
          decision_id: number | null;
          id: number;
          redacted_at: string;
          redacted_by: string | null;
          restricted: boolean;
          revision: number;
          text: string;
          title: string | null;
        };
        ComputedFields: never;
        Insert: {
          contribution_id: string;
          decision_id?: number | null;
          id?: never;
          redacted_at?: string;
          redacted_by?: string | null;
          restricted?: boolean;
          revision: number;
          text: string;
          title?: string | null;
        };
        Update: {
          contribution_id?: string;
          decision_id?: number | null;
          id?: never;
          redacted_at?: string;
          redacted_by?: string | null;
          restricted?: boolean;
          revision?: number;
          text?: string;
          title?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "redacted_originals_contribution_id_fkey";
            columns: ["contribution_id"];
            isOneToOne: false;
            referencedRelation: "contributions";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "redacted_originals_decision_id_fkey";
            columns: ["decision_id"];
            isOneToOne: true;
            referencedRelation: "moderation_decisions";
            referencedColumns: ["id"];
          },
        ];
      };
      removed_media: {
        Row: {
          id: string;
          removed_at: string;
        };
        ComputedFields: never;
        Insert: {
          id: string;
          removed_at?: string;
        };
        Update: {
          id?: string;
          removed_at?: string;
        };
        Relationships: [];
      };
      reports: {
        Row: {
          contribution_id: string;
          id: string;
          reason: string;
          received_at: string;
          resolved_at: string | null;
          text: string | null;
        };
        ComputedFields: never;
        Insert: {
          contribution_id: string;
          id: string;
          reason: string;
          received_at?: string;
          resolved_at?: string | null;
          text?: string | null;
        };
        Update: {
          contribution_id?: string;
          id?: string;
          reason?: string;
          received_at?: string;
          resolved_at?: string | null;
          text?: string | null;
        };
        Relationships: [
          {
            foreignKeyName: "reports_contribution_id_fkey";
            columns: ["contribution_id"];
            isOneToOne: false;
            referencedRelation: "contributions";
            referencedColumns: ["id"];
          },
        ];
      };
      retention_rules: {
        Row: {
          changed_at: string;
          changed_by: string | null;
          days: number;
          decision: string;
          organisation_id: string;
          subject: string;
        };
        ComputedFields: never;
        Insert: {
          changed_at?: string;
          changed_by?: string | null;
          days: number;
          decision: string;
          organisation_id: string;
          subject: string;
        };
        Update: {
          changed_at?: string;
          changed_by?: string | null;
          days?: number;
          decision?: string;
          organisation_id?: string;
          subject?: string;
        };
        Relationships: [
          {
            foreignKeyName: "retention_rules_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      retention_runs: {
        Row: {
          at: string;
          erased: NonNullable<Json>;
          id: number;
          more: boolean;
          organisation_id: string;
        };
        ComputedFields: never;
        Insert: {
          at?: string;
          erased?: NonNullable<Json>;
          id?: never;
          more?: boolean;
          organisation_id: string;
        };
        Update: {
          at?: string;
          erased?: NonNullable<Json>;
          id?: never;
          more?: boolean;
          organisation_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "retention_runs_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      safety_cells: {
        Row: {
          band: string;
          campaign_id: string;
          causes: NonNullable<Json>;
          cell_x: number;
          cell_y: number;
          id: string;
          level: number;
          side: number;
          square: unknown;
          time_of_day: string;
        };
        ComputedFields: never;
        Insert: {
          band: string;
          campaign_id: string;
          causes?: NonNullable<Json>;
          cell_x: number;
          cell_y: number;
          id?: string;
          level: number;
          side: number;
          square: unknown;
          time_of_day: string;
        };
        Update: {
          band?: string;
          campaign_id?: string;
          causes?: NonNullable<Json>;
          cell_x?: number;
          cell_y?: number;
          id?: string;
          level?: number;
          side?: number;
          square?: unknown;
          time_of_day?: string;
        };
        Relationships: [
          {
            foreignKeyName: "safety_cells_campaign_id_fkey";
            columns: ["campaign_id"];
            isOneToOne: false;
            referencedRelation: "campaigns";
            referencedColumns: ["id"];
          },
        ];
      };
      settings: {
        Row: {
          description: string;
          key: string;
          updated_at: string;
          value: NonNullable<Json>;
        };
        ComputedFields: never;
        Insert: {
          description: string;
          key: string;
          updated_at?: string;
          value: NonNullable<Json>;
        };
        Update: {
          description?: string;
          key?: string;
          updated_at?: string;
          value?: NonNullable<Json>;
        };
        Relationships: [];
      };
      staff: {
        Row: {
          created_at: string;
          organisation_id: string;
          role: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          organisation_id: string;
          role: string;
          user_id: string;
        };
        Update: {
          created_at?: string;
          organisation_id?: string;
          role?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "staff_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      staff_duties: {
        Row: {
          created_at: string;
          duty: string;
          organisation_id: string;
          user_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          duty: string;
          organisation_id: string;
          user_id: string;
        };
        Update: {
          created_at?: string;
          duty?: string;
          organisation_id?: string;
          user_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "staff_duties_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      staff_invitations: {
        Row: {
          accepted_at: string | null;
          email: string;
          expires_at: string;
          id: string;
          invited_at: string;
          invited_by: string | null;
          organisation_id: string;
          revoked_at: string | null;
          roles: string[];
        };
        ComputedFields: never;
        Insert: {
          accepted_at?: string | null;
          email: string;
          expires_at?: string;
          id?: string;
          invited_at?: string;
          invited_by?: string | null;
          organisation_id: string;
          revoked_at?: string | null;
          roles: string[];
        };
        Update: {
          accepted_at?: string | null;
          email?: string;
          expires_at?: string;
          id?: string;
          invited_at?: string;
          invited_by?: string | null;
          organisation_id?: string;
          revoked_at?: string | null;
          roles?: string[];
        };
        Relationships: [
          {
            foreignKeyName: "staff_invitations_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      supports: {
        Row: {
          contribution_id: string;
          contributor_id: string;
          created_at: string;
        };
        ComputedFields: never;
        Insert: {
          contribution_id: string;
          contributor_id: string;
          created_at?: string;
        };
        Update: {
          contribution_id?: string;
          contributor_id?: string;
          created_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "supports_contribution_id_fkey";
            columns: ["contribution_id"];
            isOneToOne: false;
            referencedRelation: "contributions";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "supports_contributor_id_fkey";
            columns: ["contributor_id"];
            isOneToOne: false;
            referencedRelation: "contributors";
            referencedColumns: ["id"];
          },
        ];
      };
      themes: {
        Row: {
          created_at: string;
          description: string | null;
          id: string;
          merged_into: string | null;
          name: NonNullable<Json>;
          organisation_id: string;
          retired_at: string | null;
          slug: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          description?: string | null;
          id?: string;
          merged_into?: string | null;
          name: NonNullable<Json>;
          organisation_id: string;
          retired_at?: string | null;
          slug: string;
        };
        Update: {
          created_at?: string;
          description?: string | null;
          id?: string;
          merged_into?: string | null;
          name?: NonNullable<Json>;
          organisation_id?: string;
          retired_at?: string | null;
          slug?: string;
        };
        Relationships: [
          {
            foreignKeyName: "themes_merged_into_fkey";
            columns: ["merged_into"];
            isOneToOne: false;
            referencedRelation: "themes";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "themes_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
      wall_hosts: {
        Row: {
          created_at: string;
          user_id: string;
          wall_id: string;
        };
        ComputedFields: never;
        Insert: {
          created_at?: string;
          user_id: string;
          wall_id: string;
        };
        Update: {
          created_at?: string;
          user_id?: string;
          wall_id?: string;
        };
        Relationships: [
          {
            foreignKeyName: "wall_hosts_wall_id_fkey";
            columns: ["wall_id"];
            isOneToOne: false;
            referencedRelation: "walls";
            referencedColumns: ["id"];
          },
        ];
      };
      walls: {
        Row: {
          allows_browse: boolean;
          campaign_id: string | null;
          chapters: NonNullable<Json>;
          created_at: string;
          district_ids: string[];
          has_sound: boolean;
          hidden_ids: string[];
          id: string;
          invitation: NonNullable<Json>;
          kinds: string[];
          language_seconds: number;
          languages: string[];
          layout: string;
          only_campaign: boolean;
          organisation_id: string;
          pinned_ids: string[];
          quiet_from: string | null;
          quiet_to: string | null;
          revision: number;
          short_code: string;
          slug: string;
          story_languages: string[];
          story_seconds: number;
          theme: string;
          title: NonNullable<Json>;
          updated_at: string;
        };
        ComputedFields: never;
        Insert: {
          allows_browse?: boolean;
          campaign_id?: string | null;
          chapters?: NonNullable<Json>;
          created_at?: string;
          district_ids?: string[];
          has_sound?: boolean;
          hidden_ids?: string[];
          id?: string;
          invitation?: NonNullable<Json>;
          kinds?: string[];
          language_seconds?: number;
          languages?: string[];
          layout?: string;
          only_campaign?: boolean;
          organisation_id: string;
          pinned_ids?: string[];
          quiet_from?: string | null;
          quiet_to?: string | null;
          revision?: number;
          short_code: string;
          slug: string;
          story_languages?: string[];
          story_seconds?: number;
          theme?: string;
          title: NonNullable<Json>;
          updated_at?: string;
        };
        Update: {
          allows_browse?: boolean;
          campaign_id?: string | null;
          chapters?: NonNullable<Json>;
          created_at?: string;
          district_ids?: string[];
          has_sound?: boolean;
          hidden_ids?: string[];
          id?: string;
          invitation?: NonNullable<Json>;
          kinds?: string[];
          language_seconds?: number;
          languages?: string[];
          layout?: string;
          only_campaign?: boolean;
          organisation_id?: string;
          pinned_ids?: string[];
          quiet_from?: string | null;
          quiet_to?: string | null;
          revision?: number;
          short_code?: string;
          slug?: string;
          story_languages?: string[];
          story_seconds?: number;
          theme?: string;
          title?: NonNullable<Json>;
          updated_at?: string;
        };
        Relationships: [
          {
            foreignKeyName: "walls_campaign_id_fkey";
            columns: ["campaign_id"];
            isOneToOne: false;
            referencedRelation: "campaigns";
            referencedColumns: ["id"];
          },
          {
            foreignKeyName: "walls_organisation_id_fkey";
            columns: ["organisation_id"];
            isOneToOne: false;
            referencedRelation: "organisations";
            referencedColumns: ["id"];
          },
        ];
      };
    };
    Views: {
      [_ in never]: never;
    };
    Functions: {
      accept_invitations: { Args: Record<PropertyKey, never>; Returns: Json };
      add_plan_statement: { Args: { statement: Json }; Returns: Json };
      add_wall_screen: { Args: { request: Json }; Returns: Json };
      admit_blurred_photo: { Args: { photo: Json }; Returns: string };
      admit_media: { Args: { upload: Json }; Returns: Json };
      amend_contribution: { Args: { amendment: Json }; Returns: Json };
      analysis_buffer: { Args: { organisation: string; place: Json }; Returns: Json };
      analysis_changes: { Args: { organisation: string; version: string }; Returns: Json };
      analysis_columns: { Args: { after?: number; organisation: string; page_size?: number; version: string }; Returns: Json };
      analysis_contributions: { Args: { ordinals: number[]; organisation: string }; Returns: Json };
      analysis_organisations: { Args: Record<PropertyKey, never>; Returns: Json };
      analysis_regions: { Args: { organisation: string }; Returns: Json };
      analysis_start: { Args: { organisation: string }; Returns: Json };
      analysis_words: { Args: { organisation: string; words: string }; Returns: Json };
      approve_answer: { Args: { review: Json }; Returns: Json };
      archive_campaign: { Args: { campaign: string; version: number }; Returns: Json };
      begin_evidence_export: { Args: { request: Json }; Returns: Json };
      begin_log_export: { Args: { request: Json }; Returns: Json };
      begin_pairing: { Args: { secret: string }; Returns: Json };
      change_disposal_rule: { Args: { rule: Json }; Returns: Json };
      change_phase: { Args: { document: Json }; Returns: Json };
      change_retention_rule: { Args: { rule: Json }; Returns: Json };
      changes_since: { Args: { page_size?: number; since: number }; Returns: Json };
      claim_contributions: { Args: { request: Json }; Returns: Json };
      claim_pairing: { Args: { request: Json }; Returns: Json };
      close_campaign: { Args: { campaign: string; version: number }; Returns: Json };
      close_session: { Args: { token: string }; Returns: Json };
      code_themes: { Args: { coding: Json }; Returns: Json };
      command_wall: { Args: { request: Json }; Returns: Json };
      correct_answer: { Args: { correction: Json }; Returns: Json };
      decide_contribution: { Args: { decision: Json }; Returns: Json };
      decide_in_bulk: { Args: { decision: Json }; Returns: Json };
      delete_answer: { Args: { answer: string }; Returns: Json };
      delete_campaign: { Args: { campaign: string; version: number }; Returns: Json };
      delete_view: { Args: { view: string }; Returns: undefined };
      delete_wall: { Args: { wall: string }; Returns: Json };
      end_session: { Args: { session: string }; Returns: Json };
      enforce_retention: { Args: { batch?: number }; Returns: Json };
      erase_by_receipt: { Args: { erasure: Json }; Returns: Json };
      evidence_rows: { Args: { export: string; ordinals: number[] }; Returns: Json };
      export_by_receipt: { Args: { request: Json }; Returns: Json };
      find_flood: { Args: { criteria: Json }; Returns: Json };
      finish_evidence_export: { Args: { outcome: Json }; Returns: undefined };
      give_up_import: { Args: { import: string }; Returns: Json };
      hand_over_child_worry: { Args: { contribution: string }; Returns: undefined };
      import_development_areas: { Args: { document: Json }; Returns: Json };
      import_districts: { Args: { document: Json }; Returns: Json };
      invite_staff: { Args: { invitation: Json }; Returns: Json };
      join_session: { Args: { code: string }; Returns: Json };
      lead_session: { Args: { token: string }; Returns: Json };
      make_feature_key: { Args: { document: Json }; Returns: Json };
      make_session_link: { Args: { link: Json }; Returns: Json };
      media_path: { Args: { media: string }; Returns: string };
      media_to_delete: { Args: { page_size: number }; Returns: Json };
      media_was_deleted: { Args: { paths: Json }; Returns: undefined };
      merge_themes: { Args: { merge: Json }; Returns: Json };
      moderate_media: { Args: { decision: Json }; Returns: Json };
      note_plan_dossier_export: { Args: { export: Json }; Returns: Json };
      open_campaign: { Args: { campaign: string; version: number }; Returns: Json };
      preview_retention: { Args: { rule: Json }; Returns: number };
      publish_answer: { Args: { review: Json }; Returns: Json };
      read_answer: { Args: { answer: string }; Returns: Json };
      read_answer_choices: { Args: Record<PropertyKey, never>; Returns: Json };
      read_answer_desk: { Args: { page_size?: number; tab?: string }; Returns: Json };
      read_answer_versions: { Args: { answer: string }; Returns: Json };
      read_answers: { Args: Record<PropertyKey, never>; Returns: Json };
      read_archivable_campaigns: { Args: Record<PropertyKey, never>; Returns: Json };
      read_area: { Args: { area: string }; Returns: Json };
      read_area_list: { Args: Record<PropertyKey, never>; Returns: Json };
      read_audit: { Args: { request: Json }; Returns: Json };
      read_bulks: { Args: Record<PropertyKey, never>; Returns: Json };
      read_campaign_archive: { Args: { after?: Json; export_id: number; page_size?: number }; Returns: Json };
      read_campaign_desk: { Args: Record<PropertyKey, never>; Returns: Json };
      read_campaign_draft: { Args: { campaign: string }; Returns: Json };
      read_campaign_results: { Args: { campaign: string }; Returns: Json };
      read_campaigns: { Args: Record<PropertyKey, never>; Returns: Json };
      read_child_worry_routine: { Args: Record<PropertyKey, never>; Returns: Json };
      read_contributions_to_answer: { Args: { after?: string; filter?: Json; newest_first?: boolean; page_size?: number }; Returns: Json };
      read_development_areas: { Args: Record<PropertyKey, never>; Returns: Json };
      read_districts: { Args: Record<PropertyKey, never>; Returns: Json };
      read_evidence_exports: { Args: { organisation: string }; Returns: Json };
      read_feature_extent: { Args: Record<PropertyKey, never>; Returns: Json };
      read_feature_extent_with_key: { Args: { key: string }; Returns: Json };
      read_feature_keys: { Args: Record<PropertyKey, never>; Returns: Json };
      read_features: { Args: { request: Json }; Returns: Json };
      read_features_with_key: { Args: { key: string; request: Json }; Returns: Json };
      read_imports: { Args: Record<PropertyKey, never>; Returns: Json };
      read_log_facets: { Args: { organisation: string }; Returns: Json };
      read_moderation_log: { Args: { request: Json }; Returns: Json };
      read_overdue: { Args: { page_size?: number }; Returns: Json };
      read_pairing: { Args: { secret: string }; Returns: Json };
      read_plan_dossier: { Args: { request: Json }; Returns: Json };
      read_queue_counts: { Args: Record<PropertyKey, never>; Returns: Json };
      read_receipt: { Args: { receipt_code: string }; Returns: Json };
      read_retention: { Args: Record<PropertyKey, never>; Returns: Json };
      read_safety_cells: { Args: { campaign: string; time_of_day: string }; Returns: Json };
      read_session_report: { Args: { token: string }; Returns: Json };
      read_session_report_for_staff: { Args: { session: string }; Returns: Json };
      read_sessions: { Args: { campaign: string }; Returns: Json };
      read_staff_list: { Args: { organisation: string }; Returns: Json };
      read_staff_member: { Args: Record<PropertyKey, never>; Returns: Json };
      read_theme_words: { Args: Record<PropertyKey, never>; Returns: Json };
      read_themes: { Args: Record<PropertyKey, never>; Returns: Json };
      read_views: { Args: { organisation: string }; Returns: Json };
      read_wall: { Args: { name: string }; Returns: Json };
      read_wall_candidates: { Args: { request: Json }; Returns: Json };
      read_wall_choices: { Args: Record<PropertyKey, never>; Returns: Json };
      read_wall_stories: { Args: { request: Json }; Returns: Json };
      read_walls: { Args: Record<PropertyKey, never>; Returns: Json };
      release_claims: { Args: { ids: Json }; Returns: undefined };
      remove_development_area: { Args: { document: Json }; Returns: Json };
      remove_plan_statement: { Args: { removal: Json }; Returns: Json };
      remove_staff: { Args: { removal: Json }; Returns: Json };
      renew_claims: { Args: { ids: Json }; Returns: Json };
      report_contribution: { Args: { report: Json }; Returns: Json };
      report_screen: { Args: { report: Json; token: string }; Returns: Json };
      request_review: { Args: { review: Json }; Returns: Json };
      resolve_wall_code: { Args: { code: string }; Returns: Json };
      return_answer: { Args: { review: Json }; Returns: Json };
      revoke_feature_key: { Args: { key: string }; Returns: Json };
      revoke_invitation: { Args: { invitation: string }; Returns: Json };
      revoke_session_link: { Args: { link: string }; Returns: Json };
      revoke_wall_screen: { Args: { screen: string }; Returns: Json };
      save_answer: { Args: { answer: Json }; Returns: Json };
      save_answer_settings: { Args: { settings: Json }; Returns: Json };
      save_campaign: { Args: { document: Json }; Returns: Json };
      save_development_area: { Args: { document: Json }; Returns: Json };
      save_plan_dossier: { Args: { frame: Json }; Returns: Json };
      save_plan_statement: { Args: { statement: Json }; Returns: Json };
      save_session: { Args: { session: Json }; Returns: Json };
      save_theme: { Args: { theme: Json }; Returns: Json };
      save_view: { Args: { organisation: string; view: Json }; Returns: Json };
      save_wall: { Args: { draft: Json }; Returns: Json };
      set_child_worry_routine: { Args: { routine: Json }; Returns: Json };
      set_staff_roles: { Args: { change: Json }; Returns: Json };
      set_wall_campaign: { Args: { setting: Json }; Returns: Json };
      set_wall_hosts: { Args: { setting: Json }; Returns: Json };
      stage_import: { Args: { document: Json }; Returns: Json };
      start_campaign_archive: { Args: { request: Json }; Returns: Json };
      start_session: { Args: { token: string }; Returns: Json };
      store_blurred_photo: { Args: { path: string }; Returns: boolean };
      store_media: { Args: { media: string; path: string }; Returns: Json };
      submit_contribution: { Args: { submission: Json }; Returns: Json };
      suggest_floods: { Args: Record<PropertyKey, never>; Returns: Json };
      support_contribution: { Args: { support: Json }; Returns: Json };
      tie_answer: { Args: { tie: Json }; Returns: Json };
      tie_plan_statements: { Args: { tie: Json }; Returns: Json };
      undo_bulk: { Args: { bulk: string }; Returns: undefined };
      undo_coding: { Args: { batch: string }; Returns: Json };
      undo_decision: { Args: { decision: number }; Returns: undefined };
      undo_import: { Args: { import: string }; Returns: Json };
      undo_media_decision: { Args: { media: string }; Returns: Json };
      unpublish_answer: { Args: { withdrawal: Json }; Returns: Json };
      view_exact_place: { Args: { contribution: string }; Returns: Json };
      view_original_photo: { Args: { media: string }; Returns: string };
      wall_changes: { Args: { cursor: number; name: string }; Returns: Json };
      withdraw_contribution: { Args: { withdrawal: Json }; Returns: Json };
    };
    Enums: {
      [_ in never]: never;
    };
    CompositeTypes: {
      [_ in never]: never;
    };
  };
};

type DatabaseWithoutInternals = Omit<Database, "__InternalSupabase">;

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, "public">];

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    keyof (DefaultSchema["Tables"] & DefaultSchema["Views"]) | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Views"])[TableName] extends {
      Row: infer R;
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema["Tables"] & DefaultSchema["Views"])
    ? (DefaultSchema["Tables"] & DefaultSchema["Views"])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R;
      }
      ? R
      : never
    : never;

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Insert: infer I;
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I;
      }
      ? I
      : never
    : never;

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"] | { schema: keyof DatabaseWithoutInternals },
  TableName extends (DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"]
    : never) = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions["schema"]]["Tables"][TableName] extends {
      Update: infer U;
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema["Tables"]
    ? DefaultSchema["Tables"][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U;
      }
      ? U
      : never
    : never;

export type Enums<
  DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"] | { schema: keyof DatabaseWithoutInternals },
  EnumName extends (DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"]
    : never) = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions["schema"]]["Enums"][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema["Enums"]
    ? DefaultSchema["Enums"][DefaultSchemaEnumNameOrOptions]
    : never;

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"] | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends (PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals;
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"]
    : never) = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions["schema"]]["CompositeTypes"][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema["CompositeTypes"]
    ? DefaultSchema["CompositeTypes"][PublicCompositeTypeNameOrOptions]
    : never;

export const Constants = {
  public: {
    Enums: {},
  },
} as const;
