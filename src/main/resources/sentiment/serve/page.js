import { resultsAsCsv, reviewsOf } from "./tables.js";

const TYPING_PAUSE_MS = 250;
/** So long after a verdict it is spoken, and remembered. */
const SETTLED_MS = 1500;
const TOP_WORDS = 6;
const ROWS_SHOWN = 200;
const BATCH_TEXTS = 64;
const BATCH_CHARACTERS = 500_000;
const STRONGEST_SHADE = 4;
const FAINTEST_SCALE = 0.25;
const LINE_BREAK_TAGS = /(<br\s*\/?>)+/gi;

const at = (id) => document.getElementById(id);
const review = at("review");
const mirror = document.querySelector(".mirror");

function make(name, className, ...content) {
  const element = document.createElement(name);
  if (className) {
    element.className = className;
  }
  element.append(...content);
  return element;
}

// ---- The server

class Refused extends Error {
  constructor(status, sentence, retryAfter) {
    super(sentence);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

async function ask(path, body, signal) {
  let response;
  try {
    response = await fetch(path, {
      method: body ? "POST" : "GET",
      headers: body ? { "Content-Type": "application/json" } : {},
      body: body && JSON.stringify(body),
      signal,
    });
  } catch (e) {
    throw e.name === "AbortError" ? e : new Error("The server does not answer. Is it still running?");
  }
  const answer = await response.json().catch(() => ({ error: `The server answered with status ${response.status}.` }));
  if (!response.ok) {
    throw new Refused(response.status, answer.error, Number(response.headers.get("Retry-After")));
  }
  return answer;
}

/** Asks again while the server has no room. */
async function askPatiently(path, body, signal) {
  for (;;) {
    try {
      return await ask(path, body, signal);
    } catch (e) {
      if (e.status !== 503 || !e.retryAfter) {
        throw e;
      }
      await new Promise((resolve) => setTimeout(resolve, e.retryAfter * 1000));
    }
  }
}

function report(problem) {
  if (problem?.name !== "AbortError") {
    at("problem").hidden = !problem;
    at("problem").firstElementChild.textContent = problem?.message ?? "";
  }
}

// ---- The review that is typed

/** Words with their weights and places in the text, in UTF-16 units; they move with the text until new ones come. */
let words = [];
/** The largest weight. */
let scale = FAINTEST_SCALE;
let shown = "";
let asking = new AbortController();
let pause;
let settling;
/** Which entry of the history this text is; a new one when the text is begun anew. */
let draft = 0;

function typed() {
  words = moved(words, shown, review.value);
  shown = review.value;
  paint();
  asking.abort();
  clearTimeout(pause);
  clearTimeout(settling);
  if (shown.trim() === "") {
    draft++;
    at("verdict").hidden = true;
    at("waiting").hidden = false;
    at("spoken").textContent = "";
    return;
  }
  pause = setTimeout(() => judge(shown), TYPING_PAUSE_MS);
}

/** The words outside of what changed between two texts. */
function moved(old, before, after) {
  let start = 0;
  while (start < before.length && before[start] === after[start]) {
    start++;
  }
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) {
    end++;
  }
  const shift = after.length - before.length;
  return old.flatMap((word) => {
    if (word.end <= start) {
      return [word];
    }
    return word.start >= before.length - end
      ? [{ ...word, start: word.start + shift, end: word.end + shift }]
      : [];
  });
}

async function judge(text) {
  asking = new AbortController();
  const { signal } = asking;
  try {
    const verdict = await ask("v1/classify", { text }, signal);
    showVerdict(verdict);
    report(null);
    settling = setTimeout(() => settle(text, verdict), SETTLED_MS);
    showWords(await ask("v1/explain", { text }, signal));
  } catch (e) {
    if (e.status === 413 && !at("verdict").hidden) {
      showWords({ gradients: { spans: [] } });
      at("uncoloured").textContent = "The review is too long to colour its words.";
      at("uncoloured").hidden = false;
    } else {
      report(e);
    }
  }
}

function percent(probability) {
  const number = 100 * probability;
  return number > 0.05 && number < 99.95 ? `${number.toFixed(1)} %` : number < 50 ? "under 0.1 %" : "over 99.9 %";
}

function sideOf(label) {
  return label === "pos" ? "positive" : "negative";
}

function sign(label) {
  const mark = make("span", `sign ${sideOf(label)}`, label === "pos" ? "+" : "−");
  mark.ariaHidden = "true";
  return mark;
}

function showVerdict({ label, probability }) {
  const side = sideOf(label);
  at("waiting").hidden = true;
  at("verdict").hidden = false;
  at("verdict").className = side;
  at("verdict").querySelector(".sign").textContent = label === "pos" ? "+" : "−";
  at("label").textContent = side[0].toUpperCase() + side.slice(1);
  at("percent").textContent = `${percent(probability)} positive`;
  const place = 100 * probability;
  at("gauge").setAttribute("aria-valuenow", place.toFixed(1));
  at("gauge").setAttribute("aria-valuetext", `${percent(probability)}, ${side}`);
  const bar = at("gauge").querySelector(".bar");
  bar.style.left = `${Math.min(50, place)}%`;
  bar.style.width = `${Math.abs(place - 50)}%`;
  at("gauge").querySelector(".needle").style.left = `clamp(2px, ${place}%, 100% - 2px)`;
}

function showWords({ gradients }) {
  at("uncoloured").hidden = true;
  words = inUnits(gradients.spans);
  scale = words.reduce((most, word) => Math.max(most, Math.abs(word.weight)), FAINTEST_SCALE);
  paint();
  for (const [list, isFor] of [["for-positive", (w) => w > 0], ["for-negative", (w) => w < 0]]) {
    at(list).replaceChildren(...topWords(isFor).map(([word, weight]) => make("li", "",
      make("span", shade(weight), word), make("small", "", signed(weight)))));
  }
}

function signed(weight) {
  return (weight < 0 ? "−" : "+") + Math.abs(weight).toFixed(2);
}

/** The server counts characters, JavaScript's strings count UTF-16 units. */
function inUnits(spans) {
  let unit = 0;
  let character = 0;
  const unitOf = (place) => {
    for (; character < place; character++) {
      unit += shown.codePointAt(unit) > 0xffff ? 2 : 1;
    }
    return unit;
  };
  return spans.map(({ start, end, weight }) => ({ start: unitOf(start), end: unitOf(end), weight }));
}

function topWords(isFor) {
  const sums = new Map();
  for (const { start, end, weight } of words) {
    const word = shown.slice(start, end).toLowerCase();
    sums.set(word, (sums.get(word) ?? 0) + weight);
  }
  return [...sums].filter(([, weight]) => isFor(weight) && Math.abs(weight) >= 0.005)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a)).slice(0, TOP_WORDS);
}

