"use strict";
// Filters and sorting. The page says everything without this script; nothing here writes text that came from outside.
(function () {
  var table = document.querySelector("table");
  if (!table) { return; }
  var body = table.tBodies[0];
  var rows = Array.prototype.slice.call(body.rows);
  var find = document.getElementById("find");
  var count = document.getElementById("count");
  var toggles = Array.prototype.slice.call(document.querySelectorAll("[data-state][aria-pressed]"));
  var marks = {};
  document.querySelectorAll(".map a[href]").forEach(function (mark) {
    // In the picture of few links, the whole strand stands for the link.
    var strand = mark.closest(".strand") || mark;
    (marks[mark.getAttribute("href").slice(1)] = marks[mark.getAttribute("href").slice(1)] || []).push(strand);
  });
  // A row says what it is in its cells: the link's anchor, and the state by its word.
  var anchors = rows.map(function (row) { return row.querySelector("a").getAttribute("href").slice(1); });
  var states = rows.map(function (row) { return row.cells[1].textContent.toLowerCase(); });
  var order = ["broken", "attention", "changing", "unproven", "sound"];
  var words = rows.map(function (row) {
    return Array.prototype.map.call(row.cells, function (cell) { return cell.textContent; }).join(" ").toLowerCase();
  });

  function filter() {
    var wanted = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    var off = {};
    var shown = 0;
    toggles.forEach(function (t) { off[t.dataset.state] = t.getAttribute("aria-pressed") === "false"; });
    rows.forEach(function (row, at) {
      var show = !off[states[at]] && wanted.every(function (w) { return words[at].indexOf(w) >= 0; });
      row.hidden = !show;
      document.getElementById(anchors[at]).hidden = !show;
      (marks[anchors[at]] || []).forEach(function (mark) { mark.classList.toggle("dim", !show); });
      shown += show ? 1 : 0;
    });
    count.textContent = shown === rows.length ? shown + (shown === 1 ? " link" : " links") : shown + " of " + rows.length + " links";
  }

  function keyOf(row, column, kind) {
    var text = row.cells[column].textContent;
    return kind === "state" ? order.indexOf(text.toLowerCase()) : kind === "number" ? (parseInt(text, 10) || 0) : text;
  }

  function sort(heading) {
    var column = heading.cellIndex;
    var kind = heading.dataset.kind;
    var down = heading.getAttribute("aria-sort") === "ascending";
    var alphabet = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
    Array.prototype.forEach.call(heading.parentNode.cells, function (other) { other.setAttribute("aria-sort", "none"); });
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    var keyed = rows.map(function (row, at) { return { row: row, at: at, key: keyOf(row, column, kind) }; });
    keyed.sort(function (a, b) {
      var by = kind ? a.key - b.key : alphabet.compare(a.key, b.key);
      return (down ? -by : by) || a.at - b.at;
    });
    keyed.forEach(function (k) { body.appendChild(k.row); });
  }

  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (heading) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    heading.textContent = "";
    heading.setAttribute("aria-sort", "none");
    heading.appendChild(button);
    button.addEventListener("click", function () { sort(heading); });
  });
  toggles.forEach(function (t) {
    t.addEventListener("click", function () {
      t.setAttribute("aria-pressed", t.getAttribute("aria-pressed") === "true" ? "false" : "true");
      filter();
    });
  });
  find.addEventListener("input", filter);
  document.getElementById("controls").addEventListener("submit", function (e) { e.preventDefault(); });
  document.getElementById("controls").hidden = false;
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (d) { d.open = true; });
  });
}());
