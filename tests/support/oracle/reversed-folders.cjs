/** Required before a program: every folder lists its entries backwards, as another file system may. */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { readdirSync, readdir } = fs;
const reversed = (entries) => (Array.isArray(entries) ? [...entries].reverse() : entries);

fs.readdirSync = (...args) => reversed(readdirSync(...args));
fs.readdir = (...args) => {
  const done = args.pop();
  readdir(...args, (error, entries) => done(error, reversed(entries)));
};
const { readdir: later } = fs.promises;
fs.promises.readdir = async (...args) => reversed(await later(...args));
syncBuiltinESMExports();
