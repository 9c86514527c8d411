"use strict";
(() => {
  let aim = null;
  const form = document.getElementById("choice");
  if (form) choose(form);
  const preview = document.getElementById("preview");
  if (preview && location.hash.length > 1) openPreview(preview, location.hash.slice(1));
  for (const figure of document.querySelectorAll("figure.figure")) offerFiles(figure);
  stopWhereTablesMove();
  addEventListener("focusin", ({ target }) => target.matches(":focus-visible") && bringIntoView(target));
  addEventListener("hashchange", leadToFigure);
  if (document.readyState === "complete") leadToFigure();
  else addEventListener("load", leadToFigure);

  // A table that fits needs no stop of the tab key; one that does not can be moved with the arrows. All are stops until
  // the browser has time to look: on a long page most are not laid out yet.
  function stopWhereTablesMove() {
    const scrollers = [...document.querySelectorAll(".scroll")];
    const stop = { tabindex: "0", role: "group", "aria-label": scrollers[0]?.getAttribute("aria-label") };
    const whenIdle = next => (window.requestIdleCallback ?? setTimeout)(next, { timeout: 500 });
    let round = 0;
    addEventListener("resize", look);
    for (const event of ["toggle", "change", "reset"]) document.addEventListener(event, () => setTimeout(look), true);
    look();

    function look() {
      const mine = ++round;
      let next = 0;
      for (const scroller of scrollers) for (const name in stop) scroller.setAttribute(name, stop[name]);
      whenIdle(some);

      function some() {
        if (mine !== round) return;
        const part = scrollers.slice(next, next += 25);
        const fits = part.map(scroller => scroller.scrollWidth <= scroller.clientWidth);
        part.forEach((scroller, i) => {
          scroller.classList.toggle("moves", !fits[i]);
          if (fits[i] && scroller !== document.activeElement) for (const name in stop) scroller.removeAttribute(name);
        });
        if (next < scrollers.length) whenIdle(some);
      }
    }
  }

  // On the longest pages the places of single figures are before their table; here they lead to the figures themselves.
  function leadToFigure() {
    aim = null;
    const place = document.getElementById(location.hash.slice(1));
    if (!place?.matches(".places > a")) return;
    const [row, column] = place.id.split(".").slice(-2);
    let at = 0;
    for (const cell of place.closest(".table").querySelectorAll("tbody > tr")[row - 1].cells) {
      if (at >= column) {
        place.remove();
        cell.id = place.id;
        location.replace(location.hash);
        return bringIntoView(cell);
      }
      at += cell.colSpan;
    }
  }

  // What lies between is laid out on the way, and moves what was aimed at, or what has the focus: it is held in view until
  // it stays there, or the reader goes on. Of what is tall a part is enough.
  function bringIntoView(target) {
    const until = performance.now() + 3000;
    const held = aim = {};
    for (const event of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(event, () => aim = null, { once: true, passive: true });
    hold();

    function hold() {
      if (aim !== held) return;
      const { top, bottom, height } = target.getBoundingClientRect();
      const isTall = height > innerHeight / 2;
      if (isTall ? bottom < 40 || top > innerHeight - 40 : top < 0 || bottom > innerHeight)
        target.scrollIntoView({ behavior: "instant", block: isTall ? "nearest" : "center" });
      if (performance.now() < until) requestAnimationFrame(() => setTimeout(hold));
    }
  }

  // What is behind the hash sign is sent in a form and taken out of the address, so that no history keeps it.
  function openPreview(form, secret) {
    history.replaceState(null, "", location.pathname);
    form.elements.secret.value = secret;
    form.submit();
  }

  // What is chosen is kept in the address, so that a comparison can be sent to somebody.
  function choose(form) {
    const questions = [...document.querySelectorAll(".question")];
    const chapters = [...document.querySelectorAll("[data-chapter]")];
    // Read when columns are first left out: on a long page that takes a while.
    let tables = null;
    const columns = () => tables ??= [...document.querySelectorAll("div.table table")].map(columnsOf);
    const output = form.querySelector("output");
    restore(form, new URLSearchParams(location.search));
    form.hidden = false;
    const addresses = form.elements.addresses;
    let linking = 0;
    form.addEventListener("change", event => event.target === addresses ? link() : apply());
    form.addEventListener("reset", () => setTimeout(() => { link(); apply(); }));
    form.addEventListener("submit", event => event.preventDefault());
    apply();

    function apply() {
      const chapter = form.elements.chapter.value;
      const onlyDifferences = form.elements.differences.checked;
      const chosen = { group: checked("group"), wave: checked("wave") };
      if (chosen.group || chosen.wave) columns();
      for (const table of tables ?? []) show(table, chosen);
      let shown = 0;
      for (const question of questions) {
        const holds = [...question.querySelectorAll("sup.holds")].some(mark => !mark.closest("[hidden]"));
        question.hidden = (onlyDifferences && !holds) || !hasTable(question);
      }
      for (const section of chapters) section.hidden = chapter !== "" && section.dataset.chapter !== chapter;
      for (const question of questions) if (!question.closest("[hidden]")) shown++;
      output.value = output.dataset.text.replace("{shown}", shown).replace("{all}", questions.length);
      remember(chapter, onlyDifferences, chosen);
    }

    // Figures lead to where they stay, when that is asked for: on every one, links would be most of what the page weighs.
    function link() {
      const mine = ++linking;
      if (!addresses.checked) {
        for (const made of document.querySelectorAll("td > a.stays")) made.replaceWith(...made.childNodes);
        return;
      }
      const left = [...columns()];
      some();

      function some() {
        if (mine !== linking) return;
        for (const table of left.splice(0, 25)) linkFigures(table, form.dataset.address);
        if (left.length > 0) setTimeout(some);
      }
    }

    // A name of which every box is ticked, or that has no boxes, leaves nothing out.
    function checked(name) {
      const boxes = [...form.querySelectorAll(`input[name=${name}]`)];
      const ticked = boxes.filter(box => box.checked);
      return ticked.length === boxes.length ? null : new Set(ticked.map(box => box.value));
    }

    function remember(chapter, onlyDifferences, chosen) {
      const query = new URLSearchParams();
      if (chapter) query.set("chapter", chapter);
      if (onlyDifferences) query.set("differences", "1");
      for (const name of ["group", "wave"])
        if (chosen[name]) query.set(name, [...chosen[name]].join(" "));
      const text = query.toString();
      history.replaceState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
    }
  }

  function restore(form, query) {
    if (query.has("chapter")) form.elements.chapter.value = query.get("chapter");
    if (form.elements.chapter.selectedIndex < 0) form.elements.chapter.value = "";
    form.elements.differences.checked = query.has("differences");
    for (const name of ["group", "wave"]) {
      if (!query.has(name)) continue;
      const chosen = query.get(name).split(" ");
      for (const box of form.querySelectorAll(`input[name=${name}]`)) box.checked = chosen.includes(box.value);
    }
  }

  // Which group and which wave each column is of, from the headers over it.
  function columnsOf(table) {
    const columns = [];
    for (const row of table.tHead.rows) {
      let at = 0;
      for (const cell of row.cells) {
        for (let i = 0; i < cell.colSpan; i++, at++) {
          columns[at] ??= { group: null, wave: null };
          columns[at].group ??= cell.dataset.group ?? null;
          columns[at].wave ??= cell.dataset.wave ?? null;
        }
      }
    }
    const rows = [...table.rows].map(row => {
      let at = 0;
      return [...row.cells].map(cell => {
        const first = at;
        at += cell.colSpan;
        return { cell, first, span: cell.colSpan };
      });
    });
    return { table, columns, rows };
  }

  function show({ table, columns, rows }, chosen) {
    const visible = columns.map(column =>
      (!chosen.group || !column.group || chosen.group.has(column.group))
      && (!chosen.wave || !column.wave || chosen.wave.has(column.wave)));
    for (const row of rows)
      for (const { cell, first, span } of row) {
        let left = 0;
        for (let i = first; i < first + span; i++) if (visible[i] !== false) left++;
        cell.hidden = left === 0;
        if (left > 0) cell.colSpan = left;
      }
    const subjects = columns.map((column, i) => [column.group ?? column.wave, visible[i]]).filter(([subject]) => subject);
    table.closest("div.table").hidden = subjects.length > 0 && subjects.every(([, isVisible]) => !isVisible);
  }

  function linkFigures({ table, rows }, page) {
    const { id } = table.closest("div.table");
    const heads = table.tHead.rows.length;
    rows.slice(heads).forEach((row, i) => row.forEach(({ cell, first }) => {
      const text = [...cell.childNodes].filter(node => !/^(sup|svg)$/i.test(node.nodeName));
      if (cell.tagName !== "TD" || !cell.textContent || cell.querySelector("a")) return;
      const link = document.createElement("a");
      link.className = "value stays";
      link.href = `${page}#${encodeURIComponent(`${id}.${i + 1}.${first}`)}`;
      link.append(...text);
      cell.prepend(link);
    }));
  }

  function hasTable(question) {
    const tables = question.querySelectorAll("div.table");
    return tables.length === 0 || [...tables].some(table => !table.hidden);
  }

  // The drawing and its table as files, made here from what the page shows. A page that leads to its drawings as files
  // has PNG made of those, which say where the figures are from.
  function offerFiles(figure) {
    const details = figure.querySelector("details");
    const drawing = figure.querySelector("svg.large");
    const table = figure.querySelector("details table");
    if (!details || !drawing) return;
    let tools = details.querySelector(".tools");
    const file = tools?.querySelector("a.drawing");
    if (file) file.after(" ", button("PNG", "png", () => pngOf(file.href)));
    else {
      tools = document.createElement("p");
      tools.className = "tools";
      tools.append(button("SVG", "svg", () => new Blob([svgOf(drawing)], { type: "image/svg+xml" })));
      const here = document.createElement("a");
      here.href = "#" + figure.id;
      here.textContent = "#" + figure.id;
      tools.append(here);
      details.append(tools);
    }
    if (table) tools.lastElementChild.before(button("CSV", "csv", () => new Blob(["\ufeff", csvOf(table)], { type: "text/csv" })), " ");
    const frame = details.querySelector("input.embed");
    frame?.addEventListener("focus", () => frame.select());

    function button(text, extension, make) {
      const offered = document.createElement("button");
      offered.type = "button";
      offered.textContent = text;
      const caption = figure.querySelector("figcaption");
      if (caption) offered.setAttribute("aria-label", `${text}, ${caption.textContent}`);
      offered.addEventListener("click", async () => {
        const address = URL.createObjectURL(await make());
        const anchor = document.createElement("a");
        anchor.href = address;
        anchor.download = figure.id.replace(/[^\w.-]+/g, "-") + "." + extension;
        anchor.click();
        setTimeout(() => URL.revokeObjectURL(address), 1000);
      });
      return offered;
    }
  }

  async function pngOf(address) {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    // Three dots for each of the drawing's: sharp in print.
    canvas.width = image.naturalWidth * 3;
    canvas.height = image.naturalHeight * 3;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise(made => canvas.toBlob(made, "image/png"));
  }

  function svgOf(drawing) {
    const copy = drawing.cloneNode(true);
    const [, , width, height] = copy.getAttribute("viewBox").split(" ");
    copy.setAttribute("width", width);
    copy.setAttribute("height", height);
    for (const name of ["class", "aria-labelledby"]) copy.removeAttribute(name);
    return new XMLSerializer().serializeToString(copy);
  }

  // A cell that a spreadsheet would take for a formula is marked as text.
  function csvOf(table) {
    return [...table.rows].map(row => [...row.cells].map(cell => {
      const text = cell.textContent.trim();
      return `"${(/^[=+\-@\t\r]/.test(text) ? "'" + text : text).replaceAll('"', '""')}"`;
    }).join(";")).join("\r\n") + "\r\n";
  }
})();
