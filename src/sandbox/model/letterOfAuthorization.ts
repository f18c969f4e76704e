/** LoaStatus of a line; empty before anybody has applied (003 4.6). */
export type LoaStatus = '' | 'Applying' | 'Accept' | 'Available' | 'Rejected' | 'Completing' | 'Complete' | 'Deleted';

/** Somebody who is let into the building. The names are those of the wire (003 4.5). */
export interface Engineer {
  readonly PMName: string;
  readonly PMGender: string;
  readonly PMCertificateType: string;
  readonly PMCertificateNo: string;
  readonly PMContactInfo: string;
}

/** What an application for an LOA said, and what was reported later. Its state is the line's `loaStatus`. */
export interface LetterOfAuthorization {
  /** Follows from the line, which has one letter at most. */
  readonly id: string;
  readonly region: string;
  readonly lineId: string;
  companyName: string;
  lineType: string;
  constructionCompany: string;
  /** As it was sent. */
  constructionTime: string;
  engineers: readonly Engineer[];
  /** Why it was rejected: an error code (wire-facts 5). */
  reason: string;
  lineCode: string;
  lineLabel: string;
  carrier: string;
  carrierContact: string;
}

export type LetterOfAuthorizationTask =
  'letterOfAuthorization.review' | 'letterOfAuthorization.issue' | 'letterOfAuthorization.accept';
