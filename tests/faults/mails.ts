// A mail server of as little SMTP as it takes: it takes every mail, slowly, and notes its Message-ID.
import { createServer, type Server } from "node:net";

export const received: string[] = [];

export async function mailServer(port: number): Promise<Server> {
  const server = createServer((socket) => {
    let [rest, body, inData] = ["", "", false];
    socket.setEncoding("utf8").on("error", () => undefined);
    socket.write("220 faults\r\n");
    socket.on("data", (chunk: string) => {
      const lines = (rest + chunk).split("\r\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        if (!inData) {
          inData = line === "DATA";
          socket.write(inData ? "354 go on\r\n" : "250 well\r\n");
        } else if (line === ".") {
          received.push(/^Message-ID: <([^>]+)/im.exec(body)?.[1] ?? "");
          [body, inData] = ["", false];
          setTimeout(() => socket.writable && socket.write("250 taken\r\n"), 40);
        } else body += `${line}\n`;
      }
    });
  });
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  return server;
}