/** The class of a weight's colour, by the largest of the text; as the explain verb has it. */
function shade(weight) {
  const step = Math.min(STRONGEST_SHADE, Math.round(STRONGEST_SHADE * Math.abs(weight) / scale));
  return step === 0 ? "" : (weight > 0 ? "p" : "n") + step;
}

function paint() {
  const pieces = [];
  let end = 0;
  for (const word of words) {
    const piece = shade(word.weight);
    if (piece) {
      pieces.push(shown.slice(end, word.start), make("span", piece, shown.slice(word.start, word.end)));
      end = word.end;
    }
  }
  // A last line that is empty has no height without something in it.
  mirror.replaceChildren(...pieces, shown.slice(end) + "\u200b");
}

function write(text) {
  draft++;
  review.value = text;
  typed();
  review.focus();
  review.setSelectionRange(0, 0);
  document.querySelector(".editor").scrollTop = 0;
}

review.addEventListener("input", typed);
at("clear").addEventListener("click", () => write(""));
document.querySelectorAll("[data-text]").forEach((example) =>
  example.addEventListener("click", () => write(example.dataset.text)));

// ---- The history

const past = [];

function settle(text, { label, probability }) {
  at("spoken").textContent = `${sideOf(label)}, ${percent(probability)} positive`;
  const same = past.findIndex((entry) => entry.draft === draft || entry.text === text);
  if (same >= 0) {
    past.splice(same, 1);
  }
  past.unshift({ draft, text, label, probability });
  showPast();
}

function showPast() {
  at("history").hidden = past.length === 0;
  at("past").replaceChildren(...past.map(({ text, label, probability }) => {
    const button = make("button", "", sign(label), make("span", "snippet", text.trim().slice(0, 200)),
      make("small", "", percent(probability)));
    button.type = "button";
    button.append(make("span", "unseen", `positive: called ${sideOf(label)}`));
    button.addEventListener("click", () => write(text));
    return make("li", "", button);
  }));
}

at("forget").addEventListener("click", () => {
  past.length = 0;
  showPast();
  review.focus();
});

// ---- Files

let reviews = [];
let rowsShown = 0;
let reading = new AbortController();

async function open(files) {
  report(null);
  try {
    const found = await reviewsOf([...files]);
    if (files.length === 1 && /\.txt(\.gz)?$/i.test(files[0].name)) {
      write(found[0].text);
    } else if (files.length > 0) {
      await classifyAll(files.length === 1 ? files[0].name : `${files.length} files`, found);
    }
  } catch (e) {
    report(e);
  }
}

