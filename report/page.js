"use strict";
// What the page offers beyond paper. Without this script nothing is missing: it makes its own controls.
(() => {
  const words = document.body.dataset;

  const make = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const fill = (text, value) => text.replace("%s", () => value);

  // Tables are sorted by the numbers behind their cells, or by what stands in them. What does not exist comes last.
  const sortable = table => {
    table.classList.add("sorted");
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const name = head.textContent;
      const button = make("button", {type: "button", className: "sort"},
        make("span", {className: "unseen", textContent: fill(words.sort, name)}));
      button.addEventListener("click", () => {
        const key = row => row.cells[column].dataset.value ?? row.cells[column].textContent;
        const rows = [...table.tBodies[0].rows];
        const numbers = rows.every(row => !isNaN(key(row)));
        const before = head.getAttribute("aria-sort");
        const up = before ? before === "descending" : !numbers || column === 0;
        const compare = (a, b) => numbers ? a - b : a.localeCompare(b);
        rows.sort((a, b) => {
          const [x, y] = [key(a), key(b)];
          return (x === "") - (y === "") || (up ? compare(x, y) : compare(y, x));
        });
        heads.forEach(other => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        table.tBodies[0].append(...rows);
      });
      head.append(button);
    });
  };

  // A strategy is shown or hidden in every chart and table at once.
  const choosing = (figure, strategies) => {
    const boxes = strategies.map(id => make("input", {type: "checkbox", checked: true, value: id}));
    const apply = () => {
      const hidden = new Set(boxes.filter(box => !box.checked).map(box => box.value));
      document.querySelectorAll("[data-strategy]").forEach(e => e.classList.toggle("off", hidden.has(e.dataset.strategy)));
    };
    boxes.forEach(box => box.addEventListener("change", apply));
    const each = (text, checked) => {
      const button = make("button", {type: "button", textContent: text});
      button.addEventListener("click", () => { boxes.forEach(box => { box.checked = checked; }); apply(); });
      return button;
    };
    figure.after(make("fieldset", {className: "control choose"}, make("legend", {textContent: words.show}),
      ...boxes.map((box, i) => make("label", {}, box, strategies[i])), each(words.all, true), each(words.none, false)));
    apply();
  };

  const grouped = (n, decimals) => {
    const [whole, fraction] = n.toFixed(decimals).split(".");
    return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? "." + fraction : "");
  };
  // An amount comes as a whole number of the smallest step that the chart shows.
  const amount = (steps, by) => (steps < 0 ? "−" : steps > 0 && by.signed ? "+" : "") +
    by.prefix + grouped(Math.abs(steps) / 10 ** by.decimals, by.decimals) + by.suffix;

  // The lines of one drawing: where each of their points lies, and what it is worth.
  const linesOf = drawing => [...drawing.querySelectorAll("[data-values]")].map(group => ({
    id: group.dataset.strategy,
    values: group.dataset.values.split(" ").map(Number),
    at: [...group.querySelector("path").getAttribute("d").matchAll(/[ML](-?[\d.]+),/g)].map(m => Number(m[1])),
  }));
  // The last point up to x, or nothing where the line has ended well before: strategies make a call more or less.
  const valueAt = (line, x, by) => {
    if (x > line.at.at(-1) + (by.right - by.left) / 100) return null;
    return line.values[Math.max(line.at.findLastIndex(at => at <= x + 0.01), 0)];
  };

  const reading = figure => {
    const drawings = [...figure.querySelectorAll("svg")].filter(svg => svg.querySelector("[data-reading]"));
    if (drawings.length === 0) return;
    const scaleOf = svg => JSON.parse(svg.querySelector("[data-reading]").dataset.reading);
    const by = scaleOf(drawings[0]), lines = linesOf(drawings[0]);
    // It starts at the last place where every line that has calls has a value: see valueAt.
    const ends = lines.map(line => (line.at.at(-1) - by.left) / (by.right - by.left) + 0.0099).filter(share => share > 0.02);
    const slider = make("input", {type: "range", min: 0, max: by.most, step: "any", value: Math.min(1, ...ends) * by.most});
    const place = make("output"), list = make("ul", {className: "readings"});
    list.setAttribute("aria-label", words.readings);
    const markers = drawings.map(svg => {
      const marker = document.createElementNS("http://www.w3.org/2000/svg", "path");
      marker.setAttribute("class", "marker");
      marker.setAttribute("stroke", "#3E4C59");
      svg.querySelector("[data-reading]").append(marker);
      return {marker, scale: scaleOf(svg)};
    });
    const show = () => {
      const share = slider.value / by.most;
      place.textContent = fill(words.calls, grouped(Math.round(slider.value), 0));
      slider.setAttribute("aria-valuetext", place.textContent);
      for (const {marker, scale} of markers) {
        marker.setAttribute("d", share === 1 ? "" : `M${scale.left + share * (scale.right - scale.left)},${scale.top}V${scale.bottom}`);
      }
      const x = by.left + share * (by.right - by.left);
      const found = lines.map(line => ({id: line.id, value: valueAt(line, x, by)}));
      found.sort((a, b) => (a.value === null) - (b.value === null) || b.value - a.value);
      list.replaceChildren(...found.map(({id, value}) => {
        const item = make("li", {}, id + " ", make("b", {textContent: value === null ? words.nothing : amount(value, by)}));
        item.dataset.strategy = id;
        item.classList.toggle("off", !!document.querySelector(`input[type=checkbox][value="${CSS.escape(id)}"]:not(:checked)`));
        return item;
      }));
    };
    slider.addEventListener("input", show);
    for (const svg of drawings) {
      svg.addEventListener("pointermove", event => {
        const scale = scaleOf(svg);
        const x = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;
        const share = (x - scale.left) / (scale.right - scale.left);
        if (share < 0 || share > 1) return;
        slider.value = share * by.most;
        show();
      });
    }
    figure.after(make("div", {className: "control read"}, make("label", {}, words.read + " ", slider), " ", place, list));
    show();
  };

  document.querySelectorAll("table.sortable").forEach(sortable);
  document.querySelectorAll("figure").forEach(reading);
  const first = document.querySelector("figure");
  const strategies = [...document.querySelectorAll("table.ranking tbody tr")].map(row => row.dataset.strategy);
  if (first && strategies.length > 1) choosing(first, strategies);
})();
