(function () {
  var d = document;
  function show() {
    var t = location.hash && d.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var e = t; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    if (t && t.closest("details")) t.scrollIntoView();
  }
  addEventListener("hashchange", show);
  d.addEventListener("click", function (e) {
    var a = e.target.closest && e.target.closest('a[href^="#"]');
    if (a && a.getAttribute("href") === location.hash) show();
  });
  show();
  var was = [];
  addEventListener("beforeprint", function () {
    was = [];
    d.querySelectorAll("details:not([open])").forEach(function (e) { e.open = true; was.push(e); });
  });
  addEventListener("afterprint", function () { was.forEach(function (e) { e.open = false; }); });
  var held = null;
  function lit(k, on) {
    d.querySelectorAll('[data-k="' + k + '"]').forEach(function (e) { e.classList.toggle("lit", on); });
  }
  d.querySelectorAll("[data-k]").forEach(function (e) {
    var k = e.dataset.k;
    e.addEventListener("mouseenter", function () { lit(k, true); });
    e.addEventListener("mouseleave", function () { if (held !== k) lit(k, false); });
    e.addEventListener("click", function () {
      if (held) lit(held, false);
      held = held === k ? null : k;
      if (held) lit(k, true);
    });
  });
  function copier(label, text) {
    var b = d.createElement("button");
    b.type = "button";
    b.className = "copy";
    b.textContent = label;
    b.addEventListener("click", function () {
      navigator.clipboard.writeText(text()).then(function () {
        b.textContent = "copied";
        setTimeout(function () { b.textContent = label; }, 1600);
      });
    });
    return b;
  }
  if (!navigator.clipboard) return;
  function words(e) { return e.textContent.replace(/\s+/g, " ").trim(); }
  d.querySelectorAll(".conf").forEach(function (c) {
    c.querySelector(".acts").appendChild(copier("copy with citation", function () {
      var sides = [].map.call(c.querySelectorAll(".side"), function (f) {
        return "\u201c" + words(f.querySelector("blockquote")) + "\u201d (" + words(f.querySelector("figcaption")) + ", " + words(f.querySelector(".meta a")) + ")";
      });
      return sides.join("\n") + "\n" + words(c.querySelector(".rule"));
    }));
  });
  d.querySelectorAll(".rt .dk").forEach(function (k) {
    k.appendChild(copier("copy", function () {
      var sides = [].map.call(k.parentElement.querySelectorAll("p"), words);
      return words(k.querySelector("b")) + "\n" + sides.join("\n");
    }));
  });
})();
