// Before an application is sent: asks whether this address has to show work, lets a worker do it, then sends.
// Whatever goes wrong here, the form is sent as it is, and the server says in a sentence what is missing.
const form = document.querySelector("form[data-task]");
const button = form.querySelector("[type=submit]");
const reckoning = form.querySelector("[data-reckoning]");

function busy(yes) {
  button.disabled = yes;
  if (!yes) reckoning.hidden = true;
}

function solve(task) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(form.dataset.worker);
    worker.addEventListener("message", (event) => {
      worker.terminate();
      resolve(event.data);
    });
    worker.addEventListener("error", reject);
    worker.postMessage(task.parameters);
  });
}

async function prove() {
  const answer = await fetch(form.dataset.task);
  const { task } = await answer.json();
  if (!task) return "";
  reckoning.hidden = false;
  return btoa(JSON.stringify({ challenge: task, solution: await solve(task) }));
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (button.disabled) return;
  busy(true);
  form.elements.proof.value = await prove().catch(() => "");
  form.submit();
});

// a page taken back from the browser's memory can be sent again
window.addEventListener("pageshow", () => busy(false));
