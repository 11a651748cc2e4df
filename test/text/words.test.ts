import { describe, expect, test } from "vitest";
import { lowered } from "../../src/text/words.js";

describe("lower case for matching", () => {
  test.each([
    ["Truớc ngày 30/6", "trước ngày 30/6"],
    ["ĐUỢC giao", "được giao"],
    ["NUỚC sạch, nguời dân", "nước sạch, người dân"],
    ["thuở xưa, quở trách, huơ tay", "thuở xưa, quở trách, huơ tay"],
  ])("%s", (text, lower) => {
    expect(lowered(text)).toBe(lower);
    expect(lower).toHaveLength(text.length);
  });
});
