// The report as a text of which words are chosen, with the pointer or with keys. Places are in UTF-16 units. The text stays
// one node of the page: what is quoted, shown and chosen is painted over it.
const highlights = globalThis.CSS?.highlights;

export function reportOf(element, text, told) {
  const node = document.createTextNode(text);
  element.replaceChildren(node);
  const words = [...text.matchAll(/\S+/g)].map((word) => ({ from: word.index, to: word.index + word[0].length }));
  const sentences = [...new Intl.Segmenter("en", { granularity: "sentence" }).segment(text)].map((one) => one.index);
  let anchor = -1;
  let focus = -1;
  let chosen;

  const range = ({ from, to }) => {
    const made = document.createRange();
    made.setStart(node, from);
    made.setEnd(node, to);
    return made;
  };

  const paint = (name, places) => highlights?.set(name, new Highlight(...places.map(range)));

  function reveal(place) {
    const box = range(place).getBoundingClientRect();
    const own = element.getBoundingClientRect();
    if (box.top < own.top || box.bottom > own.bottom) {
      element.scrollTop += box.top - own.top - own.height / 3;
    }
  }

  function choose(place) {
    chosen = place;
    paint("chosen", place ? [place] : []);
    told(place ? { ...place, words: text.slice(place.from, place.to).replace(/\s+/g, " ") } : undefined);
  }

  const without = ({ from, to }) => {
    // The stop of a sentence and the comma behind a word are no part of what is quoted.
    const trimmed = text.slice(from, to).replace(/[.,;:]+$/, "");
    return { from, to: from + trimmed.length };
  };

  function chooseWords() {
    const [first, last] = [Math.min(anchor, focus), Math.max(anchor, focus)];
    const place = without({ from: words[first].from, to: words[last].to });
    getSelection().removeAllRanges();
    choose(place);
    reveal(place);
  }

  function go(to, extend) {
    focus = Math.max(0, Math.min(words.length - 1, to));
    anchor = extend && anchor >= 0 ? anchor : focus;
    chooseWords();
  }

  const sentenceAt = (word) => sentences.findLastIndex((start) => start <= words[Math.max(0, word)].from);

  const firstWord = (sentence) => {
    const start = sentences[Math.max(0, Math.min(sentences.length - 1, sentence))];
    const found = words.findIndex((word) => word.from >= start);
    return found < 0 ? words.length - 1 : found;
  };

  const moves = {
    ArrowRight: () => focus + 1,
    ArrowLeft: () => focus - 1,
    ArrowDown: () => (focus < 0 ? 0 : firstWord(sentenceAt(focus) + 1)),
    ArrowUp: () => (focus < 0 ? 0 : firstWord(sentenceAt(focus) - 1)),
    Home: () => 0,
    End: () => words.length - 1,
  };

  element.addEventListener("keydown", (event) => {
    if (moves[event.key] && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      go(moves[event.key](), event.shiftKey);
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      element.dispatchEvent(new CustomEvent("taken", { bubbles: true }));
    }
  });

  // A selection of the pointer, widened to whole words.
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const made = selection.getRangeAt(0);
    if (made.startContainer !== node || made.endContainer !== node) return;
    const first = words.findIndex((word) => word.to > made.startOffset);
    const last = words.findLastIndex((word) => word.from < made.endOffset);
    if (first < 0 || last < first) return;
    anchor = first;
    focus = last;
    const place = without({ from: words[first].from, to: words[last].to });
    // A field that is filled tells of a selection, too, though that of the report is as it was.
    if (place.from !== chosen?.from || place.to !== chosen?.to) choose(place);
  });

  return {
    chosen: () => chosen,
    clear() {
      getSelection().removeAllRanges();
      choose(undefined);
    },
    quoted: (places) => paint("quoted", places),
    show(places) {
      paint("shown", places);
      if (places.length) reveal(places[0]);
    },
    /** The next place of some words, whatever the case of their letters. */
    find(sought) {
      const parts = sought.trim().split(/\s+/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      if (!parts[0]) return false;
      const all = [...text.matchAll(new RegExp(parts.join("\\s+"), "gi"))];
      const found = all.find((one) => one.index > (chosen?.from ?? -1)) ?? all[0];
      if (!found) return false;
      const place = { from: found.index, to: found.index + found[0].length };
      anchor = words.findIndex((word) => word.to > place.from);
      focus = words.findLastIndex((word) => word.from < place.to);
      getSelection().removeAllRanges();
      choose(place);
      reveal(place);
      return true;
    },
  };
}
