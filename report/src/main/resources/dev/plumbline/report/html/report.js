
"use strict";
(function () {
  var form = document.getElementById("filter");
  if (!form) { return; }
  var text = document.getElementById("f-text");
  var section = document.getElementById("f-section");
  var verdict = document.getElementById("f-verdict");
  var owner = document.getElementById("f-owner");
  var count = document.getElementById("count");
  var rows = Array.prototype.slice.call(document.querySelectorAll("#clause-table tbody tr"));
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });

  function shows(row, i) {
    var words = text.value.toLowerCase().split(/\s+/);
    return words.every(function (word) { return texts[i].indexOf(word) >= 0; })
      && (!section.value || row.dataset.section === section.value)
      && (!verdict.value || row.dataset.verdict === verdict.value)
      && (!owner || !owner.value || row.dataset.owner.indexOf(" " + owner.value + " ") >= 0);
  }

  function apply() {
    var shown = 0;
    rows.forEach(function (row, i) {
      var on = shows(row, i);
      row.hidden = !on;
      if (on) { shown++; }
    });
    count.textContent = shown === rows.length
      ? rows.length + " clauses"
      : shown + " of " + rows.length + " clauses";
  }

  function reveal() {
    var row = location.hash.indexOf("#clause-") === 0
      ? document.getElementById(location.hash.slice(1)) : null;
    if (row && row.hidden) {
      form.reset();
      apply();
      row.scrollIntoView();
    }
    if (row) { row.focus({ preventScroll: true }); }
  }

  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("input", apply);
  form.addEventListener("reset", function () { setTimeout(apply, 0); });
  document.querySelectorAll(".tiles a[data-verdict]").forEach(function (link) {
    link.addEventListener("click", function () {
      form.reset();
      verdict.value = link.dataset.verdict;
      apply();
    });
  });
  window.addEventListener("hashchange", reveal);
  reveal();
}());
