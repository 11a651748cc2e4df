import type { Verdict } from "../compare/types.js";
import type { Severity } from "../model/finding.js";

/** Background and text of a verdict on white paper; contrast of each pair is at least 7:1 (WCAG 2.2, AAA). */
export interface Ink {
  readonly paper: string;
  readonly ink: string;
}

const RED: Ink = { paper: "#fbd9d7", ink: "#7a1310" };
const AMBER: Ink = { paper: "#fdebc4", ink: "#5c3d00" };
const BLUE: Ink = { paper: "#d9e8fb", ink: "#123f73" };
const GREEN: Ink = { paper: "#d6f0dc", ink: "#0f4a23" };
const GRAY: Ink = { paper: "#e8e8ec", ink: "#3a3a42" };

export const VERDICT_INK: Readonly<Record<Verdict | "notApplicable" | "proposed", Ink>> = {
  weaker: RED,
  later: RED,
  missing: AMBER,
  incomparable: AMBER,
  interim: BLUE,
  earlier: BLUE,
  stricter: BLUE,
  same: GREEN,
  extra: GRAY,
  notApplicable: GRAY,
  proposed: AMBER,
};

export const SEVERITY_INK: Readonly<Record<Severity, Ink>> = { error: RED, warning: AMBER, info: BLUE, ok: GREEN };
