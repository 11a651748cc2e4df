import { SaxesParser } from "saxes";

/** Throws where the text is no well-formed XML. */
export function parseXml(text: string): void {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.write(text).close();
}
