/** Reviews out of files, and results into CSV. A review is {id, text}, or {id, error} where there is none to read. */

const CELL_END = /,|\r?\n/g;
const TABLE = /\.(csv|tsv|jsonl)(\.gz)?$/i;

/** The reviews of files that were opened or dropped: one table, or text files of one review each. */
export async function reviewsOf(files) {
  const tables = files.filter((file) => TABLE.test(file.name));
  if (tables.length === 0) {
    return Promise.all(files.map(async (file) => ({ id: file.name, text: (await read(file)).trim() })));
  }
  if (files.length > 1) {
    throw new Error("Open one table at a time, or any number of text files.");
  }
  const [file] = tables;
  const text = await read(file);
  const kind = TABLE.exec(file.name)[1].toLowerCase();
  return kind === "jsonl" ? jsonLines(file.name, text) : table(file.name, kind === "csv" ? csv(file.name, text) : tsv(text));
}

async function read(file) {
  const stream = file.name.toLowerCase().endsWith(".gz")
    ? file.stream().pipeThrough(new DecompressionStream("gzip"))
    : file.stream();
  const bytes = await new Response(stream).arrayBuffer().catch(() => {
    throw new Error(`${file.name} cannot be read; if it ends with .gz, it may be damaged.`);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${file.name} is not text in UTF-8; save it as UTF-8 and open it again.`);
  }
}

/** Rows of cells, as RFC 4180 has them. */
export function csv(name, text) {
  const rows = [];
  let row = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (end !== -1 && text[end + 1] === '"') {
        end = text.indexOf('"', end + 2);
      }
      if (end === -1) {
        throw new Error(`${name}, row ${rows.length + 1}: a quoted cell has no end.`);
      }
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      if (at < text.length && !",\r\n".includes(text[at])) {
        throw new Error(`${name}, row ${rows.length + 1}: something follows a quoted cell; write quotes in it twice.`);
      }
    } else {
      CELL_END.lastIndex = at;
      cell = text.slice(at, CELL_END.exec(text)?.index);
      at += cell.length;
    }
    row.push(cell);
    if (text[at] === ",") {
      at++;
      if (at < text.length) {
        continue;
      }
      row.push("");
    }
    if (text[at] === "\r") {
      at++;
    }
    at++;
    rows.push(row);
    row = [];
  }
  return rows;
}

function tsv(text) {
  const lines = text.split("\n").map((line) => line.replace(/\r$/, ""));
  if (lines.at(-1) === "") {
    lines.pop();
  }
  const rows = lines.map((line) => line.split("\t"));
  const plain = rows.length > 0 && rows[0].length === 2 && /^(pos|neg|positive|negative|1|0)$/i.test(rows[0][0]);
  return plain ? [["label", "text"], ...rows] : rows;
}

function table(name, [header = [], ...rows]) {
  const columns = header.map((column) => column.trim().toLowerCase());
  const text = columns.indexOf("text");
  const id = columns.indexOf("id");
  if (text === -1) {
    const found = header.join(", ").slice(0, 200);
    throw new Error(`${name} has no column named text; its columns are: ${found || "none"}.`);
  }
  return rows
    .map((row, i) => {
      const called = row[id] || `${name}:${i + 2}`;
      return text < row.length
        ? { id: called, text: row[text], blank: row.length === 1 && row[0] === "" }
        : { id: called, error: `has ${row.length} cells and none for text`, blank: row.length === 1 && row[0] === "" };
    })
    .filter((review) => !review.blank);
}

function jsonLines(name, text) {
  const reviews = [];
  text.split("\n").forEach((line, i) => {
    if (line.trim() !== "") {
      reviews.push(jsonLine(`${name}:${i + 1}`, line));
    }
  });
  return reviews;
}

function jsonLine(place, line) {
  try {
    const { id = place, text } = JSON.parse(line);
    return typeof text === "string" ? { id: String(id), text } : { id: String(id), error: "has no text" };
  } catch {
    return { id: place, error: "is no JSON object" };
  }
}

/** The columns that classify --format csv writes, and the text or why there is no result. */
export function resultsAsCsv(reviews) {
  const rows = [["id", "label", "probability", "text", "error"]];
  for (const { id, label = "", probability, text = "", error = "" } of reviews) {
    rows.push([id, label, probability === undefined ? "" : probability.toFixed(6), text, error]);
  }
  return rows.map((row) => row.map(quoted).join(",") + "\r\n").join("");
}

function quoted(cell) {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
