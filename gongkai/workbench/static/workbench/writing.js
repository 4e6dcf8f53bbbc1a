// The page on which a report is written: keeps what is typed, shows what colleagues do, puts live figures in.
// Without it the page works by its buttons. Whatever fails here is said, and the words stay in the page.
"use strict";

const PAUSE = 1500; // ms without a key before the words are sent
const AGAIN = 10000; // ms before they are sent again where that failed
const LOOK = 15000; // ms between looks at what colleagues do

const form = document.querySelector("form[data-keep]");
const said = form.querySelector("[data-said]");
const boxes = Array.from(form.querySelectorAll("textarea[data-passage]"));
let timer = 0;
let busy = null; // the request under way
let typed = false; // something was typed that has not been sent
let lost = false; // the last try to keep it failed
let cut = false; // the server was not reached, or knows this person no longer
let leaving = false;
let here = boxes[0]; // the box a figure goes into

const field = (name, box) => form.elements[`${name}_${box.dataset.passage}`];
const even = (text) => text.replace(/\r\n?/g, "\n").trim();

function say(words, failed) {
  lost = failed;
  said.classList.toggle("is-lost", failed);
  if (said.textContent !== words) said.textContent = words;
}

function later(wait) {
  clearTimeout(timer);
  timer = setTimeout(() => send(false), wait);
}

function why(answer) {
  if (!answer) return "连不上服务器，写的还在这一页，连上以后自动再存";
  if (answer.type === "opaqueredirect") return "登录已经过期；写的还在这一页，另开窗口登录以后自动再存";
  return `服务器没有收下（${answer.status}）；写的还在这一页，先复制出来，再重新打开本页`;
}

function post(given) {
  return fetch(form.dataset.keep, { method: "POST", body: given, redirect: "manual" }).catch(() => null);
}

// Who signs in again in another window has another token; the page as it would be opened now carries it.
async function renew() {
  const page = await fetch(form.action, { redirect: "manual" }).catch(() => null);
  if (!page || !page.ok) return false;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  const token = fresh.querySelector("form[data-keep] [name=csrfmiddlewaretoken]");
  if (!token) return false;
  form.elements.csrfmiddlewaretoken.value = token.value;
  return true;
}

// A look fetches no page: where the writer may no longer write, it would keep the session alive for ever.
async function sent(given) {
  const answer = await post(given);
  if (!answer || answer.status !== 403 || given.has("look") || !(await renew())) return answer;
  given.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  return post(given);
}

// look: only ask what colleagues do, for nothing was typed since the last time
async function send(look) {
  if (busy) return look || later(PAUSE);
  const given = new FormData(form);
  if (look) given.set("look", "1");
  else typed = false;
  busy = sent(given);
  const answer = await busy;
  busy = null;
  cut = !answer || !answer.ok;
  if (!cut) take(await answer.json());
  else if (!look) {
    typed = true;
    say(`没有保存：${why(answer)}`, true);
    later(AGAIN);
  }
}

function take(told) {
  if (told.said) say(told.said, told.failed);
  for (const box of boxes) {
    const at = Number(box.dataset.passage);
    if (told.kept.includes(at)) field("kept", box).value = "1";
    const newer = told.newer.find((each) => each.position === at);
    if (newer && even(box.value) === even(field("base", box).value)) {
      box.value = field("base", box).value = newer.text;
      field("revision", box).value = newer.revision;
      grow(box);
    }
  }
  for (const [id, html] of Object.entries(told.html)) {
    const place = document.getElementById(id);
    if (place && !place.contains(document.activeElement) && place.innerHTML !== html) place.innerHTML = html;
  }
}

function grow(box) {
  while (box.rows < 24 && box.scrollHeight > box.clientHeight) box.rows += 1;
}

say("写的会自动保存，只有您看得到；存下才写进报告", false);

for (const box of boxes) {
  grow(box);
  box.addEventListener("focus", () => (here = box));
  box.addEventListener("input", () => {
    typed = true;
    grow(box);
    later(PAUSE);
  });
}

for (const button of document.querySelectorAll("[data-put]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    if (here.readOnly) return;
    here.setRangeText(button.dataset.put, here.selectionStart, here.selectionEnd, "end");
    here.focus();
    here.dispatchEvent(new Event("input"));
  });
}

// What is being kept arrives before what is saved, or it would come back later as words not saved. Where the
// server cannot be reached the page stays, for the words stand nowhere else.
form.addEventListener("submit", async (event) => {
  clearTimeout(timer);
  if (!busy && !cut) {
    leaving = true;
    return;
  }
  event.preventDefault();
  await (busy || send(false));
  if (!cut) form.requestSubmit(event.submitter);
});

document.addEventListener("visibilitychange", () => {
  if (document.hidden && typed && !leaving) send(false);
});

window.addEventListener("beforeunload", (event) => {
  if (lost && !leaving) event.preventDefault();
});

// a page taken back from the browser's memory is written on
window.addEventListener("pageshow", () => (leaving = false));

setInterval(() => {
  if (!document.hidden && !typed && !leaving) send(true);
}, LOOK);
