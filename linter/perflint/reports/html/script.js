// Filters the findings and hides what has none left. Written for browsers of some years ago: no build, no library.
(function () {
  "use strict";
  var form = document.getElementById("filters");
  if (!form) { return; }
  var output = form.querySelector("output");
  var note = form.querySelector(".filtered");
  var sections = document.querySelectorAll(".file, .table");
  var findings = Array.prototype.map.call(document.querySelectorAll(".finding"), function (item) {
    return { item: item, data: item.dataset, file: item.closest(".file").id, text: null };
  });

  function chosen(name) {
    var values = {};
    Array.prototype.forEach.call(form.querySelectorAll("input[name=" + name + "]:checked"), function (box) {
      values[box.value] = true;
    });
    return values;
  }

  function value(name) {
    return form.elements[name] ? form.elements[name].value : "";
  }

  function textOf(one) {
    if (one.text === null) { one.text = one.item.textContent.toLowerCase(); }
    return one.text;
  }

  function filter() {
    var words = value("search").toLowerCase().split(/\s+/).filter(Boolean);
    var severities = chosen("severity"), dimensions = chosen("dimension");
    var file = value("file"), rule = value("rule"), standing = value("standing");
    var shown = 0;
    findings.forEach(function (one) {
      var fits = severities[one.data.severity] && dimensions[one.data.dimension] &&
        (!file || one.file === file) && (!rule || one.data.rule === rule) &&
        (!standing || one.data.standing === standing) &&
        words.every(function (word) { return textOf(one).indexOf(word) >= 0; });
      if (one.item.hidden !== !fits) { one.item.hidden = !fits; }
      if (fits) { shown += 1; }
    });
    var all = shown === findings.length;
    Array.prototype.forEach.call(sections, function (section) {
      var empty = !all && section.querySelector(".finding:not([hidden])") === null;
      if (section.hidden !== empty) { section.hidden = empty; }
    });
    note.hidden = all;
    output.textContent = (shown ? output.dataset.text : output.dataset.none)
      .replace("{shown}", shown).replace("{all}", findings.length);
  }

  // A link to something that is filtered or folded away shows it again.
  function reveal() {
    var target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    if (!target) { return; }
    if (target.closest("[hidden]")) { form.reset(); filter(); }
    for (var fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) { fold.open = true; }
    target.scrollIntoView({ block: "center" });
  }

  var waiting = 0;
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", function () { clearTimeout(waiting); waiting = setTimeout(filter, 80); });
  form.addEventListener("change", filter);
  form.addEventListener("reset", function () { setTimeout(filter, 0); });
  window.addEventListener("hashchange", reveal);
  filter();
  reveal();
}());
