// Keeps what a page of the questionnaire holds while it stays open, and says so. The page works without this script:
// then it is kept by its buttons. Nothing is stored in the browser: computers at schools are shared.
"use strict";

const form = document.getElementById("step");
const pill = document.getElementById("saved");
const unsaved = document.getElementById("unsaved");
const brief = document.getElementById("brief"); // the line that stays in view while something is not saved
const explanation = unsaved.querySelector("p");
const sentences = { failing: explanation.textContent, refused: explanation.dataset.refused };
const handedOver = new Set(); // what was sent off and not answered yet: finding it stored is no conflict
const MOST_KEPT_ALIVE = 60000; // browsers refuse more
const LONGEST_WAIT = 15000;
let changed = 0; // counts the changes on this page
let kept = 0; // the change up to which the server has everything
let saving = null;
let retry = 0;
let wait = 2;
let fresh = 0;
let refused = false; // the server will not keep this page: only its buttons lead on
let broken = false; // this script does not work in this browser: the page works as it does without it
let pressed = null; // the button that was pressed last

function entries() {
  const data = new FormData(form);
  data.delete("reviewed");
  return data;
}

async function post(data) {
  const body = new URLSearchParams(data);
  const patience = new AbortController();
  const end = setTimeout(() => patience.abort(), LONGEST_WAIT);
  const request = {
    method: "POST", body, headers: { Accept: "application/json" }, signal: patience.signal,
    keepalive: body.toString().length < MOST_KEPT_ALIVE, // goes on when the page is left
  };
  try {
    const reply = await fetch(form.dataset.save, request).catch(() => { throw new Away(); });
    const isAnswer = (reply.headers.get("Content-Type") || "").startsWith("application/json");
    if (!isAnswer && reply.status < 500 && reply.status !== 429) throw new Refusal();
    if (!isAnswer) throw new Away();
    const words = await reply.text().catch(() => { throw new Away(); });
    return JSON.parse(words);
  } finally {
    clearTimeout(end);
  }
}

class Refusal extends Error {} // the server will not keep it
class Away extends Error {} // nobody answers for now

// Hands over everything the page holds, once more when the token was too old, and takes in the answer.
async function saveOnce() {
  const upTo = changed;
  const data = entries();
  for (const [name, value] of data) handedOver.add(name === "cleared" ? "a-" + value + "=" : name + "=" + value.trim());
  let answer = await post(data);
  if (answer.token) {
    form.elements.csrf_token.value = answer.token;
    data.set("csrf_token", answer.token);
    answer = await post(data);
    if (answer.token) throw new Refusal();
  }
  kept = upTo;
  if (takeIn(answer)) changed += 1;
  handedOver.clear();
}

async function save() {
  clearTimeout(retry);
  saving = saving || (async () => {
    try {
      while (kept < changed) await saveOnce();
      wait = 2;
      refused = false;
      tellFailing(null);
    } catch (error) {
      refused = error instanceof Refusal;
      broken = !refused && !(error instanceof Away);
      tellFailing(broken ? null : refused ? "refused" : "failing");
      if (!refused && !broken) retry = setTimeout(save, wait * 1000);
      wait = Math.min(wait * 2, 30);
    }
    saving = null;
  })();
  return saving;
}

function tellFailing(why) {
  if (why) {
    explanation.textContent = sentences[why];
    pill.textContent = "";
  }
  unsaved.hidden = brief.hidden = !why;
}

// Returns whether something has to be handed over once more.
function takeIn(answer) {
  if (answer.late) return tellLate(answer.late);
  const was = JSON.parse(answer.was);
  const again = answer.conflicts.filter((conflict) => handedOver.has(nameOf(conflict.id) + "=" + conflict.value));
  const open = answer.conflicts.filter((conflict) => !again.includes(conflict));
  // As long as nobody chose, the form keeps saying what a field in conflict was before: so nothing goes over it.
  for (const conflict of again) was[conflict.field] = conflict.value;
  form.elements.was.value = JSON.stringify(was);
  tellSent(answer.sent);
  if (kept === changed) tellSaved(answer);
  for (const [id, words] of Object.entries(answer.texts)) {
    const element = document.getElementById(id);
    if (element) element.textContent = words;
  }
  const bar = document.getElementById("progress");
  if (bar) bar.value = answer.answered;
  sayAll(answer.wrong, open);
  return again.length > 0;
}

// Somebody else may have sent these answers while this page was open.
function tellSent(words) {
  const notice = document.getElementById("sent");
  const said = notice.querySelector("p");
  if (said.textContent === words) return;
  notice.setAttribute("role", "alert");
  said.textContent = words;
  notice.hidden = !words;
}

// What was just kept is said in view for a moment; after that it stands below the answers and covers none of them.
function tellSaved(answer) {
  pill.textContent = answer.unkept || (answer.saved ? "✓ " + answer.saved : "");
  pill.classList.toggle("partly", Boolean(answer.unkept));
  pill.classList.add("fresh");
  clearTimeout(fresh);
  fresh = setTimeout(() => pill.classList.toggle("fresh", Boolean(answer.unkept)), 4000);
}

const nameOf = (id) => document.getElementById(id).name;

