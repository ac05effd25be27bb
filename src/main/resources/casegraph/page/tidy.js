// A query in lines: a triple on each, what is within braces further to the right. Nothing but blanks is changed.
import { tokens } from "./pattern.js";

const BEGINS = /^(prefix|base|select|construct|ask|describe|from|optional|filter|bind|values|graph|service|minus|group|having|order|limit|offset)$/i;
const STEP = "  ";

export function tidy(query) {
  const lines = [];
  let line = "";
  let depth = 0;
  let brackets = 0;
  let continued = false;
  let apart = false;
  // The braces of VALUES hold a list, on one line.
  let list = 0;
  let isValues = false;

  function end() {
    if (line.trim()) {
      lines.push(STEP.repeat(depth + (continued ? 1 : 0)) + line.trim());
    }
    line = "";
  }

  function add(text) {
    line += (apart && line ? " " : "") + text;
    apart = false;
  }

  for (const token of tokens(query)) {
    const { kind, text } = token;
    if (kind === "blank") {
      if (text.startsWith("#")) {
        if (query.slice(0, token.at).match(/(^|\n)[ \t]*$/)) {
          end();
        }
        apart = true;
        add(text.trimEnd());
        end();
      } else if (/\n\s*\n/.test(text) && depth === 0 && lines.length + line.length > 0) {
        end();
        lines.push("");
      } else {
        apart = true;
      }
    } else if (kind === "sign" && text === "{" && isValues) {
      list++;
      apart = true;
      add("{");
      apart = true;
      isValues = false;
    } else if (kind === "sign" && text === "}" && list > 0) {
      list--;
      apart = true;
      add("}");
      end();
    } else if (kind === "sign" && text === "{") {
      apart = true;
      add("{");
      end();
      continued = false;
      depth++;
    } else if (kind === "sign" && text === "}") {
      end();
      continued = false;
      depth = Math.max(0, depth - 1);
      add("}");
    } else if (kind === "sign" && (text === "." || text === ";") && brackets === 0 && depth > 0 && list === 0) {
      apart = true;
      add(text);
      end();
      continued = text === ";";
    } else {
      const isAfterBrace = line.trim() === "}";
      if (kind === "word" && BEGINS.test(text) && brackets === 0) {
        end();
        continued = false;
        isValues = /^values$/i.test(text);
      } else if (isAfterBrace && !(kind === "word" && /^(union|as)$/i.test(text)) && !(kind === "sign" && text === ")")) {
        end();
      }
      if (kind === "sign" && "([".includes(text)) {
        brackets++;
      } else if (kind === "sign" && ")]".includes(text)) {
        brackets = Math.max(0, brackets - 1);
      }
      add(text);
    }
  }
  end();
  return `${lines.join("\n")}\n`.replace(/\n+$/, "\n");
}
