// Texts whose contrast against what lies behind them is below WCAG 2.2 AA: 4.5, or 3 for large ones. One line each, none if all is well.
(function () {
  function parts(color) { return color.match(/[\d.]+/g).map(Number); }
  function luminance(c) {
    var v = c.slice(0, 3).map(function (x) { x /= 255; return x <= 0.04045 ? x / 12.92 : Math.pow((x + 0.055) / 1.055, 2.4); });
    return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
  }
  function behind(element) {
    for (var e = element; e; e = e.parentElement) {
      if (e instanceof SVGElement) {
        var box = e.closest(".box");
        if (box) { return parts(getComputedStyle(box.querySelector("rect:last-of-type")).fill); }
        continue;
      }
      var c = parts(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] > 0) { return c; }
    }
    return [255, 255, 255];
  }
  var weak = {};
  var seen = 0;
  document.querySelectorAll("body *").forEach(function (e) {
    var own = Array.prototype.some.call(e.childNodes, function (n) { return n.nodeType === 3 && n.textContent.trim(); });
    if (!own || e.matches("script,style,title,desc") || !e.getClientRects().length) { return; }
    var style = getComputedStyle(e);
    var front = luminance(parts(e instanceof SVGElement ? style.fill : style.color));
    var back = luminance(behind(e));
    var ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05);
    var large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
    seen++;
    if (ratio < (large ? 3 : 4.5)) { weak[e.tagName + "." + (e.getAttribute("class") || "") + " " + ratio.toFixed(2)] = true; }
  });
  return seen < 100 ? "only " + seen + " texts were looked at" : Object.keys(weak).join("\n");
}())