async function classifyAll(name, found) {
  reading.abort();
  reading = new AbortController();
  const { signal } = reading;
  reviews = found;
  rowsShown = 0;
  at("rows").replaceChildren();
  at("more").hidden = true;
  at("table-title").textContent = name;
  at("download").disabled = true;
  at("progress").hidden = false;
  at("progress").value = 0;
  at("progress").max = Math.max(1, reviews.length);
  at("table").hidden = false;
  at("summary").textContent = `Classifying ${count(reviews.length)} …`;
  at("table-title").focus({ preventScroll: true });
  at("table").scrollIntoView({ block: "nearest" });
  for (let from = 0; from < reviews.length;) {
    const to = batchEnd(from);
    await classify(reviews.slice(from, to), signal);
    if (signal.aborted) {
      return;
    }
    from = to;
    at("progress").value = to;
    showShares(from);
    if (rowsShown < ROWS_SHOWN) {
      showRows(Math.min(from, ROWS_SHOWN));
    }
  }
  at("progress").hidden = true;
  at("download").disabled = false;
  at("summary").textContent = summary();
  at("more").hidden = rowsShown >= reviews.length;
}

function batchEnd(from) {
  let characters = 0;
  let to = from;
  while (to < reviews.length && to - from < BATCH_TEXTS) {
    characters += reviews[to].text?.length ?? 0;
    if (characters > BATCH_CHARACTERS && to > from) {
      break;
    }
    to++;
  }
  return to;
}

/** Puts a label or an error into each review. */
async function classify(batch, signal) {
  const readable = batch.filter((item) => !item.error);
  if (readable.length === 0) {
    return;
  }
  try {
    const texts = readable.map((item) => item.text);
    const results = await askPatiently("v1/classify", { texts }, signal);
    results.forEach((result, i) => Object.assign(readable[i], result));
  } catch (e) {
    if (e.status !== 413) {
      throw e;
    }
    if (readable.length === 1) {
      readable[0].error = "is too long for this server";
    } else {
      for (const item of readable) {
        await classify([item], signal);
      }
    }
  }
}

function count(number) {
  return `${number.toLocaleString("en")} ${number === 1 ? "review" : "reviews"}`;
}

function number(label) {
  return reviews.filter((item) => item.label === label).length;
}

function summary() {
  const refused = reviews.filter((item) => item.error).length;
  return `${count(reviews.length)}: ${number("pos").toLocaleString("en")} positive,`
    + ` ${number("neg").toLocaleString("en")} negative`
    + (refused ? `, ${refused.toLocaleString("en")} that cannot be read.` : ".");
}

function showShares(done) {
  const share = document.querySelector(".share");
  share.querySelector(".positive").style.width = `${100 * number("pos") / Math.max(1, done)}%`;
  share.querySelector(".negative").style.width = `${100 * number("neg") / Math.max(1, done)}%`;
}

function showRows(to) {
  at("rows").append(...reviews.slice(rowsShown, to).map(row));
  rowsShown = to;
}

function row({ id, text, label, probability, error }) {
  const name = make("th", "", id);
  name.scope = "row";
  if (error) {
    const cell = make("td", "refused", `Not classified: ${error}`);
    cell.colSpan = 3;
    return make("tr", "", name, cell);
  }
  const button = make("button", "review", make("span", "clip", text.slice(0, 500).replace(LINE_BREAK_TAGS, " ") || "(empty)"));
  button.type = "button";
  button.title = "Show its words";
  button.addEventListener("click", () => {
    write(text);
    review.scrollIntoView({ block: "center" });
  });
  return make("tr", "", name, make("td", "", button),
    make("td", "", make("span", "mark", sign(label), sideOf(label))),
    make("td", "", percent(probability)));
}

at("more").addEventListener("click", () => {
  showRows(Math.min(reviews.length, rowsShown + ROWS_SHOWN));
  at("more").hidden = rowsShown >= reviews.length;
});
at("download").addEventListener("click", () => {
  const link = make("a");
  link.href = URL.createObjectURL(new Blob([resultsAsCsv(reviews)], { type: "text/csv" }));
  link.download = "sentiment.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
});
at("close").addEventListener("click", () => {
  reading.abort();
  at("table").hidden = true;
  review.focus();
});
at("file").addEventListener("change", async ({ target }) => {
  await open([...target.files]);
  target.value = "";
});

const hasFiles = (event) => [...event.dataTransfer.types].includes("Files");
document.addEventListener("dragover", (event) => {
  if (hasFiles(event)) {
    event.preventDefault();
    at("drop").hidden = false;
  }
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) {
    at("drop").hidden = true;
  }
});
document.addEventListener("drop", (event) => {
  at("drop").hidden = true;
  if (hasFiles(event)) {
    event.preventDefault();
    open([...event.dataTransfer.files]);
  }
});

at("problem").querySelector("button").addEventListener("click", () => {
  report(null);
  review.focus();
});

ask("v1/model").then(({ name, validation }) => {
  const accuracy = validation?.accuracy;
  at("model").textContent = `Model ${name}`
    + (accuracy ? `, ${(100 * accuracy).toFixed(1)} % right on validation reviews` : "");
}).catch(report);
// A browser that goes back keeps what was typed.
typed();
