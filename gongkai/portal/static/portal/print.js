// Shows the print buttons where scripts run; without them the browser's own menu prints the same page.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A page left open over night prints the day of the printing, not that of its loading.
window.addEventListener("beforeprint", () => {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  for (const place of document.querySelectorAll("[data-print-day]")) {
    place.textContent = day;
    place.dateTime = day;
  }
});