// What is said already stays as it is: it would be read aloud again.
function sayAll(wrong, conflicts) {
  const sentences = new Map([...Object.entries(wrong), ...conflicts.map((conflict) => [conflict.id, conflict.sentence])]);
  dropSolved(sentences);
  for (const old of document.querySelectorAll("[data-said]")) {
    if (sentences.get(old.dataset.said) === old.firstChild.data) sentences.delete(old.dataset.said);
    else old.remove();
  }
  for (const [id, sentence] of sentences) {
    const words = say(id, sentence);
    const conflict = conflicts.find((each) => each.id === id);
    if (conflict) offerChoice(conflict, words);
  }
}

// What the server wrote into the page goes as soon as it no longer holds; what still does is said beside its control.
function dropSolved(sentences) {
  for (const words of document.querySelectorAll("p.wrong[id]")) {
    const id = words.id.replace(/-wrong$/, "");
    if (!sentences.has(id)) document.getElementById(id).removeAttribute("aria-invalid");
    words.remove();
  }
  const summary = document.getElementById("errors");
  if (!summary || ["changed", "empty"].includes(summary.dataset.reason)) return;
  for (const link of summary.querySelectorAll("li a")) {
    const sentence = sentences.get(link.hash.slice(1));
    if (sentence) link.textContent = sentence;
    else link.closest("li").remove();
  }
  if (!summary.querySelector("li")) summary.remove();
}

function tellLate(late) {
  unsaved.querySelector("h2").textContent = late.title;
  sentences.failing = sentences.refused = late.text;
  throw new Refusal();
}

function say(id, sentence) {
  const place = document.getElementById(id).closest(".card, .field");
  const words = document.createElement("div");
  words.className = "wrong";
  words.dataset.said = id;
  words.setAttribute("role", "alert");
  words.textContent = sentence;
  place.querySelector("legend, label").after(words);
  return words;
}

function offerChoice(conflict, words) {
  words.append(document.getElementById("choose").content.cloneNode(true));
  words.addEventListener("click", (event) => {
    if (!event.target.value) return;
    const control = form.elements[nameOf(conflict.id)];
    if (event.target.value === "elsewhere") fill(control, conflict.value);
    const was = JSON.parse(form.elements.was.value);
    was[conflict.field] = conflict.value;
    form.elements.was.value = JSON.stringify(was);
    words.remove();
    (control.focus ? control : document.getElementById(conflict.id)).focus();
    noteChange();
  });
}

// A group of radios takes no empty value: then none of them is chosen.
function fill(control, value) {
  control.value = value;
  if (!value && control instanceof RadioNodeList) for (const radio of control) radio.checked = false;
}

// Nothing chosen is nothing said: a hidden field says that the answer was taken back. An answer chosen later goes before it.
function takeBack(code) {
  const radios = form.elements["a-" + code];
  radios[0].focus(); // the button is gone once nothing is chosen
  fill(radios, "");
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "cleared", value: code });
  form.append(field);
  noteChange();
}

function noteChange() {
  changed += 1;
  pill.textContent = "";
  countPicks();
  return save();
}

function countPicks() {
  const picked = document.getElementById("picked");
  if (!picked) return;
  const count = form.querySelectorAll("[name=pick]:checked").length;
  const tooMany = count > Number(picked.dataset.limit);
  const words = tooMany ? picked.dataset.tooMany : picked.dataset.count;
  picked.classList.toggle("partly", tooMany);
  picked.textContent = words.replace("{count}", String(count));
}

let typing = 0;
form.addEventListener("change", noteChange);
form.addEventListener("input", (event) => {
  if (event.target.tagName !== "TEXTAREA") return;
  changed += 1;
  pill.textContent = "";
  clearTimeout(typing);
  typing = setTimeout(save, 1500);
});
function saveNow() {
  clearTimeout(typing);
  if (kept < changed && !refused && !broken) save();
}
window.addEventListener("pagehide", saveNow);
document.addEventListener("visibilitychange", () => { if (document.hidden) saveNow(); });
unsaved.querySelector("button").addEventListener("click", save);
window.addEventListener("online", () => { if (kept < changed) save(); });

// A button first waits for what is on its way: going on may not fail on a connection that is away.
// Some of its buttons stand outside the form: in the head of the page and beside the questions.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || button.form !== form) return;
  if (button.name === "clear" && !broken && !refused) {
    event.preventDefault();
    takeBack(button.value);
  } else pressed = button;
});
form.addEventListener("submit", async (event) => {
  if (broken || refused || (kept === changed && !saving)) return;
  event.preventDefault();
  const button = event.submitter || pressed;
  await save();
  if (broken || refused || kept === changed) goOn(button);
  else unsaved.scrollIntoView({ block: "nearest" });
});

// Older browsers cannot press a button by name: its field goes along in a hidden one.
function goOn(button) {
  kept = changed;
  if (form.requestSubmit) return form.requestSubmit(button);
  if (button && button.name) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: button.name, value: button.value });
    form.append(field);
  }
  return form.submit();
}
window.addEventListener("beforeunload", (event) => {
  if (kept < changed && !refused && !broken) event.preventDefault();
});
