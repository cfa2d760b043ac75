// A mail server that keeps nothing: it tells on standard output what it was sent, and on standard input how it is to behave.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { SMTPServer } from "smtp-server";

const [certificate, key, security, user, password] = process.argv.slice(2);
let mood = "accept";
const sockets = new Set();
const tell = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);
const refusal = (code, said = "Not now") => Object.assign(new Error(said), { responseCode: Number(code) });
// "550" refuses every receiver with that status, "mail 530" whoever sends, "data 550 5.7.60" what was sent; what follows the status is said with it.
const refused = (step) => {
  const [, at, code, said] = /^(?:(mail|data) )?(\d{3})(?: (.*))?$/.exec(mood) || [];
  return code && (at || "rcpt") === step ? refusal(code, said) : undefined;
};

const server = new SMTPServer({
  cert: readFileSync(certificate),
  key: readFileSync(key),
  secure: security === "tls",
  hideSTARTTLS: security === "plain",
  authOptional: !user,
  disabledCommands: security === "nosignin" ? ["AUTH"] : [],
  disableReverseLookup: true,
  logger: false,
  onAuth: (auth, session, done) =>
    auth.username === user && auth.password === password ? done(null, { user }) : done(refusal(535)),
  onConnect: (session, done) => {
    tell({ connected: true });
    if (mood === "hang") return;
    if (mood === "drop") return sockets.forEach((socket) => socket.destroy());
    done();
  },
  onMailFrom: (address, session, done) => done(refused("mail")),
  onRcptTo: (address, session, done) => done(refused("rcpt")),
  onData: (stream, session, done) => {
    const chunks = [];
    stream.on("data", (chunk) => chunks.push(chunk));
    stream.on("end", () => {
      if (refused("data")) return done(refused("data"));
      tell({ mail: Buffer.concat(chunks).toString("base64"), to: session.envelope.rcptTo.map((one) => one.address), secure: session.secure, user: session.user || null, host: session.hostNameAppearsAs });
      if (mood === "forget") return sockets.forEach((socket) => socket.destroy());
      done();
    });
  },
});
server.on("error", () => {});
server.server.on("connection", (socket) => {
  sockets.add(socket);
  socket.on("close", () => sockets.delete(socket));
});
createInterface({ input: process.stdin })
  .on("line", (line) => {
    mood = line;
    tell({ mood });
  })
  .on("close", () => process.exit(0));
const listening = server.listen(0, "127.0.0.1", () => tell({ port: listening.address().port }));
