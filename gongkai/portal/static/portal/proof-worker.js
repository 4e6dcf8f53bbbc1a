// Finds the counter whose hash begins as asked: altcha's scheme SHA-256, version 2.
// hash = SHA-256(salt + nonce + counter as 4 bytes, the highest first), then `cost` - 1 times SHA-256 of the hash.
// SHA-256 (FIPS 180-4) is written out because crypto.subtle is absent on plain http, and slower for so short texts.
"use strict";

const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
const fraction = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
const START = Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));
const K = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)));
const words = new Int32Array(64);
const turn = (x, n) => (x >>> n) | (x << (32 - n));

// Hashes the one block that stands in words[0..15] into `out` (8 words).
function block(out) {
  for (let i = 16; i < 64; i++) {
    const x = words[i - 15], y = words[i - 2];
    words[i] = (words[i - 16] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + words[i - 7] + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
  }
  let [a, b, c, d, e, f, g, h] = START;
  for (let i = 0; i < 64; i++) {
    const s = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + words[i]) | 0;
    const t = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + s) | 0; d = c; c = b; b = a; a = (s + t) | 0;
  }
  const end = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) out[i] = (START[i] + end[i]) | 0;
}

// Lays words and, if given, a counter into the block, with the padding of a message so long.
function lay(message, counter) {
  words.fill(0, 0, 16);
  words.set(message);
  let length = message.length;
  if (counter !== undefined) words[length++] = counter;
  words[length] = 0x80000000 | 0;
  words[15] = length * 32; // bits
}

const fromHex = (hex) => hex.match(/.{8}/g).map((word) => parseInt(word, 16) | 0);
const toHex = (hash) => Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, "0")).join("");

function solve({ salt, nonce, cost, keyPrefix }) {
  const message = Int32Array.from([...fromHex(salt), ...fromHex(nonce)]); // 16 bytes each: one block is enough
  const shift = 32 - 4 * keyPrefix.length; // of up to 7 digits
  const wanted = parseInt(keyPrefix, 16);
  const hash = new Int32Array(8);
  for (let counter = 0; ; counter++) {
    lay(message, counter);
    block(hash);
    for (let round = 1; round < cost; round++) {
      lay(hash);
      block(hash);
    }
    if (hash[0] >>> shift === wanted) return { counter, derivedKey: toHex(hash) };
  }
}

self.addEventListener("message", (event) => self.postMessage(solve(event.data)));
